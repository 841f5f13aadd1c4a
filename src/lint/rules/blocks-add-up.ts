import { addTo } from '../../common/group-by.ts';
import { type Block, blocksOf } from '../amounts/number-blocks.ts';
import { countedBy } from '../amounts/stems.ts';
import { type Decimal, decimalsOf } from '../document/decimals.ts';
import type { Sentence } from '../document/lint-document.ts';
import { placeAt } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const IN_ALL =
  /\b(?:together|in total|altogether|in all|total(?:s|ling)?|sum|overall|add(?:s)? up to|makes? up|all (?:of )?(?:them|these))\b|(?<!\p{L})(?:в сумме|всего|итого|вместе|суммарно|сумма|общ\p{L}+)(?!\p{L})/iu;
/** Lines below a block in which its sum may be told, and above it where it leads to it. */
const BELOW = 6;
const ABOVE = 3;
const FAR_ABOVE = 11;
/** Numbers further off are of something else: those right above a list have no word for a sum. */
const NEAR_TOLD = 0.3;
const NEAR_ABOVE = 0.12;
const OF_ALL = /^(?:(?:total|all)(?: \p{L}+)?|requests|calls|tests|rows|records|count)$/iu;
const SOME =
  /\b(?:including|such as|for example|e\.g\.|at least|among others|mostly|mainly|top|slowest|largest|biggest)\b|(?<!\p{L})(?:включая|например|в основном|крупнейш\p{L}*|в том числе)(?!\p{L})/iu;

/** A number told as the sum of a list or of a column, below it or right above, is their sum. */
export function blocksAddUp({ document }: RuleContext): LintFinding[] {
  const blocks = blocksOf(document);
  const byLine = new Map<number, Sentence[]>();
  for (const sentence of document.sentences)
    if (sentence.origin !== 'row') addTo(byLine, sentence.line, sentence);
  return blocks.flatMap((block, index) => {
    const [before, after] = [endBefore(blocks, index), startBehind(blocks, index)];
    const around = [
      ...linesOf(Math.max(before, block.from - FAR_ABOVE) + 1, block.from - 1),
      ...linesOf(block.to + 1, Math.min(after - 1, block.to + BELOW)),
    ].flatMap((line) =>
      (byLine.get(line) ?? []).filter(({ sectionTitle }) => sectionTitle === block.first.sectionTitle),
    );
    const last = around.findLast(({ line }) => line < block.from);
    const found = around.flatMap((sentence) => {
      if (!isOfThisRun(sentence) || SOME.test(sentence.text)) return [];
      const end = sentence.starts.at(-1)?.line ?? sentence.line;
      const leads = sentence === last && block.from - end <= ABOVE + (block.form === 'column' ? 2 : 0);
      return wrongIn(sentence, block, leads);
    });
    // A number that is the sum tells which one is meant.
    const isTold = around.some((sentence) => decimalsOf(sentence).some((number) => isSum(number, block)));
    return isTold ? [] : found.slice(0, 1);
  });
}

function linesOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
}

// Columns of one table stand beside each other, and neither above nor below.
function endBefore(blocks: readonly Block[], index: number): number {
  const from = blocks[index]?.from ?? 0;
  let at = index - 1;
  while ((blocks[at]?.to ?? 0) >= from) at -= 1;
  return blocks[at]?.to ?? 0;
}

function startBehind(blocks: readonly Block[], index: number): number {
  const to = blocks[index]?.to ?? 0;
  let at = index + 1;
  while ((blocks[at]?.from ?? Number.POSITIVE_INFINITY) <= to) at += 1;
  return blocks[at]?.from ?? Number.POSITIVE_INFINITY;
}

function isSum({ value, unit }: Decimal, { sum, blur, ...block }: Block): boolean {
  return (unit === block.unit || unit === '') && Math.abs(value - sum) <= blur;
}

function wrongIn(sentence: Sentence, block: Block, leads: boolean): LintFinding[] {
  const { text, origin, label } = sentence;
  const cue = IN_ALL.exec(text);
  const isAbove = leads && (text.endsWith(':') || origin === 'heading') && block.form === 'list';
  const isLabel = origin === 'item' && sentence.line < block.from && OF_ALL.test(label ?? '');
  const isTold = cue !== null && (origin === 'paragraph' || leads) && (sentence.line > block.to || leads);
  if (!isAbove && !isTold && !(isLabel && isBelowKeys(block, sentence))) return [];
  const near = isTold ? NEAR_TOLD : NEAR_ABOVE;
  const fitting = decimalsOf(sentence).filter(
    (number) =>
      number.unit === block.unit &&
      number.value > Math.max(...block.parts) &&
      Math.abs(number.value - block.sum) <= block.sum * near &&
      (!isTold || number.at > cue.index - 40) &&
      (block.form === 'list' ||
        number.unit !== '' ||
        countedBy(sentence, number).some((word) => block.words.includes(word))),
  );
  const [number, more] = fitting;
  if (number === undefined || more !== undefined) return [];
  const spot = placeAt(sentence, number.at);
  return [
    finding(
      'sum-is-wrong',
      [block.first, block.sum],
      [spot, number.shown],
      `Line ${spot.line} says "${text}", but the ${block.parts.length} parts from line ${block.from} make ${block.sum}${block.unit === '' ? '' : ` ${block.unit}`}.`,
      'medium',
    ),
  ];
}

// A group of keys below another key in a block of data, whose own whole stands beside that key: `requests` and `status`.
function isBelowKeys({ first, form }: Block, { headings }: Sentence): boolean {
  return form === 'list' && first.headings.length === headings.length + 1;
}
