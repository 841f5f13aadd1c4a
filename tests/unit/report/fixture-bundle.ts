import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { buildAuditRun } from '../../../src/report/build-audit-run.ts';
import { evidenceFiles } from '../../../src/report/evidence-files.ts';
import { claimRunFolder } from '../../../src/report/run-folder.ts';
import type { UnsealedRun } from '../../../src/report/run-input.ts';
import { type Bundle, type BundleInput, writeBundle } from '../../../src/report/write-bundle.ts';

export const schemas = loadSchemas('schemas/audit');

/** The model of a run whose files the scan found clean. */
export function modelOf(run: Omit<UnsealedRun, 'runId'>): AuditRun {
  const whole = { ...run, runId: 'qtickets_replay_run_20251109_135921' };
  const { integrity } = evidenceFiles(whole, null, []);
  return buildAuditRun({ ...whole, integrity, maskingScan: { files: 12, hits: [] } });
}

/** An empty folder that is removed when the test has finished. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'report-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A bundle written into `out`, by the project's own schemas and with a scan that finds nothing. */
export async function bundleIn(
  out: string,
  run: Omit<UnsealedRun, 'runId'>,
  change: Partial<BundleInput> = {},
): Promise<Bundle> {
  const folder = await claimRunFolder(out, run.plan.options.target, run.startedAt);
  return writeBundle({
    run,
    out,
    folder,
    junitXml: null,
    roots: [process.cwd(), out],
    scan: () => [],
    check: (name, body) => schemas.check(name, body),
    signer: null,
    ...change,
  });
}

/** Every file below a folder with its bytes, by its path within it. */
export async function filesBelow(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  const files = await Promise.all(
    paths.sort().map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const),
  );
  return new Map(files);
}
