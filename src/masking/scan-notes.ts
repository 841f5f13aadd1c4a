import { DRAWN_PLACES } from './drawn-places.ts';
import { NOTE_PLACES } from './note-places.ts';

/** Where a secret stands open that notes of a team tell within a sentence, an option, a block or a pair; -1 without one. */
export function placeOfNoteSecret(text: string): number {
  const lower = text.toLowerCase();
  for (const { worth, pattern, isSecret } of [...NOTE_PLACES, ...DRAWN_PLACES])
    if (worth.test(lower))
      for (const { index, 1: before = '', 2: value = '' } of text.matchAll(pattern(text)))
        if (isSecret(value, before)) return index;
  return -1;
}
