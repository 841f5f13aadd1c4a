import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir, type as osType, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadSchemas } from '../json-schema/schema-set.ts';
import { liveSettings } from '../live/live-settings.ts';
import type { TargetName } from '../model/plan.ts';
import type { CollectedRun } from '../report/audit-reporter.ts';
import { gitFacts } from '../report/git-facts.ts';
import { type Bundle, writeBundle } from '../report/write-bundle.ts';
import { auditMasker } from './audit-masker.ts';
import { API_SCHEMAS_DIR, AUDIT_SCHEMAS_DIR, DDL_DIR, PROJECT_DIR } from './project-paths.ts';
import { scanFile } from './scan-file.ts';
import { schemaFiles } from './schema-files.ts';
import type { Session } from './session.ts';

const ORIGINS = { replay: 'https://qtickets.ru', simulator: 'http://127.0.0.1' } as const;

function baseUrlOf(target: TargetName, env: Record<string, string | undefined>): string {
  return target === 'live' ? liveSettings(env).rest : ORIGINS[target];
}

/** Writes the bundle of a run that has ended: the only way from evidence to documents. */
export async function sealRun(
  session: Session,
  collected: CollectedRun,
  env: Record<string, string | undefined>,
  junitFile: string,
): Promise<Bundle> {
  const { plan, clock, startedAt, folder, workDir } = session;
  const masker = auditMasker(env);
  const auditSchemas = loadSchemas(AUDIT_SCHEMAS_DIR);
  return writeBundle({
    run: {
      plan,
      ...collected,
      startedAt,
      finishedAt: clock.now(),
      clockFixed: clock.fixed,
      git: await gitFacts(PROJECT_DIR),
      host: hostFacts(collected),
      toolVersion: toolVersion(),
      baseUrl: baseUrlOf(plan.options.target, env),
      schemas: [...schemaFiles(API_SCHEMAS_DIR), ...schemaFiles(DDL_DIR)],
    },
    out: plan.options.out,
    folder,
    junitXml: existsSync(junitFile) ? await readFile(junitFile, 'utf8') : null,
    roots: [PROJECT_DIR, process.cwd(), resolve(plan.options.out), workDir, homedir(), tmpdir()],
    scan: (fileName, content) => scanFile(masker, fileName, content),
    check: (name, body) => auditSchemas.check(name, body),
  });
}

function hostFacts({ warehouse }: CollectedRun): { os: string; node: string; clickhouse: string } {
  return { os: osType(), node: process.version, clickhouse: warehouse?.version ?? 'not opened' };
}

function toolVersion(): string {
  const manifest = JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
