import type { Spot, Statement } from './lint-document.ts';

/** True where a place stands below the headings of another one, and maybe more: what the other says may be of it. */
export function standsBelow(
  one: Pick<Spot, 'sectionTitle' | 'headings'>,
  other: Pick<Spot, 'sectionTitle' | 'headings'>,
): boolean {
  return (
    one.sectionTitle === other.sectionTitle &&
    other.headings.every((heading, depth) => heading === one.headings[depth])
  );
}

/** True for two places below the same headings: what stands there is said of one thing. */
export function areOfOnePart(
  one: Pick<Spot, 'sectionTitle' | 'headings'>,
  other: Pick<Spot, 'sectionTitle' | 'headings'>,
): boolean {
  return (
    one.sectionTitle === other.sectionTitle &&
    one.headings.length === other.headings.length &&
    one.headings.every((heading, depth) => heading === other.headings[depth])
  );
}

type Place = Pick<Spot, 'sectionTitle' | 'headings'>;

/** True for a place with rows or tables of its own below its headings, of which another one is none: what is said there is not of that. */
export function isOfAnother(place: Place, one: Place, all: readonly Place[]): boolean {
  return !standsBelow(one, place) && all.some((other) => standsBelow(other, place));
}

// Up to three words, and a name in quotes.
const LED_IN = /^\p{Lu}[\p{L}-]*(?:\s[«"“]?[\p{L}-]+[»"”]?){0,2}[.:]\s+[\p{Lu}\d]/u;

/** True for what stands behind a few words that name a part, as a heading would: `Orders. No remarks.` */
export function isLedIn(place: Spot, statements: readonly Statement[]): boolean {
  return statements.some(
    ({ line, text, origin }) => line === place.line && origin === 'paragraph' && LED_IN.test(text),
  );
}
