import { NOTE_PLACES } from './note-places.ts';

/** Where a secret stands open that notes of a team tell within a sentence, an option, a block or a pair; -1 without one. `lower`: the text in small letters. */
export function placeOfNoteSecret(text: string, lower: string): number {
  for (const { worth, pattern, isSecret } of NOTE_PLACES)
    if (worth.test(lower))
      for (const { index, 1: before = '', 2: value = '' } of text.matchAll(pattern(text)))
        if (isSecret(value, before)) return index;
  return -1;
}
