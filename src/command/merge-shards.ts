import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { OPTION_VARIABLES } from '../common/audit-options.ts';
import { commandLine } from '../common/command-line.ts';
import { isReplacing } from '../common/replacing-engine.ts';
import type { ContractCase } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditOptions } from '../model/plan.ts';
import { shardName } from '../model/shard.ts';
import { ANSWERS_FOLDER } from '../report/answer-files.ts';
import type { CollectedRun } from '../report/collected-run.ts';
import { mergeRuns } from '../report/merge-runs.ts';
import { warehouseGroups } from '../report/merge-tables.ts';
import type { Bundle } from '../report/write-bundle.ts';
import { planRun } from '../spec/plan-run.ts';
import { readDocuments } from '../spec/read-documents.ts';
import { withMissingSuites } from './missing-suites.ts';
import { openSigned } from './open-signed.ts';
import type { JoinReports } from './run-audit.ts';
import { settingsOf } from './run-shard.ts';
import { type ShardedRun, sealRun } from './seal-run.ts';
import { SealingTools } from './sealing-tools.ts';
import type { Session } from './session.ts';
import { SHARD_FILES, shardFolders } from './shard-folder.ts';
import {
  type FoundShard,
  readShardRecord,
  requireOneRun,
  requireOwnReport,
  requireSameCheckout,
} from './shard-record.ts';

type Environment = Record<string, string | undefined>;

/** Options that a merge takes from its shards. */
const OF_THE_RUN = ['target', 'profile', 'access', 'routes', 'spec'] as const;

/** Shards of one run, and the run that they are parts of. */
interface ShardsOfRun {
  shards: FoundShard[];
  /** Of the run, and of the bundle that is to be made. */
  options: AuditOptions;
  startedAt: Date;
}

/**
 * One bundle of the shards below `given.merge`, signed where the environment names a key. Throws USAGE, before anything is
 * written, unless they are parts of one run that this checkout would make likewise.
 */
export async function makeMerged(
  given: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  joinReports: JoinReports,
): Promise<Bundle> {
  const { shards, options, startedAt } = await findShards(given, cases, env);
  const { session, signer } = await openSigned(options, cases, env, { began: startedAt });
  try {
    const junitFile = join(session.workDir, 'junit.xml');
    const { collected, sharded } = await mergeShards(session, shards, async (reports) => {
      await joinReports(session, reports, junitFile);
      await writeFile(junitFile, withMissingSuites(await readFile(junitFile, 'utf8'), session.plan));
    });
    return await sealRun(session, collected, env, junitFile, signer, sharded);
  } finally {
    await session.dispose();
  }
}

/**
 * Finds the shards below `options.merge`, and makes sure that they are parts of one run, which this checkout would make
 * likewise. Throws USAGE in one message where they are not; nothing was written then.
 */
async function findShards(
  given: AuditOptions,
  cases: readonly ContractCase[],
  env: Environment,
): Promise<ShardsOfRun> {
  const shards = (await shardFolders(given.merge)).map(readShardRecord);
  requireOneRun(shards);
  requireApart(shards);
  const [first] = shards as [FoundShard];
  const { target, profile, access, routes, spec } = first.settings;
  const other = OF_THE_RUN.filter((name) => asked(env, name) && String(given[name]) !== first.settings[name]);
  if (other.length > 0) {
    throw new AuditError(
      'USAGE',
      `the shards were run with ${other.map((name) => `--${name} ${first.settings[name]}`).join(', ')}`,
      'Leave out what the shards decide: a merge runs nothing.',
    );
  }
  const options = { ...given, target, profile, access, routes, spec } as AuditOptions;
  const plan = planRun(options, readDocuments(options), cases);
  const here = await settingsOf({ plan, sealing: new SealingTools(env) }, first.shard.count, env);
  requireSameCheckout(first, here);
  for (const shard of shards) requireOwnReport(shard);
  return {
    shards,
    options,
    startedAt: new Date(Math.min(...shards.map((one) => Date.parse(one.startedAt)))),
  };
}

/**
 * Brings shards together in the folder of a session: copies their answer files, and gives what they came to as one run.
 * `joinReports` makes a JUnit file of their test reports.
 */
async function mergeShards(
  session: Session,
  shards: readonly FoundShard[],
  joinReports: (reports: string[]) => Promise<void>,
): Promise<{ collected: CollectedRun; sharded: ShardedRun }> {
  await mkdir(join(session.folder.path, ANSWERS_FOLDER), { recursive: true });
  for (const shard of shards) await copyAnswers(shard, session.folder.path);
  const { collected, facts } = mergeRuns(session.plan, shards);
  await joinReports(shards.map(({ folder }) => join(folder, SHARD_FILES.report)));
  const finishedAt = new Date(Math.max(...shards.map((one) => Date.parse(one.finishedAt))));
  const [first] = shards as [FoundShard];
  const host = { ...first.host, clickhouse: collected.warehouse?.version ?? first.host.clickhouse };
  return { collected, sharded: { finishedAt, host, facts } };
}

// What is not there is told when the files are held against their sums.
async function copyAnswers({ folder, collected }: FoundShard, target: string): Promise<void> {
  for (const { file } of collected.evidence) {
    if (file === null) continue;
    if (join(ANSWERS_FOLDER, basename(file.path)) !== file.path) {
      throw new AuditError(
        'USAGE',
        'the record of a shard names an answer file that is not one of its own',
        `Merge what ${commandLine('run', '--shard')} has written, unaltered.`,
        { file: folder, at: file.path },
      );
    }
    if (existsSync(join(folder, file.path)))
      await copyFile(join(folder, file.path), join(target, file.path), constants.COPYFILE_EXCL);
  }
}

/**
 * Throws USAGE when two warehouses that nobody shares hold rows of one replacing table: a key that both hold is one row, and
 * nobody can say which these are.
 */
function requireApart(shards: readonly FoundShard[]): void {
  const groups = warehouseGroups(shards.map(({ collected }) => collected));
  const tables =
    shards.find(({ collected }) => collected.warehouse !== null)?.collected.warehouse?.tables ?? [];
  const both = tables
    .filter(({ engine }) => isReplacing(engine))
    .map(({ name }) => ({
      name,
      by: groups.map((places) =>
        places.flatMap((place) => shards[place] ?? []).filter((shard) => fills(shard, name)),
      ),
    }))
    .find(({ by }) => by.filter((filling) => filling.length > 0).length > 1);
  if (both === undefined) return;
  throw new AuditError(
    'USAGE',
    `shards ${both.by
      .flat()
      .map(({ shard }) => shardName(shard))
      .join(', ')} filled ${both.name}, in different ClickHouse: a row that both hold would count twice`,
    'Give all shards one ClickHouse server (CLICKHOUSE_URL).',
  );
}

function fills({ collected }: FoundShard, table: string): boolean {
  return collected.evidence.some(({ rows }) =>
    rows.some((row) => row.table === table && (row.sent ?? 0) > 0),
  );
}

function asked(env: Environment, name: (typeof OF_THE_RUN)[number]): boolean {
  return (env[OPTION_VARIABLES[name]] ?? '') !== '';
}
