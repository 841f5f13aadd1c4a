import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sha256 } from '../common/canonical-json.ts';

/** Every file of one folder below `schemas/`, by its path in the project, with its SHA-256. */
export function schemaFiles(dir: string): { file: string; sha256: string }[] {
  return readdirSync(dir)
    .sort()
    .map((name) => ({
      file: `schemas/${basename(dir)}/${name}`,
      sha256: sha256(readFileSync(join(dir, name))),
    }));
}
