import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../common/canonical-json.ts';
import { commandLine } from '../common/command-line.ts';
import { plainTranslatorOf } from '../documents/messages/translator.ts';
import { mergeArguments } from '../documents/rerun-command.ts';
import type { ContractCase } from '../model/case.ts';
import type { AuditOptions } from '../model/plan.ts';
import { type Shard, shardName } from '../model/shard.ts';
import type { CollectedRun } from '../report/collected-run.ts';
import { withoutMachine } from '../report/public-text.ts';
import { scenarioResult } from '../report/scenario-result.ts';
import { auditMasker } from './audit-masker.ts';
import { tableProblems } from './close-run.ts';
import { contractFiles } from './contract-files.ts';
import { INTERRUPTED } from './exit-code.ts';
import { machineFolders } from './machine-folders.ts';
import { maskCollected } from './mask-collected.ts';
import { openSigned } from './open-signed.ts';
import type { MadePart, RunContract } from './run-audit.ts';
import { hostFacts } from './seal-run.ts';
import type { Session } from './session.ts';
import { SHARD_FILES, writeShardRecord } from './shard-folder.ts';
import { type ShardSettings, shardRecord, shardSettings } from './shard-record.ts';
import { suiteVersion } from './suite-version.ts';
import { vitestVersion } from './vitest-version.ts';

type Environment = Record<string, string | undefined>;

/**
 * Runs a shard, and leaves in its folder what a merge needs. It has no verdict, since it is a part: the exit code is 0 when
 * nothing failed, 1 when something did, 130 when it was interrupted. Throws what opening a session throws.
 */
export async function makeShard(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: NodeJS.ProcessEnv,
  { shard, runContract, scratch }: { shard: Shard; runContract: RunContract; scratch?: string | undefined },
): Promise<MadePart> {
  const { session } = await openSigned(options, cases, env, { scratch });
  let closed: Promise<void> | undefined;
  try {
    const run = await runContract(session, join(session.folder.path, SHARD_FILES.report));
    closed = run.closed;
    return await writeShard(session, shard, run.collected, env);
  } catch (error) {
    await session.abandon();
    throw error;
  } finally {
    await closed;
    await session.dispose();
  }
}

async function writeShard(
  session: Session,
  shard: Shard,
  collected: CollectedRun,
  env: Environment,
): Promise<MadePart> {
  const { plan, clock, startedAt, folder, workDir } = session;
  const roots = machineFolders(plan.options.out, workDir);
  const masked = maskCollected(collected, auditMasker(env), (text) => withoutMachine(text, roots));
  const sections = contractFiles(plan).map(({ section }) => section);
  await writeShardRecord(
    folder.path,
    shardRecord(
      {
        shard,
        settings: await settingsOf(session, shard.count, env),
        sections,
        startedAt: startedAt.toISOString(),
        finishedAt: clock.now().toISOString(),
        host: hostFacts(collected),
        reportSha256: sha256(await readFile(join(folder.path, SHARD_FILES.report))),
      },
      masked,
    ),
  );
  const { say, told } = plainTranslatorOf(plan.options.lang);
  const results = masked.evidence.map(scenarioResult);
  const count = (wanted: string) => results.filter((result) => result === wanted).length;
  const problems = [
    ...masked.unhandledErrors,
    ...tableProblems({ ...masked, plan }),
    ...(results.length === 0 ? [say('shard.nothing')] : []),
  ];
  const failed = count('fail') > 0 || problems.length > 0;
  return {
    summary: [
      '',
      say('shard.result', {
        shard: shardName(shard),
        profile: plan.options.profile,
        sections: sections.join(', '),
        passed: count('pass'),
        failed: count('fail'),
        skipped: count('skipped'),
      }),
      ...problems.map((problem) => `  ${told(problem)}`),
      ...(masked.interrupted ? [`  ${say('shard.interrupted')}`] : []),
      say('shard.part', { folder: folder.path }),
      say('shard.merge', { count: shard.count, command: commandLine('run', mergeArguments(plan.options)) }),
      '',
    ].join('\n'),
    exitCode: masked.interrupted ? INTERRUPTED : failed ? 1 : 0,
  };
}

/** What the shards of a session's run have in common. */
export async function settingsOf(
  { plan, sealing }: Pick<Session, 'plan' | 'sealing'>,
  shards: number,
  env: Environment,
): Promise<ShardSettings> {
  return shardSettings({
    plan,
    shards,
    git: await sealing.git,
    schemas: sealing.schemas,
    toolVersion: suiteVersion(),
    vitest: vitestVersion(),
    epoch: env['SOURCE_DATE_EPOCH'],
  });
}
