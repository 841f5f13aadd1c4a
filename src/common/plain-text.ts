// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The text as it may be shown: what steers a terminal, or turns the order of signs around, is written as an escape
 * (`\\u001b`), and half of a surrogate pair, which no file can hold, as U+FFFD. Line breaks and tabs stay.
 */
export function visibleText(text: string): string {
  return wellFormed(text).replace(UNSEEN, (sign) =>
    sign === '\r' ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The text with U+FFFD for every half of a surrogate pair: such a text has no form in UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd');
}

/** True for a text that holds half of a surrogate pair. */
export function isBroken(text: string): boolean {
  return text.search(LONE_SURROGATE) !== -1;
}

/** The first `most` signs of a text, and how many more there are: no answer makes a message of megabytes. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = startOf(text, most);
  return `${kept}... and ${text.length - kept.length} more characters`;
}

/** The first signs of a text, `most` at most: never half of a surrogate pair at its end. */
export function startOf(text: string, most: number): string {
  return /[\ud800-\udbff]/.test(text.charAt(most - 1)) && text.length > most
    ? text.slice(0, most - 1)
    : text.slice(0, most);
}
