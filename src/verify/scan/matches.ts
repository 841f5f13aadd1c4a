/** True when one of them holds. The first that does is the last that is looked at: a text may have a million. */
export function some<T>(items: Iterable<T>, holds: (item: T) => boolean): boolean {
  for (const item of items) if (holds(item)) return true;
  return false;
}

/** What the named groups of a match hold, those that took part in it. */
export function heldBy({ groups = {} }: RegExpMatchArray): string[] {
  return Object.values<string | undefined>(groups).filter((held) => held !== undefined);
}

/** True when what the named groups of some match hold is a value, taken together: of alternatives one takes part. */
export function someValue(
  text: string,
  pattern: RegExp,
  holds: (value: string, match: RegExpExecArray) => boolean,
): boolean {
  return some(text.matchAll(pattern), (match) => holds(heldBy(match).join(''), match));
}

/** True when each named group of some match holds a word of a name. */
export function someName(text: string, pattern: RegExp, isName: (word: string) => boolean): boolean {
  return some(text.matchAll(pattern), (match) => heldBy(match).every(isName));
}
