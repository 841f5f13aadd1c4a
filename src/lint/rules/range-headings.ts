import { type IdRange, idWords, rangesIn } from '../document/entry-ids.ts';
import { namesEndsOnly } from '../document/ids-beside.ts';
import type { LintDocument, Spot, Statement } from '../document/lint-document.ts';
import { areOfOnePart, standsBelow } from '../document/one-part.ts';
import { factsOf } from '../facts/fact.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, type RuleContext } from './context.ts';

/** Rows that are fewer than this share of the range are some of it. */
const MOST = 0.75;
const TOLD =
  /^(\d{1,3})\s+((?:additional|new|further|дополнительн\p{L}*|новы\p{L}*)\s+)?(?:tests?|тест\p{L}*)(\s+(?:were\s+)?(?:completed|executed|run|выполнен\p{L}*|пройден\p{L}*))?\s*[:.]?$/iu;
const ID_FIRST = /^[^\p{L}\p{N}]*(?:test\s+|тест\s+)?(\d{1,2}\.\d{1,3})(?![\d.])/iu;
/** A line of its own that ends with the range, as a heading does. */
const LIKE_A_HEADING = /^[^.!?:()]{3,60}\([^()]{5,40}\):?$/u;

interface Told {
  spot: Statement;
  value: number;
  /** True where it may be of those of the range that ran. */
  ofSome: boolean;
}

interface Heading {
  spot: Statement;
  range: IdRange;
  /** The number of tests right below it. */
  told: Told | null;
  /** What stands below it and above the next line of its kind. */
  rows: readonly Row[];
}

interface Row {
  id: string;
  spot: Spot;
}

/**
 * Below a heading or a line with a range of ids (`Returns (Tests 5.1-5.4)`) no row has an id of that section outside it, and the number of
 * tests right below it is that of the range and of the rows.
 */
export function rangeHeadings(context: RuleContext): LintFinding[] {
  const left = leftOut(context);
  return headingsOf(context).flatMap((heading) => {
    const { range, told, rows } = heading;
    if (told !== null && told.value !== range.members.length)
      return told.ofSome || range.members.some((id) => left.has(id)) ? [] : [toldOtherwise(heading, told)];
    const ids = new Set(rows.map(({ id }) => id));
    const inside = range.members.filter((id) => ids.has(id));
    const outside = rows.filter(({ id }) => !range.members.includes(id));
    const [section] = range.from.split('.');
    if (inside.length < range.members.length * MOST || outside.some(({ id }) => id.split('.')[0] !== section))
      return [];
    const [row] = rows;
    if (outside.length > 0) return [beyond(heading, outside, ids.size)];
    return told === null || row === undefined || inside.length === range.members.length
      ? []
      : [fewer(told.spot, row, range, inside)];
  });
}

function toldOtherwise({ spot, range }: Heading, told: Told): LintFinding {
  return finding(
    'id-count-differs',
    [spot, range.members.length],
    [told.spot, told.value],
    `Line ${told.spot.line} says "${told.spot.text}", but line ${spot.line} above it names ${amount(range.members.length, 'id', 'ids')}: ${range.from}-${range.to}.`,
    'medium',
  );
}

function beyond({ spot, range, told }: Heading, outside: readonly Row[], all: number): LintFinding {
  const ids = idWords(outside.map(({ id }) => id));
  const place = outside[0]?.spot ?? spot;
  return finding(
    'id-out-of-range',
    [told?.spot ?? spot, `${range.from}-${range.to}`],
    [place, ids],
    `Line ${spot.line} names the range ${range.from}-${range.to}, ${amount(range.members.length, 'test', 'tests')}, but of the ${all} below it ${ids} (line ${place.line}) ${outside.length === 1 ? 'is' : 'are'} outside.`,
    'medium',
  );
}

function fewer(told: Statement, row: Row, range: IdRange, inside: readonly string[]): LintFinding {
  const without = range.members.filter((id) => !inside.includes(id));
  return finding(
    'id-count-differs',
    [told, range.members.length],
    [row.spot, inside.length],
    `Line ${told.line} says "${told.text}", but from line ${row.spot.line} there are ${inside.length}: there is no ${idWords(without)}.`,
    'medium',
  );
}

function headingsOf({ document, letters }: RuleContext): Heading[] {
  const found = document.statements.flatMap((spot, index) => {
    const isOne =
      spot.origin === 'heading' || (spot.origin === 'paragraph' && LIKE_A_HEADING.test(spot.text));
    const [range, more] = isOne && !isElsewhere(spot) ? rangesIn(spot.text, letters) : [];
    if (range === undefined || more !== undefined || namesEndsOnly(spot.text)) return [];
    const next = document.statements[index + 1];
    const [, digits, additional, ran] = TOLD.exec(next?.text ?? '') ?? [];
    const ofSome = ran !== undefined && additional === undefined;
    const told =
      next === undefined || digits === undefined ? null : { spot: next, value: Number(digits), ofSome };
    return [{ spot, range, told }];
  });
  const rows = rowsOf(document);
  let at = 0;
  return found.map((one, index) => {
    const until = found[index + 1]?.spot.line ?? Number.POSITIVE_INFINITY;
    const below: Row[] = [];
    for (; (rows[at]?.spot.line ?? until) < until; at += 1) {
      const row = rows[at];
      if (row !== undefined && isBelow(row.spot, one.spot)) below.push(row);
    }
    return { ...one, rows: below };
  });
}

function isBelow(row: Spot, heading: Statement): boolean {
  const ofIt = heading.origin === 'heading' ? standsBelow(row, heading) : areOfOnePart(row, heading);
  return ofIt && row.line > heading.line;
}

function leftOut({ facts, rows }: RuleContext): ReadonlySet<string> {
  const lists = factsOf(facts, 'ids').filter(({ role }) => role !== 'run' && role !== 'scope');
  const without = rows.filter(({ state }) => state !== 'ran');
  return new Set([...lists.flatMap(({ value }) => value), ...without.map(({ value }) => value)]);
}

// Rows of tables, and items of lists, that begin with an id, in the order of their lines.
function rowsOf({ tables, statements }: LintDocument): Row[] {
  const rows = tables.flatMap((table) =>
    table.rows.map(({ line, cells }) => ({ text: cells[0] ?? '', spot: { ...table, line } })),
  );
  const items = statements.flatMap((spot) => (spot.origin === 'item' ? [{ text: spot.text, spot }] : []));
  return [...rows, ...items]
    .flatMap(({ text, spot }) => {
      const [, id] = ID_FIRST.exec(text) ?? [];
      return id === undefined ? [] : [{ id, spot }];
    })
    .sort((a, b) => a.spot.line - b.spot.line);
}
