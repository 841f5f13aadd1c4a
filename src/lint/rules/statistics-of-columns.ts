import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintTable, Statement } from '../document/lint-document.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { inMs, TIME, type Timed, timesOf } from '../records/timed-rows.ts';
import type { RuleContext } from './context.ts';

/** A statistic further off than this share of the real one is of something else. */
const NEAR = 0.3;
const FEWEST = 3;
const KINDS: readonly (readonly [Statistic['kind'], RegExp])[] = [
  ['average', /^(?:avg|average|mean|средн(?:ее|яя|ий)|в среднем)(?!\p{L})/iu],
  [
    'least',
    /^(?:fastest|quickest|min(?:imum)?|сам(?:ый|ая|ое) быстр\p{L}*|минимум|минимальн\p{L}*)(?!\p{L})/iu,
  ],
  [
    'most',
    /^(?:slowest|longest|max(?:imum)?|сам(?:ый|ая|ое) (?:медленн|долг)\p{L}*|максимум|максимальн\p{L}*)(?!\p{L})/iu,
  ],
];
const VALUE = new RegExp(String.raw`^${TIME}\s*(?:\(([^()]{1,60})\))?[.\s]*$`, 'iu');
const NAME_FIRST = new RegExp(String.raw`^([^()]{1,60}?)\s*\(${TIME}\)[.\s]*$`, 'iu');
const GROUP =
  /(?<!\p{L})(?:group|section|series|групп\p{L}|раздел\p{L}?|сери\p{L})\s+(\p{Lu}|\d{1,2})(?![\p{L}\d.])/u;
// Words that say that times are told, and not of what.
const LOOSE =
  /^(?:api|response|answer|time|latenci|latency|duration|performance|metric|statistic|distribution|summari|result|overall|test|call|request|query|speed|key|врем|ответ|латентн\p{L}*|длительн\p{L}*|производительн\p{L}*|метрик|результат|итог|сводк|тест|запрос|показател)$/u;

interface Statistic {
  kind: 'average' | 'least' | 'most';
  spot: Statement;
  /** Milliseconds, and how far they are rounded. */
  value: number;
  unit: number;
  shown: string;
  /** The thing that is said to have it; null where none is named. */
  name: string | null;
  /** The words of what stands above it; [] where it is of all. */
  of: readonly string[];
}

/** The average, the fastest and the slowest that a list gives are those of the column of times of the table that it names, or of the matrix. */
export function statisticsOfColumns({ document, rows, excerpt }: RuleContext): LintFinding[] {
  const said = statisticsIn(document.statements);
  if (said.length === 0) return [];
  const tables = tablesOfThisRun(document).map((table) => ({ table, rows: timesOf(table) }));
  const lines = new Set(rows.map(({ line }) => line));
  const matrix = tables.flatMap((table) => table.rows.filter(({ spot }) => lines.has(spot.line)));
  const isWhole = !excerpt && matrix.length === lines.size;
  return said.flatMap((one) => {
    const family = GROUP.exec(one.spot.text)?.[1];
    if (family !== undefined) {
      const [own, more] = tables
        .map(({ rows: all }) => ofFamily(all, family))
        .filter(({ length }) => length > 0);
      return own === undefined || more !== undefined ? [] : ofColumn(one, own, true);
    }
    const named = tables.filter(({ table, rows: times }) => times.length > 0 && isOf(one, table));
    const own =
      one.of.length === 0 ? (isWhole ? matrix : []) : named.length === 1 ? (named[0]?.rows ?? []) : [];
    return ofNamed(one, own.length > 0 ? own : tables.flatMap((table) => table.rows)) ?? ofColumn(one, own);
  });
}

// `Mean of group B`: of the tests `B-1`, `B-2`.
function ofFamily(rows: readonly Timed[], family: string): Timed[] {
  const isOfIt = new RegExp(String.raw`^${family}(?:[-.]?\d|[-.]\p{L})`, 'iu');
  return rows.filter(({ cells: [id = ''] }) => isOfIt.test(id.trim()));
}

// `Slowest: 310 ms (holds/list)`: the row of that name has it. Null where none is named.
function ofNamed(
  { name, spot, value, unit, shown }: Statistic,
  rows: readonly Timed[],
): LintFinding[] | null {
  if (name === null) return null;
  const id = /^[\p{L}]{0,5}-?\d+(?:\.\d+)*(?=$|\s)/u.exec(name)?.[0];
  const [row, more] = rows.filter(({ cells }) =>
    cells.some((cell) => isName(cell, name) || (id !== undefined && isName(cell, id))),
  );
  if (row === undefined || more !== undefined) return [];
  if (Math.abs(row.value - value) < Math.max(unit, row.unit)) return [];
  return [
    finding(
      'two-values',
      [spot, shown],
      [row.spot, row.value],
      `Line ${spot.line} says "${spot.text}", but line ${row.spot.line} has ${row.value} ms for ${name}: "${row.spot.text}".`,
      'medium',
    ),
  ];
}

// The last part of a path is its name as well.
function isName(cell: string, name: string): boolean {
  const [whole, part] = [cell.trim().toLowerCase(), name.trim().toLowerCase()];
  return whole === part || whole.endsWith(`/${part}`);
}

