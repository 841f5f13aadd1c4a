import type { Spot, Statement } from '../document/lint-document.ts';

/** Where a statement stands, with its text: what every fact made of it begins with. */
export function spotOf({ line, section, sectionTitle, headings, text }: Statement): Spot & { text: string } {
  return { line, section, sectionTitle, headings, text };
}
