import { pointerToken } from '../common/items-path.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { FieldNode } from './field-node.ts';

/** A field that is written otherwise than the one that is meant. */
export interface Misspelt {
  /** Where it stands, as a JSON Pointer. */
  pointer: string;
  /** The field that the schema knows. */
  meant: string;
}

/**
 * Fields that a schema does not know and that are one of its own but for capitals, underscores and other signs, where the object lacks that
 * one: `externalOrderId`. Further fields are nobody's fault; these are a field that was lost.
 */
export function misspelt(root: FieldNode, body: JsonValue): Misspelt[] {
  const found: Misspelt[] = [];
  walk(root, body, '', found);
  return found;
}

function walk(node: FieldNode, value: JsonValue, pointer: string, found: Misspelt[]): void {
  if (Array.isArray(value)) {
    const { items } = node;
    if (items !== null)
      for (const [index, item] of value.entries()) walk(items, item, `${pointer}/${index}`, found);
    return;
  }
  if (!isJsonObject(value)) return;
  const { names, values } = node;
  for (const [name, member] of Object.entries(value)) {
    const place = `${pointer}/${pointerToken(name)}`;
    const below = names.has(name) ? node.field(name) : values;
    if (below !== null) walk(below, member, place, found);
    else if (!names.has(name)) {
      const meant = [...names].find((known) => plain(known) === plain(name) && !Object.hasOwn(value, known));
      if (meant !== undefined) found.push({ pointer: place, meant });
    }
  }
}

function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
