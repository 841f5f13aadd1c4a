import { KNOWN } from './known-names.ts';
import type { MaskValue } from './labelled-values.ts';
import { LISTED } from './person-lists.ts';
import { personMembers } from './person-members.ts';
import { IN_PROSE } from './person-names.ts';
import { foundAt, type PersonFinder } from './person-rules.ts';
import { AT_WORK } from './persons-at-work.ts';
import { BESIDE, IN_A_ROW } from './persons-beside.ts';
import { replaceParts } from './replace-parts.ts';
import { TOLD_PLACES } from './told-places.ts';

/** In the order in which they are tried: each is tried on what those before it left. */
const FINDERS: readonly PersonFinder[] = [
  personMembers,
  ...AT_WORK,
  ...TOLD_PLACES.map(foundAt),
  ...BESIDE,
  ...KNOWN,
  ...IN_PROSE,
  ...LISTED,
  ...IN_A_ROW,
];

/** Masks persons where the words around them, or what stands beside them, say that they are some. */
export function maskPersons(text: string, mask: MaskValue): string {
  if (!/\p{Lu}/u.test(text)) return text;
  return FINDERS.reduce(
    (masked, found) => replaceParts(masked, found(masked), ({ read }, name) => mask('words', read ?? name)),
    text,
  );
}

/** Where such persons stand, of whom `isOpen` says that they are not masked. */
export function* openPersons(text: string, isOpen: (name: string) => boolean): Generator<number> {
  if (!/\p{Lu}/u.test(text)) return;
  for (const found of FINDERS)
    for (const { start, end } of found(text)) if (isOpen(text.slice(start, end))) yield start;
}
