import type { SchemaSet } from '../json-schema/schema-set.ts';
import { skipKey } from '../live/live-plan.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { plannedScenarios } from '../model/planned-scenarios.ts';
import type { FixtureStore } from '../targets/fixture-store.ts';
import { recordingFile } from '../targets/recording.ts';

/**
 * Compiles every schema that the plan's cases name. AuditError SCHEMA_INVALID for the first that is broken, with the case
 * that names it where there is no such schema.
 */
export function requireSchemas(plan: AuditPlan, schemas: SchemaSet): void {
  const known = new Set(schemas.names());
  for (const { entry, case: contractCase } of withNeeded(plan)) {
    for (const { schema, name } of contractCase.scenarios) {
      if (known.has(schema)) continue;
      throw new AuditError(
        'SCHEMA_INVALID',
        `case ${entry.id}${name === '' ? '' : ` (${name})`} names the schema "${schema}", and there is no schemas/api/${schema}.schema.json`,
        `Name one of these in the case: ${nearest(schema, known).join(', ')}; or write the file: in a project of your own into the folder that its config names as "schemas".`,
        { file: 'tests/cases' },
      );
    }
  }
  const named = withNeeded(plan).flatMap(({ case: { scenarios } }) => scenarios.map(({ schema }) => schema));
  for (const name of new Set(named)) schemas.check(name, null);
}

/**
 * Reads every recording that the plan will replay, but those of scenarios in `skips`. Throws what reading one throws, and USAGE for one that
 * was made after `now`: of such a run nobody would believe when it was made. A clock that is fixed says nothing, and is null.
 */
export function requireRecordings(
  plan: AuditPlan,
  fixtures: FixtureStore,
  skips: ReadonlyMap<string, string> = new Map(),
  now: Date | null = null,
): void {
  for (const planned of withNeeded(plan)) {
    for (const { name } of plannedScenarios(planned, plan.options.access)) {
      if (skips.has(skipKey(planned.entry.id, name))) continue;
      fixtures.read(planned.recordedAs, name);
      if (now !== null) requireEarlier(recordingFile(planned.recordedAs, name), fixtures, now);
    }
  }
}

function requireEarlier(file: string, fixtures: FixtureStore, now: Date): void {
  const recordedAt = fixtures.vouchedFor(file)?.recordedAt;
  if (recordedAt === undefined || recordedAt <= now.toISOString()) return;
  throw new AuditError(
    'USAGE',
    `the manifest says that it was recorded at ${recordedAt}, and the clock of this machine says ${now.toISOString()}`,
    'Set the clock of this machine, or record it again with the right one.',
    { file: fixtures.place(file) },
  );
}

// A case whose answer another reads is called too, where it is not of the profile.
function withNeeded({ selected, joined }: AuditPlan): PlannedEntry[] {
  const needed = new Set(selected.flatMap(({ case: { needs } }) => needs));
  const own = new Set(selected.map(({ entry }) => entry.id));
  return [...selected, ...joined.filter(({ entry }) => needed.has(entry.id) && !own.has(entry.id))];
}

/** The known names that share most of their beginning with a name come first. */
function nearest(name: string, known: ReadonlySet<string>): string[] {
  const shared = (other: string) => {
    const differs = [...other].findIndex((char, index) => char !== name[index]);
    return differs === -1 ? other.length : differs;
  };
  return [...known].sort((a, b) => shared(b) - shared(a) || (a < b ? -1 : 1)).slice(0, 5);
}
