import { renderMarkdown } from '../documents/markdown/render-markdown.ts';
import type { SchemaSet } from '../json-schema/schema-set.ts';
import { lintAudit } from '../lint/lint-audit.ts';
import type { AuditRun } from '../model/audit-run.ts';
import { checkAttestation } from './attest/check-attestation.ts';
import { checkSignature, type PublicKey, type Signed } from './attest/check-signature.ts';
import { digestOf, once } from './bytes/digest.ts';
import { indentedText } from './bytes/json-text.ts';
import { readJson, utf8Text } from './bytes/read-json.ts';
import { compareDocument } from './compare-document.ts';
import { compareModel } from './derive/compare-model.ts';
import { deriveRun } from './derive/derive-run.ts';
import type { Evidence } from './derive/evidence.ts';
import type { Bundle } from './files/bundle.ts';
import { checkCounts } from './files/check-counts.ts';
import { checkCtrf } from './files/check-ctrf.ts';
import { checkJunit } from './files/check-junit.ts';
import { checkLoaderOutput } from './files/check-loader-output.ts';
import { checkFiles } from './files/check-sums.ts';
import { type FileKind, fileKind, OUTSIDE, pathOf } from './files/layout.ts';
import { judgeAnswers } from './judge/judge-answers.ts';
import { judgeRows } from './judge/judge-rows.ts';
import { judgeRun } from './judge/judge-run.ts';
import { type Check, claim, Ledger } from './ledger.ts';
import { readLog } from './log/read-log.ts';
import { matchResponses, RESPONSES_FOLDER } from './responses/match-responses.ts';
import { scanFiles, scannedFiles } from './scan/scan-files.ts';
import { checkSchemas } from './schemas/check-schemas.ts';
import type { Checkout } from './schemas/checkout.ts';
import { type SpecLine, specEntries } from './spec/spec-entries.ts';

/** A bundle that was compared with itself. */
export interface Compared {
  ledger: Ledger;
  signed: Signed;
  /** Null when the evidence cannot be followed. */
  evidence: (Evidence & { derived: AuditRun }) | null;
}

export interface VerifyOptions {
  /** The key that must have signed; null: any bundle, signed or not. */
  key: PublicKey | null;
  /** The schemas of `schemas/audit/`: an audit.json that does not meet its own is not read on. */
  modelSchemas: SchemaSet;
  /** Schemas and cases to validate answers with; null: they are not validated. */
  checkout: Checkout | null;
}

/** Compares everything in a bundle with everything else in it. Never throws for what a bundle holds. */
export function compareBundle(bundle: Bundle, options: VerifyOptions): Compared {
  const { key } = options;
  const ledger = new Ledger();
  ledger.notes.push(...bundle.notes);
  checkFiles(bundle, ledger);
  const evidence = checkEvidence(bundle, options, ledger);
  let signed: Signed = 'unsigned';
  if (bundle.source === 'folder') {
    if (evidence !== null) checkAttestation(bundle.files, evidence.derived, ledger);
    else ledger.leaveOut('attestation', 'the run could not be derived');
    signed = checkSignature(bundle.files, key, ledger);
  } else {
    ledger.leaveOut('attestation', 'it lies beside the archive, which was given alone');
    const unknown = 'the attestation lies beside the archive, which was given alone';
    if (key === null) ledger.leaveOut('signature', unknown);
    else
      ledger.expect(
        'signature',
        false,
        'signature of the attestation',
        claim('archive', unknown),
        claim('the key', key.id),
      );
  }
  return { ledger, signed, evidence };
}

