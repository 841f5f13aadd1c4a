import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the cases of the suite are. */
const FOLDER = 'tests/cases';

/** Where a case is written: its file within the project, and the line. */
export interface CasePlace {
  file: string;
  line: number;
}

/** The line with which a case begins has its id. */
const BEGINS = /^\s*(?:id: |\w+\()?'([^']+)',/;

/** Where the case of an entry is written. Null for an id that no case has, and where the sources are not there. */
export function casePlace(project: string, id: string): CasePlace | null {
  return casePlaces(project).get(id) ?? null;
}

/** Where each case is written, by the id of its entry; empty where the sources are not there. */
export function casePlaces(project: string): Map<string, CasePlace> {
  const places = new Map<string, CasePlace>();
  for (const name of caseFiles(project)) {
    const file = `${FOLDER}/${name}`;
    for (const [index, line] of readFileSync(join(project, file), 'utf8').split('\n').entries()) {
      const [, id] = BEGINS.exec(line) ?? [];
      if (id !== undefined && !places.has(id)) places.set(id, { file, line: index + 1 });
    }
  }
  return places;
}

function caseFiles(project: string): string[] {
  try {
    return readdirSync(join(project, FOLDER)).filter((name) => name.endsWith('.cases.ts'));
  } catch {
    // A command without its sources has no place to name.
    return [];
  }
}
