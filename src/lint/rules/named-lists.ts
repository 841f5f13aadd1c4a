import { stateOf } from '../amounts/states.ts';
import { isUnit, stemsOf } from '../amounts/stems.ts';
import { MOST_COMPARED } from '../document/bounded.ts';
import { namesItsTests } from '../document/ids-beside.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, LintList, LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { bareNumber, plainCell } from '../document/numbers.ts';
import { lastBefore, sentenceInCell, sentencesAndRows } from '../document/sentences.ts';
import { rowsWithoutTotals } from '../document/table-rows.ts';
import { isOfThisRun, standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { standsElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { once } from '../once.ts';
import type { RuleContext } from './context.ts';

/** Fewer items are a list by chance. */
const FEWEST = 2;
/** A number further off than this, and than half of the items, is of other things. */
const FARTHEST = 3;
// `8`, `8/8`, `8 of 8`, `8 ✅`: as many as there are.
const AS_MANY = /^[~≈]?\s?(\d{1,3})(?:\s*(?:\/|of|out of|из)\s*\1)?(?:\s*\([^()]*\))?\s*[✅✔.]?\s*$/u;
const ALL_OF =
  /(?:\ball|(?<!\p{L})все)\s+(?:the\s+)?(\d{1,3})\s+(\p{L}[\p{L}-]*(?:\s+\p{L}[\p{L}-]*){0,2})/iu;
const MARK = /^[^\p{L}\p{N}]+/u;
// Words that name no things, in a heading and in a label.
const LOOSE =
  /^(?:list|overview|summari|detail|full|complete|result|section|список|перечен|обзор|сводк|детал|подробн|результат)$/u;
// What is done with everything that is listed.
const DONE_WITH =
  /^(?:verif\p{L}*|test|tested|check\p{L}*|present|creat\p{L}*|run|validat\p{L}*|deploy\p{L}*|execut\p{L}*|pass|провер\p{L}*|созда\p{L}*|протестир\p{L}*)$/u;
// A heading of some of the things, or of what may be said several times of one.
const OF_SOME =
  /\b(?:top|main|key|sample|example|other|additional|further|selected|notable|next)\b|(?<!\p{L})(?:основн|ключев|пример|друг|следующ)/iu;
const SEVERAL = /\b(?:and|plus)\s+\d|\d+\s+(?:more|others?)\b|\bet al\b|…|\.\.\.|\([2-9]\d?\)|[×x]\s?\d/iu;

/** A list or table by its name: what stands right above it. */
interface Named {
  spot: Spot;
  line: number;
  last: number;
  count: number;
  /** The words of the line or heading right above it, without loose ones. */
  words: readonly string[];
}

/**
 * A number that a label or a row gives for the things of a list is the number of its items, where the list has the same name: `Steps completed: 5/5`
 * beside the three of `### Steps completed`, `All 4 tables verified` beside the three below `Required tables verified:`.
 */
export function namedLists({ document }: RuleContext): LintFinding[] {
  const lists = listsOf(document);
  if (lists.length === 0 || lists.length > MOST_COMPARED) return [];
  return [
    ...saidIn(document).flatMap((sentence) => claimOf(sentence) ?? []),
    ...claimsOfCells(document),
  ].flatMap((claim) => {
    const { sentence } = claim;
    const own = lists.filter(
      ({ words, line, last }) => (sentence.line < line || sentence.line > last) && claim.isOf(words),
    );
    const [list, more] = own;
    if (list === undefined || more !== undefined || list.count === claim.value) return [];
    if (Math.abs(list.count - claim.value) > Math.max(FARTHEST, list.count / 2)) return [];
    return [
      finding(
        'rows-differ',
        [sentence, claim.value],
        [{ ...list.spot, line: list.line }, list.count],
        `Line ${sentence.line} says "${sentence.text}", but ${list.count} are listed under that name from line ${list.line}.`,
        'medium',
      ),
    ];
  });
}

// What a row says of its thing may stand in any cell: `Required tables present | ✅ | All 4 tables verified`.
function saidIn(document: LintDocument): Sentence[] {
  const said = sentencesAndRows(document).filter(
    // How many tests a part has is no number of what is listed of it.
    (one) =>
      one.origin !== 'heading' && isOfThisRun(one) && !stemsOf(one.column ?? '').some((word) => isUnit(word)),
  );
  const rows = document.tables.flatMap((table) =>
    table.rows
      .filter(
        ({ cells }) =>
          cells.some((cell) => ALL_OF.test(cell)) && cells.some((cell) => stateOf(cell) === 'pass'),
      )
      .map(({ line, cells }) => sentenceInCell(table, line, cells.join(' | '))),
  );
  return [...said, ...rows];
}

// `Archive | 10` under `Documented endpoints`, above a list that the line `These archive endpoints are documented:` leads to.
function claimsOfCells(document: LintDocument): Claim[] {
  return tablesOfThisRun(document).flatMap((table) => {
    const heads = table.header.map(stemsOf);
    return rowsWithoutTotals(table).flatMap(({ line, cells }) => {
      const name = stemsOf(cells[0] ?? '');
      return heads.flatMap((head, column): Claim[] => {
        const value = bareNumber(plainCell(cells[column]));
        if (column === 0 || value === null || name.length === 0 || head.length < 2) return [];
        const isOf = (words: readonly string[]) =>
          words.length > 2 && within(name, words) && within(head, words);
        return [{ sentence: sentenceInCell(table, line, cells.join(' | ')), value, isOf }];
      });
    });
  });
}

interface Claim {
  sentence: Sentence;
  value: number;
  isOf(words: readonly string[]): boolean;
}

function claimOf(sentence: Sentence): Claim | null {
  const { label, value, text } = sentence;
  if (label !== null && !/\d/.test(label)) {
    const number = AS_MANY.exec(value.replace(/[*`]/g, ''))?.[1];
    const words = stemsOf(label).filter((word) => !LOOSE.test(word));
    // `Tests: 9` names no list.
    if (
      number !== undefined &&
      !namesItsTests(value) &&
      words.some((word) => words.length > 1 || !isUnit(word))
    )
      return { sentence, value: Number(number), isOf: (name) => isNamedSo(name, words) };
  }
  const [, digits, things = ''] = ALL_OF.exec(text) ?? [];
  const [noun] = stemsOf(things);
  const words = stemsOf(text);
  if (digits === undefined || noun === undefined) return null;
  return {
    sentence,
    value: Number(digits),
    isOf: (name) => {
      const things = name.filter((word) => !DONE_WITH.test(word));
      return things.length > 1 && things.some((word) => areKin(word, noun)) && within(things, words);
    },
  };
}

// The same words, or one name with what was done to all of its things.
function isNamedSo(name: readonly string[], label: readonly string[]): boolean {
  return within(name, label) && label.every((word) => DONE_WITH.test(word) || within([word], name));
}

// Forms of one word, and not a name that begins with it.
function within(some: readonly string[], others: readonly string[]): boolean {
  return some.every((word) =>
    others.some((other) => areKin(word, other) && Math.abs(word.length - other.length) <= 4),
  );
}

function listsOf(document: LintDocument): Named[] {
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
  ];
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
  return words.length === 0 ? [] : [{ spot, ...size, words }];
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
