import { ACCESS } from './access-secrets.ts';
import { SPEAKS_OF_ACCESS } from './access-words.ts';
import { announcedSecrets } from './announced-secrets.ts';
import { secretsInColumns } from './column-secrets.ts';
import { GIVEN_PLACES } from './given-secrets.ts';
import { keysInLists } from './listed-keys.ts';
import { NOTE_PLACES } from './note-places.ts';
import { WRITTEN_PLACES } from './program-secrets.ts';
import { keysInLines, REMOTE_PLACES } from './remote-secrets.ts';
import { SPEAKS } from './remote-words.ts';
import { replaceParts } from './replace-parts.ts';
import { asWritten, inAnyCase, type SecretFinder } from './secret-rules.ts';

/** In the order in which they are tried: each on what those before it left. A text in small letters without the word that speaks of them holds none. */
const FINDERS: readonly { speaks?: RegExp; finders: readonly SecretFinder[] }[] = [
  { finders: [...WRITTEN_PLACES, ...GIVEN_PLACES].map(asWritten) },
  { speaks: SPEAKS, finders: [...REMOTE_PLACES.map(inAnyCase), keysInLines] },
  { finders: [announcedSecrets] },
  { speaks: SPEAKS_OF_ACCESS, finders: ACCESS },
  { finders: [...NOTE_PLACES.map(inAnyCase), secretsInColumns, keysInLists] },
];

/** Replaces secrets that their place tells: what stands before them, or the list, the column or the block that they stand in. */
export function maskSecrets(text: string): string {
  let masked = text;
  let lower = text.toLowerCase();
  for (const { speaks, finders } of FINDERS)
    if (speaks?.test(lower) !== false)
      for (const found of finders) {
        const next = replaceParts(masked, found(masked, lower), () => '{{masked}}');
        if (next === masked) continue;
        masked = next;
        lower = next.toLowerCase();
      }
  return masked;
}

/** Where such secrets stand open. `lower`: the text in small letters. */
export function* openSecrets(text: string, lower: string): Generator<number> {
  for (const { speaks, finders } of FINDERS)
    if (speaks?.test(lower) !== false)
      for (const found of finders) for (const { start } of found(text, lower)) yield start;
}
