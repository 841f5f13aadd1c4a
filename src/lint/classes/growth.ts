import type { LintDocument, LintTable, Spot } from '../document/lint-document.ts';
import { cellNumber } from '../document/numbers.ts';
import { placeAt } from '../document/sentences.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';

/** By how much a table of the warehouse grew, as a place of the document gives it. */
export interface Growth extends Spot {
  /** The table's name in small letters. */
  key: string;
  value: number;
  /** What the value is of: a column, or before and after. */
  text: string;
  /** Number of the table of the document; null in a sentence. */
  table: number | null;
}

const NAME = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;
const BEFORE = /(?<!\p{L})(?:before|до|было)(?!\p{L})/iu;
const AFTER = /(?<!\p{L})(?:after|после|стало)(?!\p{L})/iu;
const DELTA =
  /(?<!\p{L})(?:deltas?|growth|change|added|new rows|прирост|дельта|изменение|разница)(?!\p{L})|Δ/iu;
// What people call the tables in sentences.
const CALLED: readonly (readonly [string, RegExp])[] = [
  ['orders_raw', /(?<!\p{L})(?:orders?|заказ\p{L}*)(?!\p{L})/iu],
  ['clients_raw', /(?<!\p{L})(?:clients?|клиент\p{L}*)(?!\p{L})/iu],
  ['events_raw', /(?<!\p{L})(?:events?|событи\p{L}*|мероприят\p{L}*)(?!\p{L})/iu],
  ['seats_raw', /(?<!\p{L})(?:seats?|мест[ао]?)(?!\p{L})/iu],
  ['discounts_raw', /(?<!\p{L})(?:discounts?|скид\p{L}*)(?!\p{L})/iu],
  ['barcodes_raw', /(?<!\p{L})(?:barcodes?|штрихкод\p{L}*)(?!\p{L})/iu],
  ['partner_tickets_raw', /(?<!\p{L})(?:partner tickets?|билет\p{L}* партн[её]р\p{L}*)(?!\p{L})/iu],
];

/** The growth of each table, once for each table of the document that gives it, by a column for it or by the columns before and after. */
export function growthInTables(document: LintDocument): Growth[] {
  return tablesOfThisRun(document).flatMap((table, index) => ofTable(table, index));
}

function ofTable({ header, rows, ...spot }: LintTable, table: number): Growth[] {
  const at = (words: RegExp) =>
    header.flatMap((head, column) => (column > 0 && words.test(head) ? [column] : []));
  const [before, after, delta] = [at(BEFORE), at(AFTER), at(DELTA)];
  if (before.length > 1 || after.length > 1 || delta.length > 1) return [];
  return rows.flatMap(({ line, cells }) => {
    const key = (cells[0] ?? '').replaceAll(/[*`\s]/g, '').toLowerCase();
    if (!NAME.test(key)) return [];
    const number = ([column]: readonly number[]) =>
      column === undefined ? null : cellNumber(cells[column] ?? '');
    const [from, to, own] = [number(before), number(after), number(delta)];
    const text = cells.join(' | ');
    if (own !== null) return [{ ...spot, line, key, value: own, text, table }];
    return from === null || to === null
      ? []
      : [{ ...spot, line, key, value: to - from, text: `${from} before and ${to} after`, table }];
  });
}

const SIGNED = /(?<![\w.+-])[+\u2212]\s?(\d{1,3}(?:[ ,\u00a0]\d{3})+|\d+)(?![\d.,]*\d|\s?%)/gu;
const GREW =
  /(?<!\p{L})(?:by|на)\s+(\d{1,3}(?:[ ,\u00a0]\d{3})+|\d+)(?:\s+(?:new\s+|новых\s+)?(?:rows?|строк\p{L}*))?(?=\s*[.)]?\s*$)/giu;

/** The growth of tables that sentences tell with a sign: `+318 rows to orders_raw and +150 to clients_raw`. */
export function growthInSentences({ sentences }: LintDocument, keys: ReadonlySet<string>): Growth[] {
  return sentences.flatMap((sentence) => {
    if (sentence.box !== null) return [];
    let from = 0;
    return sentence.text.split(/[,;]|(?<!\p{L})(?:and|и)(?!\p{L})|\.\s/u).flatMap((part): Growth[] => {
      const at = sentence.text.indexOf(part, from);
      from = at + part.length;
      const numbers = [...part.matchAll(SIGNED), ...part.matchAll(GREW)];
      const named = keysIn(part, keys);
      const [number] = numbers;
      const [key] = named;
      if (
        number?.[1] === undefined ||
        numbers.length > 1 ||
        key === undefined ||
        named.length > 1 ||
        /=|→|\(|\d\.\d/.test(part)
      )
        return [];
      const value = Number(number[1].replaceAll(/\D/g, '')) * (number[0].startsWith('\u2212') ? -1 : 1);
      if (!isOfThisRun({ ...sentence, text: part })) return [];
      return [{ ...placeAt(sentence, at), key, value, text: part.trim(), table: null }];
    });
  });
}

function keysIn(text: string, keys: ReadonlySet<string>): string[] {
  const exact = (text.toLowerCase().match(/[a-z][a-z0-9_]*/g) ?? []).filter((word) => keys.has(word));
  if (exact.length > 0) return [...new Set(exact)];
  return CALLED.filter(([key, words]) => keys.has(key) && words.test(text)).map(([key]) => key);
}

/** The growth that the sources of a table make: `300 (1.1) + 12 (2.5)`, `3.1 - 25, 3.3 - 70`. */
export function growthOfSources({ tables, lists }: LintDocument, keys: ReadonlySet<string>): Growth[] {
  const places = [
    ...tables.flatMap(({ rows, ...spot }) =>
      rows.flatMap(({ line, cells }) =>
        cells.slice(1).map((cell) => ({ spot: { ...spot, line }, name: cells[0] ?? '', text: cell })),
      ),
    ),
    ...lists.flatMap(({ items, ...spot }) =>
      items.flatMap(({ line, text }) => {
        const [, name = '', rest = ''] = /^\W{0,3}([a-z0-9_]+)\W{0,3}:\s(.*)$/su.exec(text) ?? [];
        return [{ spot: { ...spot, line }, name, text: rest }];
      }),
    ),
  ];
  return places.flatMap(({ spot, name, text }) => {
    const key = name.replaceAll(/[*`\s]/g, '').toLowerCase();
    const terms = [...text.matchAll(SOURCE)].map(([, first, second]) => Number(first ?? second));
    if (!keys.has(key) || terms.length === 0 || text.replaceAll(SOURCE, '').replaceAll(/[+,;\s]/g, '') !== '')
      return [];
    return [{ ...spot, key, value: terms.reduce((sum, term) => sum + term, 0), text, table: null }];
  });
}

const SOURCE =
  /(?<![\d.])(?:\+?(\d+)\s*\((?:test )?(?:\d{1,2}\.\d{1,2}|[A-Z]{1,2}-?\d{1,2})\)|(?:\d{1,2}\.\d{1,2}|[A-Z]{1,2}-?\d{1,2})\s*(?:[-–—:]|\s\+)\s*\+?(\d+)(?![\d.]))/gu;
