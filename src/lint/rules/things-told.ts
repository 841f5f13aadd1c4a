import { addTo } from '../../common/group-by.ts';
import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { bareNumber, plainCell, wholeNumber } from '../document/numbers.ts';
import { placeAt } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { standsInThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** A thing that is told by a noun and a number or a letter, `event 880`, `hall B`, and a number of something that is said of it. */
interface Told {
  spot: Spot & { text: string };
  noun: string;
  name: string;
  /** What is counted, by its stem; '' where the words behind the number do not say. */
  unit: string;
  value: number;
}

/** The numbers that a table has of such a thing. */
interface Known {
  spot: Spot & { text: string };
  noun: string;
  name: string;
  numbers: readonly { value: number; head: readonly string[] }[];
}

const THING = /(?<![\p{L}\d_-])(\p{L}{3,})\s+(?:№\s?|#)?(\d{1,5}|\p{Lu})(?![\p{L}\d_]|[.,:/-]\d|\s?%)/gu;
const NUMBER =
  /(?<![\p{L}\d.,:/#№_-])(\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+|\d{2,9})(?![\d_%]|[.,:/-]\d|\s?%)(?:\s+(\p{L}{4,}))?/gu;
// These take a number that names nothing.
const NO_NOUN =
  /^(?:(?:page|line|test|step|version|build|section|round|phase|part|attempt)s?|about|only|over|all|for|the|was|has|had|and|but|not|are|или|для|при|все|ещё|еще|least|most|than|with|from|code|status|http|(?:лист|строк|тест|шаг|верси|раздел|этап|попытк)\p{L}*|всего|ровно|код|статус|стало|было|после|около|более|менее|только|\p{L}+(?:ed|[ая]н[оы]|ено|л[ио]|ило)|\p{L}{3,}(?:[аеи]л|ла))$/iu;
const OTHER =
  /\b(?:of which|limit|max(?:imum)?|min(?:imum)?|at least|at most|plan(?:ned)?|should|expected|per|ago|instead|left over)\b|(?<!\p{L})(?:из них|лимит|предел|план\p{L}*|должн\p{L}*|ожида\p{L}*|вместо)(?!\p{L})/iu;
const SMALLEST = 10;
const MOST_OF_A_NAME = 200;
const NEAR = 0.3;

/** A number that is told of a named thing is the one that its row, or another sentence, has of it. */
export function thingsTold({ document }: RuleContext): LintFinding[] {
  const told = document.sentences.filter(standsInThisRun).flatMap(toldIn);
  if (told.length === 0) return [];
  const known = byName(tablesOfThisRun(document).flatMap(knownIn));
  return [...byName(told)].flatMap(([name, own]) =>
    own.flatMap((one, index) => [
      ...againstRows(one, known.get(name) ?? []),
      ...againstOthers(one, own.slice(0, index), document),
    ]),
  );
}

// What has the same name, as far as it can be compared.
function byName<T extends { name: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all)
    if ((groups.get(one.name)?.length ?? 0) < MOST_OF_A_NAME) addTo(groups, one.name, one);
  return groups;
}

// Each part of a sentence with one such thing and one number; the unit of the part before it holds on.
function toldIn(sentence: Sentence): Told[] {
  const { text, origin } = sentence;
  if (origin === 'heading' || OTHER.test(text)) return [];
  let unit = '';
  return partsOf(text).flatMap(({ part, at }): Told[] => {
    const things = [...part.matchAll(THING)].filter(([, noun = '']) => !NO_NOUN.test(noun));
    const [thing, second] = things;
    const [number, more] = [...part.matchAll(NUMBER)].filter(({ 1: digits }) => digits !== thing?.[2]);
    if (thing === undefined || second !== undefined || number === undefined || more !== undefined) return [];
    unit = stemsOf(number[2] ?? '')[0] ?? unit;
    const value = wholeNumber(number[1] ?? '');
    const noun = stemsOf(thing[1] ?? '')[0] ?? '';
    if (value < SMALLEST || noun === '') return [];
    return [{ spot: placeAt(sentence, at), noun, name: thing[2] ?? '', unit, value }];
  });
}

function partsOf(text: string): { part: string; at: number }[] {
  let at = 0;
  return text.split(/([;()]|[.,](?!\d)|\s(?:and|и)\s)/u).map((part) => {
    at += part.length;
    return { part, at: at - part.length };
  });
}

// The rows of a table of such things, and the rows whose words name one: `barcodes of event B`.
function knownIn(table: LintTable): Known[] {
  const [head = ''] = table.header;
  const noun = stemsOf(head)[0] ?? '';
  return table.rows.flatMap((row): Known[] => {
    const numbers = table.header.flatMap((own, column) => {
      const value = column === 0 ? null : bareNumber(plainCell(row.cells[column]));
      return value === null ? [] : [{ value, head: stemsOf(own) }];
    });
    const spot = rowSpot(table, row);
    const [first = ''] = row.cells.map(plainCell);
    const own =
      /^(?:\d{1,5}|\p{Lu})$/u.test(first) && noun !== '' ? [{ spot, noun, name: first, numbers }] : [];
    const named = row.cells.slice(0, 3).flatMap((cell) =>
      [...cell.matchAll(THING)].flatMap(([, word = '', name = '']) => {
        const [stem] = stemsOf(word);
        return stem === undefined || NO_NOUN.test(word) ? [] : [{ spot, noun: stem, name, numbers }];
      }),
    );
    return numbers.length === 0 ? [] : [...own, ...named];
  });
}

function againstRows({ spot, noun, name, unit, value }: Told, known: readonly Known[]): LintFinding[] {
  const rows = known.filter(
    (row) => row.name === name && areKin(row.noun, noun) && row.spot.line !== spot.line,
  );
  const all = new Set(rows.flatMap(({ numbers }) => numbers.map((one) => one.value)));
  const explained = [...all].some((one) => numbersOf(spot.text).includes(one));
  if (all.size === 0 || all.has(value) || explained) return [];
  // `Rows` below `Partner tickets`, or of `tickets of partner 2`, are tickets.
  const isOfUnit = (head: readonly string[], { text, sectionTitle, headings }: Told['spot']) =>
    unit !== '' &&
    (head.some((word) => areKin(word, unit)) ||
      (head.includes('row') &&
        stemsOf([text, sectionTitle, ...headings].join(' ')).some((word) => areKin(word, unit))));
  const row = rows.find(({ numbers, spot: own }) =>
    numbers.some(
      (one) => (isOfUnit(one.head, own) && isNear(one.value, value)) || haveSameDigits(one.value, value),
    ),
  );
  return row === undefined ? [] : [report(row.spot, [...all].join(', '), spot, value, `${noun} ${name}`)];
}

function againstOthers(one: Told, before: readonly Told[], { tables }: LintDocument): LintFinding[] {
  const { spot, noun, name, unit, value } = one;
  if (unit === '' || tables.some(({ line }) => line === spot.line)) return [];
  const other = before.find(
    (own) =>
      own.name === name && areKin(own.noun, noun) && areKin(own.unit, unit) && own.spot.line !== spot.line,
  );
  if (other === undefined || other.value === value) return [];
  if (numbersOf(spot.text).includes(other.value) || numbersOf(other.spot.text).includes(value)) return [];
  return isNear(other.value, value) ? [report(other.spot, other.value, spot, value, `${noun} ${name}`)] : [];
}

function report(
  one: Told['spot'],
  was: string | number,
  other: Told['spot'],
  value: number,
  what: string,
): LintFinding {
  return finding(
    'two-values',
    [one, was],
    [other, value],
    `Line ${other.line} says "${other.text}", but line ${one.line} has ${was} of ${what}: "${one.text}".`,
    'medium',
  );
}

function numbersOf(text: string): number[] {
  return [...text.matchAll(NUMBER)].map(([, digits = '']) => wholeNumber(digits));
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(one, other) * NEAR;
}

function haveSameDigits(one: number, other: number): boolean {
  const digits = (value: number) => [...String(value)].sort().join('');
  return String(one).length > 2 && digits(one) === digits(other);
}
