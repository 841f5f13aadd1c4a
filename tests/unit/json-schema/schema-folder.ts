import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadSchemas, type SchemaSet } from '../../../src/json-schema/schema-set.ts';
import { AuditError } from '../../../src/model/errors.ts';
import type { JsonObject } from '../../../src/model/json.ts';

/** Runs `use` with a folder `schemas/own` that holds these files; a schema without `$id` gets the one it needs. */
export function inSchemaFolder<T>(files: Record<string, JsonObject | string>, use: (dir: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'schema-folder-'));
  const dir = join(root, 'schemas', 'own');
  try {
    mkdirSync(dir, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      const path = join(dir, `${name}.schema.json`);
      const $id = `https://own.invalid/schemas/own/${name}.schema.json`;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify({ $id, ...content }));
    }
    return use(dir);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The schemas of such a folder; the folder is gone again, as a set needs it only while it is loaded. */
export function schemaSetOf(files: Record<string, JsonObject | string>): SchemaSet {
  return inSchemaFolder(files, loadSchemas);
}

/** The AuditError that `act` raises; anything else fails the test. */
export function auditErrorOf(act: () => unknown): AuditError {
  try {
    act();
  } catch (error) {
    if (error instanceof AuditError) return error;
    throw error;
  }
  throw new Error('no error was raised');
}
