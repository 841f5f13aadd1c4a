/**
 * Characters that a reader does not see, or that change the order of those that he sees: controls, marks of direction, joiners
 * and others without a width, separators of lines and paragraphs, and surrogates without their other half.
 */
const UNSEEN =
  /(?![\n\t])(?:\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0)/gu;
const LEFT_OUT_OF_REPORTS = /[\p{Noncharacter_Code_Point}\ufffd]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text in which what a reader cannot see is written as an escape, as in JSON: `\u202e`. Line feeds and tabs stay. */
export function visible(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/**
 * The same for the name of a test: noncharacters and U+FFFD are escaped too. XML does not hold all of these, and Vitest's JUnit
 * report leaves them out.
 */
export function visibleInReports(text: string): string {
  return visible(text).replace(LEFT_OUT_OF_REPORTS, escaped);
}

/** A text in which what a reader cannot see is an escape, with U+FFFD for half of a surrogate pair, which no file can hold. */
export function visibleText(text: string): string {
  return visible(wellFormed(text));
}

function escaped(sign: string): string {
  return Array.from(
    { length: sign.length },
    (_, index) => `\\u${sign.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** The text with U+FFFD for every half of a surrogate pair: such a text has no form in UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd');
}

/** True for a text that holds half of a surrogate pair. */
export function isBroken(text: string): boolean {
  return !text.isWellFormed();
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
