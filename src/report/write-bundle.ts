import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SchemaProblem } from '../json-schema/schema-problem.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { Comparison } from '../model/comparison.ts';
import { AuditError } from '../model/errors.ts';
import type { JsonValue } from '../model/json.ts';
import { zipArchive } from './archive.ts';
import { archiveName } from './archive-name.ts';
import { attestationFiles } from './attestation.ts';
import { buildAuditRun } from './build-audit-run.ts';
import { type BundleFile, byPath, type FileSum, fileSum, textFile } from './bundle-file.ts';
import { ctrfReport } from './ctrf.ts';
import { DOCUMENTS } from './documents.ts';
import type { Signer } from './dsse.ts';
import { type EvidenceFiles, evidenceFiles } from './evidence-files.ts';
import { prettyJson } from './pretty-json.ts';
import { publicEvidence, withoutMachine } from './public-text.ts';
import { pointLatest, type RunFolder } from './run-folder.ts';
import type { UnsealedRun } from './run-input.ts';
import { sha256Sums } from './sha256-sums.ts';

/** A place at which a text holds personal data or a secret, and of which kind; never the value. */
export interface ScanHit {
  at: string;
  kind: string;
}

export interface BundleInput {
  run: Omit<UnsealedRun, 'runId'>;
  /** Folder under which `latest` is set; the run's folder lies in it. */
  out: string;
  /** Claimed by `claimRunFolder`, and empty. */
  folder: RunFolder;
  /** What Vitest's JUnit reporter wrote; null when there is none. */
  junitXml: string | null;
  /** Folders of this machine that must not stand in any file: the working folder, the home folder, `out`. */
  roots: readonly string[];
  /** Looks for personal data and secrets in one file's text. */
  scan: (fileName: string, content: string) => ScanHit[];
  /** Checks a body against a schema of `schemas/audit/`: the `check` of its schema set. */
  check: (name: string, body: JsonValue) => SchemaProblem[];
  /** Holds the run against an earlier audit; absent when none was named. */
  compare?: (run: AuditRun, evidence: UnsealedRun['evidence']) => Comparison;
  /** Signs the attestation; null: it stays unsigned. */
  signer: Signer | null;
}

/** A finished bundle. */
export interface Bundle {
  run: AuditRun;
  folder: RunFolder;
  /** Name of the archive within the folder, with the SHA-256 that SHA256SUMS has for it. */
  archive: FileSum;
  /** Paths of the documents within the folder. */
  documents: string[];
  /** Key id of the attestation's signature; null when it is not signed. */
  signedBy: string | null;
}

interface Rendered {
  run: AuditRun;
  /** audit.json. */
  model: BundleFile;
  /** What is told of the model in other forms. */
  others: BundleFile[];
}

/** A hit in audit.json or a document changes both; a few rounds are enough for their places to settle. */
const ROUNDS = 4;

/**
 * Writes the bundle of a run into its folder and points `latest` at it. SHA256SUMS is written last but `latest`: a folder
 * without it is not a finished bundle. AuditError REPORT_INVALID, before audit.json is written, when the model does not
 * meet its schema; file system errors are thrown as they come.
 */
export async function writeBundle(input: BundleInput): Promise<Bundle> {
  const run = publicRun(input);
  const evidence = evidenceFiles(run, input.junitXml, input.roots);
  await writeFiles(input.folder, [...evidence.made, ...evidence.copied]);
  const rendered = render(input, run, evidence);
  await writeFiles(input.folder, [rendered.model, ...rendered.others]);
  const sealed = [...evidence.made, ...evidence.copied, rendered.model, ...rendered.others];
  const archive: BundleFile = { path: archiveName(rendered.run), content: await zipArchive(sealed) };
  const sums = { archive: fileSum(archive), model: fileSum(rendered.model) };
  const outside = [archive, ...attestationFiles(rendered.run, sums, input.signer)];
  await writeFiles(input.folder, outside);
  await writeFiles(input.folder, [textFile('SHA256SUMS', sha256Sums([...sealed, ...outside]))]);
  await pointLatest(input.out, input.folder);
  return {
    run: rendered.run,
    folder: input.folder,
    archive: sums.archive,
    documents: DOCUMENTS.map((document) => document.path(rendered.run)),
    signedBy: input.signer?.keyId ?? null,
  };
}

function publicRun({ run, folder, roots }: BundleInput): UnsealedRun {
  return {
    ...run,
    runId: folder.runId,
    evidence: publicEvidence(run.evidence, roots, run.clockFixed ? run.startedAt : null),
    unhandledErrors: run.unhandledErrors.map((message) => withoutMachine(message, roots)),
  };
}

function render(input: BundleInput, run: UnsealedRun, { made, copied, integrity }: EvidenceFiles): Rendered {
  const scanned = made.flatMap((file) => hitsOf(input, file));
  // Beside what was made before: audit.json, ctrf.json and the documents.
  const files = made.length + 2 + DOCUMENTS.length;
  let hits = scanned;
  for (let round = 1; ; round += 1) {
    const own = buildAuditRun({ ...run, integrity, maskingScan: { files, hits } });
    const audit = { ...own, comparison: input.compare?.(own, run.evidence) ?? null };
    const model = auditJson(input, audit);
    const ctrf = ctrfReport(audit);
    const sums = byPath([...made, ...copied, ctrf]).map(fileSum);
    const others = [ctrf, ...documents(audit, sums)];
    const found = [...scanned, ...[model, ...others].flatMap((file) => hitsOf(input, file))];
    if (round === ROUNDS || JSON.stringify(found) === JSON.stringify(hits))
      return { run: audit, model, others };
    hits = found;
  }
}

function auditJson({ check }: BundleInput, model: AuditRun): BundleFile {
  const text = prettyJson(model);
  const problems = check('audit', JSON.parse(text) as JsonValue);
  if (problems.length > 0) {
    const places = problems.map(({ pointer, expected }) => `${pointer === '' ? '/' : pointer}: ${expected}`);
    throw new AuditError(
      'REPORT_INVALID',
      `the audit run does not meet schemas/audit/audit.schema.json: ${places.join('; ')}`,
      'This is a defect of the report: the model and its schema must be changed together.',
      { file: 'audit.json' },
    );
  }
  return textFile('audit.json', text);
}

function documents(model: AuditRun, sums: readonly FileSum[]): BundleFile[] {
  return DOCUMENTS.map((document) => textFile(document.path(model), document.render(model, sums)));
}

function hitsOf({ scan }: BundleInput, { path, content }: BundleFile): AuditRun['maskingScan']['hits'] {
  return scan(path, content.toString('utf8')).map(({ at, kind }) => ({ file: path, at, kind }));
}

async function writeFiles(folder: RunFolder, files: readonly BundleFile[]): Promise<void> {
  for (const { path, content } of files) {
    const target = join(folder.path, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
