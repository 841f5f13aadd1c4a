import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { sha256 } from '../common/canonical-json.ts';
import { jsonFault } from '../common/json-fault.ts';
import { textOfFile } from '../common/text-file.ts';
import { messageOf } from '../common/thrown.ts';
import { AuditError } from '../model/errors.ts';
import { isJsonObject, type JsonObject } from '../model/json.ts';

const SUFFIX = '.schema.json';

/** How the folder of a project's own schemas is called, whatever its name is: names of folders are nobody else's business. */
export const OWN_SCHEMAS = 'project/schemas';

/** A schema as read from disk, before anything is compiled. */
export interface SchemaFile {
  /** Path below the folder without `.schema.json`: `orders-list`. */
  name: string;
  /** Last two parts of the folder and the path below it: `schemas/api/orders-list.schema.json`. */
  file: string;
  /** SHA-256 of the file's bytes, 64 hex digits. */
  sha256: string;
  /** The schema's own absolute `$id`, to which relative `$ref`s are joined. */
  id: string;
  schema: JsonObject;
}

/**
 * Every `*.schema.json` below a folder, sorted by path; `folder` is what it is called in messages. AuditError SCHEMA_INVALID when there is none, a file cannot be
 * read, is not a JSON object, or its `$id` is not an absolute URL that ends with the file's own name.
 */
export function readSchemaFiles(
  dir: string,
  folder = `${basename(dirname(resolve(dir)))}/${basename(resolve(dir))}`,
): SchemaFile[] {
  const paths = listFolder(dir, folder)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(SUFFIX))
    .sort();
  if (paths.length === 0) {
    throw invalid(folder, `no *${SUFFIX} file below ${dir}`, 'Name the folder that holds the schemas.');
  }
  return paths.map((path) => readSchemaFile(join(dir, path), path, `${folder}/${path}`));
}

/** The error of a schema that cannot be used. */
export function invalid(file: string, what: string, remedy: string, cause?: unknown): AuditError {
  return new AuditError('SCHEMA_INVALID', what, remedy, { file }, cause);
}

function listFolder(dir: string, folder: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, encoding: 'utf8' });
  } catch (cause) {
    throw invalid(folder, messageOf(cause), 'Name a folder that exists and can be read.', cause);
  }
}

function parsed(bytes: Buffer, file: string): unknown {
  const { text, problem } = textOfFile(bytes);
  if (problem !== null) throw invalid(file, `the file is ${problem}`, 'Save it as UTF-8.');
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { line, column, found } = jsonFault(text);
    const what = `not JSON at line ${line}, column ${column}: ${found}`;
    throw new AuditError('SCHEMA_INVALID', what, 'Make the file valid JSON.', { file, line }, cause);
  }
}

function readSchemaFile(path: string, below: string, file: string): SchemaFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw invalid(file, messageOf(cause), 'Make the file readable.', cause);
  }
  const schema = parsed(bytes, file);
  if (!isJsonObject(schema)) {
    throw invalid(
      file,
      'a schema file must hold one JSON object',
      'Put the schema into an object with an $id.',
    );
  }
  if (schema['$async'] !== undefined) {
    throw invalid(file, 'an asynchronous schema gives no answer in time', 'Remove $async.');
  }
  const id = schema['$id'];
  if (typeof id !== 'string' || !URL.canParse(id) || !id.endsWith(`/${below}`)) {
    throw invalid(file, `$id must be an absolute URL ending with /${below}`, 'Name the file in its $id.');
  }
  return { name: below.slice(0, -SUFFIX.length), file, sha256: sha256(bytes), id, schema };
}
