import { valueAtPointer } from '../common/items-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { SchemaFile } from './schema-files.ts';

/** Knows, for every object inside the schemas, its file, and what a `$ref` in it means. */
export class SchemaPlaces {
  readonly #owners = new Map<object, SchemaFile>();
  readonly #byId = new Map<string, SchemaFile>();
  readonly #reached = new Map<JsonValue, Set<unknown>>();

  constructor(files: readonly SchemaFile[]) {
    for (const file of files) {
      this.#byId.set(file.id, file);
      for (const part of objectsIn(file.schema)) this.#owners.set(part, file);
    }
  }

  /** The file that holds a part of a schema; undefined for what is no part of any. */
  fileOf(part: unknown): string | undefined {
    return typeof part === 'object' && part !== null ? this.#owners.get(part)?.file : undefined;
  }

  /** The schema that the `$ref` of a part means; undefined without a `$ref`, or when it leads nowhere. */
  target(part: JsonObject): JsonValue | undefined {
    const ref = part['$ref'];
    const base = this.#owners.get(part)?.id;
    if (typeof ref !== 'string' || base === undefined) return undefined;
    const url = new URL(ref, base);
    const pointer = decodeURIComponent(url.hash.slice(1));
    url.hash = '';
    const file = this.#byId.get(url.href);
    return file === undefined ? undefined : valueAtPointer(file.schema, pointer);
  }

  /** Every object of a schema and of all it refers to, itself among them. */
  reach(schema: JsonValue): ReadonlySet<unknown> {
    const known = this.#reached.get(schema);
    if (known !== undefined) return known;
    const found = new Set<unknown>();
    this.#addReach(schema, found);
    this.#reached.set(schema, found);
    return found;
  }

  #addReach(schema: JsonValue | undefined, found: Set<unknown>): void {
    for (const part of objectsIn(schema)) {
      if (found.has(part)) continue;
      found.add(part);
      this.#addReach(this.target(part), found);
    }
  }

  /** The files that a file refers to, directly or not, each after those it needs; the file itself is last. */
  needsFirst(file: SchemaFile, seen = new Set<SchemaFile>()): SchemaFile[] {
    if (seen.has(file)) return [];
    seen.add(file);
    const needed = objectsIn(file.schema).flatMap((part) => {
      const target = this.target(part);
      const owner = isJsonObject(target) ? this.#owners.get(target) : undefined;
      return owner === undefined ? [] : this.needsFirst(owner, seen);
    });
    return [...needed, file];
  }
}

/** Every object inside a JSON value, the value itself first. */
export function objectsIn(value: JsonValue | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isJsonObject(value)) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
