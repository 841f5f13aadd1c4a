import { tzOffset } from '@date-fns/tz';
import { BoundedCache } from './bounded-cache.ts';

/** A point in time as the API writes it. */
export interface Moment {
  /** Whole seconds since 1970, rounded down. */
  readonly seconds: number;
  /** The rest, in microseconds. */
  readonly microseconds: number;
}

/** The zone in which QTickets writes its times, and in which rows show theirs. */
export const ZONE = 'Europe/Moscow';

const FORM = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:[.,](\d{1,40}))?)?(Z|[+-]\d\d(?::?\d\d)?))?$/i;

/**
 * Reads `2025-11-07T12:00:00+03:00` (ISO 8601, QTickets REST docs), with or without a fraction, and the other spellings of ISO 8601
 * and RFC 3339: a small t or z, no seconds, no colon in the offset. A date alone is midnight in Moscow. A time without an offset
 * is undefined, as is everything else: it could be any moment. So is a day that no calendar has.
 */
export function parseMoment(value: string): Moment | undefined {
  return moments.get(value, readMoment) ?? undefined;
}

/** Checks, rows and what is expected of them read the same times. */
const moments = new BoundedCache<Moment | null>({ entries: 10_000, longestKey: 40 });

function readMoment(value: string): Moment | null {
  const [, year, month, day, time, seconds = ':00', fraction = '', offset = ''] = FORM.exec(value) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  if (!isDay(Number(year), Number(month), Number(day))) return null;
  const date = `${year}-${month}-${day}`;
  const moment =
    time === undefined
      ? momentOfWallTime(`${date} 00:00:00`)
      : Date.parse(
          `${date}T${time}${seconds.slice(0, 3)}${offset.toUpperCase().replace(/^([+-]\d\d):?(\d\d)?$/, whole)}`,
        ) / 1000;
  if (moment === undefined || Number.isNaN(moment)) return null;
  return { seconds: moment, microseconds: Number(fraction.padEnd(6, '0').slice(0, 6)) };
}

/**
 * The second since 1970 in which a time lies; null for what is no time. Of the times of one object some may be
 * kept with their fraction and others without: none is before another in the same second.
 */
export function wholeSecondOf(value: unknown): number | null {
  const moment = typeof value === 'string' ? parseMoment(value) : undefined;
  return moment?.seconds ?? null;
}

/** True when the first of two moments comes after the other; false when one of them is none. */
export function isLater(one: Moment | undefined, other: Moment | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.seconds === other.seconds ? one.microseconds > other.microseconds : one.seconds > other.seconds;
}

/** Wall time in Moscow, `YYYY-MM-DD HH:MM:SS`, whatever the zone of the process: UTC+3 today, UTC+4 from 2011 to 2014, and other before. */
export function moscowWallTime(seconds: number): string {
  const wall = new Date(seconds * 1000 + moscowOffset(seconds) * 60_000);
  return wall.toISOString().slice(0, 19).replace('T', ' ');
}

/** The moment of a wall time in Moscow as `moscowWallTime` writes it; undefined for any other text. */
export function momentOfWallTime(text: string): number | undefined {
  const utc = Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
  if (!WALL.test(text) || Number.isNaN(utc)) return undefined;
  // The offset of the moment itself: that of the hours around may be another.
  const near = utc - moscowOffset(utc) * 60;
  return utc - moscowOffset(near) * 60;
}

/** How many minutes Moscow was ahead of UTC at a moment. */
export function moscowOffset(seconds: number): number {
  return offsets.get(String(seconds), (key) => tzOffset(ZONE, new Date(Number(key) * 1000)));
}

/** The zone database is slow to ask, and one time stands in many rows. */
const offsets = new BoundedCache<number>({ entries: 10_000, longestKey: 40 });

const WALL = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

// ISO 8601 has the hours alone, and both without a colon; the parser of the language has neither.
function whole(_: string, hours: string, minutes = '00'): string {
  return `${hours}:${minutes}`;
}

// The parser of the language takes the 30th of February for the 1st of March.
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whole seconds since 1970, rounded down: the form in which rows carry times. */
export function secondsOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

/** `.123456`, or '' for a whole second: as Python writes microseconds. */
export function fractionText({ microseconds }: Moment): string {
  return microseconds === 0 ? '' : `.${String(microseconds).padStart(6, '0')}`;
}

/** A text that is equal for two times exactly when they are one instant; what is no time is nothing but itself. */
export function instantText(text: string): string {
  const moment = parseMoment(text);
  return moment === undefined ? text : `${moment.seconds}${fractionText(moment)}`;
}
