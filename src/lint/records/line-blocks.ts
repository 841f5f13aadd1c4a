import { stemsOf } from '../amounts/stems.ts';
import type { LintDocument, LintList, LintTable } from '../document/lint-document.ts';
import { nameBlocks } from '../document/name-blocks.ts';
import { bareNumber } from '../document/numbers.ts';
import { rowsWithoutTotals } from '../document/table-rows.ts';
import { isOfOne } from './groups.ts';

const REMARK =
  /^[^\p{L}\d]*(?:recommendation|impact|action|workaround|root cause|fix|solution|reason|note|conclusion|рекомендаци[яи]|последстви[яе]|действи[яе]|решение|причина|примечание|вывод)s?\s*:/iu;
const SEVERAL =
  /^(?:[2-9]|1\d|twice|thrice|both|дважды|трижды|оба|обе)\s(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек))|\b(?:[2-9]|1\d)\s?(?:times|раза?)(?!\p{L})|(?<![\p{L}\d])[x×]\s?[2-9]\b|\b[2-9]\s?[x×](?!\p{L})|\([2-9]\)|\(\d{1,3}\s+(?:tests?|checks?|cases?|files?|тест\p{L}*)[^()]*\)|^\W*\d+\s?[/,]\s?\d+|^.*\[\d+\].*\[\d+\]|\b(?:twice|in both|each of|CRUD)\b|(?<!\p{L})(?:дважды|трижды)(?!\p{L})/iu;
// `GET /orders - the list`, `src/main.ts`, `load-orders: reads them`, and no plain word.
const NAME_FIRST =
  /^[^\p{L}\d]*(?:(?:GET|POST|PUT|PATCH|DELETE)\s+\S+|(?=[\w./:{}-]{0,80}(?:[._/\d]|\w-\w|[a-z][A-Z]))[\w./:{}-]{1,120})(?=$|\s*[—–:(]|\s+-\s)/u;
const AND_MORE =
  /^[^\p{L}\d]*(?:(?:and|plus|и|а также|ещ[её])\s(?:\p{L}+\s)?\d{1,4}\s|\d{1,4}\smore(?!\p{L})|\+\s?\d{1,4}(?!\p{L}))/iu;
const FILE_FIRST = /^[^\p{L}\d]*[\w./-]{1,100}\.[a-z]{1,5}(?![\w.])/iu;
const FILE = /\w\.[a-z]{1,5}(?![\w.])/giu;
/** Lines that stand below each other as one: a list, a table, a block of names. */
export interface Block {
  line: number;
  last: number;
  spot: LintList | LintTable;
  lines: number[];
  /** What its lines may add up to, where it is a table. */
  sums: number[];
  /** True where a line stands for several things (`two 503s`, `wrong sign (3)`). */
  several: boolean;
  /** True where its lines are what is told of one thing: its status, its result. */
  isOfOne: boolean;
  /** What its columns are called. */
  columns: readonly string[];
  /** What its lines are called, by the first column. */
  noun: readonly string[];
  /** True for a block of code that is nothing but names. */
  isOfNames: boolean;
  /** True for a list each item of which begins with the name of a file. */
  isOfFiles: boolean;
  /** True where every item begins with a name, of a file, a route or a piece of code, and is of no other thing. */
  isNamed: boolean;
  /** True for a list of names of one word each: files, tables, routes. */
  isBare: boolean;
  /** True where its lines are numbered from 1 on. */
  isNumbered: boolean;
}

// A last item with what is advised or told of all of them is none of them: `Recommendation: ...` below their names.
function withoutRemarks(list: LintList): LintList {
  const items = list.items.filter(({ text }) => !REMARK.test(text));
  return items.length < 2 ? list : { ...list, items };
}

/** A list as a block. */
export function blockOf(whole: LintList): Block {
  const list = withoutRemarks(whole);
  const lines = list.items.map(({ line }) => line);
  return {
    line: list.line,
    last: lines.at(-1) ?? list.line,
    spot: list,
    lines,
    sums: [],
    several: list.items.some(({ text }) => SEVERAL.test(text) || AND_MORE.test(text)),
    isOfOne: isOfOne(list),
    noun: [],
    columns: [],
    isOfNames: false,
    isOfFiles: list.items.every(({ text }) => isOfOneFile(text)),
    isNamed: list.items.every(({ text }) => NAME_FIRST.test(text)),
    isBare: list.items.every(({ text }) => /^[`*\w][^\s,;]*$/u.test(text)),
    isNumbered: list.start === 1,
  };
}

function isOfOneFile(text: string): boolean {
  const [name = ''] = text.split(/[:—–]/u);
  return FILE_FIRST.test(text) && (name.match(FILE)?.length ?? 0) < 2;
}

/** The lists, blocks of names and tables of a document, in their order. */
export function blocksOf(document: LintDocument): Block[] {
  const { lists, tables } = document;
  const ofLists = lists.map(blockOf);
  const ofNames = nameBlocks(document).map((block) => ({ ...blockOf(block), isOfNames: true }));
  const ofTables = tables.map((table): Block => {
    const rows = rowsWithoutTotals(table);
    const sums = table.header.map((_, column) =>
      rows.reduce((sum, { cells }) => sum + (bareNumber(cells[column]) ?? 0), 0),
    );
    const lines = rows.map(({ line }) => line);
    return {
      line: table.line,
      last: table.rows.at(-1)?.line ?? table.line,
      spot: table,
      lines,
      sums,
      several: false,
      isOfOne: false,
      noun: stemsOf(table.header[0] ?? ''),
      columns: table.header.flatMap(stemsOf),
      isOfNames: false,
      isOfFiles: false,
      isBare: false,
      isNamed: true,
      isNumbered: rows.every(({ cells }, index) => bareNumber(cells[0]) === index + 1),
    };
  });
  return [...ofLists, ...ofNames, ...ofTables].sort((a, b) => a.line - b.line);
}
