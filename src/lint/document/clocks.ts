/** A time of day in a text. */
export interface Clock {
  /** Seconds since midnight. */
  value: number;
  at: number;
  length: number;
  /** Seconds by which it may be off: a minute where no seconds are written. */
  blur: number;
}

/** A length of time in a text. */
export interface Length {
  /** Seconds. */
  value: number;
  at: number;
  length: number;
  /** Seconds of its smallest unit. */
  blur: number;
  text: string;
}

const CLOCK = /(?<![\d.:/-])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?(?![\d:])/g;
const UNITS: readonly (readonly [string, number])[] = [
  ['days?|сут(?:ки|ок)|дн(?:я|ей)|день', 86_400],
  ['hours?|hrs?|h|час(?:а|ов)?|ч', 3600],
  ['minutes?|mins?|m|минут(?:а|ы)?|мин', 60],
  ['seconds?|secs?|s|секунд(?:а|ы)?|сек|с', 1],
];
const PIECE = UNITS.map(([words]) => String.raw`(?:\d{1,6}\s?(?:${words})(?![\p{L}\d])\.?)`).join('|');
const AND = String.raw`(?:,?\s*(?:and\s+|и\s+)?)`;
const LENGTH = new RegExp(
  String.raw`(?<![\p{L}\d.,:/-])(?:one hour|an hour|час(?= )|\d{1,6}\s?(?:${UNITS.map(([words]) => words).join('|')})(?![\p{L}\d])\.?)(?:${AND}(?:${PIECE}))*`,
  'giu',
);

/** The times of day in a text, `22:10` and `02:31:40`; those of a date with an offset are none. */
export function clocksIn(text: string): Clock[] {
  return [...text.matchAll(CLOCK)].map(({ 0: shown, 1: hours, 2: minutes, 3: seconds, index }) => ({
    value: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0),
    at: index,
    length: shown.length,
    blur: seconds === undefined ? 60 : 1,
  }));
}

/** The lengths of time in a text: `98 minutes`, `1 hour and 28 minutes`, `17 min 35 s`, `2 ч 20 мин`. */
export function lengthsIn(text: string): Length[] {
  return [...text.matchAll(LENGTH)].map(({ 0: shown, index }) => {
    let value = /^(?:one|an) hour|^час/i.test(shown) ? 3600 : 0;
    let blur = value;
    for (const [words, seconds] of UNITS) {
      const digits = new RegExp(String.raw`(\d{1,6})\s?(?:${words})(?![\p{L}\d])`, 'iu').exec(shown)?.[1];
      if (digits === undefined) continue;
      value += Number(digits) * seconds;
      blur = seconds;
    }
    return { value, at: index, length: shown.length, blur, text: shown.trim() };
  });
}
