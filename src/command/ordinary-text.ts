import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DDL_DIR, PROJECT_DIR } from './project-paths.ts';

let kept: string | undefined;

/**
 * True for what the project's own texts say that anybody can read: spec documents, tables, schemas. A secret that is a part of them, such as
 * the password `clickhouse`, is no secret that a mask could tell from them, and masking it would spoil what the audit itself writes.
 */
export function isOrdinary(text: string): boolean {
  kept ??= publicTexts();
  return kept.includes(text.toLowerCase());
}

function publicTexts(): string {
  const folders = [join(PROJECT_DIR, 'tests', 'spec'), DDL_DIR];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const schemas = ['openapi.json', join('audit', 'audit.schema.json')];
  return [...files, ...schemas.map((name) => join(PROJECT_DIR, 'schemas', name))]
    .map((file) => readFileSync(file, 'utf8').toLowerCase())
    .join('\n');
}
