import { visible } from '../../common/plain-text.ts';
import { type CheckProblem, problemsOf } from '../../documents/html/check-problem.ts';
import type { Telling } from './failure-lines.ts';
import { longDifference } from './long-difference.ts';
import { padded, styled, widthOf, wrapped } from './terminal.ts';

/** Lines of one check that are told: more is read in the document. */
const MOST = 3;

/** A failed check: its name, then for each place that failed the place, what was expected, and what came. */
export function checkLines(name: string, message: string, telling: Telling): string[] {
  const { terminal, words } = telling;
  const problems = message.split('\n').flatMap((line) => rowProblems(line) ?? problemsOf(line));
  const left = problems.length - MOST;
  return [
    ...wrapped(terminal, '  ', visible(name)).map((line) => styled(terminal, 'bold', line)),
    ...problems.slice(0, MOST).flatMap((problem) => problemLines(problem, telling)),
    ...(left > 0 ? wrapped(terminal, '    ', words.say('fail.moreProblems', { count: left })) : []),
  ];
}

function problemLines(
  problem: Pick<CheckProblem, 'place' | 'expected' | 'came'> | string,
  telling: Telling,
): string[] {
  const { terminal, words } = telling;
  if (typeof problem === 'string') return wrapped(terminal, '    ', visible(problem));
  const [place, expected, came] = [problem.place, problem.expected, problem.came].map(visible);
  return [
    ...(place === '' ? [] : wrapped(terminal, '    ', words.say('fail.at', { place: place ?? '' }))),
    ...expectedLines(expected ?? '', came ?? '', telling),
  ];
}

function expectedLines(expected: string, came: string, { terminal, words }: Telling): string[] {
  const difference = longDifference(terminal, expected, came);
  const [wanted, got, differs] = [
    words.say('fail.expected'),
    words.say('fail.got'),
    words.say('fail.differs'),
  ];
  const width = Math.max(widthOf(wanted), widthOf(got));
  if (difference !== null) return wrapped(terminal, `      ${differs}  `, difference);
  return [
    ...wrapped(terminal, `      ${styled(terminal, 'green', padded(wanted, width))} `, expected),
    ...wrapped(terminal, `      ${styled(terminal, 'red', padded(got, width))} `, came),
  ];
}

/**
 * What a check of rows says in one line, row by row: `orders_raw: column payed is not what was answered in 2 rows. id "1":
 * expected "1", actual "0"; id "2": ...`. Null for any other line.
 */
function rowProblems(line: string): (Pick<CheckProblem, 'place' | 'expected' | 'came'> | string)[] | null {
  const [, head, rows] = /^(\S+: column \S+ is not .+? in \d+ rows?)\. (.+)$/s.exec(line) ?? [];
  if (head === undefined || rows === undefined) return null;
  // A value may hold what stands between rows, as the id of a seat does.
  const told = rows.split(/; (?=\w+ (?:"(?:[^"\\]|\\.)*"|[^;"])*?: (?:at \S.*? )?expected )/).map((row) => {
    const { place, expected, came } =
      /^(?<place>.+?: (?:at .+? )?)expected (?<expected>.+), actual (?<came>.+)$/s.exec(row)?.groups ?? {};
    if (place === undefined || expected === undefined || came === undefined) return row;
    return { place: place.replace(/:? $/, ''), expected, came };
  });
  return [head, ...told];
}
