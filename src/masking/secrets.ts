import { ACCESS } from './access-secrets.ts';
import { SPEAKS_OF_ACCESS } from './access-words.ts';
import { announcedSecrets } from './announced-secrets.ts';
import { secretsInColumns } from './column-secrets.ts';
import { GIVEN_PLACES } from './given-secrets.ts';
import { keysInLists, MAY_LIST_KEYS } from './listed-keys.ts';
import { NOTE_PLACES } from './note-places.ts';
import { WRITTEN_PLACES } from './program-secrets.ts';
import { keysInLines, REMOTE_PLACES } from './remote-secrets.ts';
import { SPEAKS, SPEAKS_OF_KEY } from './remote-words.ts';
import { replaceParts } from './replace-parts.ts';
import type { SecretFinder } from './secret-rules.ts';

/** Finders that are tried where a text in small letters speaks of what they find. */
interface Group {
  speaks?: RegExp;
  finders: readonly SecretFinder[];
  /** The text as it is written tells whether one of them is tried, and not in small letters. */
  asWritten?: true;
}

/** In the order in which they are tried: each on what those before it left. */
const GROUPS: readonly Group[] = [
  { finders: [...WRITTEN_PLACES, ...GIVEN_PLACES], asWritten: true },
  { speaks: SPEAKS, finders: [...REMOTE_PLACES, { worth: SPEAKS_OF_KEY, find: keysInLines }] },
  { finders: [{ worth: /[\r\n]/, find: announcedSecrets }] },
  { speaks: SPEAKS_OF_ACCESS, finders: ACCESS },
  {
    finders: [
      ...NOTE_PLACES,
      { worth: / {2}|\t/, find: secretsInColumns },
      { worth: MAY_LIST_KEYS, find: keysInLists },
    ],
  },
];

/** Replaces secrets that their place tells: what stands before them, or the list, the column or the block that they stand in. */
export function maskSecrets(text: string): string {
  let masked = text;
  let lower = text.toLowerCase();
  for (const { speaks, finders, asWritten } of GROUPS)
    if (speaks?.test(lower) !== false)
      for (const { worth, find } of finders)
        if (worth.test(asWritten ? masked : lower)) {
          const next = replaceParts(masked, find(masked), () => '{{masked}}');
          if (next === masked) continue;
          masked = next;
          lower = next.toLowerCase();
        }
  return masked;
}

/** Where such secrets stand open. `lower`: the text in small letters. */
export function openSecrets(text: string, lower: string): number[] {
  const places: number[] = [];
  for (const { speaks, finders, asWritten } of GROUPS)
    if (speaks?.test(lower) !== false)
      for (const { worth, find } of finders)
        if (worth.test(asWritten ? text : lower)) for (const { start } of find(text)) places.push(start);
  return places;
}
