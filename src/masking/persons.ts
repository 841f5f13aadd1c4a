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
  { worth: /[=:|]/, find: personMembers },
  ...AT_WORK,
  ...TOLD_PLACES.map(foundAt),
  ...BESIDE,
  ...KNOWN,
  ...IN_PROSE,
  ...LISTED,
  ...IN_A_ROW,
];

/** A text without it names nobody. */
const MAY_NAME = /\p{Lu}\p{L}/u;

/** Masks persons where the words around them, or what stands beside them, say that they are some. */
export function maskPersons(text: string, mask: MaskValue): string {
  if (!MAY_NAME.test(text)) return text;
  let masked = text;
  for (const { worth, find } of FINDERS)
    if (worth.test(masked))
      masked = replaceParts(masked, find(masked), ({ read }, name) => mask('words', read ?? name));
  return masked;
}

/** Where such persons stand, of whom `isOpen` says that they are not masked. */
export function openPersons(text: string, isOpen: (name: string) => boolean): number[] {
  if (!MAY_NAME.test(text)) return [];
  const places: number[] = [];
  for (const { worth, find } of FINDERS)
    if (worth.test(text))
      for (const { start, end } of find(text)) if (isOpen(text.slice(start, end))) places.push(start);
  return places;
}
