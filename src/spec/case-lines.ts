import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../build/project-dir.mjs';

/** Where cases of an id are written, as `file:line`, in the order of their files: those of the suite, or those in `files`. */
export function caseLines(
  id: string,
  files: readonly { name: string; path: string }[] = suiteFiles(),
): string[] {
  const form = new RegExp(`\\bid:\\s*['"\`]${escaped(id)}['"\`]|\\b\\w+\\(\\s*['"]${escaped(id)}['"]`);
  return files.flatMap(({ name, path }) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((text, index) => (form.test(text) ? [`${name}:${index + 1}`] : [])),
  );
}

function suiteFiles(): { name: string; path: string }[] {
  const folder = join(PROJECT_DIR, 'tests', 'cases');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cases.ts'))
    .sort()
    .map((name) => ({ name: `tests/cases/${name}`, path: join(folder, name) }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
