import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withFiles } from '../common/file-system-error.ts';
import { cutText } from '../common/plain-text.ts';
import { archiveName } from '../documents/archive-name.ts';
import { DOCUMENTS } from '../documents/documents.ts';
import type { SchemaProblem } from '../json-schema/schema-problem.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { Comparison } from '../model/comparison.ts';
import { AuditError } from '../model/errors.ts';
import type { FileSum } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';
import type { AnswerIntake } from './answer-intake.ts';
import { writeArchive } from './archive.ts';
import { attestationFiles } from './attestation.ts';
import { buildAuditRun } from './build-audit-run.ts';
import { type BundleFile, byPath, fileSum, textFile } from './bundle-file.ts';
import { ctrfReport } from './ctrf.ts';
import type { Signer } from './dsse.ts';
import { evidenceFiles } from './evidence-files.ts';
import { type EvidenceLog, evidenceLogPath, writeEvidenceLog } from './evidence-log.ts';
import { inSpecOrder } from './evidence-order.ts';
import { isJunit, junitCopy } from './junit-copy.ts';
import { prettyJson } from './pretty-json.ts';
import { evidenceCleaner, withoutMachine } from './public-text.ts';
import { markFinished, pointLatest, type RunFolder } from './run-folder.ts';
import type { UnsealedRun } from './run-input.ts';
import type { Scan, ScanHit } from './scan.ts';
import { sha256Sums } from './sha256-sums.ts';

