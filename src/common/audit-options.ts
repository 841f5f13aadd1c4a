import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../build/project-dir.mjs';
import { PROFILES, type Profile } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import { ACCESSES, type AuditOptions, DATASETS, LANGUAGES, ROUTES, TARGETS } from '../model/plan.ts';
import type { Shard } from '../model/shard.ts';
import { OPTION_VARIABLES } from './option-variables.ts';
import { projectRecord } from './project-config.ts';

export { OPTION_VARIABLES };

export const DEFAULT_OPTIONS: AuditOptions = {
  target: 'replay',
  profile: 'audit',
  access: 'both',
  routes: 'spec',
  spec: 'tests/spec/qtickets_api_test_requests.md',
  out: 'reports',
  lang: 'en',
  strict: false,
  loader: '',
  dataset: 'reference',
  previous: '',
  shard: '',
  blobs: 'blobs',
  merge: '',
  only: '',
  config: '',
  fixtures: '',
};

type Environment = Record<string, string | undefined>;

/** The options of a run from its environment. Throws USAGE for a value that an option does not know. */
export function optionsFrom(env: Environment): AuditOptions {
  const strict = read(env, 'strict');
  if (strict !== undefined && !['0', '1', 'false', 'true'].includes(strict))
    throw unknownValue('strict', strict, ['0', '1']);
  const loader = read(env, 'loader') ?? DEFAULT_OPTIONS.loader;
  // Recordings answer only what was recorded, and a loader asks what it likes.
  const target = oneOf(env, 'target', TARGETS, loader === '' ? DEFAULT_OPTIONS.target : 'simulator');
  const dataset = oneOf(env, 'dataset', DATASETS, DEFAULT_OPTIONS.dataset);
  if (loader !== '' && target === 'live') {
    throw new AuditError(
      'USAGE',
      `--loader (${OPTION_VARIABLES.loader}) is not run with --target live`,
      'Use --target replay or --target simulator: a loader is audited against an API on this machine.',
    );
  }
  const shard = read(env, 'shard') ?? DEFAULT_OPTIONS.shard;
  const merge = read(env, 'merge') ?? DEFAULT_OPTIONS.merge;
  requireShardable(shard, { target, loader, merge, dataset });
  if (merge !== '') requireMerging(env);
  const only = read(env, 'only') ?? DEFAULT_OPTIONS.only;
  requireWhole(only, { shard, merge, loader });
  if (dataset !== DEFAULT_OPTIONS.dataset && target !== 'simulator') {
    throw new AuditError(
      'USAGE',
      `--dataset (${OPTION_VARIABLES.dataset}) is not run with --target ${target}`,
      'Use --target simulator: recordings and accounts hold what they hold.',
    );
  }
  return {
    target,
    profile: oneOf(env, 'profile', profilesIn(env), DEFAULT_OPTIONS.profile),
    access: oneOf(env, 'access', ACCESSES, DEFAULT_OPTIONS.access),
    routes: oneOf(env, 'routes', ROUTES, DEFAULT_OPTIONS.routes),
    spec: read(env, 'spec') ?? DEFAULT_OPTIONS.spec,
    out: read(env, 'out') ?? DEFAULT_OPTIONS.out,
    lang: oneOf(env, 'lang', LANGUAGES, DEFAULT_OPTIONS.lang),
    strict: strict === '1' || strict === 'true',
    loader,
    dataset,
    previous: read(env, 'previous') ?? DEFAULT_OPTIONS.previous,
    shard,
    blobs: read(env, 'blobs') ?? DEFAULT_OPTIONS.blobs,
    merge,
    only,
    config: read(env, 'config') ?? DEFAULT_OPTIONS.config,
    fixtures: read(env, 'fixtures') ?? DEFAULT_OPTIONS.fixtures,
  };
}

/** Names of all profiles: the suite's, and those of the project's config. */
export function profilesIn(env: Environment): readonly Profile[] {
  return [...PROFILES, ...(projectRecord(env)?.profiles ?? [])];
}

