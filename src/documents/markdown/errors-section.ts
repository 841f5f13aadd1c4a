import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import { coverageInUse } from '../coverage-in-use.ts';
import { amount, idList, scenarioLabel } from '../words.ts';
import { code, heading, type Inline, paragraph, tableOr } from './nodes.ts';

/** Section 5: every error answer, every failed check, every retry, and what was not executed. */
export function errorsSection(run: AuditRun): RootContent[] {
  return [
    heading(2, '5. Errors and retries'),
    heading(3, '4xx/5xx answers and errors inside other answers'),
    paragraph(errorWords(run)),
    ...errorTable(run),
    heading(3, 'Failed checks'),
    tableOr(['Check', 'Test', 'What failed'], failedRows(run), failedNone(run)),
    ...outsideTable(run),
    heading(3, 'Retries'),
    tableOr(
      ['Reason', 'Test', 'Attempt', 'Wait before it'],
      run.retries.map((retry) => [
        retry.reason,
        scenarioLabel(retry),
        String(retry.attempt),
        `${retry.waitMs} ms`,
      ]),
      'No call was repeated.',
    ),
    heading(3, 'Gaps'),
    paragraph(gapWords(run)),
    heading(3, 'Fields of the schemas that no answer had'),
    paragraph(
      `Looked at: ${amount(run.drift.objects, 'object', 'objects')} in the answers to the entries. Fields that a schema does not name are findings of section 7.`,
    ),
    tableOr(
      ['Schema', 'Place', 'Fields', 'Objects'],
      run.drift.neverSeen.map(({ schema, at, absent, objects }) => [
        code(schema),
        at === '' ? 'the whole' : code(at),
        absent.flatMap((field, index) => (index === 0 ? [code(field)] : [', ', code(field)])),
        String(objects),
      ]),
      run.drift.objects === 0 ? 'There was no answer to look at.' : 'Every field of the schemas came.',
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

function errorTable({ errors }: AuditRun): RootContent[] {
  if (errors.length === 0) return [];
  const rows = errors.map((error) => [
    error.status === null ? 'no answer' : `HTTP ${error.status}`,
    error.code === null ? 'none' : code(error.code),
    scenarioLabel(error),
    error.role,
    error.message,
    error.expected ? 'yes' : 'no',
  ]);
  return [tableOr(['Status', 'Code', 'Test', 'Call', 'Message', 'Expected'], rows, '')];
}

function failedRows({ entries }: AuditRun): Inline[][] {
  return entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ result }) => result === 'fail')
      .flatMap(({ name, checks, rows }) => {
        const label = scenarioLabel({ id, scenario: name });
        const failed = checks.filter(({ result }) => result === 'fail');
        const wrong = rows.filter(({ expected, actual }) => expected !== actual);
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

function gapWords(run: AuditRun): string {
  const { coverage, entries } = run;
  const skipped = entries.filter(({ class: kind }) => kind === 'skipped').map(({ id }) => id);
  const notExecuted = coverage.notExecuted.map(({ id }) => id);
  const noCase = coverageInUse(run).withoutCase;
  if (skipped.length + notExecuted.length + noCase.length === 0) {
    return 'Nothing of the profile was skipped or left out, and every entry of the spec document has a case.';
  }
  return (
    `Skipped: ${idList(skipped)}. Not executed: ${idList(notExecuted)}. ` +
    `Entries without a case: ${idList(noCase)}. The reasons stand in section 2.`
  );
}
