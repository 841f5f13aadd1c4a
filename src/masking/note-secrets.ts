import { NOTE_PLACES } from './note-places.ts';
import { maskByRules } from './secret-rules.ts';

/** Replaces secrets that notes of a team tell within sentences, options, blocks and pairs. */
export function maskNoteSecrets(text: string): string {
  return maskByRules(text, NOTE_PLACES, text.toLowerCase());
}
