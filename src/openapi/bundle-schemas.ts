import { invalid, type SchemaFile } from '../json-schema/schema-files.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';

const COMPONENTS = '#/components/schemas/';

/** Formats of JSON Schema 2020-12: a generator takes a reference to a component of such a name for the format. */
const FORMATS =
  /^(date-time|date|time|duration|(idn-)?(email|hostname)|ipv4|ipv6|[ui]ri(-reference)?|uri-template|uuid|(relative-)?json-pointer|regex)$/;

/** What a place in the document refers to: the component of that schema. */
export function componentRef(name: string): JsonObject {
  return { $ref: `${COMPONENTS}${componentName(name)}` };
}

/** The name of a schema's component: its own, unless a format has that. */
function componentName(name: string): string {
  return FORMATS.test(name) ? `${name}-text` : name;
}

/** The component that such a reference leads to; undefined where there is none. */
export function componentOf(ref: string, components: JsonObject): JsonValue | undefined {
  return components[ref.slice(COMPONENTS.length)];
}

/**
 * The schemas of these names and all that they refer to, as `components/schemas` of an OpenAPI document, sorted by name:
 * without `$id` and `$schema`, and with each `$ref` led to the component. AuditError SCHEMA_INVALID for a name or a
 * `$ref` without a file.
 */
export function bundleSchemas(files: readonly SchemaFile[], names: Iterable<string>): JsonObject {
  const byName = new Map(files.map((file) => [file.name, file]));
  const byId = new Map(files.map((file) => [file.id, file]));
  const bundled = new Map<string, JsonObject>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (bundled.has(name)) continue;
    const file = byName.get(name);
    if (file === undefined)
      throw invalid(`${name}.schema.json`, 'there is no such schema', 'Name one of schemas/api/.');
    const { $id, $schema, ...schema } = file.schema;
    const rewritten = withRefs(schema, (ref) => {
      const { target, pointer } = resolved(ref, file, byId);
      waiting.push(target.name);
      return `${COMPONENTS}${componentName(target.name)}${pointer}`;
    });
    bundled.set(name, rewritten);
  }
  const components = [...bundled].map(([name, schema]): [string, JsonObject] => [
    componentName(name),
    schema,
  ]);
  return Object.fromEntries(components.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function resolved(ref: string, from: SchemaFile, byId: ReadonlyMap<string, SchemaFile>) {
  const url = new URL(ref, from.id);
  const pointer = url.hash.slice(1);
  url.hash = '';
  const target = byId.get(url.href);
  // An anchor has a name, not a pointer, and a component has no address to which it could belong.
  if (target === undefined || (pointer !== '' && !pointer.startsWith('/'))) {
    throw invalid(
      from.file,
      `"$ref": "${ref}" cannot be led to a component`,
      'Refer to a file of the folder, by JSON Pointer.',
    );
  }
  return { target, pointer };
}

function withRefs(schema: JsonObject, led: (ref: string) => string): JsonObject {
  const walk = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(walk);
    return isJsonObject(value) ? walkObject(value) : value;
  };
  const walkObject = (object: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        key === '$ref' && typeof value === 'string' ? led(value) : walk(value),
      ]),
    );
  return walkObject(schema);
}
