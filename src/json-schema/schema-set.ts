import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { messageOf } from '../common/thrown.ts';
import type { FieldUse } from '../model/field-use.ts';
import type { JsonValue } from '../model/json.ts';
import { FieldNode } from './field-node.ts';
import { fieldUses } from './field-uses.ts';
import { foldErrors } from './fold-errors.ts';
import { knownPart } from './known-part.ts';
import { type Misspelt, misspelt } from './misspelt.ts';
import { invalid, OWN_SCHEMAS, readSchemaFiles, type SchemaFile } from './schema-files.ts';
import { SchemaPlaces } from './schema-places.ts';
import type { SchemaProblem } from './schema-problem.ts';

const OPTIONS = {
  strict: true,
  allErrors: true,
  // Adds to an error the part of the schema that failed, from which its file is known.
  verbose: true,
  logger: false,
  // A shared file becomes one function instead of a copy at each place, and unoptimised code is made in half the time.
  inlineRefs: false,
  code: { optimize: false },
  // Compiling the meta-schema takes longer than any of ours; `verify` asks for it.
  validateSchema: false,
} as const;

const REMEDY =
  'Mend the schema: JSON Schema 2020-12, Ajv strict mode, $ref only to files of the same folder.';

/** The schemas of one folder. Each is compiled at its first use, and once. */
export class SchemaSet {
  readonly #files: Map<string, SchemaFile>;
  readonly #places: SchemaPlaces;
  readonly #ajv: Ajv2020;
  readonly #fields = new Map<string, FieldNode>();
  /** Asked for more than once of each answer. */
  readonly #known = new WeakMap<object, { name: string; part: JsonValue }>();

  constructor(files: readonly SchemaFile[]) {
    this.#files = new Map(files.map((file) => [file.name, file]));
    this.#places = new SchemaPlaces(files);
    this.#ajv = new Ajv2020(OPTIONS);
    ajvFormats.default(this.#ajv);
    for (const file of files) {
      orInvalid(file, () => this.#ajv.addSchema(file.schema));
    }
  }

  /** Names of the schemas: file names without `.schema.json`, sorted. */
  names(): string[] {
    return [...this.#files.keys()].sort();
  }

  /** Every schema file with the SHA-256 of its bytes, sorted. */
  files(): { file: string; sha256: string }[] {
    return [...this.#files.values()].map(({ file, sha256 }) => ({ file, sha256 }));
  }

  /**
   * What is wrong with a body by the schema of that name, sorted by pointer; [] when nothing is.
   * AuditError SCHEMA_INVALID for an unknown name, and for a schema that does not compile.
   */
  check(name: string, body: JsonValue): SchemaProblem[] {
    const file = this.#file(name);
    const validate = this.#compile(file);
    if (validate(body) === true) return [];
    return foldErrors(validate.errors ?? [], this.#places, file.file);
  }

  /** Fields of a body that are those of the schema of that name but for capitals and underscores. */
  misspelt(name: string, body: JsonValue): Misspelt[] {
    return this.knownPart(name, body) === body ? [] : misspelt(this.#node(name), body);
  }

  /**
   * A body without the fields that the schema of that name, and those it refers to, do not know; the body itself where it
   * knows them all.
   */
  knownPart(name: string, body: JsonValue): JsonValue {
    if (typeof body !== 'object' || body === null) return body;
    const before = this.#known.get(body);
    if (before?.name === name) return before.part;
    const part = knownPart(this.#node(name), body);
    this.#known.set(body, { name, part });
    return part;
  }

  /** How the objects of a body use the fields that the schema of that name, and those it refers to, know. */
  fieldUses(name: string, body: JsonValue): FieldUse[] {
    return fieldUses(this.#node(name), body);
  }

  #node(name: string): FieldNode {
    const node = this.#fields.get(name) ?? FieldNode.of(this.#file(name).schema, this.#places);
    this.#fields.set(name, node);
    return node;
  }

  /**
   * Holds every schema against the meta-schema of JSON Schema 2020-12 and compiles it.
   * AuditError SCHEMA_INVALID for the first that is broken. Slower than a run needs: for tests and lint.
   */
  verify(): void {
    for (const file of this.#files.values()) {
      orInvalid(file, () => this.#ajv.validateSchema(file.schema, true));
      this.#compile(file);
    }
  }

  #file(name: string): SchemaFile {
    const file = this.#files.get(name);
    if (file !== undefined) return file;
    throw invalid(`${name}.schema.json`, 'there is no such schema', `Known: ${this.names().join(', ')}.`);
  }

  /** Ajv keeps what it compiled, so a second call costs a look-up. */
  #compile(file: SchemaFile): ValidateFunction {
    try {
      const compiled = this.#ajv.getSchema(file.id);
      if (compiled !== undefined) return compiled;
      throw new Error('the schema was not found by its $id');
    } catch (cause) {
      // Ajv does not say in which of the files joined by $ref it failed: the first that fails alone is at fault.
      for (const part of this.#places.needsFirst(file)) orInvalid(part, () => this.#ajv.getSchema(part.id));
      throw invalid(file.file, messageOf(cause), REMEDY, cause);
    }
  }
}

/**
 * Reads every `*.schema.json` below a folder (JSON Schema 2020-12 in Ajv's strict mode), and below that of a project's own.
 * Files that are as they were give the set that was given for them.
 * AuditError SCHEMA_INVALID, with the file and the reason, when one is broken; an unresolvable `$ref` shows at first use.
 */
export function loadSchemas(dir: string, own?: string): SchemaSet {
  const files = readSchemaFiles(dir);
  if (own !== undefined) files.push(...ownSchemaFiles(own, files));
  const key = files.map(({ file, sha256 }) => `${file} ${sha256}`).join('\n');
  const set = loaded.get(key) ?? new SchemaSet(files);
  if (loaded.size >= MOST) loaded.clear();
  loaded.set(key, set);
  return set;
}

/** The sets of this process, by the bytes of their files: compiling takes a while, and a set has no state of a run. */
const loaded = new Map<string, SchemaSet>();
const MOST = 4;

// A name stands for one schema: which of two a case means, nobody could say.
function ownSchemaFiles(dir: string, shipped: readonly SchemaFile[]): SchemaFile[] {
  const own = readSchemaFiles(dir, OWN_SCHEMAS);
  const twice = own.find(({ name, id }) => shipped.some((one) => one.name === name || one.id === id));
  if (twice === undefined) return own;
  throw invalid(
    twice.file,
    'the package has a schema of that name, or of that $id',
    'Give the schema another name and $id.',
  );
}

function orInvalid(file: SchemaFile, step: () => unknown): void {
  try {
    step();
  } catch (cause) {
    throw invalid(file.file, messageOf(cause), REMEDY, cause);
  }
}