/** The evidence, and the model derived from it; null when it cannot be followed. */
function checkEvidence(
  { files }: Bundle,
  { checkout, modelSchemas }: VerifyOptions,
  ledger: Ledger,
): Compared['evidence'] {
  const claimed = readModel(files, modelSchemas, ledger);
  const [logFile, log] = fileOf(files, 'log');
  const run = log === null ? null : readLog(logFile, log, ledger);
  const [specFile, spec] = fileOf(files, 'spec');
  if (run === null || log === null || claimed === null || spec === null) {
    const reason = 'the evidence log, audit.json or the spec document cannot be followed';
    const rest: Check[] = [
      'responses',
      'spec',
      'model',
      'schemas',
      'document',
      'counts',
      'junit',
      'ctrf',
      'masking',
    ];
    for (const check of rest) ledger.leaveOut(check, reason);
    ledger.expect(
      'model',
      false,
      'a run that can be derived',
      claim('bundle', reason),
      claim('evidence', 'a run'),
    );
    return null;
  }
  const responses = matchResponses(run, files, ledger);
  const entries = once(spec, 'spec entries', () => specEntries(utf8Text(spec) ?? ''));
  ledger.same(
    'spec',
    'SHA-256 of the spec document',
    [specFile, digestOf(spec)],
    [`${logFile}:1`, run.started.spec.sha256],
  );
  ledger.same(
    'spec',
    'name of its copy',
    ['bundle', specFile],
    [`${logFile}:1`, `artifacts/spec/${run.started.spec.file}`],
  );
  const evidence: Evidence = {
    log: run,
    responses,
    spec: entries,
    bundle: {
      logSha256: digestOf(log),
      responses: [...files.keys()].filter((path) => path.startsWith(RESPONSES_FOLDER)).length,
      scanned: scannedFiles(files).length,
      specSha256: digestOf(spec),
      hasJunit: files.has('junit.xml'),
    },
    claimed,
  };
  const derived = deriveRun(evidence);
  judgeAnswers(run, responses, ledger);
  judgeRows(run, responses, ledger);
  judgeRun(run, entries, derived, ledger);
  compareModel('audit.json', claimed, derived, run, ledger);
  checkSchemas(run, responses, files, claimed, checkout, ledger);
  checkDocuments(files, derived, entries, ledger);
  scanFiles(files, claimed.maskingScan.hits, ledger);
  return { ...evidence, derived };
}

function checkDocuments(
  files: ReadonlyMap<string, Buffer>,
  derived: AuditRun,
  entries: readonly SpecLine[],
  ledger: Ledger,
): void {
  const [document, markdown] = fileOf(files, 'document');
  if (markdown !== null) {
    const facts = [...files]
      .filter(([path]) => !['document', 'model', ...OUTSIDE].includes(fileKind(path) ?? 'document'))
      .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: digestOf(bytes) }))
      .sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
    const text = renderMarkdown(derived, facts);
    // Another reading of the words: the renderer that wrote them is the one that they were compared with.
    if (compareDocument(document, markdown, text, ledger))
      for (const { first, message } of lintAudit(text, { file: derived.spec.file, entries }))
        ledger.notes.push(`${document}:${first.line}: the document contradicts itself: ${message}`);
  }
  const [counts, csv] = fileOf(files, 'counts');
  if (derived.loader !== null) checkLoaderOutput(files, derived.loader, ledger);
  if (csv !== null) checkCounts(counts, csv, derived.tables, ledger);
  const [ctrf, json] = fileOf(files, 'ctrf');
  if (json !== null) checkCtrf(ctrf, json, derived, ledger);
  const [junit, xml] = fileOf(files, 'junit');
  if (xml !== null) checkJunit(junit, xml, derived, ledger);
  else ledger.leaveOut('junit', 'the bundle has none: the test runner left no usable one');
  for (const [path, kind] of [
    [document, 'qtickets_audit_'],
    [counts, 'artifacts/clickhouse_counts_'],
  ] as const) {
    const stamped = path === '' || path.startsWith(`${kind}${derived.run.stamp}.`);
    ledger.expect(
      'sums',
      stamped,
      'time in the name of a file',
      claim(path, path),
      claim('the run', derived.run.stamp),
    );
  }
}

function readModel(files: ReadonlyMap<string, Buffer>, schemas: SchemaSet, ledger: Ledger): AuditRun | null {
  const bytes = files.get('audit.json');
  if (bytes === undefined) return null;
  const { value, problem } = readJson(bytes);
  const wrong = problem ?? schemas.check('audit', value)[0] ?? null;
  const words =
    typeof wrong === 'string'
      ? wrong
      : wrong === null
        ? 'as expected'
        : `${wrong.pointer || '/'}: expected ${wrong.expected}`;
  const met = ledger.expect(
    'model',
    wrong === null,
    'form of audit.json',
    claim('audit.json', words),
    claim('schemas/audit/audit.schema.json', 'meets it'),
  );
  if (!met || value === undefined) return null;
  const exact = bytes.equals(Buffer.from(indentedText(value), 'utf8'));
  ledger.expect(
    'model',
    exact,
    'bytes of audit.json',
    claim('audit.json', exact ? 'as written' : 'another form'),
    claim('form of the bundle', 'sorted keys, two spaces of indent'),
  );
  return value as unknown as AuditRun;
}

function fileOf(files: ReadonlyMap<string, Buffer>, kind: FileKind): [path: string, bytes: Buffer | null] {
  const path = pathOf(files.keys(), kind);
  return path === null ? ['', null] : [path, files.get(path) ?? null];
}
