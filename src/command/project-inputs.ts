import { pathToFileURL } from 'node:url';
import { type ProjectConfig, projectRecord } from '../common/project-config.ts';
import { loadSchemas, type SchemaSet } from '../json-schema/schema-set.ts';
import type { ContractCase } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import { type FixtureStore, openFixtures } from '../targets/fixture-store.ts';
import { contractFiles } from './contract-sources.ts';
import { API_SCHEMAS_DIR, FIXTURES_DIR, PROJECT_DIR } from './project-paths.ts';
import { SESSION_VARIABLES } from './session-variables.ts';

type Environment = Record<string, string | undefined>;

/**
 * The cases of a run: the shipped ones, and those of the project's config. A profile of the project's own is on every case
 * that it names.
 */
export async function casesOf(
  env: Environment,
  shipped: readonly ContractCase[],
): Promise<readonly ContractCase[]> {
  const record = projectRecord(env);
  if (record === null) return shipped;
  const { default: config } = (await import(pathToFileURL(record.module).href)) as { default: ProjectConfig };
  return joinedCases(config, shipped);
}

/**
 * The cases of a run, as `casesOf`, in a process that may have been told of a module of the suite's own cases which is newer than those
 * that it has loaded.
 */
export async function casesOfRun(
  env: Environment,
  shipped: readonly ContractCase[],
): Promise<readonly ContractCase[]> {
  const newer = env[SESSION_VARIABLES.cases] ?? '';
  return casesOf(env, newer === '' ? shipped : await builtCases(newer));
}

/** The cases of a module that `CasesBuilder` made. */
export async function builtCases(module: string): Promise<readonly ContractCase[]> {
  const built = (await import(pathToFileURL(module).href)) as { allCases: readonly ContractCase[] };
  return built.allCases;
}

/** The shipped cases that a config leaves, and its own, each with the profiles that the config names it in. */
export function joinedCases(config: ProjectConfig, shipped: readonly ContractCase[]): ContractCase[] {
  const { cases = [], withoutShipped = [], profiles = {} } = config;
  const own = cases.map(({ id }) => id);
  refuseTwice(own, 'stands twice among the "cases" of the config', 'Give each case the id of its own entry.');
  const kept = withoutShipped === true ? [] : shipped.filter(({ id }) => !withoutShipped.includes(id));
  const shippedIds = kept.map(({ id }) => id);
  refuseTwice(
    [...shippedIds, ...own],
    'has a case in the package too',
    "Leave the package's own out: withoutShipped: ['<id>'], or give the entry and the case another id.",
  );
  refuseUnknown(profiles, [...shippedIds, ...own]);
  return [...kept, ...cases].map((one) => {
    const named = Object.keys(profiles).filter((name) => profiles[name]?.includes(one.id) === true);
    return named.length === 0 ? one : { ...one, profiles: [...one.profiles, ...named] };
  });
}

function refuseTwice(ids: readonly string[], what: string, remedy: string): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw new AuditError('CONFIG_INVALID', `case ${twice} ${what}`, remedy.replace('<id>', twice));
}

function refuseUnknown(profiles: NonNullable<ProjectConfig['profiles']>, ids: readonly string[]): void {
  for (const [name, named] of Object.entries(profiles)) {
    const unknown = named.filter((id) => !ids.includes(id));
    if (unknown.length === 0) continue;
    throw new AuditError(
      'CONFIG_INVALID',
      `profile "${name}" names ${unknown.join(', ')}, of which there is no case`,
      'Name entries that have a case.',
    );
  }
}

/** The schemas of answers: the shipped ones, and those of the project's config. Throws SCHEMA_INVALID. */
export function apiSchemas(env: Environment): SchemaSet {
  return loadSchemas(API_SCHEMAS_DIR, projectRecord(env)?.schemas ?? undefined);
}

/** The recordings of a run: of the folder that was named, else of the config's with the shipped ones behind it. */
export function fixturesOf(env: Environment): FixtureStore {
  const named = env['AUDIT_FIXTURES'] ?? '';
  if (named !== '') return openFixtures(named);
  const own = projectRecord(env)?.fixtures ?? null;
  return own === null ? openFixtures(FIXTURES_DIR) : openFixtures(own, FIXTURES_DIR);
}

/** Every file that decides what an answer must be, with its SHA-256: of the package, and of the project's own. */
export function contractSources(env: Environment): { file: string; sha256: string }[] {
  return [...contractFiles(PROJECT_DIR), ...(projectRecord(env)?.sources ?? [])];
}
