const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const TIME = String.raw`\d\d:\d\d:\d\d`;

// RFC 9110, 5.6.7: the form of today, and the two that a recipient has to read as well.
const FORMS = [
  String.raw`${DAY}, \d\d ${MONTH} \d{4} ${TIME} GMT`,
  String.raw`(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-${MONTH}-\d\d ${TIME} GMT`,
  String.raw`${DAY} ${MONTH} [ \d]\d ${TIME} \d{4}`,
].map((form) => new RegExp(`^${form}$`));

/**
 * The instant of a date as headers have it, in milliseconds; null for anything else. `Date.parse` alone takes nearly every text for a
 * date: `2.5` and `3, 3` are days of 2001 to it.
 */
export function httpDate(text: string): number | null {
  if (!FORMS.some((form) => form.test(text))) return null;
  // Only the last form does not say that it is of GMT.
  const instant = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(instant) ? null : instant;
}
