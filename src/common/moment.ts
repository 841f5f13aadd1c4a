import { TZDate, tzOffset } from '@date-fns/tz';

/** A point in time as the API writes it. */
export interface Moment {
  /** Whole seconds since 1970, rounded down. */
  seconds: number;
  /** The rest, in microseconds. */
  microseconds: number;
}

/** The zone in which QTickets writes its times, and in which rows show theirs. */
export const ZONE = 'Europe/Moscow';

const FORM = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d(?::?\d\d)?))?$/;

/**
 * Reads `2025-11-07T12:00:00+03:00` (ISO 8601, QTickets REST docs), with or without a fraction. A date alone is
 * midnight in Moscow. A time without an offset is undefined, as is everything else: it could be any moment. So is a day that no
 * calendar has.
 */
export function parseMoment(value: string): Moment | undefined {
  const [, year, month, day, time, fraction = '', offset = ''] = FORM.exec(value) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const milliseconds =
    time === undefined
      ? new TZDate(Number(year), Number(month) - 1, Number(day), ZONE).getTime()
      : Date.parse(`${year}-${month}-${day}T${time}${offset.replace(/^([+-]\d\d):?(\d\d)?$/, whole)}`);
  if (Number.isNaN(milliseconds)) return undefined;
  return { seconds: milliseconds / 1000, microseconds: Number(fraction.padEnd(6, '0').slice(0, 6)) };
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
  return tzOffset(ZONE, new Date(seconds * 1000));
}

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
