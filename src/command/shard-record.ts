import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../common/canonical-json.ts';
import { commandLine } from '../common/command-line.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditPlan } from '../model/plan.ts';
import { type Shard, shardName } from '../model/shard.ts';
import type { CollectedRun } from '../report/collected-run.ts';
import type { UnsealedRun } from '../report/run-input.ts';
import { SHARD_FILES } from './shard-folder.ts';

/** What all shards of a run, and the checkout in which they are merged, must have in common, in words that can be shown. */
export type ShardSettings = Readonly<Record<(typeof SETTINGS)[number], string>>;

const SETTINGS = [
  'shards',
  'target',
  'profile',
  'access',
  'routes',
  'spec',
  'specSha256',
  'plan',
  'schemas',
  'commit',
  'toolVersion',
  'clock',
  'vitest',
] as const;

/** What a shard leaves behind, as its record holds it. */
export interface ShardRecord {
  format: typeof FORMAT;
  shard: Shard;
  settings: ShardSettings;
  /** Sections of the entries that it was to run. */
  sections: string[];
  startedAt: string;
  finishedAt: string;
  host: UnsealedRun['host'];
  /** Sum of Vitest's report of its tests, which lies beside the record: that of another shard has other tests. */
  reportSha256: string;
  collected: Omit<CollectedRun, 'notSelected'>;
}

/** A record and where it was found. */
export interface FoundShard extends ShardRecord {
  folder: string;
}

const FORMAT = 'qtickets-audit-shard 2';

/** What settings are taken from. */
export interface SettingsOf {
  plan: AuditPlan;
  shards: number;
  git: UnsealedRun['git'];
  schemas: UnsealedRun['schemas'];
  toolVersion: string;
  vitest: string;
  /** The environment's SOURCE_DATE_EPOCH. */
  epoch: string | undefined;
}

/** The settings of a run. `plan` and `schemas` are sums: of every case that it runs, and of the schemas that it checks by. */
export function shardSettings(given: SettingsOf): ShardSettings {
  const { plan, shards, git, schemas, toolVersion, vitest, epoch } = given;
  const { target, profile, access, routes, spec } = plan.options;
  return {
    shards: String(shards),
    target,
    profile,
    access,
    routes,
    spec,
    specSha256: plan.spec.sha256,
    plan: sha256(JSON.stringify([plan.selected, plan.joined, plan.coverage, plan.documents])),
    schemas: sha256(JSON.stringify(schemas)),
    commit: git === null ? 'unknown' : `${git.commit}${git.dirty ? ' with changes' : ''}`,
    toolVersion,
    clock: epoch === undefined || epoch === '' ? 'of the machine' : `fixed at ${epoch}`,
    vitest,
  };
}

/** A record as it is written. */
export function shardRecord(
  given: Omit<ShardRecord, 'format' | 'collected'>,
  run: CollectedRun,
): ShardRecord {
  const { notSelected: _, ...collected } = run;
  return { format: FORMAT, ...given, collected };
}

/** Reads the record of a shard. Throws USAGE for what is none. */
export function readShardRecord(folder: string): FoundShard {
  const file = join(folder, SHARD_FILES.record);
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as ShardRecord | null;
    if (isRecord(record)) return { ...record, folder };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AuditError(
    'USAGE',
    'this is no record of a shard that this version can read',
    `Merge what ${commandLine('run', '--shard')} has written, with the same version of the suite.`,
    { file },
  );
}

// Written in one step, so one that has its members has all of each.
function isRecord(value: unknown): value is ShardRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Partial<Record<keyof ShardRecord, unknown>>;
  const members = [record.shard, record.settings, record.host, record.collected];
  return record.format === FORMAT && members.every((member) => typeof member === 'object' && member !== null);
}

/**
 * Throws USAGE, in one message, unless the shards are parts of one run: each once, all with the same settings, on the same
 * kind of machine, into the same kind of warehouse.
 */
export function requireOneRun(shards: readonly FoundShard[]): void {
  const [first, ...others] = shards;
  if (first === undefined) return;
  const problems = [...twice(shards), ...others.flatMap((other) => differences(first, other))];
  if (problems.length === 0) return;
  throw new AuditError(
    'USAGE',
    `these shards are not of one run: ${problems.join('; ')}`,
    'Run all shards of one commit with the same settings, and merge a folder that holds each of them once.',
  );
}

/** Throws USAGE unless the shards are of the run that this checkout would make. */
export function requireSameCheckout(shard: FoundShard, here: ShardSettings): void {
  const problems = settingDifferences(shard.settings, here);
  if (problems.length === 0) return;
  throw new AuditError(
    'USAGE',
    `shard ${shardName(shard.shard)} was run otherwise than it would be here: ${problems.join(', ')}`,
    'Merge in a checkout of the commit that the shards were run from, with the same settings.',
    { file: shard.folder },
  );
}

/** Throws USAGE unless the test report beside the record of a shard is the one that the shard wrote. */
export function requireOwnReport({ folder, shard, reportSha256 }: FoundShard): void {
  const file = join(folder, SHARD_FILES.report);
  const isThere = existsSync(file);
  if (isThere && sha256(readFileSync(file)) === reportSha256) return;
  throw new AuditError(
    'USAGE',
    `the test report of shard ${shardName(shard)} is not ${isThere ? 'the one that the shard wrote' : 'there'}`,
    'Run the shard again, and merge its folder as it was written.',
    { file },
  );
}

function twice(shards: readonly FoundShard[]): string[] {
  const names = [...new Set(shards.map(({ shard }) => shardName(shard)))];
  return names.flatMap((name) => {
    const folders = shards.filter(({ shard }) => shardName(shard) === name).map(({ folder }) => folder);
    return folders.length === 1
      ? []
      : [`shard ${name} is there ${folders.length} times: ${folders.join(', ')}`];
  });
}

function differences(first: FoundShard, other: FoundShard): string[] {
  const own = [...settingDifferences(first.settings, other.settings)];
  const same = (what: string, a: unknown, b: unknown) => {
    if (JSON.stringify(a) !== JSON.stringify(b)) own.push(`${what} (${words(a)} and ${words(b)})`);
  };
  same('os', first.host.os, other.host.os);
  same('node', first.host.node, other.host.node);
  const [a, b] = [first.collected.warehouse, other.collected.warehouse];
  // A shard of which every test broke opened none.
  if (a !== null && b !== null) {
    same('ClickHouse', `${a.engine} ${a.version}`, `${b.engine} ${b.version}`);
    same('database', a.database, b.database);
    if (JSON.stringify(a.tables) !== JSON.stringify(b.tables)) own.push('the tables of ClickHouse');
  }
  if (own.length === 0) return [];
  return [`${shardName(first.shard)} and ${shardName(other.shard)} differ in ${own.join(', ')}`];
}

function settingDifferences(a: ShardSettings, b: ShardSettings): string[] {
  return SETTINGS.filter((name) => a[name] !== b[name]).map(
    (name) => `${name} (${words(a[name])} and ${words(b[name])})`,
  );
}

// A sum is told by its beginning.
function words(value: unknown): string {
  const text = String(value);
  return /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text;
}
