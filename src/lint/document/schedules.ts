const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|мс)/iu, 0.001],
  [/^(?:m(?:in(?:ute)?s?)?$|мин)/iu, MINUTE],
  [/^(?:h|ч)/iu, HOUR],
  [/^(?:d|д(?:ень|н)|сут)/iu, DAY],
  [/^(?:w|нед)/iu, WEEK],
  [/^(?:s|с)/iu, 1],
];
const UNIT =
  'minutes?|mins?|hours?|days?|weeks?|seconds?|secs?|минут[аыу]?|мин|час(?:а|ов)?|ч|сут(?:ки|ок)|день|дн(?:я|ей)|недел[юяи]|недель|секунд[аыу]?|сек';
// `daily` before a thing is a part of its name.
const IN_WORDS = new RegExp(
  String.raw`(?<![\p{L}\d_./-])(?:(?:every|each|кажд(?:ые|ый|ую|ое)|(?:один |1 )?раз в|once (?:an?|every))\s+(?:(\d{1,3})\s?)?(${UNIT})|(hourly|ежечасно)|(daily|nightly|ежедневно|еженощно)|(weekly|еженедельно))(?![\p{L}\d_/-]|\.\p{L}|(?<=ly)\s+(?!at\b|by\b|with\b|[–—(-]))`,
  'giu',
);
const TIMER = /\bOnUnit(?:Ina|A)ctiveSec\s*=\s*(\d{1,6})\s?([a-z]+)?(?![a-z\d]|\s?\d)/giu;
const CALENDAR =
  /\bOnCalendar\s*=\s*["']?(hourly|daily|weekly|(?:[A-Z][a-z]{2}\S{0,20}\s+)?(?:[\d*/,.]{1,20}-[\d*/,.-]{1,20}\s+)?[\d*/,.]{1,20}:[\d*/,.:]{1,20})/gu;
const CRON =
  /(?<![\w*/,.-])(?:[\d*/,-]{1,20}\s+){4,5}(?:[\d*/,-]{1,20}|[A-Z]{3}(?:-[A-Z]{3})?)(?![\w*/,.-])/gu;
const OF_CRON = /\*/;

/** How often something is run, in seconds, as a text says it or an expression sets it. */
export interface Period {
  seconds: number;
  shown: string;
}

/** The periods that a text gives in words: `every 15 minutes`, `раз в час`, `daily`. */
export function periodsIn(text: string): Period[] {
  return [...text.matchAll(IN_WORDS)].map(([shown, count = '1', unit, hourly, daily]) => {
    const seconds =
      unit === undefined ? (hourly ? HOUR : daily ? DAY : WEEK) : Number(count) * secondsOf(unit);
    return { seconds, shown };
  });
}

/** The periods that the expressions of timers and of cron in a text set; what is run at times of no one period has none. */
export function schedulesIn(text: string): Period[] {
  const timers = [...text.matchAll(TIMER)].map(([shown, count, unit = 's']) => ({
    seconds: Number(count) * secondsOf(unit),
    shown,
  }));
  const calendars = [...text.matchAll(CALENDAR)].flatMap(([shown, of = '']) =>
    periodOf(shown, calendarOf(of)),
  );
  const crons = [...text.matchAll(CRON)].flatMap(([shown]) => {
    const fields = shown.trim().split(/\s+/);
    return OF_CRON.test(shown)
      ? periodOf(shown.trim(), cronOf(fields.length > 5 ? fields.slice(1) : fields))
      : [];
  });
  return [...timers, ...calendars, ...(calendars.length > 0 ? [] : crons)];
}

function periodOf(shown: string, seconds: number | null): Period[] {
  return seconds === null ? [] : [{ seconds, shown }];
}

function secondsOf(unit: string): number {
  return UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;
}

function cronOf([minute = '', hour = '', day = '', month = '', weekday = '']: readonly string[]):
  | number
  | null {
  // `24 * 60 * 60` is a product.
  if (month !== '*' || Number(day) > 31 || Number(weekday) > 7) return null;
  return clockPeriod(
    minute,
    hour,
    day === '*' && weekday === '*' ? DAY : day === '*' && /^\w+$/.test(weekday) ? WEEK : null,
  );
}

// `*-*-* 00/2:15:00`, `*:0/15`: the day, and the hours and minutes.
function calendarOf(text: string): number | null {
  const named = { hourly: HOUR, daily: DAY, weekly: WEEK }[text];
  if (named !== undefined) return named;
  const [clock = '', date = '*-*-*', more] = text.split(/\s+/).reverse();
  const [hour = '', minute = ''] = clock.split(':');
  const steps = [minute, hour].map((field) => field.replace(/^0{0,1}0\//, '*/'));
  return clockPeriod(
    steps[0] ?? '',
    steps[1] ?? '',
    more === undefined && /^\*-\*-\*$/.test(date) ? DAY : null,
  );
}

// How often a minute and an hour come; `whole` where both are given.
function clockPeriod(minute: string, hour: string, whole: number | null): number | null {
  const [minutes, hours] = [minute, hour].map((field) => /^\*\/(\d{1,2})$/.exec(field)?.[1]);
  if (minute === '*') return hour === '*' ? MINUTE : null;
  if (minutes !== undefined) return Number(minutes) < 60 ? Number(minutes) * MINUTE : HOUR;
  if (!/^\d{1,2}$/.test(minute)) return null;
  if (hour === '*') return HOUR;
  // A step over the hours of a day comes once a day.
  if (hours !== undefined) return Number(hours) < 24 ? Number(hours) * HOUR : DAY;
  return /^\d{1,2}$/.test(hour) ? whole : null;
}
