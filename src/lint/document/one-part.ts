import type { Spot } from './lint-document.ts';

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
