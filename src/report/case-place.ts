import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the cases of the suite are. */
const FOLDER = 'tests/cases';

/**
 * Where the case of an entry is written, as `file:line` within the project: the line that begins with its id, as each
 * case does. Null for an id that no case has, and where the sources are not there.
 */
export function casePlace(project: string, id: string): { file: string; line: number } | null {
  const begins = new RegExp(`^\\s*(?:id: |\\w+\\()?'${id.replaceAll('.', '\\.')}',`);
  for (const name of caseFiles(project)) {
    const file = `${FOLDER}/${name}`;
    const lines = readFileSync(join(project, file), 'utf8').split('\n');
    const index = lines.findIndex((line) => begins.test(line));
    if (index >= 0) return { file, line: index + 1 };
  }
  return null;
}

function caseFiles(project: string): string[] {
  try {
    return readdirSync(join(project, FOLDER)).filter((name) => name.endsWith('.cases.ts'));
  } catch {
    // A command without its sources has no place to name.
    return [];
  }
}