// Of a group that is named by its letter, whatever is told is told of it.
function ofColumn(
  { kind, spot, value, unit, shown }: Statistic,
  rows: readonly Timed[],
  isNamed = false,
): LintFinding[] {
  const [first] = rows;
  if (first === undefined || rows.length < FEWEST) return [];
  const values = rows.map((row) => row.value);
  const real =
    kind === 'average'
      ? values.reduce((sum, one) => sum + one, 0) / values.length
      : Math[kind === 'least' ? 'min' : 'max'](...values);
  // Whole milliseconds are what was measured; seconds were rounded.
  const blur = Math.max(...rows.map((row) => (row.unit > 1 ? row.unit / 2 : 0)));
  const off = Math.abs(real - value);
  if (off < unit + blur || (!isNamed && off > real * NEAR)) return [];
  const told =
    kind === 'average'
      ? `average ${Number(real.toFixed(1))} ms`
      : `have ${real} ms at ${kind === 'least' ? 'least' : 'most'}`;
  return [
    finding(
      'sum-is-wrong',
      [spot, shown],
      [first.spot, Number(real.toFixed(1))],
      `Line ${spot.line} says "${spot.text}", but the ${rows.length} times from line ${first.spot.line} ${told}.`,
      'medium',
    ),
  ];
}

// All the words of what stands above it are in the headings above the table, some of them right above it.
function isOf({ of }: Statistic, { sectionTitle, headings, lead }: LintTable): boolean {
  const above = stemsOf([sectionTitle, ...headings, lead].join(' '));
  const rightAbove = stemsOf([headings.at(-1) ?? sectionTitle, lead].join(' '));
  const has = (words: readonly string[], word: string) => words.some((other) => areKin(other, word));
  return of.length > 0 && of.every((word) => has(above, word)) && of.some((word) => has(rightAbove, word));
}

function statisticsIn(statements: readonly Statement[]): Statistic[] {
  return statements.flatMap((spot, index): Statistic[] => {
    if (spot.origin === 'heading' || !/\d/.test(spot.text)) return [];
    const told = toldIn(spot);
    const above = told.length === 0 || !isOfThisRun(spot) ? null : aboveOf(statements, index);
    return told.flatMap(({ own, group, ...one }) => {
      const words = wordsOf(group ?? '');
      const of = words.length > 0 ? words : above === null ? null : wordsOf(above);
      return of === null ? [] : [{ ...one, spot, of: [...of, ...wordsOf(own)] }];
    });
  });
}

function wordsOf(text: string): string[] {
  return stemsOf(text).filter((word) => !LOOSE.test(word));
}

type Told = Omit<Statistic, 'spot' | 'of'> & { own: string; group: string | null };

// `Average latency: 120 ms`, and several in one line: `Hall calls: average 120 ms, slowest 151 ms (halls/plan)`.
function toldIn({ label, value, text }: Statement): Told[] {
  const one = label === null ? null : told(label, value);
  if (one !== null) return [{ ...one, group: null }];
  const isOfGroup = label !== null && !/\d/.test(label) && kindOf(label) === null;
  const parts = (isOfGroup ? value : text).split(/[,;]\s+/);
  const all = parts.flatMap((part) => {
    const [, name = '', rest = ''] =
      /^(\p{L}+(?:\s\p{L}+){0,3})\s*[:=–—-]?\s*(\d.*)$/u.exec(part.trim()) ?? [];
    return told(name, rest) ?? [];
  });
  return all.length < parts.length || all.length < 2
    ? []
    : all.map((part) => ({ ...part, group: isOfGroup ? label : null }));
}

function told(name: string, text: string): Omit<Told, 'group'> | null {
  const kind = kindOf(name);
  const measure = kind === null ? null : measureIn(text);
  return kind === null || measure === null
    ? null
    : { kind: kind[0], own: name.replace(kind[1], ' '), ...measure };
}

/** Which statistic a text begins with, and the words for it; null for none. */
export function kindOf(text: string): (typeof KINDS)[number] | null {
  return KINDS.find(([, pattern]) => pattern.test(text)) ?? null;
}

function measureIn(text: string): Pick<Statistic, 'value' | 'unit' | 'shown' | 'name'> | null {
  const [shown, digits = '', fraction, unit, name = null] = VALUE.exec(text) ?? [];
  if (shown !== undefined) return { ...inMs(digits, fraction, unit), shown: shown.trim(), name };
  const [all, before = null, second = '', part, of] = NAME_FIRST.exec(text) ?? [];
  return all === undefined ? null : { ...inMs(second, part, of), shown: all.trim(), name: before };
}

// The line that leads to the lines of which this is one, or their heading; null where something else is told between them.
function aboveOf(statements: readonly Statement[], index: number): string | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const [above, below] = [statements[at], statements[at + 1]];
    if (above === undefined || below === undefined) return null;
    if (above.origin === 'heading' || above.text.endsWith(':')) return above.text;
    if (above.origin === 'paragraph' || below.line - above.line > 1) return null;
  }
  return null;
}
