import { BoundedCache } from '../../common/bounded-cache.ts';
import { moscowOffset, parseMoment, wholeSecondOf } from '../../common/moment.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { pointerBelow, walkObjects, walkTexts } from './walk.ts';

// QTickets sends every time as ISO 8601 with an offset, under keys with these endings.
const DATE_KEY = /_(at|to|from|date)$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** Years in which something of a ticket office can lie. */
const YEARS = { from: 2000, to: 2099 };
/** Until when something is valid: whoever wants no end may choose any, and what a table cannot hold its loader tells. */
const ENDS = new Set(['active_to', 'valid_to']);
/** Of what has happened: it does not lie ahead. */
const HAPPENED = new Set([
  'created_at',
  'updated_at',
  'deleted_at',
  'payed_at',
  'paid_at',
  'checked_at',
  'refunded_at',
]);
/** Of what comes after the object was made. */
const AFTER_CREATED = ['updated_at', 'deleted_at', 'payed_at', 'paid_at', 'checked_at', 'refunded_at'];
const DAY_MS = 86_400_000;

/** What is wrong with each time of an answer by itself. Null when it has none. */
export function dateProblems({ body, masked, partners, requestBody }: CheckContext): string[] | null {
  let dates = 0;
  // What was sent with another offset may come back as it was sent.
  const sent = partners || requestBody === null ? '' : JSON.stringify(requestBody);
  const problems: string[] = [];
  const latest = Date.now() + DAY_MS;
  walkTexts(body, (text, key, holder) => {
    if (text === '' || typeof key !== 'string' || !DATE_KEY.test(key)) return;
    dates += 1;
    const { wrong, age, ms, otherOffset } = read.get(text, dateFacts);
    const expected =
      wrong ??
      (age === 'early' || (age === 'late' && !ENDS.has(key)) ? 'a date of this age' : null) ??
      (HAPPENED.has(key) && ms > latest ? 'a time that is past' : null) ??
      (otherOffset === null || partners || sent.includes(`"${text}"`) ? null : otherOffset);
    if (expected === null) return;
    const pointer = pointerBelow(holder, key);
    problems.push(`${pointer}: expected ${expected}, came ${shownAt(masked, pointer)}`);
  });
  return dates === 0 ? null : problems;
}

/** Objects that changed, were paid, checked or deleted before they were created. Null when no answer's object has both times. */
export function datedProblems({ body, masked }: CheckContext): string[] | null {
  let looked = 0;
  const problems: string[] = [];
  walkObjects(body, (object, way) => {
    const created = instant(object, 'created_at');
    if (created === null) return;
    for (const key of AFTER_CREATED) {
      const after = instant(object, key);
      if (after === null) continue;
      looked += 1;
      if (after >= created) continue;
      const [pointer, before] = [pointerBelow(way, key), pointerBelow(way, 'created_at')];
      problems.push(
        `${pointer}: expected a time not before ${before}, ${shownAt(masked, before)}, came ${shownAt(masked, pointer)}`,
      );
    }
  });
  return looked === 0 ? null : problems;
}

/** The instant under a key, in whole seconds since 1970; null when it holds none. */
export function instant(object: JsonObject, key: string): number | null {
  return wholeSecondOf(object[key]);
}

// Every time of the REST API is told in Moscow, whatever the zone of the event (observed in all of them): +03:00 today, +04:00
// before 26 October 2014.
function offsetProblem(text: string): string | null {
  const moment = parseMoment(text);
  const minutes = moment === undefined ? Number.NaN : moscowOffset(moment.seconds);
  const offset = `+${String(Math.trunc(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return text.endsWith(offset) ? null : `a time of Moscow, ${offset}`;
}

/** What a text says as a time, whenever it is read. */
interface DateFacts {
  /** What was expected in its place; null when it is a time. */
  wrong: string | null;
  /** Whether it lies before or after the years of a ticket office; null for in these, and for no time. */
  age: 'early' | 'late' | null;
  /** Since 1970; NaN for no time. */
  ms: number;
  /** What was expected where its offset is not Moscow's. */
  otherOffset: string | null;
}

/** One time stands at many places of an answer, and in the answers of many calls. */
const read = new BoundedCache<DateFacts>({ entries: 10_000, longestKey: 40 });

function dateFacts(text: string): DateFacts {
  const [, year, month, day] = DATE.exec(text) ?? [];
  const ms = Date.parse(text);
  return { wrong: dateProblem(ms, year, month, day), age: ageOf(year), ms, otherOffset: offsetProblem(text) };
}

function dateProblem(ms: number, year?: string, month?: string, day?: string): string | null {
  if (year === undefined || Number.isNaN(ms)) return 'a date with an offset';
  // JavaScript takes the 30th of February for the 1st of March.
  const calendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return calendar.getUTCDate() === Number(day) ? null : 'a day of the calendar';
}

function ageOf(year: string | undefined): DateFacts['age'] {
  if (Number(year) < YEARS.from) return 'early';
  return Number(year) > YEARS.to ? 'late' : null;
}

/** True for an object with the keys, each of them its own. */
export function hasKeys(value: unknown, keys: readonly string[]): value is JsonObject {
  return isJsonObject(value) && keys.every((key) => Object.hasOwn(value, key));
}
