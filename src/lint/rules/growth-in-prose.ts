import type { Sentence } from '../document/lint-document.ts';
import { wholeNumber } from '../document/numbers.ts';
import { placeAt } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const NUMBER = String.raw`(?<![\d.,:/-])(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?![.,:/-]?\d|\s?%)`;
const FAR = String.raw`[^.;:\d]{0,60}?`;
const BEFORE = new RegExp(
  String.raw`(?:\bbefore\b|\bheld\b|\bhad\b|\bwere\b|(?<!\p{L})(?:перед|до|было|имелось))(?!\p{L})${FAR}(?:[\w.]*\d[\w.]*_\w+${FAR})?${NUMBER}|${NUMBER}\s+(?:\p{L}+\s+){0,2}before\b`,
  'iu',
);
const AFTER = new RegExp(
  String.raw`(?:\bafter(?:wards)?\b|\bnow\b|\bthen\b|(?<!\p{L})(?:после|стало|теперь))(?!\p{L})${FAR}${NUMBER}|${NUMBER}\s+(?:\p{L}+\s+){0,2}after(?:wards)?\b`,
  'iu',
);
const ADDED = new RegExp(
  String.raw`(?:\badded\b|\bgrew by\b|\bgrowth\b|\bincrease(?:d by)?\b|\bgained\b|(?<!\p{L})(?:добав\p{L}*|прирост\p{L}*|прибав\p{L}*|увеличил\p{L}* на|вырос\p{L}* на))(?!\p{L})${FAR}${NUMBER}|${NUMBER}\s+(?:new|more|новых)(?!\p{L})`,
  'iu',
);

/** What was, what was added and what is then must agree, in the sentences of one paragraph: `41,280 before, 1,146 new, 42,426 after`. */
export function growthInProse({ document }: RuleContext): LintFinding[] {
  return paragraphsOf(document.sentences).flatMap((sentences) => {
    const [before, after, added] = [BEFORE, AFTER, ADDED].map((pattern) => firstOf(pattern, sentences));
    if (before === undefined || after === undefined || added === undefined) return [];
    const sum = before.value + added.value;
    // Numbers of different things are far from each other.
    if (sum === after.value || before.value < 10 || Math.abs(sum - after.value) > after.value * 0.1)
      return [];
    if ([before.value, added.value].includes(after.value)) return [];
    return [
      finding(
        'sum-is-wrong',
        [before.spot, before.value],
        [after.spot, after.value],
        `Line ${before.spot.line} names ${before.value} before and line ${added.spot.line} ${added.value} added, which make ${sum}, but line ${after.spot.line} names ${after.value} after.`,
      ),
    ];
  });
}

/** Sentences of one paragraph or item, in their order. */
function paragraphsOf(sentences: readonly Sentence[]): Sentence[][] {
  const groups: Sentence[][] = [];
  let last: Sentence | undefined;
  for (const sentence of sentences) {
    if (!isOfThisRun(sentence) || sentence.origin === 'heading') continue;
    const end = last?.starts.at(-1)?.line ?? 0;
    const joins = last !== undefined && last.origin === sentence.origin && sentence.line - end <= 1;
    if (joins && sentence.origin === 'paragraph') groups.at(-1)?.push(sentence);
    else groups.push([sentence]);
    last = sentence;
  }
  return groups;
}

function firstOf(
  pattern: RegExp,
  sentences: readonly Sentence[],
): { spot: Sentence; value: number } | undefined {
  for (const sentence of sentences) {
    const found = pattern.exec(sentence.text);
    const digits = found?.slice(1).find((group) => group !== undefined);
    if (found === null || digits === undefined) continue;
    const at = found.index + found[0].indexOf(digits);
    return { spot: placeAt(sentence, at), value: wholeNumber(digits) };
  }
  return undefined;
}
