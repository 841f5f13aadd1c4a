import { addTo } from '../../common/group-by.ts';
import { type State, stateOf } from '../amounts/states.ts';
import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, LintList, LintTable, Spot } from '../document/lint-document.ts';
import { rowSpot, rowsWithoutTotals, saysTotal } from '../document/table-rows.ts';
import { isBelowOther, tablesOfThisRun } from '../facts/other-run.ts';
import { isComparison, standsElsewhere } from '../facts/wording.ts';
import { once } from '../once.ts';

/** One of several things of a kind: a row of a table, or an item of a list. */
export interface Thing {
  spot: Spot & { text: string };
  /** What it is called: its first cell, or the item as far as its colon. */
  name: string;
  cells: readonly string[];
}

/** Things of one kind below each other. */
export interface Group {
  spot: Spot;
  form: 'table' | 'list';
  /** What its first column is called, by its stems; [] for a list, and where that is a number or an id. */
  head: readonly string[];
  /** The words of the heading right above it, and of the line that leads to it. */
  above: readonly string[];
  /** The headings of its columns; [] for a list. */
  header: readonly string[];
  /** The words of these, but for the first. */
  columns: readonly string[];
  things: readonly Thing[];
}

const FEWEST = 2;
const MOST_THINGS = 300;
const LONGEST_VALUE = 60;
// Of more groups with one noun it is not known which is meant.
const MOST_OF_A_NOUN = 8;
const CLAUSE = /[.;:]\s|\s[—–-]\s|\.$/u;
const LETTERS = 3;
const NO_NOUN =
  /^(?:#|№|id|key|no|n|nr|code|ref|name|item|what|title|metric|figure|номер|код|ключ|имя|название|пункт|показатель|что)\.?$/iu;
const A_NUMBER = /^(?:#|№|no|nr|n|id|key|code|ref|номер|код|ключ)\.?$/iu;
// Words of a heading that name no things.
const LOOSE =
  /^(?:list|table|overview|summari|detail|result|section|found|record|known|appendix|annex|in|by|of|part|run|report|список|перечен|таблиц|сводк|обзор|детал|подробн|раздел|результат|найден|приложени)$/u;
const BY = /\s(?:by|per|for each)\s|(?<!\p{L})(?:по|на каждый)\s/iu;

// What is told of one thing, line by line.
const OF_ONE =
  /^[^\p{L}]*(?:status|result|reason|note|expected|actual|response|impact|purpose|method|evidence|severity|статус|результат|причина|примечание|ожидалось|получено|ответ|цель|average|avg|mean|median|fastest|slowest|p\d\d|среднее|медиана)\s*:/iu;

/** True for a list whose items are what is told of one thing: its status, its result. */
export function isOfOne({ items }: LintList): boolean {
  return items.some(({ text }) => OF_ONE.test(text));
}

/** The tables and lists of this run whose lines are things of one kind. */
export const groupsOf = once((document: LintDocument): readonly Group[] => [
  ...tablesOfThisRun(document)
    .filter((table) => !isComparison(table))
    .flatMap(ofTable),
  ...document.lists.flatMap(ofList),
]);

function ofTable(table: LintTable): Group[] {
  const rows = rowsWithoutTotals(table);
  const things = rows.map((row) => ({
    spot: rowSpot(table, row),
    name: row.cells[0] ?? '',
    cells: row.cells,
  }));
  // `# | Job`: the things are called what stands behind their number.
  const [first = '', second = ''] = table.header;
  const head = A_NUMBER.test(first.trim()) ? second : first;
  return groupOf(
    table,
    table.line,
    'table',
    NO_NOUN.test(head.trim()) ? [] : stemsOf(head),
    table.lead,
    table.header,
    things,
  );
}

function ofList(list: LintList): Group[] {
  if (isBelowOther(list) || isOfOne(list)) return [];
  const things = list.items
    .filter(({ text }) => !saysTotal(text))
    .map(({ line, text }) => ({
      spot: { ...list, line, text },
      name: text.split(/\s[—–-]\s|[:(]/u)[0] ?? '',
      cells: [text],
    }));
  return groupOf(list, list.line, 'list', [], '', [], things);
}

function groupOf(
  spot: Spot,
  line: number,
  form: Group['form'],
  head: readonly string[],
  lead: string,
  header: readonly string[],
  things: readonly Thing[],
): Group[] {
  const names = new Set(things.map(({ name }) => name));
  // A code that is given twice is a slip; a name that comes again is that of a kind.
  const isRepeated = names.size < things.length && !A_NUMBER.test((header[0] ?? '').trim());
  if (things.length < FEWEST || things.length > MOST_THINGS || isRepeated) return [];
  const title = spot.headings.at(-1) ?? spot.sectionTitle;
  if (standsElsewhere({ ...spot, origin: 'item', lead, text: '' })) return [];
  const above = [title, lead].filter((text) => !BY.test(text)).flatMap(stemsOf);
  return [
    {
      spot: { ...spot, line },
      form,
      head,
      above: [...new Set(above.filter((word) => !LOOSE.test(word)))],
      header,
      columns: header.slice(1).flatMap(stemsOf),
      things,
    },
  ];
}

/** A look at the groups whose head or heading has a word akin to one of some words. */
export const groupsNamed = once((document: LintDocument) => {
  const byLetters = new Map<string, Group[]>();
  for (const group of groupsOf(document))
    for (const letters of new Set([...group.head, ...group.above].map((word) => word.slice(0, LETTERS))))
      addTo(byLetters, letters, group);
  return (words: readonly string[]): readonly Group[] => {
    const found = new Set(words.flatMap((word) => byLetters.get(word.slice(0, LETTERS)) ?? []));
    return found.size > MOST_OF_A_NOUN ? [] : [...found];
  };
});

/** The things of a group that one of their short cells, or their state, calls so; null where none of the group is. */
export function thingsThatAre(group: Group, word: string): readonly Thing[] | null {
  const { values, states } = valuesOf(group);
  const own = states.get(word as State) ?? [];
  if (own.length > 0) return own;
  const akin = [...values].filter(([value]) => areKin(value, word)).flatMap(([, things]) => things);
  return akin.length === 0 ? null : [...new Set(akin)];
}

// What the cells of a group say, but for its names.
const valuesOf = once((group: Group) => {
  const values = new Map<string, Thing[]>();
  const states = new Map<State, Thing[]>();
  for (const thing of group.things) {
    const parts =
      group.form === 'list' ? thing.cells.flatMap((text) => text.split(CLAUSE)) : thing.cells.slice(1);
    const cells = parts.filter((cell) => cell.length <= LONGEST_VALUE);
    for (const word of new Set(cells.flatMap((cell) => stemsOf(cell.split(/[,;(]/)[0] ?? ''))))
      addTo(values, word, thing);
    const own = new Set(cells.map(stateOf).filter((state) => state !== null));
    const [state, more] = own;
    if (state !== undefined && more === undefined) addTo(states, state, thing);
  }
  return { values, states };
});
