import type { LintDocument, LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { leadingNumber } from '../document/numbers.ts';
import { placeAt } from '../document/sentences.ts';
import { namesOtherRun } from '../facts/other-run.ts';
import { once } from '../once.ts';
import { type Counted, classesIn } from './class-words.ts';

/** A number of entries of the whole run that a document gives for a class. */
export interface ClassClaim extends Spot {
  counted: Counted;
  value: number;
  /** The words and the number as they stand. */
  text: string;
  /** The percentage beside it; null where there is none. */
  percent: { value: number; decimals: number } | null;
}

const OF_A_PART =
  /(?<!\p{L})(?:orders?|clients?|customers?|events?|seats?|discounts?|promo|barcodes?|partners?|rest|заказ\p{L}*|клиент\p{L}*|событи\p{L}*|мероприят\p{L}*|мест\p{L}*|скид\p{L}*|штрихкод\p{L}*|партн[её]р\p{L}*|section|раздел\p{L}*|previous|earlier|documented|документированн\p{L}*|in this run|в этом запуске|version|верси\p{L}*|редакци\p{L}*|rows?|строк\p{L}*|files?|файл\p{L}*|retr\p{L}*|job\p{L}*|load\p{L}*|загруз\p{L}*|blocker\p{L}*|defect\p{L}*|дефект\p{L}*|ms|sec\p{L}*|min\p{L}*|мс|сек\p{L}*|мин\p{L}*)(?!\p{L})/iu;
const NOISE =
  /(?<!\p{L})(?:of|which|them|these|were|was|are|is|the|an?|with|and|all|in|total|tests?|requests?|calls?|entries|entry|cases?|answers?|responses?|number|count|у|из|них|и|был[аио]?|все|всего|тест\p{L}*|запрос\p{L}*|вызов\p{L}*|ответ\p{L}*|провер\p{L}*|завершил\p{L}*|вернул\p{L}*|закончил\p{L}*|ended|gave|got|returned|came|back|as|that|apart|counted|отдельно|в|доступе|еще|ещё|один|одна)(?!\p{L})/giu;

/** The claims of a document about its whole run, in its order. */
export const classClaims = once((document: LintDocument): ClassClaim[] => [
  ...document.tables.flatMap(claimsOfTable),
  ...document.sentences.flatMap(claimsOfSentence),
]);

// `| Successful | 22 | 78.6 % |`: a label, its number, and at most a share; of a table with a column for each part the total alone.
function claimsOfTable({ header, rows, ...spot }: LintTable): ClassClaim[] {
  if (isOfAPart(spot)) return [];
  const ofColumns = claimsOfColumns(header, rows, spot);
  if (ofColumns.length > 0) return ofColumns;
  const numeric = header.flatMap((_, column) =>
    column > 0 && rows.some(({ cells }) => numberOf(cells[column]) !== null) ? [column] : [],
  );
  const total = header.findIndex(
    (head, column) =>
      column > 0 && /^(?:total|all|count|number|всего|итого|число|количество)$/iu.test(head.trim()),
  );
  const column = numeric.length === 1 ? numeric[0] : total > 0 ? total : undefined;
  if (column === undefined) return [];
  return rows.flatMap(({ line, cells }) => {
    const counted = wholly(cells[0] ?? '');
    const value = numberOf(cells[column]);
    if (counted === null || value === null) return [];
    return [
      {
        ...spot,
        line,
        counted,
        value,
        text: `${cells[0]}: ${cells[column]}`,
        percent: percentsIn(cells.slice(column).join(' '))[0] ?? null,
      },
    ];
  });
}

// A column for each class, and a row of all sections.
function claimsOfColumns(header: readonly string[], rows: LintTable['rows'], spot: Spot): ClassClaim[] {
  const named = header.map((head) => wholly(head));
  const all = rows.find(({ cells }) =>
    /^(?:all|total|sum|всего|итого)$/iu.test((cells[0] ?? '').replaceAll(/[*_`\s]/g, '')),
  );
  if (all === undefined || named.filter((counted) => counted !== null).length < 3) return [];
  return named.flatMap((counted, column) => {
    const value = numberOf(all.cells[column]);
    if (counted === null || value === null) return [];
    return [
      {
        ...spot,
        line: all.line,
        counted,
        value,
        text: `${header[column]}: ${all.cells[column]}`,
        percent: null,
      },
    ];
  });
}

const SEGMENTS = /[;,()]|\.\s|:\s|\s[-–—]\s|(?<!\p{L})(?:and|и|while|а|but|но)(?!\p{L})/giu;
const FARTHEST_WORDS = 4;

function claimsOfSentence(sentence: Sentence): ClassClaim[] {
  if (
    sentence.box !== null ||
    namesOtherRun(sentence.text) ||
    isOfAPart(sentence) ||
    (sentence.label !== null && OF_A_PART.test(sentence.label))
  )
    return [];
  // `Executed: 32`, `denied: 1 (2.4)`.
  const label = sentence.label === null ? null : wholly(sentence.label);
  const number = numberOf(sentence.value);
  if (label !== null && number !== null) {
    return [
      {
        ...placeAt(sentence, 0),
        counted: label,
        value: number,
        text: sentence.text.slice(0, 80),
        percent: percentsIn(sentence.value)[0] ?? null,
      },
    ];
  }
  let at = 0;
  return sentence.text.split(SEGMENTS).flatMap((segment) => {
    const begins = sentence.text.indexOf(segment, at);
    at = begins + segment.length;
    const claim = claimIn(segment);
    return claim === null
      ? []
      : [{ ...placeAt(sentence, begins), ...claim, text: segment.trim(), percent: null }];
  });
}

// One number and one class, with few words beside them.
function claimIn(segment: string): Pick<ClassClaim, 'counted' | 'value'> | null {
  if (
    /%|(?<!\p{L})(?:shares?|rates?|portion|доля|долей|доли)(?!\p{L})|\d[.,:/]\d|\d{4}/iu.test(segment) ||
    OF_A_PART.test(segment)
  )
    return null;
  // `30 of the 33 specified requests`, `30 запросов из 33`: the first number is told.
  const text = segment.replace(
    /(?<=\d.{0,30})(?<!\p{L})(?:out of|of|из)\s+(?:the\s+|all\s+)?\d{1,4}(?!\d)(?:\s+(?:specified|planned|specification))?/iu,
    ' ',
  );
  const numbers = [...text.matchAll(/(?<![\w.])\d{1,4}(?![\w.]*\d|\p{L})/gu)];
  const classes = classesIn(text);
  const [number] = numbers;
  const [named] = classes;
  if (number === undefined || named === undefined || numbers.length > 1 || classes.length > 1) return null;
  const rest = (text.slice(0, named.at) + text.slice(named.at + named.length))
    .replace(number[0], '')
    .replaceAll(NOISE, ' ');
  return (rest.match(/\p{L}+/gu) ?? []).length > FARTHEST_WORDS
    ? null
    : { counted: named.name, value: Number(number[0]) };
}

/** The class that a label names, and little else. */
function wholly(label: string): Counted | null {
  if (label.length > 50 || OF_A_PART.test(label)) return null;
  const classes = classesIn(label);
  const [named, ...more] = classes;
  if (named === undefined || more.length > 0) return null;
  const rest = (label.slice(0, named.at) + label.slice(named.at + named.length))
    .replace(/\(.*?\)/g, '')
    .replaceAll(NOISE, ' ');
  return (rest.match(/\p{L}+/gu) ?? []).length > 1 ? null : named.name;
}

function numberOf(cell: string | undefined): number | null {
  const found = leadingNumber((cell ?? '').replaceAll(/[*_`]/g, ''));
  return found === null || !/^\s*(?:$|[(,;.]|of |из |\/ ?\d|\d+ ?%)/iu.test(found.rest) ? null : found.value;
}

/** The percentages of a text, in its order. */
export function percentsIn(text: string): NonNullable<ClassClaim['percent']>[] {
  return [...text.matchAll(/(?<![\d.,])(\d{1,3}(?:[.,](\d{1,2}))?)\s?%/gu)].map(
    ([, digits = '', fraction = '']) => ({
      value: Number(digits.replace(',', '.')),
      decimals: fraction.length,
    }),
  );
}

function isOfAPart({ headings, sectionTitle }: Spot): boolean {
  return [sectionTitle, ...headings].some(
    (title) =>
      OF_A_PART.test(title) ||
      /^\W*\d*\.?\s*(?:history|changelog|change log|corrections?|история|правки|исправлени\p{L}*|recommend\p{L}*|рекомендац\p{L}*)/iu.test(
        title,
      ),
  );
}