/** The shard that an option names; null for ''. Throws USAGE for what names none. */
export function shardFrom(text: string): Shard | null {
  if (text === '') return null;
  const [, index, count] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  if (index !== undefined && Number(index) <= Number(count))
    return { index: Number(index), count: Number(count) };
  throw new AuditError(
    'USAGE',
    `"${text}" is not a value of --shard (${OPTION_VARIABLES.shard})`,
    'Use a part and the number of parts, such as 1/3, 2/3 and 3/3.',
  );
}

function requireShardable(
  text: string,
  { target, loader, merge, dataset }: Pick<AuditOptions, 'target' | 'loader' | 'merge' | 'dataset'>,
): void {
  if (shardFrom(text) === null) return;
  const refused = (what: string, remedy: string) =>
    new AuditError('USAGE', `--shard (${OPTION_VARIABLES.shard}) is not run with ${what}`, remedy);
  if (merge !== '')
    throw refused(`--merge (${OPTION_VARIABLES.merge})`, 'Run every shard first, then merge them.');
  if (loader !== '')
    throw refused(
      `--loader (${OPTION_VARIABLES.loader})`,
      'A loader is run once, and its rows are those of every entry: run the audit whole.',
    );
  if (dataset !== DEFAULT_OPTIONS.dataset)
    throw refused(`--dataset (${OPTION_VARIABLES.dataset})`, 'Run the audit whole.');
  if (target === 'live')
    throw refused(
      '--target live',
      'Limits and writes of an account are counted in one process: run the audit whole.',
    );
}

function requireMerging(env: Environment): void {
  const given = (['fixtures', 'loader', 'dataset', 'blobs'] as const).find(
    (name) => ![undefined, DEFAULT_OPTIONS[name]].includes(read(env, name)),
  );
  if (given === undefined) return;
  throw new AuditError(
    'USAGE',
    `--${given} (${OPTION_VARIABLES[given]}) is not run with --merge (${OPTION_VARIABLES.merge})`,
    `Leave out --${given}: a merge runs nothing, and its folder is the one that --merge names.`,
  );
}

function requireWhole(only: string, others: Pick<AuditOptions, 'shard' | 'merge' | 'loader'>): void {
  if (only === '') return;
  for (const name of ['shard', 'merge', 'loader'] as const) {
    if (others[name] === '') continue;
    throw new AuditError(
      'USAGE',
      `--only (${OPTION_VARIABLES.only}) is not run with --${name} (${OPTION_VARIABLES[name]})`,
      `Leave out one of the two: ${name === 'loader' ? 'the rows of a loader are those of every entry' : 'a part is never part of an audit'}.`,
    );
  }
}

function oneOf<T extends string>(
  env: Environment,
  option: keyof typeof OPTION_VARIABLES,
  known: readonly T[],
  byDefault: T,
): T {
  const value = read(env, option);
  if (value === undefined) return byDefault;
  const found = known.find((word) => word === value);
  if (found === undefined) throw unknownValue(option, value, known);
  return found;
}

function read(env: Environment, option: keyof typeof OPTION_VARIABLES): string | undefined {
  const value = env[OPTION_VARIABLES[option]];
  return value === undefined || value === '' ? undefined : value;
}

function unknownValue(
  option: keyof typeof OPTION_VARIABLES,
  value: string,
  known: readonly string[],
): AuditError {
  return new AuditError(
    'USAGE',
    `"${value}" is not a value of --${option} (${OPTION_VARIABLES[option]})`,
    `Use one of: ${known.join(', ')}.`,
  );
}

/**
 * Where a document of the suite lies: in the working folder, as in a checkout, else where the suite itself does. Any other path is
 * as it was given.
 */
export function documentPath(path: string): string {
  const shipped = path === DEFAULT_OPTIONS.spec || path === DOCUMENTED_CALLS;
  return shipped && !existsSync(path) ? join(PROJECT_DIR, path) : path;
}

/** Document of the calls that the vendor documents: profile `documented` selects from it. */
export const DOCUMENTED_CALLS = 'tests/spec/documented_calls.md';
