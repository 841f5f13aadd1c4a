import { type IdRange, idsIn, idWords, rangesIn } from '../document/entry-ids.ts';
import type { Spot } from '../document/lint-document.ts';
import { factsOf } from '../facts/fact.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { isElsewhere, saysLeftOut, saysNotRun } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, countOf, listsOf, type RuleContext } from './context.ts';

/** A range of fewer ids names them, and hides no gap. */
const SHORTEST = 3;
/** Of a range that has fewer of those left out, they may be meant to be left out. */
const SHARE = 1 / 3;
const WORKS =
  /\b(?:functional|operational|works?|working|successful(?:ly)?|completed|executed|passed)\b|(?<!\p{L})(?:работа(?:ет|ют)|выполнены|пройдены)(?!\p{L})/iu;
const DONE = /\b(?:completed|executed|run|passed)\b|(?<!\p{L})(?:выполнены|пройдены)(?!\p{L})/iu;
const NOT_ALL =
  /\b(?:not|no|never|non|partial(?:ly)?|partly|except|but|excluding|without|some|only|mostly|limited|blocked|denied|failed|skipped|missing|pending|if|should|must|will|to be|until|after|once)\b|(?<!\p{L})(?:не|нет|кроме|без|часть|частично|только|если|после|будут|пропущ\p{L}*)(?!\p{L})/iu;

/** What is said of a range of ids (`Reads (5.2-5.9) fully functional`, the source of rows) is not so of those that are listed as not executed. */
export function claimedRangesRan(context: RuleContext): LintFinding[] {
  const lists = listsOf(context, 'missing');
  const list =
    lists.find(({ headings, sectionTitle }) => [sectionTitle, ...headings].some(saysNotRun)) ?? lists[0];
  if (list === undefined) return [];
  const missing = new Set(lists.flatMap(({ value }) => value));
  const told = new Set(factsOf(context.facts, 'ids').map(({ line }) => line));
  return [...claims(context), ...sources(context)].flatMap(({ spot, range }) => {
    const left = range.members.filter((id) => missing.has(id));
    if (told.has(spot.line) || left.length < range.members.length * SHARE) return [];
    return [
      finding(
        'id-run-and-missing',
        [spot, `${range.from}-${range.to}`],
        [list, idWords(left)],
        `Line ${spot.line} says "${spot.text}", but ${idWords(left)} did not run (line ${list.line}).`,
        'medium',
      ),
    ];
  });
}

/** A ticked range of tests that were completed (`[x] Tests 4.2-4.6 completed`) has a row for each, where the matrix has most of them. */
export function tickedRangesHaveRows(context: RuleContext): LintFinding[] {
  const { document, rows, excerpt, letters, spec } = context;
  const [first] = rows;
  if (first === undefined || excerpt) return [];
  const known = new Set([...rows.map(({ value }) => value), ...namedAsLeft(context)]);
  const specified = countOf(context, 'specified') ?? countOf(context, 'total');
  const inSpec = (id: string) => spec === null || spec.entries.some((entry) => entry.id === id);
  return document.statements.flatMap((one) => {
    if (one.box !== 'done' || !DONE.test(one.text) || NOT_ALL.test(one.text) || saysLeftOut(one.text))
      return [];
    const [range, more] = rangesIn(one.text, letters);
    if (range === undefined || more !== undefined || range.members.length < SHORTEST) return [];
    const without = range.members.filter((id) => !known.has(id) && inSpec(id));
    // As many as were left out are those that were left out.
    if (without.length === 0 || without.length * 2 > range.members.length) return [];
    if (without.length === (specified?.value ?? 0) - rows.length) return [];
    return [
      finding(
        'id-without-row',
        [one, idWords(without)],
        [first, amount(rows.length, 'row', 'rows')],
        `Line ${one.line} ticks "${one.text}", but the test matrix (from line ${first.line}) has no row for ${idWords(without)}.`,
        'medium',
      ),
    ];
  });
}

// Ids of a sentence that leaves something out are accounted for.
function namedAsLeft({ document, letters }: RuleContext): string[] {
  return document.statements.flatMap(({ text, box }) =>
    box !== 'done' && (NOT_ALL.test(text) || saysLeftOut(text)) ? idsIn(text, letters).ids : [],
  );
}

interface Claim {
  spot: Spot & { text: string };
  range: IdRange;
}

function claims({ document, letters }: RuleContext): Claim[] {
  return document.statements.flatMap((spot) => {
    const { text, box, origin, section } = spot;
    if (box === 'open' || box === 'odd' || origin === 'heading' || section === 'warehouse') return [];
    if (!WORKS.test(text) || NOT_ALL.test(text) || isElsewhere(spot) || !isOfThisRun(spot)) return [];
    return rangesIn(text, letters).flatMap((range) =>
      range.members.length < SHORTEST ? [] : [{ spot, range }],
    );
  });
}

// A table that grew by what a range of tests brought.
function sources({ facts, letters }: RuleContext): Claim[] {
  return factsOf(facts, 'table').flatMap((row) => {
    const [range, more] = rangesIn(row.source, letters);
    const isWhole = range !== undefined && more === undefined && range.members.length >= SHORTEST;
    return isWhole && (row.delta ?? 0) > 0 && !NOT_ALL.test(row.source) ? [{ spot: row, range }] : [];
  });
}
