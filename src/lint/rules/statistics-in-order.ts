import { stemsOf } from '../amounts/stems.ts';
import type { LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { plainNumber } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { placeAt } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// From the smallest to the largest; an average lies between the two ends.
const RANKS: readonly (readonly [number, RegExp])[] = [
  [
    0,
    /^(?:min(?:imum)?|fastest|best(?! scores?\b| results?\b| marks?\b)|lowest|smallest|минимум|мин|минимальн\p{L}*|лучш\p{L}*)(?!\p{L}|\s\d+\s?%)/iu,
  ],
  [50, /^(?:median|p50|p-50|50(?:th|-й)? (?:percentile|процентиль)|медиана)(?!\p{L})/iu],
  [90, /^(?:p90|90(?:th|-й)? (?:percentile|процентиль))(?!\p{L})/iu],
  [95, /^(?:p95|95(?:th|-й)? (?:percentile|процентиль))(?!\p{L})/iu],
  [99, /^(?:p99|99(?:th|-й)? (?:percentile|процентиль))(?!\p{L})/iu],
  [
    100,
    /^(?:max(?:imum)?|worst|slowest|highest|peak|longest|максимум|макс|максимальн\p{L}*|худш\p{L}*)(?!\p{L}|\s\d+\s?%)/iu,
  ],
];
const AVERAGE = /^(?:avg|average|mean|среднее|средняя|средний|в среднем)(?!\p{L})/iu;
const MOST =
  /\b(?:slowest|worst|largest|biggest|highest|longest|maximum|greatest|peak|most)\b|(?<!\p{L})(?:сам(?:ый|ая|ое) (?:медленн|больш|долг|крупн|худш)\p{L}*|медленнее всего|наибольш\p{L}*|крупнейш\p{L}*|максимальн\p{L}*|худш\p{L}*)(?!\p{L})/iu;
// `96 % faster` is no measure, and what is faster by more may be any of them.
const COMPARED =
  /\b(?:faster|slower|better|worse|higher|lower|increase|decrease|improvement|reduction|above|below)\b|(?<!\p{L})(?:быстрее|медленнее|лучше|хуже|выше|ниже|рост|снижени\p{L}*|прирост\p{L}*)(?!\p{L})/iu;
const NUMBER = String.raw`(?<![\p{L}\d.,:/-])([+\u2212-]?\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|[+\u2212-]?\d+(?:[.,]\d+)?)(?![\d:/]|[.,]\d)\s?`;
const UNIT = '(ms|мс|s|с|сек|sec|min|мин)';
const VALUE = new RegExp(String.raw`${NUMBER}${UNIT}?(?![\p{L}\d])`, 'u');
// `Model 2.5 (463 ms)`: the number of a name has no unit.
const WITH_UNIT = new RegExp(String.raw`${NUMBER}${UNIT}(?![\p{L}\d])`, 'u');

interface Measure {
  /** What it is a measure of: `cpu` for `Average CPU`; [] where its name is the rank alone. */
  of: readonly string[];
  rank: number | null;
  value: number;
  spot: Spot & { text: string };
  name: string;
}

/** The median is no more than a higher percentile, no average is beyond the ends, and nothing is above what is called the largest. */
export function statisticsInOrder({ document }: RuleContext): LintFinding[] {
  return [
    ...document.tables.flatMap((table) =>
      [
        ...table.header.slice(1).map((_, index) => ranksOf(inRows(table, index + 1))),
        ...table.rows.map((row) => ranksOf(inColumns(table, row))),
      ].flat(),
    ),
    ...document.sentences.flatMap((sentence) => (isOfThisRun(sentence) ? ranksOf(inProse(sentence)) : [])),
    ...inLabels(document.sentences).flatMap(ranksOf),
    ...document.sentences.flatMap((sentence) => superlative(sentence, document.tables, document.sentences)),
  ];
}

function ranksOf(measures: readonly Measure[]): LintFinding[] {
  for (const one of measures) {
    const other = measures.find(
      ({ rank, value, of }) =>
        areOfOne(of, one.of) &&
        ((one.rank !== null && rank !== null && one.rank < rank && one.value > value) ||
          (one.rank === null && ((rank === 100 && one.value > value) || (rank === 0 && one.value < value)))),
    );
    if (other === undefined) continue;
    return [
      finding(
        'part-and-whole',
        [one.spot, one.value],
        [other.spot, other.value],
        `Line ${one.spot.line} gives ${one.value} as "${one.name}", and line ${other.spot.line} ${other.value} as "${other.name}": they cannot both be right.`,
      ),
    ];
  }
  return [];
}

// One measure a row, in a table of a name and one value or several.
function inRows(table: LintTable, column: number): Measure[] {
  return table.rows.flatMap((row) =>
    measureOf(row.cells[0] ?? '', row.cells[column] ?? '', rowSpot(table, row)),
  );
}

// One measure a column.
function inColumns(table: LintTable, row: LintTable['rows'][number]): Measure[] {
  const spot = rowSpot(table, row);
  return table.header.flatMap((head, column) =>
    column === 0 ? [] : measureOf(head, row.cells[column] ?? '', spot),
  );
}

// `p95: 610` and `p99: 590` in items below each other; a measure that comes again is of another thing.
function inLabels(sentences: readonly Sentence[]): Measure[][] {
  const lists: Measure[][] = [];
  let last: Sentence | undefined;
  for (const sentence of sentences) {
    const [measure] = sentence.label === null ? [] : measureOf(sentence.label, sentence.value, sentence);
    if (measure === undefined) continue;
    const list = lists.at(-1);
    const follows =
      last !== undefined &&
      sentence.line - last.line <= 1 &&
      areOfOnePart(sentence, last) &&
      list?.every(({ name }) => name.toLowerCase() !== measure.name.toLowerCase());
    if (follows === true) list?.push(measure);
    else lists.push([measure]);
    last = sentence;
  }
  return lists;
}

// `min 90 ms, avg 420 ms, max 310 ms`.
function inProse(sentence: Sentence): Measure[] {
  const measures = sentence.text.split(/[,;/|(]\s*|\s(?:and|и)\s/u).flatMap((part) => {
    const [, name = '', value = ''] =
      /(?:^|[\s(:])((?:min|max|avg|average|mean|median|p\d\d|минимум|максимум|средн|медиана)\p{L}*)(?:\s\p{L}+){0,3}?\s*[:=—–]?\s*(\d[\d.,\u00a0]*(?:\s?\p{L}+)?)/iu.exec(
        part,
      ) ?? [];
    return name === '' ? [] : measureOf(name, value, sentence);
  });
  return measures.length > 1 &&
    new Set(measures.map(({ name }) => name.toLowerCase())).size === measures.length
    ? measures
    : [];
}

function measureOf(name: string, text: string, spot: Measure['spot']): Measure[] {
  const value = numberOf(text);
  const plain = name.trim();
  const [rank = null, pattern = AVERAGE] = RANKS.find(([, one]) => one.test(plain)) ?? [];
  if (value === null || (rank === null && !AVERAGE.test(plain))) return [];
  return [{ rank, value, spot, name: plain, of: stemsOf(plain.replace(pattern, ' ')) }];
}

// `Average CPU` and `Peak memory` are of two things.
function areOfOne(some: readonly string[], others: readonly string[]): boolean {
  return some.length === 0 || others.length === 0 || some.some((word) => others.includes(word));
}

function numberOf(text: string): number | null {
  const [, digits, unit] = WITH_UNIT.exec(text.trim()) ?? VALUE.exec(text.trim()) ?? [];
  if (digits === undefined || COMPARED.test(text)) return null;
  const sign = /^[\u2212-]/.test(digits) ? -1 : 1;
  const value = plainNumber(digits.replace(/^[+\u2212-]/, ''));
  return sign * value * (/^(?:ms|мс)$/.test(unit ?? '') ? 0.001 : /^(?:min|мин)$/.test(unit ?? '') ? 60 : 1);
}

// `The worst answer was 1.9 s`, where a column has that value and a larger one.
function superlative(
  sentence: Sentence,
  tables: readonly LintTable[],
  sentences: readonly Sentence[],
): LintFinding[] {
  const word = MOST.exec(sentence.text);
  if (word === null || !isOfThisRun(sentence) || /\b(?:one of|at most|most of)\b/i.test(sentence.text))
    return [];
  const behind = sentence.text.slice(word.index);
  const said =
    /(?<![\p{L}\d#№-])\d[\d\u00a0\u202f ,]*(?:[.,]\d\d|[.,]\d\s?(?:ms|мс|s|с|sec|сек))(?![\p{L}\d])|(?<![\p{L}\d#№-])\d+\s?(?:ms|мс)(?![\p{L}\d])/u.exec(
      behind,
    );
  const value = said === null ? null : numberOf(said[0]);
  if (said === null || value === null) return [];
  const spot = placeAt(sentence, word.index + said.index);
  const columns = tables.flatMap((table) =>
    table.header.map((_, column) =>
      (column === 0 ? [] : table.rows)
        .filter(({ cells }) => !/^(?:total|sum|all|итого|всего)(?!\p{L})/iu.test((cells[0] ?? '').trim()))
        .map(({ line, cells }) => ({ spot: { ...table, line }, value: numberOf(cells[column] ?? '') })),
    ),
  );
  const loose = sentences
    .filter(({ origin, text }) => origin === 'item' && /^\d+[.,]?\d*\s?(?:ms|мс|s|с)$/iu.test(text))
    .map((one) => ({ spot: one, value: numberOf(one.text) }));
  for (const column of [...columns, loose]) {
    const own = column.find((cell) => cell.value !== null && Math.abs(cell.value) === value);
    const more = [...column]
      .filter((cell) => cell.value !== null && Math.abs(cell.value) > value)
      .sort((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))[0];
    if (own === undefined || more === undefined || column.length < 3) continue;
    return [
      finding(
        'part-and-whole',
        [spot, said[0].trim()],
        [more.spot, Math.abs(more.value ?? 0)],
        `Line ${spot.line} says "${sentence.text}", but line ${more.spot.line} has more: ${Math.abs(more.value ?? 0)}.`,
        'medium',
      ),
    ];
  }
  return [];
}
