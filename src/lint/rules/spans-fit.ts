import { datesIn } from '../document/day-dates.ts';
import type { Statement } from '../document/lint-document.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const DAY = 86_400_000;
const DATE = String.raw`(\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})`;
const CLOCK = String.raw`(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2}:\d\d(?::\d\d)?)`;
const TO = String.raw`\s*(?:-|–|—|→|to|until|till|по|до)\s*`;
const DATES = new RegExp(`(?<![\\d-])${DATE}${TO}${DATE}(?!\\d|[T ]\\d\\d:)`, 'iu');
const CLOCKS = new RegExp(`(?<![\\d:])${CLOCK}${TO}${CLOCK}(?![\\d:])`, 'iu');
const DAYS = /(?<![\d.,])(\d{1,3})\s+(?:calendar\s+|календарн\p{L}*\s+)?(?:days?|дн(?:я|ей)|день)(?!\p{L})/iu;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/(?<![\d:.,])(\d{1,3})\s*(?:hours?|hrs?|h|час\p{L}*|ч)(?!\p{L})/iu, 3600],
  [/(?<![\d:.,])(\d{1,4})\s*(?:minutes?|mins?|m|минут\p{L}*|мин)(?!\p{L})/iu, 60],
  [/(?<![\d:.,])(\d{1,5})\s*(?:seconds?|secs?|s|секунд\p{L}*|сек|с)(?!\p{L})/iu, 1],
];

/** A span and its length in one line must agree: `10:00–11:30 (1 h 30 min)`, `01.04.2026 – 05.04.2026 (5 дней)`. */
export function spansFit({ document }: RuleContext): LintFinding[] {
  return document.statements.flatMap((statement) =>
    isElsewhere(statement) ? [] : [...daysFit(statement), ...clocksFit(statement)],
  );
}

function daysFit(statement: Statement): LintFinding[] {
  const { text } = statement;
  const [span, from, to] = DATES.exec(text) ?? [];
  const said = DAYS.exec(text.replace(span ?? '', ' '))?.[1];
  if (span === undefined || said === undefined) return [];
  const days = (instant(to) - instant(from)) / DAY;
  // The last day may be counted or not.
  if (!(days >= 0) || [days, days + 1].includes(Number(said))) return [];
  // Weekends may be left out.
  if (/work|business|рабоч/i.test(text) || Number(said) === workdays(instant(from), days)) return [];
  return differs(statement, `${said} days`, span, `${days + 1} days`);
}

function clocksFit(statement: Statement): LintFinding[] {
  const { text } = statement;
  const [span = '', from, to] = CLOCKS.exec(text) ?? [];
  if (from === undefined || to === undefined) return [];
  // What stands right behind the span, in brackets or after a comma, is its length.
  const behind =
    /^(?:\s*(?:UTC|Z|MSK|МСК))?\s*[(,;—–]\s*(?:[\p{L}]+\s*:?\s+){0,2}(?=\d)([^();]{2,40})/iu.exec(
      text.slice(text.indexOf(span) + span.length),
    )?.[1];
  const lengths = UNITS.flatMap(([pattern, unit]) => {
    const digits = pattern.exec(behind ?? '')?.[1];
    return digits === undefined ? [] : [{ seconds: Number(digits) * unit, unit }];
  });
  const finest = lengths.at(-1)?.unit;
  if (finest === undefined || behind === undefined) return [];
  const said = lengths.reduce((sum, { seconds }) => sum + seconds, 0);
  const real = (secondsOf(to) - secondsOf(from) + 86_400) % 86_400;
  const blur = Math.max(finest, from.length > 5 && to.length > 5 ? 1 : 60);
  if (Math.abs(said - real) <= blur || /\d{4}-\d\d-\d\d.*\d{4}-\d\d-\d\d/.test(span)) return [];
  return differs(statement, behind.trim(), span, `${real} seconds`);
}

function differs(statement: Statement, said: string, span: string, real: string): LintFinding[] {
  return [
    finding(
      'duration-differs',
      [statement, said],
      [statement, real],
      `Line ${statement.line} says ${said}, but ${span.trim()} is ${real}.`,
    ),
  ];
}

function instant(date: string | undefined): number {
  return datesIn(date ?? '')[0]?.value ?? Number.NaN;
}

function workdays(from: number, days: number): number {
  const all = Array.from({ length: Math.min(days, 400) + 1 }, (_, index) =>
    new Date(from + index * DAY).getUTCDay(),
  );
  return all.filter((day) => day !== 0 && day !== 6).length;
}

function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}
