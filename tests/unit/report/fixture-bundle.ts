import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import type { FiledEvidence } from '../../../src/model/evidence.ts';
import { writeAnswerFile } from '../../../src/report/answer-files.ts';
import { AnswerIntake } from '../../../src/report/answer-intake.ts';
import { buildAuditRun } from '../../../src/report/build-audit-run.ts';
import { evidenceFiles } from '../../../src/report/evidence-files.ts';
import { writeEvidenceLog } from '../../../src/report/evidence-log.ts';
import { filedEvidence } from '../../../src/report/file-evidence.ts';
import { evidenceCleaner } from '../../../src/report/public-text.ts';
import { claimRunFolder } from '../../../src/report/run-folder.ts';
import { type Bundle, type BundleInput, writeBundle } from '../../../src/report/write-bundle.ts';
import { filedRun, type PlayedRun } from './fixture-run.ts';

export const schemas = loadSchemas('schemas/audit');

/** The model of a run whose files the scan found clean. */
export function modelOf(run: PlayedRun): AuditRun {
  const whole = { ...filedRun(run), runId: 'qtickets_replay_run_20251109_135921' };
  const log = writeEvidenceLog(
    whole,
    () => [],
    () => undefined,
  );
  const answers = { sums: whole.evidence.flatMap(({ file }) => file ?? []), hits: new Map(), problems: [] };
  const { integrity } = evidenceFiles(whole, { log, answers }, null);
  return buildAuditRun({ ...whole, integrity, maskingScan: { files: 12, hits: [] } });
}

/** An empty folder that is removed when the test has finished. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'report-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** What a bundle is written with, its answer files written as the scenarios of a run end. */
export async function bundleInput(
  out: string,
  played: PlayedRun,
  change: Partial<Omit<BundleInput, 'answers'>> = {},
): Promise<BundleInput> {
  const { evidence, ...run } = played;
  const folder = await claimRunFolder(out, run.plan.options.target, run.startedAt);
  const roots = [process.cwd(), out];
  const clean = evidenceCleaner(roots, run.clockFixed ? run.startedAt : null);
  const filed: FiledEvidence[] = [];
  for (const item of evidence.map(clean))
    filed.push(filedEvidence(item, run.plan, await writeAnswerFile(folder.path, item)));
  const scan = change.scan ?? (() => []);
  return {
    run: { ...run, evidence: filed },
    out,
    folder,
    junitXml: null,
    roots,
    scan,
    answers: new AnswerIntake(folder.path, scan),
    check: (name, body) => schemas.check(name, body),
    signer: null,
    ...change,
  };
}

/** A bundle written into `out`, by the project's own schemas and with a scan that finds nothing. */
export async function bundleIn(
  out: string,
  run: PlayedRun,
  change: Partial<Omit<BundleInput, 'answers'>> = {},
): Promise<Bundle> {
  return writeBundle(await bundleInput(out, run, change));
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