export interface BundleInput {
  run: Omit<UnsealedRun, 'runId'>;
  /** Folder under which `latest` is set; the run's folder lies in it. */
  out: string;
  /** Claimed by `claimRunFolder`; nothing is in it but the answer files of the run. */
  folder: RunFolder;
  /** What Vitest's JUnit reporter wrote; null when there is none. */
  junitXml: string | null;
  /** Folders of this machine that must not stand in any file: the working folder, the home folder, `out`. */
  roots: readonly string[];
  scan: Scan;
  /** Holds the answer files of the run, which are in its folder already. */
  answers: AnswerIntake;
  /** Checks a body against a schema of `schemas/audit/`: the `check` of its schema set. */
  check: (name: string, body: JsonValue) => SchemaProblem[];
  /** Holds the run against an earlier audit; absent when none was named. */
  compare?: (run: AuditRun) => Comparison;
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

/** What the documents rest on, once it is on disk. */
interface Evidence {
  /** Every file but those that tell of the model. */
  sums: FileSum[];
  integrity: AuditRun['integrity'];
  /** How many of the files were scanned, and what was found in them. */
  scanned: AuditRun['maskingScan'];
}

/** A hit in audit.json or a document changes both; a few rounds are enough for their places to settle. */
const ROUNDS = 4;
/** Longest that an error outside any case is told, as a message of a check is. */
const LONGEST_ERROR = 20_000;

/**
 * Writes the bundle of a run into its folder and points `latest` at it, unless it is a debug run. SHA256SUMS is written last, then the
 * mark UNFINISHED is taken off: a folder without the one or with the other is not a finished bundle. AuditError REPORT_INVALID, before audit.json is written, when the model does not
 * meet its schema; FILE_SYSTEM for what cannot be written.
 */
export function writeBundle(input: BundleInput): Promise<Bundle> {
  return withFiles(
    () => writeWhole(input),
    `write elsewhere with --out (AUDIT_OUT): the bundle in ${input.folder.path} is not finished, and "latest" is where it was`,
  );
}

async function writeWhole(input: BundleInput): Promise<Bundle> {
  const { folder, signer } = input;
  const run = publicRun(input);
  const evidence = await writeEvidence(input, run);
  const rendered = render(input, run, evidence);
  const told = [rendered.model, ...rendered.others];
  await writeFiles(folder, told);
  const sealed = [...evidence.sums, ...told.map(fileSum)];
  const archive = await writeArchive(folder.path, archiveName(rendered.run), sealed);
  const outside = attestationFiles(rendered.run, { archive, model: fileSum(rendered.model) }, signer);
  await writeFiles(folder, outside);
  const sums = [...sealed, archive, ...outside.map(fileSum)];
  await writeFiles(folder, [textFile('SHA256SUMS', sha256Sums(sums))]);
  await markFinished(folder);
  if (!run.debug) await pointLatest(input.out, folder);
  return {
    run: rendered.run,
    folder,
    archive,
    documents: DOCUMENTS.map((document) => document.path(rendered.run)),
    signedBy: signer?.keyId ?? null,
  };
}

function publicRun({ run, folder, roots }: BundleInput): UnsealedRun {
  const clean = evidenceCleaner(roots, null);
  return {
    ...run,
    runId: folder.runId,
    // The exchanges were cleaned when they were written, and sums are no words.
    evidence: run.evidence.map(({ exchanges, loadedAnswers, file, ...words }) => ({
      ...clean(words),
      exchanges,
      loadedAnswers,
      file,
    })),
    unhandledErrors: run.unhandledErrors.map((message) =>
      cutText(withoutMachine(message, roots), LONGEST_ERROR),
    ),
  };
}

async function writeEvidence(input: BundleInput, run: UnsealedRun): Promise<Evidence> {
  const answers = await input.answers.settle(inSpecOrder(run.evidence, run.plan));
  const log = await writeLog(input, run);
  const { made, copied, integrity } = evidenceFiles(run, { log, answers }, input.junitXml);
  await writeFiles(input.folder, [...made, ...copied]);
  const scanned = byPath([
    ...answers.sums.map(({ path }) => ({ path, hits: answers.hits.get(path) ?? [] })),
    { path: log.sum.path, hits: log.hits },
    ...made.map((file) => ({ path: file.path, hits: hitsOf(input, file) })),
  ]);
  return {
    sums: [...answers.sums, log.sum, ...made.map(fileSum), ...copied.map(fileSum)],
    integrity,
    scanned: {
      files: scanned.length,
      hits: scanned.flatMap(({ path, hits }) => hits.map(({ at, kind }) => ({ file: path, at, kind }))),
    },
  };
}

async function writeLog({ folder, scan }: BundleInput, run: UnsealedRun): Promise<EvidenceLog> {
  const path = join(folder.path, evidenceLogPath(run));
  await mkdir(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  try {
    return writeEvidenceLog(run, scan, (chunk) => writeFileSync(file, chunk));
  } finally {
    closeSync(file);
  }
}

function render(input: BundleInput, run: UnsealedRun, { sums, integrity, scanned }: Evidence): Rendered {
  const junitXml = input.junitXml !== null && isJunit(input.junitXml) ? input.junitXml : null;
  // Beside what was made before: audit.json, ctrf.json, junit.xml and the documents.
  const files = scanned.files + (junitXml === null ? 2 : 3) + DOCUMENTS.length;
  let { hits } = scanned;
  for (let round = 1; ; round += 1) {
    const own = buildAuditRun({ ...run, integrity, maskingScan: { files, hits } });
    const audit = { ...own, comparison: input.compare?.(own) ?? null };
    const model = auditJson(input, audit);
    const reports = [ctrfReport(audit), ...junitReports(input, junitXml, audit)];
    const others = [...reports, ...documents(input, audit, byPath([...sums, ...reports.map(fileSum)]))];
    const found = [...scanned.hits, ...[model, ...others].flatMap((file) => fileHits(input, file))];
    if (round === ROUNDS || JSON.stringify(found) === JSON.stringify(hits))
      return { run: audit, model, others };
    hits = found;
  }
}

function junitReports({ roots, run }: BundleInput, xml: string | null, audit: AuditRun): BundleFile[] {
  if (xml === null) return [];
  const fixedTime = run.clockFixed ? run.startedAt : null;
  return [textFile('junit.xml', junitCopy(xml, audit, { roots, fixedTime }))];
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

function documents({ folder, run }: BundleInput, model: AuditRun, sums: readonly FileSum[]): BundleFile[] {
  const there = new Set(sums.map(({ path }) => path));
  // Read again, one at a time, as the files are now: no answer is kept.
  const answer = (path: string) => (there.has(path) ? readFileSync(join(folder.path, path)) : null);
  const sources = { files: sums, answer, language: run.plan.options.lang };
  return DOCUMENTS.map((document) => textFile(document.path(model), document.render(model, sources)));
}

function hitsOf({ scan }: BundleInput, { path, content }: BundleFile): ScanHit[] {
  return scan(path, content.toString('utf8'));
}

function fileHits(input: BundleInput, file: BundleFile): AuditRun['maskingScan']['hits'] {
  return hitsOf(input, file).map(({ at, kind }) => ({ file: file.path, at, kind }));
}

async function writeFiles(folder: RunFolder, files: readonly BundleFile[]): Promise<void> {
  for (const { path, content } of files) {
    const target = join(folder.path, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
