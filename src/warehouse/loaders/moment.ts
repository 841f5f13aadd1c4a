/** A point in time as the API writes it. */
export interface Moment {
  /** Whole seconds since 1970, rounded down. */
  seconds: number;
  /** The rest, in microseconds. */
  microseconds: number;
}

const FORM = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d))?$/;

/**
 * Reads `2025-11-07T12:00:00+03:00` (ISO 8601, QTickets REST docs), with or without a fraction. A date alone is
 * midnight in Moscow. A time without an offset is undefined, as is everything else: it could be any moment.
 */
export function parseMoment(value: string): Moment | undefined {
  const [, date, time = '00:00:00', fraction = '', offset = '+03:00'] = FORM.exec(value) ?? [];
  if (date === undefined) return undefined;
  const milliseconds = Date.parse(`${date}T${time}${offset.replace(/^(...):?(\d\d)$/, '$1:$2')}`);
  if (Number.isNaN(milliseconds)) return undefined;
  return { seconds: milliseconds / 1000, microseconds: Number(fraction.padEnd(6, '0').slice(0, 6)) };
}

const moscow = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Moscow',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Wall time in Moscow, `YYYY-MM-DD HH:MM:SS`, whatever the zone of the process. */
export function moscowWallTime(seconds: number): string {
  return moscow.format(new Date(seconds * 1000));
}

/** Whole seconds since 1970, rounded down: the form in which rows carry times. */
export function secondsOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}
