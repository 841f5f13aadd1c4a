import type { RootContent } from 'mdast';
import type { AccountWrite } from '../../model/account.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import { hasFailed } from '../loader-words.ts';
import { titledLabel } from '../titles.ts';
import { amount } from '../words.ts';
import { code, foldedTable, heading, type Inline, paragraph, table, tableOr } from './nodes.ts';

/** Section 5: every error answer, every failed check and every retry. */
export function errorsSection(run: AuditRun): RootContent[] {
  return [
    heading(2, '5. Errors and retries'),
    heading(3, '4xx/5xx answers and errors inside other answers'),
    paragraph(errorWords(run)),
    ...errorTable(run),
    heading(3, 'Failed checks'),
    tableOr(['Check', 'Test', 'What failed'], failedRows(run), failedNone(run)),
    ...outsideTable(run),
    ...loaderTable(run),
    ...accountTables(run),
    heading(3, 'Retries'),
    tableOr(
      ['Reason', 'Test', 'Attempt', 'Wait before it'],
      run.retries.map((retry) => [
        retry.reason,
        titledLabel(run, retry),
        String(retry.attempt),
        `${retry.waitMs} ms`,
      ]),
      'No call was repeated.',
    ),
    heading(3, 'Fields of the schemas that no answer had'),
    paragraph(
      `Looked at: ${amount(run.drift.objects, 'object', 'objects')} in the answers to the entries. Fields that a schema does not name are findings of section 7.`,
    ),
    ...foldedTable(
      ['Schema', 'Place', 'Fields', 'Objects'],
      run.drift.neverSeen.map(({ schema, at, absent, objects }) => [
        code(schema),
        at === '' ? 'the whole' : code(at),
        absent.flatMap((field, index) => (index === 0 ? [code(field)] : [', ', code(field)])),
        String(objects),
      ]),
      {
        summary: `${run.drift.neverSeen.length} places of the schemas`,
        none:
          run.drift.objects === 0 ? 'There was no answer to look at.' : 'Every field of the schemas came.',
      },
    ),
  ];
}

function errorWords({ errors, run }: AuditRun): string {
  if (errors.length === 0)
    return run.answeredBy.length === 0 ? 'No call was answered.' : 'No call was answered with an error.';
  const expected = errors.filter((error) => error.expected).length;
  return (
    `${amount(errors.length, 'error answer', 'error answers')}, of which ${expected} ` +
    `${expected === 1 ? 'is' : 'are'} what the scenario asks for. Setup, follow-up and prerequisite calls are included.`
  );
}

// Those that nobody asked for stand first, and are never folded away.
function errorTable(run: AuditRun): RootContent[] {
  if (run.errors.length === 0) return [];
  const head = ['Status', 'Code', 'Test', 'Call', 'Message', 'Expected'];
  const rows = [...run.errors]
    .sort((a, b) => Number(a.expected) - Number(b.expected))
    .map((error) => [
      error.status === null ? 'no answer' : `HTTP ${error.status}`,
      error.code === null ? 'none' : code(error.code),
      titledLabel(run, error),
      error.role,
      error.message,
      error.expected ? 'yes' : 'no',
    ]);
  return run.errors.every(({ expected }) => expected)
    ? foldedTable(head, rows, { summary: 'Each of them', none: '' })
    : [table(head, rows)];
}

function failedRows(run: AuditRun): Inline[][] {
  return run.entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ result }) => result === 'fail')
      .flatMap(({ name, checks, rows }) => {
        const label = titledLabel(run, { id, scenario: name });
        const failed = checks.filter(({ result }) => result === 'fail');
        const told = new Set(failed.map((check) => check.name));
        const wrong = rows.filter(
          ({ table: name, expected, actual }) => expected !== actual && !told.has(`rows:${name}`),
        );
        const found = [
          ...failed.map((check) => [code(check.name), label, check.message ?? 'no message']),
          ...wrong.map((row) => [
            'row count',
            label,
            `${row.table}: expected ${row.expected} new rows, found ${row.actual}`,
          ]),
        ];
        return found.length > 0 ? found : [['no check passed', label, 'the scenario asserted nothing']];
      }),
  );
}

function failedNone({ coverage }: AuditRun): string {
  return coverage.executed === 0 ? 'No entry was executed, so no check could fail.' : 'No check failed.';
}

function outsideTable({ unhandledErrors }: AuditRun): RootContent[] {
  if (unhandledErrors.length === 0) return [];
  return [
    heading(3, 'Errors outside the cases'),
    tableOr(
      ['Error'],
      unhandledErrors.map((message) => [message]),
      '',
    ),
  ];
}

function accountTables(run: AuditRun): RootContent[] {
  const tableOf = (title: string, writes: readonly AccountWrite[]) =>
    writes.length === 0
      ? []
      : [
          heading(3, title),
          tableOr(
            ['Test', 'What', 'Call that undoes it'],
            writes.map((write) => [
              titledLabel(run, write),
              write.what,
              write.call === null ? 'none is known' : code(write.call),
            ]),
            '',
          ),
        ];
  return [
    ...tableOf('Left on the account', run.account?.left ?? []),
    ...tableOf('Undone after the tests', run.account?.undone ?? []),
  ];
}

function loaderTable({ loader }: AuditRun): RootContent[] {
  if (loader === null || !hasFailed(loader)) return [];
  return [
    heading(3, 'Last lines of the loader'),
    tableOr(
      ['Line'],
      loader.lastLines.map((line) => [code(line)]),
      'It printed nothing.',
    ),
  ];
}
