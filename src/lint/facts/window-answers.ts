import type { LintDocument } from '../document/lint-document.ts';
import { isOfThisRun, type Line, linesWithRows } from './windows.ts';

const DAY = 86_400_000;

/** What came back, by its days: of a record that is shown, or of all that a sentence tells of. */
export interface Returned {
  spot: Line;
  /** The column of a record that is shown; null where a sentence tells of the records. */
  column: string | null;
  from: number;
  to: number;
  shown: string;
}

// `"paid_at": "2026-03-01T10:00:00"`.
const FIELD = /"(?<column>[a-z_]{2,40})"\s{0,4}:\s{0,4}"(?<day>\d{4}-\d\d-\d\d)(?=[T "])/giu;
const CAME =
  /\b(?:orders|sales|records|data|tickets|bookings|entries)\b[^.;]{0,40}\b(?:returned|received|fetched|came back)\b|\b(?:returns?|returned|gives|gave|delivers|delivered)\b[^.;]{0,40}\b(?:orders|sales|records|data|tickets|bookings|entries)\b|(?<!\p{L})(?:возвраща[её]т|вернул|отда[её]т|отдал|получен\p{L}*)(?!\p{L})[^.;]{0,40}(?<!\p{L})(?:заказ|продаж|запис|данны|билет)\p{L}*|(?<!\p{L})(?:заказ|продаж|запис|данны|билет)\p{L}*[^.;]{0,40}(?<!\p{L})(?:получен|возвращен)\p{L}*/iu;
const YEARS = /(?<![\d.,:/#№-])(20\d\d)(?:\s?[-–—]\s?(20\d\d))?(?![\d.:/-]*\d)/gu;
// What the author saw himself, or says of a part or of a wish.
const NOTED =
  /\b(?:only|instead|ignor\p{L}*|despite|although|though|but|however|outside|wrong|old(?:er)?|stale|even|still|also|not|no|should|must|will|may|might|if|until|test data)\b|(?<!\p{L})(?:только|лишь|вместо|игнорир\p{L}*|несмотря|хотя|но|однако|вне|стар\p{L}+|неверн\p{L}*|даже|также|не|нет|будет|должн?\p{L}*|если|тестов\p{L}*)(?!\p{L})|[❌⚠🔴]/iu;

/** What the requests of a document brought, by the days that the records shown have, and by the years that a sentence tells of. */
export function returnedIn(document: LintDocument): Returned[] {
  const code = new Set(document.code.map(({ line }) => line));
  return linesWithRows(document)
    .flatMap((spot) => (code.has(spot.line) ? inRecord(spot) : inWords(spot)))
    .filter(({ spot }) => isOfThisRun(spot));
}

function inRecord(spot: Line): Returned[] {
  return [...spot.text.matchAll(FIELD)].flatMap(({ groups = {} }) => {
    const { column = '', day = '' } = groups;
    const value = Date.parse(day);
    return Number.isNaN(value)
      ? []
      : [{ spot, column, from: value, to: value + DAY, shown: `${column} ${day}` }];
  });
}

function inWords(spot: Line): Returned[] {
  const { text } = spot;
  if (!CAME.test(text) || NOTED.test(text)) return [];
  const [years, more] = [...text.matchAll(YEARS)];
  if (years === undefined || more !== undefined) return [];
  const [shown, first = '', last = first] = years;
  return [
    { spot, column: null, from: Date.parse(`${first}-01-01`), to: Date.parse(`${last}-12-31`) + DAY, shown },
  ];
}
