import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir, type as osType, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AuditFacts } from '../diff/audit-facts.ts';
import { callsOf } from '../diff/calls-of.ts';
import { compareAudits } from '../diff/compare-audits.ts';
import { loadSchemas } from '../json-schema/schema-set.ts';
import { liveSettings } from '../live/live-settings.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { ScenarioEvidence } from '../model/evidence.ts';
import type { TargetName } from '../model/plan.ts';
import type { CollectedRun } from '../report/collected-run.ts';
import type { Signer } from '../report/dsse.ts';
import { gitFacts } from '../report/git-facts.ts';
import { withoutMachine } from '../report/public-text.ts';
import { type Bundle, writeBundle } from '../report/write-bundle.ts';
import { auditMasker } from './audit-masker.ts';
import { maskCollected } from './mask-collected.ts';
import { pipelineFacts } from './pipeline-facts.ts';
import { API_SCHEMAS_DIR, AUDIT_SCHEMAS_DIR, DDL_DIR, PROJECT_DIR } from './project-paths.ts';
import { scanFile } from './scan-file.ts';
import { schemaFiles } from './schema-files.ts';
import type { Session } from './session.ts';

const ORIGINS = { replay: 'https://qtickets.ru', simulator: 'http://127.0.0.1' } as const;

function baseUrlOf(target: TargetName, env: Record<string, string | undefined>): string {
  return target === 'live' ? liveSettings(env).rest : ORIGINS[target];
}

/**
 * Writes the bundle of a run that has ended, and signs its attestation where there is a signer: the only way from evidence
 * to documents.
 */
export async function sealRun(
  session: Session,
  collected: CollectedRun,
  env: Record<string, string | undefined>,
  junitFile: string,
  signer: Signer | null,
): Promise<Bundle> {
  const { plan, clock, startedAt, folder, workDir, pipeline, previous } = session;
  const masker = auditMasker(env);
  const auditSchemas = loadSchemas(AUDIT_SCHEMAS_DIR);
  const roots = [PROJECT_DIR, process.cwd(), resolve(plan.options.out), workDir, homedir(), tmpdir()];
  const withoutFolders = (text: string) => withoutMachine(text, roots);
  return writeBundle({
    run: {
      plan,
      ...maskCollected(collected, masker, withoutFolders),
      startedAt,
      finishedAt: clock.now(),
      clockFixed: clock.fixed,
      git: await gitFacts(PROJECT_DIR),
      host: hostFacts(collected),
      toolVersion: toolVersion(),
      baseUrl: masker.maskRequestPath(baseUrlOf(plan.options.target, env)),
      schemas: [...schemaFiles(API_SCHEMAS_DIR), ...schemaFiles(DDL_DIR)],
      ...(pipeline === null ? {} : { pipeline: pipelineFacts(pipeline, masker, roots) }),
    },
    out: plan.options.out,
    folder,
    junitXml: existsSync(junitFile)
      ? masker.maskText(withoutFolders(await readFile(junitFile, 'utf8')))
      : null,
    roots,
    scan: (fileName, content) => scanFile(masker, fileName, content),
    check: (name, body) => auditSchemas.check(name, body),
    ...(previous === null
      ? {}
      : { compare: (run, evidence) => compareAudits(previous, factsOf(run, evidence)) }),
    signer,
  });
}

function factsOf(run: AuditRun, evidence: readonly ScenarioEvidence[]): AuditFacts {
  return { run, calls: evidence.flatMap(({ id, scenario, exchanges }) => callsOf(id, scenario, exchanges)) };
}

function hostFacts({ warehouse }: CollectedRun): { os: string; node: string; clickhouse: string } {
  return { os: osType(), node: process.version, clickhouse: warehouse?.version ?? 'not opened' };
}

function toolVersion(): string {
  const manifest = JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
