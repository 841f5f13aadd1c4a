import { basename } from 'node:path';
import type { FieldUse } from '../model/field-use.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { FieldNode } from './field-node.ts';

interface Tally {
  file: string;
  at: string;
  objects: number;
  known: Map<string, number>;
  unknown: Map<string, number>;
}

/** Several nodes may describe objects of one place. */
interface Tallies {
  byPlace: Map<string, Tally>;
  byNode: Map<FieldNode, Tally>;
}

/**
 * Which fields of a body its schema does not know, and which fields that it knows the body never has. A field that any
 * branch of `anyOf`, `then` and the like names is known. Objects whose schema names no field are not looked into.
 */
export function fieldUses(root: FieldNode, body: JsonValue): FieldUse[] {
  const tallies: Tallies = { byPlace: new Map(), byNode: new Map() };
  walk(root, body, tallies);
  return [...tallies.byPlace.entries()].sort(([a], [b]) => compare(a, b)).map(([, tally]) => useOf(tally));
}

function walk(node: FieldNode, value: JsonValue, tallies: Tallies): void {
  if (Array.isArray(value)) {
    const { items } = node;
    if (items !== null) for (const item of value) walk(items, item, tallies);
  } else if (isJsonObject(value)) walkObject(node, value, tallies);
}

function walkObject(node: FieldNode, value: JsonObject, tallies: Tallies): void {
  const tally = tallyOf(node, tallies);
  if (tally !== null) tally.objects += 1;
  for (const name of Object.keys(value)) {
    const isKnown = node.names.has(name);
    const below = isKnown ? node.field(name) : node.values;
    if (below !== null) walk(below, value[name] ?? null, tallies);
    if (tally === null) continue;
    const counts = isKnown ? tally.known : below === null ? tally.unknown : null;
    counts?.set(name, (counts.get(name) ?? 0) + 1);
  }
}

function tallyOf(node: FieldNode, { byPlace, byNode }: Tallies): Tally | null {
  const { owner, names } = node;
  if (owner === null) return null;
  const begun = byNode.get(node);
  if (begun !== undefined) return begun;
  const key = `${owner.file} ${owner.at}`;
  const tally = byPlace.get(key) ?? { ...owner, objects: 0, known: new Map(), unknown: new Map() };
  byPlace.set(key, tally);
  byNode.set(node, tally);
  for (const name of names) if (!tally.known.has(name)) tally.known.set(name, 0);
  return tally;
}

function useOf({ file, at, objects, known, unknown }: Tally): FieldUse {
  const absent = [...known].filter(([, seen]) => seen === 0).map(([name]) => name);
  return {
    schema: basename(file),
    at,
    objects,
    absent: absent.sort(compare),
    unknown: [...unknown]
      .sort(([a], [b]) => compare(a, b))
      .map(([name, count]) => ({ name, objects: count })),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
