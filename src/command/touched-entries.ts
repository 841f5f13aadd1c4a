import type { ContractCase } from '../model/case.ts';
import type { SpecEntry } from '../model/spec.ts';

/** What is known of the files that a run reads. */
export interface ReadFiles {
  cases: readonly ContractCase[];
  /** The file in which the case of an entry is written, within the project; null for one that has none there. */
  caseFile: (id: string) => string | null;
  /** Names of the schemas to which one refers, without `.schema.json`. */
  schemas: ReadonlyMap<string, readonly string[]>;
  /** The spec document, as it was and as it is; null where it cannot be read as one. */
  spec: { file: string; before: readonly SpecEntry[] | null; after: readonly SpecEntry[] | null };
  /** Folder of the recordings, within the project. */
  fixtures: string;
}

const SCHEMA = /^schemas\/api\/(.+)\.schema\.json$/;
const RECORDING = /^(\d+\.\d+|[A-Z]\d+)(?:\..+)?\.json$/;

/**
 * The entries that a changed file touches, in the order of the cases, those that need their answers among them: `all` for a file that
 * decides what any of them does, [] for one that no run reads. `file`: within the project.
 */
export function touchedEntries(file: string, files: ReadFiles): string[] | 'all' {
  const own = ownEntries(file, files);
  if (own === 'all') return 'all';
  const touched = new Set(own);
  // Of what needs one of them, what needs that, and so on.
  for (let size = -1; size !== touched.size; ) {
    size = touched.size;
    for (const { id, needs } of files.cases) if (needs.some((needed) => touched.has(needed))) touched.add(id);
  }
  return files.cases.map(({ id }) => id).filter((id) => touched.has(id));
}

function ownEntries(file: string, { cases, caseFile, schemas, spec, fixtures }: ReadFiles): string[] | 'all' {
  if (file === spec.file) return changedEntries(spec);
  if (file.startsWith(`${fixtures}/`)) {
    const [, id] = RECORDING.exec(file.slice(file.lastIndexOf('/') + 1)) ?? [];
    return id === undefined ? [] : [id];
  }
  const [, schema] = SCHEMA.exec(file) ?? [];
  if (schema !== undefined) {
    const users = cases.filter((one) => schemasOf(one).some((name) => reaches(name, schema, schemas)));
    return users.map(({ id }) => id);
  }
  if (/^tests\/cases\/.+\.ts$/.test(file)) {
    const written = cases.map(({ id }) => id).filter((id) => caseFile(id) === file);
    return written.length === 0 ? 'all' : written;
  }
  return /^(?:src\/.+\.tsx?|schemas\/clickhouse\/.+)$/.test(file) ? 'all' : [];
}

function changedEntries({ before, after }: ReadFiles['spec']): string[] | 'all' {
  if (before === null || after === null) return 'all';
  // Where it stands is no part of what it asks for.
  const text = (entry: SpecEntry) => JSON.stringify({ ...entry, firstLine: 0, lastLine: 0 });
  const old = new Map(before.map((entry) => [entry.id, text(entry)]));
  return after.filter((entry) => old.get(entry.id) !== text(entry)).map(({ id }) => id);
}

function schemasOf({ scenarios }: ContractCase): string[] {
  return scenarios.flatMap(({ schema, orEmpty, setup = [], followUps = [] }) => [
    schema,
    ...(orEmpty === undefined ? [] : [orEmpty]),
    ...[...setup, ...followUps].flatMap((call) => call.schema ?? []),
  ]);
}

function reaches(
  from: string,
  wanted: string,
  schemas: ReadFiles['schemas'],
  seen = new Set<string>(),
): boolean {
  if (from === wanted) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (schemas.get(from) ?? []).some((name) => reaches(name, wanted, schemas, seen));
}
