import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const DAYS: readonly string[] = [
  'sun(?:day)?|воскресень[ея]|вс',
  'mon(?:day)?|понедельник|пн',
  'tue(?:s(?:day)?)?|вторник|вт',
  'wed(?:nesday)?|сред[ау]|ср',
  'thu(?:rs(?:day)?)?|четверг|чт',
  'fri(?:day)?|пятниц[ау]|пт',
  'sat(?:urday)?|суббот[ау]|сб',
];
const DAY = String.raw`(?<!\p{L})(?<day>${DAYS.join('|')})(?!\p{L})`;
const DATE = String.raw`(?:(?<year>\d{4})-(?<month>\d\d)-(?<date>\d\d)|(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4}))(?!\d)`;
const PATTERNS = [
  new RegExp(String.raw`${DAY}\.?,?\s+(?:the\s+)?${DATE}`, 'giu'),
  new RegExp(String.raw`${DATE}(?:\s+г\.)?\s*[,(]\s*${DAY}`, 'giu'),
];

/** The day of the week beside a date is that of the date. */
export function weekdaysFit({ document }: RuleContext): LintFinding[] {
  return sentencesAndRows(document).flatMap((sentence) =>
    PATTERNS.flatMap((pattern) =>
      [...sentence.text.matchAll(pattern)].flatMap((found) => {
        const { day = '', year, month, date, d, m, y } = found.groups ?? {};
        const time = Date.parse(`${year ?? y}-${month ?? m}-${date ?? d}T00:00:00Z`);
        const real = Number.isNaN(time) ? -1 : new Date(time).getUTCDay();
        const said = DAYS.findIndex((words) => new RegExp(`^(?:${words})$`, 'iu').test(day));
        if (real < 0 || said === real) return [];
        const spot = placeAt(sentence, found.index);
        return [
          finding(
            'time-impossible',
            [spot, found[0]],
            [spot, 'another day of the week'],
            `Line ${spot.line} names ${found[0]}, which is another day of the week.`,
          ),
        ];
      }),
    ),
  );
}
