import { problemsOf } from '../../documents/html/check-problem.ts';
import type { Translator } from '../../documents/messages/translator.ts';
import { titledLabel } from '../../documents/titles.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import { casePlace } from '../case-place.ts';

/** A scenario that failed, as a CI tells it. */
export interface CiFailure {
  /** `3.6 Get the seats of an event`. */
  label: string;
  call: string;
  /** What failed, a line for each check and each place. */
  lines: string[];
  /** Where its case is written; null where the sources are not there. */
  place: { file: string; line: number } | null;
}

/** The scenarios of a run that failed, in its order, in the words of a language. */
export function ciFailures(run: AuditRun, project: string, words: Translator): CiFailure[] {
  const { say } = words;
  return run.entries.flatMap(({ id, method, path, scenarios }) =>
    scenarios
      .filter(({ result }) => result === 'fail')
      .map(({ name, checks, rows }) => {
        const failed = checks.filter(({ result }) => result === 'fail');
        const named = new Set(failed.map((check) => check.name));
        const uneven = rows.filter((row) => row.expected !== row.actual && !named.has(`rows:${row.table}`));
        const lines = [
          ...failed.flatMap((check) =>
            problemsOf(check.message ?? '').map((problem) => `${check.name}: ${wordsOf(problem, words)}`),
          ),
          ...uneven.map(
            ({ table, expected, actual }) => `rows:${table}: ${say('fail.rows', { expected, actual })}`,
          ),
        ];
        return {
          label: titledLabel(run, { id, scenario: name }),
          call: `${method} ${path}`,
          lines: lines.length === 0 ? [say('fail.nothing')] : lines,
          place: casePlace(project, id),
        };
      }),
  );
}

function wordsOf(problem: ReturnType<typeof problemsOf>[number], { say }: Translator): string {
  if (typeof problem === 'string') return problem;
  const { place, expected, came } = problem;
  return `${place === '' ? '' : `${place}: `}${say('github.problem', { expected, came })}`;
}
