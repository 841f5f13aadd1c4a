import { masker } from '../../../src/masking/create-masker.ts';
import type { ScanHit } from '../../../src/masking/scan-text.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { CorpusItem, Positive } from './corpus-items.ts';
import { survives } from './readings.ts';

type Placed = Pick<CorpusItem, 'where' | 'text'>;

/** What the audit writes of an item, by the code path of its place; always as text. */
export function shownOf(item: Placed): string {
  const known = shown.get(item) ?? maskShown(item, writtenOf(item));
  shown.set(item, known);
  return known;
}

/** True when a reader of what the audit writes of an item can get its secret back. */
export function isOpen(item: Positive): boolean {
  const known = open.get(item) ?? survives(shownOf(item), item.secret);
  open.set(item, known);
  return known;
}

// Several tests walk the corpus, and reading a mask in all its decodings is most of their time.
const shown = new WeakMap<Placed, string>();
const open = new WeakMap<Positive, boolean>();

/** What the audit would write if nothing were masked: the same form as `shownOf`. */
export function writtenOf({ where, text }: Placed): string {
  if (where === 'text' || where === 'path') return text;
  return JSON.stringify(where.startsWith('header ') ? headerOf(where, text) : bodyOf(where, text));
}

/** Masks what was written at a place once more: an idempotent masker changes nothing that it has masked. */
export function maskShown({ where }: Pick<Placed, 'where'>, written: string): string {
  if (where === 'text') return masker.maskText(written);
  if (where === 'path') return masker.maskRequestPath(written);
  const value = JSON.parse(written) as JsonObject;
  if (!where.startsWith('header ')) return JSON.stringify(masker.maskJson(value));
  return JSON.stringify(masker.maskHeaders(value as Record<string, string>, 'rest'));
}

/** What the scanner of a bundle finds in what was written at a place. */
export function hitsIn({ where }: Pick<Placed, 'where'>, written: string): ScanHit[] {
  if (where === 'text') return masker.scanText(written);
  if (where === 'path') return masker.scanJson({ path: written });
  const value = JSON.parse(written) as JsonValue;
  return masker.scanJson(where.startsWith('header ') ? { headers: value } : value);
}

function headerOf(where: string, text: string): JsonObject {
  return { [where.replace('header ', '').toLowerCase()]: text };
}

function bodyOf(where: string, text: string): JsonObject {
  const [word = '', rest = ''] = where.split(' ');
  if (word === 'filter') return { where: [{ column: rest, operator: '=', value: text }] };
  if (word === 'error')
    return { error: 'Invalid', status: 422, code: 'VALIDATION_ERROR', info: { [rest]: text } };
  const [field = '', sibling] = where.split(' beside ');
  if (sibling !== undefined) return { [field]: text, [sibling]: null };
  const [name = '', ...owners] = field.split('.').reverse();
  return owners.reduce<JsonObject>((inner, owner) => ({ [owner]: inner }), { [name]: text });
}
