import type { AccountWrite } from '../../model/account.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import { documentInUse } from '../derive/entries.ts';
import { counted, ids } from '../derive/words.ts';
import { labelOf } from '../log/run-log.ts';
import { type Block, heading, type Line, literal, paragraph, plain, tableOr } from './span.ts';

/** Section 5: error answers, failed checks, errors outside the cases, retries, gaps. */
export function expectedErrors(run: AuditRun): Block[] {
  const { errors, retries, unhandledErrors } = run;
  const none =
    run.coverage.executed === 0 ? 'No entry was executed, so no check could fail.' : 'No check failed.';
  return [
    heading(2, '5. Errors and retries'),
    heading(3, '4xx/5xx answers and errors inside other answers'),
    paragraph(plain(errorWords(run))),
    ...tableOr(
      ['Status', 'Code', 'Test', 'Call', 'Message', 'Expected'],
      errors.map((error): Line[] => [
        plain(error.status === null ? 'no answer' : `HTTP ${error.status}`),
        error.code === null ? 'none' : literal(error.code),
        plain(labelOf(error)),
        plain(error.role),
        plain(error.message),
        error.expected ? 'yes' : 'no',
      ]),
      '',
    ),
    heading(3, 'Failed checks'),
    ...tableOr(['Check', 'Test', 'What failed'], failedChecks(run), none),
    ...(unhandledErrors.length === 0
      ? []
      : [
          heading(3, 'Errors outside the cases'),
          ...tableOr(
            ['Error'],
            unhandledErrors.map((message) => [plain(message)]),
            '',
          ),
        ]),
    ...ofAccount('Left on the account', run.account?.left),
    ...ofAccount('Undone after the tests', run.account?.undone),
    heading(3, 'Retries'),
    ...tableOr(
      ['Reason', 'Test', 'Attempt', 'Wait before it'],
      retries.map((retry): Line[] => [
        plain(retry.reason),
        plain(labelOf(retry)),
        String(retry.attempt),
        plain(`${retry.waitMs} ms`),
      ]),
      'No call was repeated.',
    ),
    heading(3, 'Gaps'),
    paragraph(plain(gapWords(run))),
    ...unseenFields(run),
  ];
}

function ofAccount(title: string, writes: readonly AccountWrite[] = []): Block[] {
  if (writes.length === 0) return [];
  const rows = writes.map((write): Line[] => [
    plain(labelOf(write)),
    plain(write.what),
    write.call === null ? 'none is known' : literal(write.call),
  ]);
  return [heading(3, title), ...tableOr(['Test', 'What', 'Call that undoes it'], rows, '')];
}

function unseenFields({ drift }: AuditRun): Block[] {
  const none = drift.objects === 0 ? 'There was no answer to look at.' : 'Every field of the schemas came.';
  return [
    heading(3, 'Fields of the schemas that no answer had'),
    paragraph(
      plain(
        `Looked at: ${counted(drift.objects, 'object', 'objects')} in the answers to the entries. Fields that a schema does not name are findings of section 7.`,
      ),
    ),
    ...tableOr(
      ['Schema', 'Place', 'Fields', 'Objects'],
      drift.neverSeen.map(({ schema, at, absent: names, objects }): Line[] => [
        literal(schema),
        at === '' ? 'the whole' : literal(at),
        names.map(literal).join(', '),
        String(objects),
      ]),
      none,
    ),
  ];
}

function errorWords({ errors, run }: AuditRun): string {
  const silent = run.answeredBy.length === 0;
  if (errors.length === 0) return `No call was answered${silent ? '' : ' with an error'}.`;
  const asked = errors.filter(({ expected }) => expected).length;
  const all = counted(errors.length, 'error answer', 'error answers');
  return `${all}, of which ${asked} ${asked === 1 ? 'is' : 'are'} what the scenario asks for. Setup, follow-up and prerequisite calls are included.`;
}

function failedChecks({ entries }: AuditRun): Line[][] {
  return entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ result }) => result === 'fail')
      .flatMap(({ name, checks, rows }) => {
        const label = plain(labelOf({ id, scenario: name }));
        const found: Line[][] = [
          ...checks
            .filter(({ result }) => result === 'fail')
            .map((check): Line[] => [literal(check.name), label, plain(check.message ?? 'no message')]),
          ...rows
            .filter(({ expected, actual }) => expected !== actual)
            .map(({ table, expected, actual }): Line[] => [
              'row count',
              label,
              plain(`${table}: expected ${expected} new rows, found ${actual}`),
            ]),
        ];
        return found.length > 0 ? found : [['no check passed', label, 'the scenario asserted nothing']];
      }),
  );
}

function gapWords(run: AuditRun): string {
  const skipped = run.entries.filter((entry) => entry.class === 'skipped').map(({ id }) => id);
  const left = run.coverage.notExecuted.map(({ id }) => id);
  const { withoutCase } = documentInUse(run);
  if ([skipped, left, withoutCase].every((list) => list.length === 0)) {
    return 'Nothing of the profile was skipped or left out, and every entry of the spec document has a case.';
  }
  return `Skipped: ${ids(skipped)}. Not executed: ${ids(left)}. Entries without a case: ${ids(withoutCase)}. The reasons stand in section 2.`;
}
