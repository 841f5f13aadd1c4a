import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type as osType } from 'node:os';
import { join } from 'node:path';
import type { CallFacts } from '../diff/audit-facts.ts';
import { callsOf } from '../diff/calls-of.ts';
import { compareAudits } from '../diff/compare-audits.ts';
import { liveSettings } from '../live/live-settings.ts';
import type { FiledEvidence } from '../model/evidence.ts';
import type { TargetName } from '../model/plan.ts';
import type { ShardFacts } from '../model/shard.ts';
import type { CollectedRun } from '../report/collected-run.ts';
import type { Signer } from '../report/dsse.ts';
import { maskedJunit } from '../report/junit-copy.ts';
import { withoutMachine } from '../report/public-text.ts';
import type { UnsealedRun } from '../report/run-input.ts';
import { type Bundle, writeBundle } from '../report/write-bundle.ts';
import { auditMasker } from './audit-masker.ts';
import { machineFolders } from './machine-folders.ts';
import { maskCollected } from './mask-collected.ts';
import { pipelineRecord } from './pipeline-facts.ts';
import { scanFile } from './scan-file.ts';
import type { Session } from './session.ts';
import { suiteVersion } from './suite-version.ts';

const ORIGINS = { replay: 'https://qtickets.ru', simulator: 'http://127.0.0.1' } as const;

function baseUrlOf(target: TargetName, env: Record<string, string | undefined>): string {
  return target === 'live' ? liveSettings(env).rest : ORIGINS[target];
}

/** What is told of a run that was made in shards: where and until when they ran. */
export interface ShardedRun {
  finishedAt: Date;
  host: UnsealedRun['host'];
  facts: ShardFacts;
}

/**
 * Writes the bundle of a run that has ended, and signs its attestation where there is a signer: the only way from evidence
 * to documents. `sharded`: of a run that was made in shards; by default it was made here, and has ended now.
 */
export async function sealRun(
  session: Session,
  collected: CollectedRun,
  env: Record<string, string | undefined>,
  junitFile: string,
  signer: Signer | null,
  sharded: ShardedRun | null = null,
): Promise<Bundle> {
  const { plan, clock, startedAt, folder, workDir, debug, answers, sealing, pipeline, previous } = session;
  const masker = auditMasker(env);
  const roots = machineFolders(plan.options.out, workDir);
  const withoutFolders = (text: string) => withoutMachine(text, roots);
  const auditSchemas = await sealing.auditSchemas;
  return writeBundle({
    run: {
      plan,
      ...maskCollected(collected, masker, withoutFolders),
      startedAt,
      finishedAt: sharded?.finishedAt ?? clock.now(),
      clockFixed: clock.fixed,
      debug,
      git: await sealing.git,
      host: sharded?.host ?? hostFacts(collected),
      toolVersion: suiteVersion(),
      baseUrl: masker.maskRequestPath(baseUrlOf(plan.options.target, env)),
      schemas: sealing.schemas,
      ...(sharded === null ? {} : { shards: sharded.facts }),
      ...(pipeline === null ? {} : { pipeline: pipelineRecord(plan, pipeline, masker, roots) }),
    },
    out: plan.options.out,
    folder,
    junitXml: existsSync(junitFile)
      ? maskedJunit(await readFile(junitFile, 'utf8'), (text) => masker.maskText(withoutFolders(text)))
      : null,
    roots,
    scan: (...file) => scanFile(masker, ...file),
    answers,
    check: (name, body) => auditSchemas.check(name, body),
    ...(previous === null
      ? {}
      : {
          compare: (run) => compareAudits(previous, { run, calls: callsIn(folder.path, collected.evidence) }),
        }),
    signer,
  });
}

// Read again, one file at a time: nothing of an answer is kept but its shape. What is no answer file any more is told as a
// problem of the evidence.
function callsIn(folder: string, evidence: readonly FiledEvidence[]): CallFacts[] {
  return evidence.flatMap(({ file }) => {
    const path = join(folder, file?.path ?? '');
    return file === null || !existsSync(path) ? [] : callsOf(readFileSync(path)).calls;
  });
}

/** Where this process ran the scenarios. */
export function hostFacts({ warehouse }: CollectedRun): UnsealedRun['host'] {
  return { os: osType(), node: process.version, clickhouse: warehouse?.version ?? 'not opened' };
}
