import { isUnit, stemsOf } from '../amounts/stems.ts';
import { MOST_COMPARED } from '../document/bounded.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, LintList, LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { lastBefore } from '../document/sentences.ts';
import { rowsWithoutTotals } from '../document/table-rows.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { standsElsewhere } from '../facts/wording.ts';
import { once } from '../once.ts';

/** Fewer items are a list by chance. */
const FEWEST = 2;
const MARK = /^[^\p{L}\p{N}]+/u;
/** Words that name no things, in a heading and in a label. */
export const LOOSE =
  /^(?:list|overview|summari|detail|full|complete|result|section|список|перечен|обзор|сводк|детал|подробн|результат)$/u;
// A heading of some of the things, or of what may be said several times of one.
const OF_SOME =
  /\b(?:top|main|key|sample|example|other|additional|further|selected|notable|next)\b|(?<!\p{L})(?:основн|ключев|пример|друг|следующ)/iu;
const SEVERAL = /\b(?:and|plus)\s+\d|\d+\s+(?:more|others?)\b|\bet al\b|…|\.\.\.|\([2-9]\d?\)|[×x]\s?\d/iu;

/** A list or table by its name: what stands right above it. */
export interface Named {
  spot: Spot;
  line: number;
  last: number;
  count: number;
  /** The words of the line or heading right above it, without loose ones. */
  words: readonly string[];
}

/** True where each of some words has a form of it among others, and not only a name that begins with it. */
export function within(some: readonly string[], others: readonly string[]): boolean {
  return some.every((word) =>
    others.some((other) => areKin(word, other) && Math.abs(word.length - other.length) <= 4),
  );
}

/** The lists and tables of a document that have a name: what leads to them, the heading above, or one heading above several. */
export function listsByName(document: LintDocument): Named[] {
  const { lists, innerLists, tables } = document;
  return [
    ...lists.flatMap((list) => ofList(list, aboveOf(list, document))),
    ...innerLists.flatMap((list) => {
      const own = lastBefore(document.sentences, list.line);
      return own !== undefined && own.line >= list.parent && own.text.endsWith(':')
        ? ofList(list, own.text)
        : [];
    }),
    ...numberedOn(lists),
    ...tables.flatMap((table) => ofTable(table, aboveOf(table, document))),
    ...ofHeadings(document),
  ];
}

// `Refused routes`, with a table of routes below each of several headings: these tables are one list.
function ofHeadings({ sentences, tables }: LintDocument): Named[] {
  const headings = sentences.filter(({ origin }) => origin === 'heading');
  if (headings.length > MOST_COMPARED || tables.length > MOST_COMPARED) return [];
  return headings.flatMap((heading, index) => {
    const below = headings.slice(index + 1);
    const end = below.find(({ depth = 1 }) => depth <= (heading.depth ?? 1))?.line ?? Infinity;
    const own = tables.filter(({ line }) => line > heading.line && line < end);
    const nouns = new Set(own.map(({ header }) => stemsOf(header[0] ?? '').join(' ')));
    const [noun = ''] = nouns;
    const isAlike = nouns.size === 1 && noun !== '' && within(noun.split(' '), stemsOf(heading.text));
    if (own.length < FEWEST || !isAlike || (own[0]?.line ?? 0) < (below[0]?.line ?? 0)) return [];
    const rows = own.flatMap(rowsWithoutTotals);
    const [line = heading.line, last = line] = [rows[0]?.line, rows.at(-1)?.line];
    return named(heading, { line, last, count: rows.length }, heading.text);
  });
}

// The sentence that leads to it, else the heading right above it.
function aboveOf({ line }: Spot & { line: number }, { sentences }: LintDocument): string | null {
  const before = lastBefore(sentences, line);
  if (before === undefined) return null;
  const leads = before.origin === 'heading' || (before.origin === 'paragraph' && before.text.endsWith(':'));
  // `Recommendation:` below each of several findings names none of their lists.
  return leads && !saidAgain(sentences).has(before.text) ? before.text : null;
}

// What stands in more lines than one.
const saidAgain = once((sentences: readonly Sentence[]): ReadonlySet<string> => {
  const first = new Map<string, number>();
  const again = new Set<string>();
  for (const { text, line } of sentences) {
    if ((first.get(text) ?? line) !== line) again.add(text);
    else first.set(text, line);
  }
  return again;
});

function ofList(list: LintList, name: string | null): Named[] {
  if (list.items.some(({ text }) => SEVERAL.test(text))) return [];
  const last = list.items.at(-1)?.line ?? list.line;
  return named(list, { line: list.line, last, count: list.items.length }, name);
}

function ofTable(table: LintTable, name: string | null): Named[] {
  const [line = table.line, last = line] = [table.rows[0]?.line, table.rows.at(-1)?.line];
  return named(table, { line, last, count: rowsWithoutTotals(table).length }, name);
}

function named(spot: Spot, size: Pick<Named, 'line' | 'last' | 'count'>, name: string | null): Named[] {
  if (name === null || size.count < FEWEST || /\d/.test(name) || OF_SOME.test(name)) return [];
  if (standsElsewhere({ ...spot, origin: 'item', lead: name, text: '' })) return [];
  const words = stemsOf(name.replace(MARK, '').split(/[—–(]|\s-\s/u)[0] ?? '').filter(
    (word) => !LOOSE.test(word),
  );
  // `Tests:` below a heading of its own leads to those of that heading.
  const own = spot.headings.at(-1);
  const isOfItsPart = own !== undefined && own !== name && words.every(isUnit);
  return words.length === 0 || isOfItsPart ? [] : [{ spot, ...size, words }];
}

// Lists that are numbered on below headings of one kind: `Order queries` with 1 to 3, `Client queries` with 4 to 6.
function numberedOn(lists: readonly LintList[]): Named[] {
  const runs: LintList[][] = [];
  for (const list of lists) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      last !== undefined && list.start !== null && list.start === (last.start ?? 0) + last.items.length;
    if (goesOn && last.start !== null) run?.push(list);
    else runs.push([list]);
  }
  return runs.flatMap((run) => {
    const [first, ...others] = run;
    if (first === undefined || first.start !== 1 || others.length === 0) return [];
    const titles = run.map(({ headings, sectionTitle }) => stemsOf(headings.at(-1) ?? sectionTitle));
    const common = (titles[0] ?? []).filter((word) => titles.every((title) => within([word], title)));
    const count = run.reduce((sum, { items }) => sum + items.length, 0);
    if (common.length === 0 || !standsInThisRun({ ...first, ...NO_TEXT })) return [];
    const last = others.at(-1)?.items.at(-1)?.line ?? first.line;
    return [{ spot: first, line: first.line, last, count, words: common }];
  });
}

const NO_TEXT = {
  origin: 'item',
  text: '',
  label: null,
  value: '',
  box: null,
  lead: '',
  nested: false,
  links: [],
} as const satisfies Partial<Sentence>;
