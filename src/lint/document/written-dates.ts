const MONTHS: readonly string[] = [
  'jan(?:uary)?|янв(?:ар[ьея])?',
  'feb(?:ruary)?|фев(?:рал[ьея])?',
  'mar(?:ch)?|мар(?:т|та|те)?',
  'apr(?:il)?|апр(?:ел[ьея])?',
  'may|ма[йяе]',
  'june?|июн[ьея]?',
  'july?|июл[ьея]?',
  'aug(?:ust)?|авг(?:уст|уста|усте)?',
  'sept?(?:ember)?|сен(?:тябр[ьея])?',
  'oct(?:ober)?|окт(?:ябр[ьея])?',
  'nov(?:ember)?|ноя(?:бр[ьея])?',
  'dec(?:ember)?|дек(?:абр[ьея])?',
];
const MONTH = String.raw`(?<month>${MONTHS.join('|')})\.?`;
const CLOCK = String.raw`(?:,?\s+(?:at\s+|в\s+)?(?=\d{1,2}:\d\d))?`;
// `29 November 2026`, `29th of Nov. 2026`, `29 ноября 2026 г.`, `November 29, 2026`.
const WRITTEN: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{L}\d.])(?<day>\d{1,2})(?:st|nd|rd|th|-го)?\s+(?:of\s+)?${MONTH},?\s+(?<year>20\d\d)(?!\d)(?:\s+(?:г\.|года?(?!\p{L})))?${CLOCK}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<![\p{L}\d.])${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>20\d\d)(?!\d)${CLOCK}`,
    'giu',
  ),
];

/** The number of a month by its name, 1 to 12; 0 for another word. */
export function monthOf(name: string): number {
  return MONTHS.findIndex((words) => new RegExp(`^(?:${words})$`, 'iu').test(name)) + 1;
}

/** A text with dates that name their month in the form `2026-11-29`; one with a time of day keeps it behind a blank. */
export function withIsoDates(text: string): string {
  if (!/20\d\d/.test(text)) return text;
  return WRITTEN.reduce(
    (all, pattern) =>
      all.replaceAll(pattern, (...found) => {
        const { day = '', month = '', year = '' } = found.at(-1) as Record<string, string | undefined>;
        const written = [year, String(monthOf(month)).padStart(2, '0'), day.padStart(2, '0')].join('-');
        return /\s$/.test(found[0]) ? `${written} ` : written;
      }),
    text,
  );
}
