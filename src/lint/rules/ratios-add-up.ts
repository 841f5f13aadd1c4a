import type { LintDocument, LintTable, Sentence, Spot, Statement } from '../document/lint-document.ts';
import { plainCell } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isTotalRow, saysTotal } from '../document/table-rows.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const RATIO = /(?<![\d./:-])(\d{1,6})\s?\/\s?(\d{1,6})(?![\d./:-])/u;
const FEWEST = 2;
/** Lines between two parts of one list or block. */
const GAP = 2;

const FAILED =
  /(?<![\d./])(\d{1,5})\s+(?:\p{L}+\s+)?(?:fail(?:ed|ing|ures?)|провален\p{L}*|провал\p{L}*|упал\p{L}*)(?!\p{L})/iu;
const PASSED = /pass|succe|green|пройд|прош|успе/iu;
const OTHERWISE =
  /skip|block|pending|error|timed? ?out|not run|known|пропущ|заблок|ошиб|не (?:выполн|запущ)/iu;

interface Part {
  spot: Spot & { text: string };
  part: number;
  whole: number;
}

/** `Total: 52/53` below `Unit: 40/40` and others: both numbers of a total are the sums of those above it, in a list, a block or a column. */
export function ratiosAddUp({ document }: RuleContext): LintFinding[] {
  return [
    ...listsIn(document).flatMap(compared),
    ...document.tables.flatMap(columnsIn).flatMap(compared),
    ...document.sentences.filter(isOfThisRun).flatMap(restFailed),
  ];
}

// `47/52 passed, 3 failures`: what did not pass failed, where nothing else is named.
function restFailed(sentence: Sentence): LintFinding[] {
  const { text } = sentence;
  const ratio = ratioIn(text);
  const failed = Number(FAILED.exec(text)?.[1]);
  if (ratio === null || !PASSED.test(text) || OTHERWISE.test(text) || !(failed > 0)) return [];
  const rest = ratio.whole - ratio.part;
  if (rest === failed || rest === 0) return [];
  return [
    finding(
      'counts-do-not-add-up',
      [sentence, failed],
      [sentence, rest],
      `Line ${sentence.line} says "${text}", but ${ratio.part} of ${ratio.whole} leave ${rest}.`,
      'medium',
    ),
  ];
}

function compared({ parts, total }: { parts: readonly Part[]; total: Part }): LintFinding[] {
  const [first] = parts;
  if (first === undefined || parts.length < FEWEST) return [];
  const sum = (of: (one: Part) => number) => parts.reduce((all, one) => all + of(one), 0);
  const [part, whole] = [sum((one) => one.part), sum((one) => one.whole)];
  if (part === total.part && whole === total.whole) return [];
  // Twice as many and half as many are of other things.
  if (whole > total.whole * 2 || total.whole > whole * 2) return [];
  return [
    finding(
      'sum-is-wrong',
      [total.spot, `${total.part}/${total.whole}`],
      [first.spot, `${part}/${whole}`],
      `Line ${total.spot.line} says "${total.spot.text}", but the ${parts.length} lines from line ${first.spot.line} make ${part}/${whole}.`,
    ),
  ];
}

// Labels below each other, each with a ratio, and one of the total behind them; lines without a ratio are of something else.
function listsIn({ statements }: LintDocument): { parts: Part[]; total: Part }[] {
  const found: { parts: Part[]; total: Part }[] = [];
  let parts: Part[] = [];
  let last: Statement | undefined;
  for (const one of statements) {
    if (one.origin === 'row' || one.origin === 'heading' || isElsewhere(one)) continue;
    const follows =
      last !== undefined &&
      one.line - last.line <= GAP &&
      areOfOnePart(one, last) &&
      one.nested === last.nested;
    if (!follows) parts = [];
    last = one;
    const ratio = one.label === null ? null : ratioIn(one.value);
    if (ratio === null) continue;
    const part = { spot: one, ...ratio };
    if (!saysTotal(one.label ?? '')) parts.push(part);
    else {
      found.push({ parts, total: part });
      parts = [];
    }
  }
  return found;
}

function columnsIn(table: LintTable): { parts: Part[]; total: Part }[] {
  const last = table.rows.at(-1);
  if (last === undefined || !isTotalRow(last)) return [];
  return table.header.flatMap((_, column) => {
    const all = table.rows.map(({ line, cells }) => {
      const ratio = ratioIn(plainCell(cells[column]));
      const { section, sectionTitle, headings } = table;
      const spot = { section, sectionTitle, headings, line, text: cells.join(' | ') };
      return ratio === null ? null : { spot, ...ratio };
    });
    const parts = all.filter((one) => one !== null);
    const total = parts.at(-1);
    return total === undefined || parts.length < all.length ? [] : [{ parts: parts.slice(0, -1), total }];
  });
}

// The only ratio of a text, of which the part is no more than the whole.
function ratioIn(text: string): { part: number; whole: number } | null {
  const [, part, whole] = RATIO.exec(text) ?? [];
  if (part === undefined || RATIO.test(text.replace(RATIO, ''))) return null;
  return Number(part) > Number(whole) || whole === '0' ? null : { part: Number(part), whole: Number(whole) };
}
