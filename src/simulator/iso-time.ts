const MOSCOW_OFFSET_MINUTES = 180;
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * An instant (ms since 1970) as ISO 8601 to the second, with the offset given in minutes.
 * Moscow by default: REST bodies carry `+03:00` whatever the venue's zone (QTickets REST, events).
 */
export function isoTime(instantMs: number, offsetMinutes = MOSCOW_OFFSET_MINUTES): string {
  const local = new Date(instantMs + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const minutes = Math.abs(offsetMinutes);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${local}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Milliseconds since 1970 of an ISO date or date and time; Moscow time when it has no offset. Null for other text. */
export function instantOf(text: string): number | null {
  if (DATE_ONLY.test(text)) return finite(Date.parse(`${text}T00:00:00+03:00`));
  const form = DATE_TIME.exec(text);
  if (form === null) return null;
  const withZone = form[3] === undefined ? `${text}+03:00` : text;
  return finite(Date.parse(withZone.replace(' ', 'T')));
}

function finite(instantMs: number): number | null {
  return Number.isNaN(instantMs) ? null : instantMs;
}
