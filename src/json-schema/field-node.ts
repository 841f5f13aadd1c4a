import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { SchemaPlaces } from './schema-places.ts';

/** A part of a schema, and where it stands: its file, and the place within what that file describes. */
interface Part {
  schema: JsonObject;
  file: string;
  at: string;
}

/** Keywords whose branches describe the same value (JSON Schema 2020-12, applicators "in place"). */
const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const;
const CONDITIONS = ['then', 'else'] as const;

/** All parts of schemas that describe one value, joined. What is below is worked out when it is first asked for, and once. */
export class FieldNode {
  /** File of the first part that names fields, and the place of the value in it; null when none does. */
  readonly owner: { file: string; at: string } | null;
  /** Fields that any part names. */
  readonly names: ReadonlySet<string>;
  readonly #parts: readonly Part[];
  readonly #places: SchemaPlaces;
  readonly #fields = new Map<string, FieldNode | null>();
  #items: FieldNode | null | undefined;
  #values: FieldNode | null | undefined;

  private constructor(given: readonly Part[], places: SchemaPlaces) {
    this.#places = places;
    this.#parts = given.flatMap((part) => inPlace(part, places));
    const naming = this.#parts.filter(({ schema }) => isJsonObject(schema['properties']));
    this.owner = naming[0] === undefined ? null : { file: naming[0].file, at: naming[0].at };
    this.names = new Set(naming.flatMap(({ schema }) => Object.keys(schema['properties'] as JsonObject)));
  }

  /** The node of a whole schema file. */
  static of(schema: JsonObject, places: SchemaPlaces): FieldNode {
    return new FieldNode([{ schema, file: places.fileOf(schema) ?? '', at: '' }], places);
  }

  /** What describes a field that a part names. */
  field(name: string): FieldNode | null {
    const known = this.#fields.get(name);
    if (known !== undefined) return known;
    const node = this.#child((part) => property(part, name));
    this.#fields.set(name, node);
    return node;
  }

  /** What describes every item of a list; null when nothing does. */
  get items(): FieldNode | null {
    if (this.#items === undefined) this.#items = this.#child((part) => below(part, 'items', '[*]'));
    return this.#items;
  }

  /** What describes the values of a map, or of fields that no part names; null when nothing does. */
  get values(): FieldNode | null {
    if (this.#values === undefined)
      this.#values = this.#child((part) => below(part, 'additionalProperties', '{*}'));
    return this.#values;
  }

  #child(find: (part: Part) => Part[]): FieldNode | null {
    const parts = this.#parts.flatMap(find);
    return parts.length === 0 ? null : new FieldNode(parts, this.#places);
  }
}

/** The part and every other that describes the same value: what it refers to, its branches. */
function inPlace(part: Part, places: SchemaPlaces): Part[] {
  const { schema, file, at } = part;
  const target = places.target(schema);
  const branches: JsonValue[] = [
    ...BRANCHES.flatMap((keyword) => schema[keyword] ?? []),
    ...CONDITIONS.flatMap((keyword) => schema[keyword] ?? []),
  ];
  const others: Part[] = branches.filter(isJsonObject).map((branch) => ({ schema: branch, file, at }));
  if (isJsonObject(target)) {
    const owner = places.fileOf(target) ?? file;
    // What a file describes as a whole has a place of its own; a part of it is at the place that refers to it.
    others.unshift({
      schema: target,
      file: owner,
      at: target['$id'] === undefined && owner === file ? at : '',
    });
  }
  return [part, ...others.flatMap((other) => inPlace(other, places))];
}

function property({ schema, file, at }: Part, name: string): Part[] {
  const properties = schema['properties'];
  if (!isJsonObject(properties) || !Object.hasOwn(properties, name)) return [];
  const found = properties[name];
  return [{ schema: isJsonObject(found) ? found : {}, file, at: at === '' ? name : `${at}.${name}` }];
}

function below({ schema, file, at }: Part, keyword: string, step: string): Part[] {
  const found = schema[keyword];
  return isJsonObject(found) ? [{ schema: found, file, at: `${at}${step}` }] : [];
}
