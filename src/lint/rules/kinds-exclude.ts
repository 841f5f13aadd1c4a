import type { Sentence } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { idsNamed } from '../records/rows-by-id.ts';
import type { RuleContext } from './context.ts';

// Two kinds of which nothing can be both.
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/^positive/iu, /^negative/iu],
  [/^(?:позитивн|положительн)/iu, /^(?:негативн|отрицательн)/iu],
  [/^automat/iu, /^manual/iu],
  [/^автомат/iu, /^ручн/iu],
  [/^(?:passed|succeeded|green)/iu, /^(?:failed|red|skipped|denied)/iu],
  [/^(?:успешн|прошли|пройден)/iu, /^(?:не ?прош|неуспешн|провал|пропущ|отклон)/iu],
  [/^(?:executed|run)(?!\p{L})/iu, /^(?:not (?:executed|run)|skipped)/iu],
];
const FEWEST = 2;

/** What is listed as of one kind is not listed beside it as of the opposite one: `Positive: P1, P6` and `Negative: P6, P8`. */
export function kindsExclude({ document }: RuleContext): LintFinding[] {
  const lists = document.sentences.flatMap((sentence) => {
    const ids = sentence.label === null ? [] : idsNamed(sentence.value.split(/[;.]\s|\s[—–]\s/u)[0] ?? '');
    return ids.length >= FEWEST && standsInThisRun(sentence) ? [{ sentence, ids }] : [];
  });
  return lists.flatMap(({ sentence, ids }, index) =>
    lists.slice(index + 1).flatMap((other) => {
      const twice = ids.find((id) => other.ids.includes(id));
      if (twice === undefined || !areOfOnePart(sentence, other.sentence)) return [];
      return areOpposite(sentence, other.sentence) ? [report(twice, sentence, other.sentence)] : [];
    }),
  );
}

function areOpposite({ label: one }: Sentence, { label: other }: Sentence): boolean {
  return OPPOSITES.some(
    ([a, b]) => (a.test(one ?? '') && b.test(other ?? '')) || (b.test(one ?? '') && a.test(other ?? '')),
  );
}

function report(id: string, one: Sentence, other: Sentence): LintFinding {
  return finding(
    'id-counted-twice',
    [one, id],
    [other, id],
    `${id} is listed under "${one.label}" in line ${one.line}, and under "${other.label}" in line ${other.line}.`,
  );
}
