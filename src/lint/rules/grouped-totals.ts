import type { Amount } from '../amounts/amounts.ts';
import { stemsOf } from '../amounts/stems.ts';
import { areKin, nameTheSame, tellingWords } from '../document/kin-words.ts';
import type { LintDocument, Spot, Statement } from '../document/lint-document.ts';
import { bareNumber } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { saysTotal } from '../document/table-rows.ts';
import { classOf } from '../facts/test-counts.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Fewer numbers in a list may be of a few parts only. */
const FEWEST = 3;
const BEFORE = /^(.*?)\s*(?:before|previous(?:ly)?|до|было)$/iu;
const AFTER = /^(.*?)\s*(?:after|now|current(?:ly)?|после|стало)$/iu;
const DELTA = /^(?:Δ|delta|difference|change|growth|increase|дельта|разница|прирост|изменение)(?!\p{L})/iu;
const BY = /^(?:\d+[.)]?\s*)?(.*?)\s+(?:by|per|по)\s+\p{L}+/iu;
const OF = /^\d{1,5}\s*(?:\/|of|out of|из)\s*(\d{1,5})(?![\d%]|[.,]\d)/iu;
const OF_NO_SUM = /rate|averag|percent|time|доля|средн|врем|\d\.\d|%/i;

// What may stand behind the number that a label has.
const MORE =
  /\s+\(.*$|\s+(?:tests?|тест\p{L}*|errors?|ошиб\p{L}*)$|\s*(?:\/|\s(?:of|out of|из)\s)\s*\d{1,5}(?:\s*\(.*)?$/giu;

// `207 records (12 %)`: one noun, and no unit of a time or a size.
const NOUN =
  /(?<=^[\d,\u00a0\u202f ]*\d)\s+(?!(?:ms|sec\p{L}*|min\p{L}*|hours?|days?|bytes?|percent|of|out|из|мс|сек\p{L}*|мин\p{L}*|час\p{L}*|дн\p{L}*)(?!\p{L}))(\p{L}{3,})(?:\s*\([^()]*\))?$/iu;

interface Part {
  statement: Statement;
  label: string;
  /** What stands behind the number: `records`; '' for none. */
  noun: string;
  value: number;
}

/**
 * Labelled numbers below each other must make the total at their end (`Orders: 6`, `Clients: 7`, `Total: 13`), or the number that the
 * heading `Errors by class` is about; and what was, what is and the difference must agree.
 */
export function groupedTotals({ document, amounts }: RuleContext): LintFinding[] {
  return groupsOf(document).flatMap((group) => [
    ...totalAtTheEnd(group),
    ...sumOfClasses(group, amounts),
    ...differenceIn(group),
    ...classesOfOneThing(group),
  ]);
}

// Runs of labelled numbers below the same heading.
function groupsOf({ statements }: LintDocument): Part[][] {
  const groups: Part[][] = [];
  let open: Part[] | null = null;
  for (const statement of statements) {
    const { label, value, origin, nested, box } = statement;
    const noun = NOUN.exec(value)?.[1] ?? '';
    const number = bareNumber(value.replaceAll(MORE, '').replace(NOUN, ''));
    const usable =
      label !== null &&
      number !== null &&
      origin !== 'heading' &&
      !nested &&
      box === null &&
      !isElsewhere(statement);
    const last = open?.at(-1)?.statement;
    const follows = last !== undefined && areOfOnePart(last, statement) && statement.line - last.line <= 2;
    if (!usable) {
      if (origin !== 'item' || !nested) open = null;
      continue;
    }
    const part = { statement, label, noun, value: number };
    if (open !== null && follows) open.push(part);
    else {
      open = [part];
      groups.push(open);
    }
  }
  return groups;
}

function totalAtTheEnd(group: readonly Part[]): LintFinding[] {
  const total = group.at(-1);
  const parts = group.slice(0, -1);
  const [first] = parts;
  if (total === undefined || first === undefined || !saysTotal(total.label)) return [];
  // Two of one noun are parts of a total of that noun.
  const isOfNoun = total.noun !== '' && parts.every(({ noun }) => noun === total.noun);
  if (parts.length < (isOfNoun ? 2 : FEWEST)) return [];
  // Classes of tests overlap, and rules of their own know how.
  if (parts.some(({ label }) => saysTotal(label) || OF_NO_SUM.test(bare(label)))) return [];
  if (parts.filter(({ label }) => classOf(label) !== null).length > 1) return [];
  return unlessEqual(total.statement, total.value, first.statement, sumOf(parts));
}

// `Errors by class` above `403: 3`, `404: 2`: they make the errors that a number above them counts.
function sumOfClasses(group: readonly Part[], amounts: readonly Amount[]): LintFinding[] {
  const [first] = group;
  const title = first?.statement.headings.at(-1) ?? first?.statement.sectionTitle ?? '';
  const what = stemsOf(BY.exec(title.replace(/^[^\p{L}\p{N}]+/u, ''))?.[1] ?? '');
  const parts = group.filter(({ label }) => !saysTotal(label));
  if (first === undefined || parts.length < 2 || parts.some(({ label }) => OF_NO_SUM.test(bare(label))))
    return [];
  const said = amounts.find(
    ({ spot, words }) => spot.line < first.statement.line && nameTheSame(what, words),
  );
  return said === undefined ? [] : unlessEqual(said.spot, said.value, first.statement, sumOf(parts));
}

// `Covered: 15 of 18`, `Partly covered: 2`, `Not covered: 2`: three and more classes by one word are those of the whole that one names.
function classesOfOneThing(group: readonly Part[]): LintFinding[] {
  const [first] = group;
  const words = tellingWords(first?.label ?? '');
  const shared = words.find((word) =>
    group.every(({ label }) => tellingWords(label).some((other) => areKin(word, other))),
  );
  const [whole, ...others] = new Set(group.flatMap(({ statement }) => OF.exec(statement.value)?.[1] ?? []));
  // Parts that have wholes of their own are no classes of one.
  if (first === undefined || shared === undefined || whole === undefined || others.length > 0) return [];
  if (group.length < FEWEST) return [];
  if (group.some(({ label }) => saysTotal(label) || OF_NO_SUM.test(bare(label)))) return [];
  return unlessEqual(first.statement, Number(whole), first.statement, sumOf(group));
}

function differenceIn(group: readonly Part[]): LintFinding[] {
  return group.flatMap((part, index) => {
    const [before, after] = [group[index - 2], group[index - 1]];
    const delta = DELTA.test(part.label) ? part : undefined;
    const was = BEFORE.exec(before?.label ?? '')?.[1];
    const is = AFTER.exec(after?.label ?? '')?.[1];
    if (before === undefined || after === undefined || delta === undefined || was === undefined || was !== is)
      return [];
    const real = after.value - before.value;
    if (Math.abs(real) === delta.value) return [];
    return [
      finding(
        'delta-is-wrong',
        [delta.statement, delta.value],
        [after.statement, real],
        `Line ${delta.statement.line} says "${delta.statement.text}", but ${before.value} before and ${after.value} after differ by ${real}.`,
      ),
    ];
  });
}

// `Too early (< 2014)`: the bracket tells a limit.
function bare(label: string): string {
  return label.replaceAll(/\([^()]*\)/g, '');
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

function unlessEqual(total: Spot & { text: string }, said: number, first: Spot, sum: number): LintFinding[] {
  if (sum === said) return [];
  return [
    finding(
      'parts-do-not-add-up',
      [total, said],
      [first, sum],
      `Line ${total.line} says "${total.text}", but the numbers from line ${first.line} make ${sum}.`,
    ),
  ];
}
