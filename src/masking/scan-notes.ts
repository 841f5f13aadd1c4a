import { NOTE_PLACES } from './note-places.ts';
import { placeByRules } from './secret-rules.ts';

/** Where a secret stands open that notes of a team tell within a sentence, an option, a block or a pair; -1 without one. `lower`: the text in small letters. */
export function placeOfNoteSecret(text: string, lower: string): number {
  return placeByRules(text, NOTE_PLACES, lower);
}
