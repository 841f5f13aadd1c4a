import { readdirSync, readFileSync, watch } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { saidBriefly } from '../documents/messages/brief.ts';
import type { ContractCase } from '../model/case.ts';
import type { AuditOptions } from '../model/plan.ts';
import type { SpecEntry } from '../model/spec.ts';
import { casePlaces } from '../report/case-place.ts';
import { readDocuments } from '../spec/read-documents.ts';
import type { CasesBuilder } from './cases-builder.ts';
import type { Interruption } from './interruption.ts';
import { builtCases, casesOf } from './project-inputs.ts';
import { API_SCHEMAS_DIR, FIXTURES_DIR, PROJECT_DIR } from './project-paths.ts';
import { type ReadFiles, touchedEntries } from './touched-entries.ts';
import type { WarmRuns } from './warm-runs.ts';

/** Editors write a file in several steps, and several files at once: all of it is one change. */
const SETTLED_MS = 80;

/** What watching needs beside the options: how a run is made, and where is said what happens. */
export interface WatchParts {
  env: Record<string, string | undefined>;
  runs: Pick<WarmRuns, 'run' | 'prepare' | 'close'>;
  builder: CasesBuilder;
  interruption: Interruption;
  say: (text: string) => void;
}

/**
 * `npm run audit -- --watch`: runs the audit, then again what a change of a case, a schema, the spec document or a recording touches,
 * until it is interrupted. Each of these is a debug run, of which the last one's folder is kept.
 */
export async function watchAudit(options: AuditOptions, parts: WatchParts): Promise<number> {
  const { runs, builder, interruption, say } = parts;
  await interruption.hold();
  const changed = new Set<string>();
  let wake = (): void => {};
  const isStopped = () => interruption.level !== null;
  interruption.listen(() => wake());
  const folders = ['src', 'schemas', 'tests/cases', dirname(options.spec), fixturesOf(options)];
  const watchers = [...new Set(folders.map((folder) => resolve(PROJECT_DIR, folder)))].map((folder) =>
    watch(folder, { recursive: true }, (_, name) => {
      if (name !== null) changed.add(relativeTo(join(folder, name)));
      wake();
    }),
  );
  let spec = entriesOf(options);
  let kept: string | null = null;
  let { cases, module } = await casesNow(parts, []);
  await runs.run({ only: null, cases: module });
  while (!isStopped()) {
    runs.prepare();
    say(`${saidBriefly(options.lang, 'start.watching')}\n`);
    while (changed.size === 0 && !isStopped()) await new Promise<void>((resolve) => (wake = resolve));
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const files = [...changed];
    changed.clear();
    const after = entriesOf(options);
    ({ cases, module } = await casesNow(parts, cases));
    const known = readFiles(options, cases, { before: spec, after });
    spec = after ?? spec;
    const touched = union(files.map((file) => touchedEntries(file, known)));
    if (isStopped() || touched.length === 0) continue;
    const ids = touched === 'all' ? saidBriefly(options.lang, 'start.all') : touched.join(', ');
    say(`\n${saidBriefly(options.lang, 'start.changed', { files: files.join(', '), ids })}\n`);
    const folder = await runs.run({ only: touched === 'all' ? null : touched, cases: module });
    if (kept !== null && folder !== null) await rm(kept, { recursive: true, force: true });
    kept = touched === 'all' ? null : (folder ?? kept);
  }
  for (const watcher of watchers) watcher.close();
  await Promise.all([runs.close(), builder.close()]);
  return 0;
}

/** The cases as they are now, and their module, which is null where they cannot be made: then they are as they were. */
async function casesNow(
  { env, builder }: WatchParts,
  before: readonly ContractCase[],
): Promise<{ cases: readonly ContractCase[]; module: string | null }> {
  try {
    const module = await builder.build();
    return { cases: await casesOf(env, await builtCases(module)), module };
  } catch {
    // Half of it is written, or it is wrong: the run says what.
    return { cases: before, module: null };
  }
}

function union(found: readonly (string[] | 'all')[]): string[] | 'all' {
  return found.includes('all') ? 'all' : [...new Set(found.flat())];
}

function readFiles(
  options: AuditOptions,
  cases: readonly ContractCase[],
  spec: Pick<ReadFiles['spec'], 'before' | 'after'>,
): ReadFiles {
  const places = casePlaces(PROJECT_DIR);
  return {
    // The others are in no run of this profile.
    cases: cases.filter(({ profiles }) => profiles.includes(options.profile)),
    caseFile: (id) => places.get(id)?.file ?? null,
    schemas: schemaReferences(),
    spec: { file: relativeTo(options.spec), ...spec },
    fixtures: relativeTo(fixturesOf(options)),
  };
}

function schemaReferences(): Map<string, string[]> {
  const names = readdirSync(API_SCHEMAS_DIR).filter((name) => name.endsWith('.schema.json'));
  return new Map(
    names.map((name) => {
      const text = readFileSync(join(API_SCHEMAS_DIR, name), 'utf8');
      const found = [...text.matchAll(/"\$ref":\s*"([\w-]+)\.schema\.json/g)];
      return [name.replace('.schema.json', ''), found.map(([, other = '']) => other)];
    }),
  );
}

function entriesOf(options: AuditOptions): readonly SpecEntry[] | null {
  try {
    return readDocuments(options).spec.entries;
  } catch {
    // Half of it is written, or it is wrong: the run says what.
    return null;
  }
}

function fixturesOf({ fixtures }: AuditOptions): string {
  return fixtures === '' ? FIXTURES_DIR : fixtures;
}

function relativeTo(file: string): string {
  return relative(PROJECT_DIR, resolve(file)).replaceAll(sep, '/');
}
