import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../common/canonical-json.ts';

/** Folders whose files decide what an answer must be: what it is held against, and what holds it. */
const FOLDERS = [
  'schemas/api',
  'schemas/clickhouse',
  'src/contract',
  'src/contract/checks',
  'src/contract/rules',
  'src/json-schema',
  'src/spec',
  'tests/cases',
] as const;

/** Every file of these folders, by its path in the project, with its SHA-256. */
export function contractFiles(project: string): { file: string; sha256: string }[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(project, folder), { withFileTypes: true })
      .filter((item) => item.isFile())
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        file: `${folder}/${name}`,
        sha256: sha256(readFileSync(join(project, folder, name))),
      })),
  );
}
