import { once } from '../common/once-for-bytes.ts';
import type { SchemaSet } from '../json-schema/schema-set.ts';
import { lintAudit } from '../lint/lint-audit.ts';
import type { AuditRun } from '../model/audit-run.ts';
import { checkAttestation, STATEMENT } from './attest/check-attestation.ts';
import { checkSignature, type PublicKey, type Signed } from './attest/check-signature.ts';
import { digestOf } from './bytes/digest.ts';
import { indentedText } from './bytes/json-text.ts';
import { longList } from './bytes/long-list.ts';
import { readJson, utf8Text } from './bytes/read-json.ts';
import { checkDocuments } from './check-documents.ts';
import { compareModel } from './derive/compare-model.ts';
import { deriveRun } from './derive/derive-run.ts';
import type { Evidence } from './derive/evidence.ts';
import type { Bundle } from './files/bundle.ts';
import { checkFiles } from './files/check-sums.ts';
import { type FileKind, fileOf } from './files/layout.ts';
import { judgeAnswers } from './judge/judge-answers.ts';
import { judgeRows } from './judge/judge-rows.ts';
import { judgeRun } from './judge/judge-run.ts';
import type { Ledger } from './ledger.ts';
import { readLog } from './log/read-log.ts';
import { matchResponses, RESPONSES_FOLDER } from './responses/match-responses.ts';
import { scanFiles, scannedFiles } from './scan/scan-files.ts';
import { readSpecContent, type SpecContent } from './spec/spec-entries.ts';

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
  /** Is told what is read next, so that whoever ends a verification that takes too long can say where it was. */
  watch?: ((what: string) => void) | undefined;
}

const UNFOLLOWED = 'the evidence log, audit.json or the spec document cannot be followed';

/** Compares everything in a bundle with everything else in it. Throws nothing for what a bundle holds but EnoughDisagreements. */
export function compareBundle(bundle: Bundle, options: VerifyOptions, ledger: Ledger): Compared {
  const { key, watch } = options;
  ledger.notes.push(...bundle.notes);
  watch?.('SHA256SUMS');
  checkFiles(bundle, ledger);
  const evidence = checkEvidence(bundle.files, options, ledger);
  if (evidence === null)
    for (const check of ['document', 'counts', 'junit', 'ctrf', 'masking'] as const)
      ledger.of(check).leaveOut(UNFOLLOWED);
  else {
    checkDocuments(bundle.files, evidence.derived, watch, ledger);
    watch?.('the scan');
    scanFiles(bundle.files, evidence.claimed.maskingScan.hits, ledger.of('masking'));
  }
  watch?.('the attestation');
  const signed = checkTrust(bundle, evidence?.derived ?? null, key, ledger);
  return { ledger, signed, evidence };
}

// The attestation of a folder lies in it; that of an archive beside it, or nowhere.
function checkTrust(
  { source, files, alone }: Bundle,
  derived: AuditRun | null,
  key: PublicKey | null,
  ledger: Ledger,
): Signed {
  const own = new Map(files);
  if (source === 'archive' && alone !== undefined && alone.attestation.size > 0 && derived !== null) {
    own.set(`qtickets_run_${derived.run.stamp}.zip`, alone.archive);
    for (const [name, bytes] of alone.attestation) own.set(name, bytes);
  }
  if (source === 'folder' || own.has(STATEMENT)) {
    if (derived !== null) checkAttestation(own, derived, ledger.of('attestation'));
    else ledger.of('attestation').leaveOut('the run could not be derived');
    return checkSignature(own, key, ledger.of('signature'));
  }
  const unknown = 'no attestation of this archive lies beside it: name it with --attestation';
  ledger.of('attestation').leaveOut(unknown);
  if (key === null) ledger.of('signature').leaveOut(unknown);
  else
    ledger
      .of('signature')
      .expect(false, 'signature of the attestation', ['archive', unknown], ['the key', key.id]);
  return 'unsigned';
}

/** The evidence, and the model derived from it; null when it cannot be followed. */
export function checkEvidence(
  files: ReadonlyMap<string, Buffer>,
  { modelSchemas, watch }: VerifyOptions,
  ledger: Ledger,
): Compared['evidence'] {
  watch?.('audit.json');
  const claimed = readModel(files, modelSchemas, ledger);
  const [logFile, log] = fileOf(files, 'log');
  watch?.(logFile);
  const run = log === null ? null : readLog(logFile, log, ledger);
  const [specFile, spec] = fileOf(files, 'spec');
  watch?.(specFile);
  if (run === null || log === null || claimed === null || spec === null || specIn(spec) === null) {
    for (const check of ['responses', 'spec', 'model'] as const) ledger.of(check).leaveOut(UNFOLLOWED);
    ledger
      .of('model')
      .expect(false, 'a run that can be derived', ['bundle', UNFOLLOWED], ['evidence', 'a run']);
    return null;
  }
  watch?.(RESPONSES_FOLDER);
  const responses = matchResponses(run, files, ledger.of('responses'));
  const evidence = evidenceIn(files, { log: run, responses, claimed });
  const entries = evidence.spec;
  ledger
    .of('spec')
    .same(
      'SHA-256 of the spec document',
      [specFile, digestOf(spec)],
      [`${logFile}:1`, run.started.spec.sha256],
    );
  ledger
    .of('spec')
    .same(
      'name of its copy',
      ['bundle', specFile],
      [`${logFile}:1`, `artifacts/spec/${run.started.spec.file}`],
    );
  watch?.('what follows from the evidence');
  const derived = deriveRun(evidence);
  judgeAnswers(run, responses, derived.run.reproducible, ledger);
  judgeRows(run, responses, ledger.of('log'));
  judgeRun(run, entries, derived, ledger.of('log'));
  compareModel('audit.json', claimed, derived, run, ledger.of('model'));
  return { ...evidence, derived };
}

// Null where there is none, or one that no audit reads.
function specIn(spec: Buffer | null): SpecContent | null {
  return spec === null ? null : once(spec, 'spec content', () => readSpecContent(utf8Text(spec) ?? ''));
}

/** What a run is derived from, beside its log and answers: the spec document, sums and sizes of the files. */
export function evidenceIn(
  files: ReadonlyMap<string, Buffer>,
  known: Pick<Evidence, 'log' | 'responses' | 'claimed'>,
): Evidence {
  const sumOf = (kind: FileKind) => {
    const [, bytes] = fileOf(files, kind);
    return bytes === null ? '' : digestOf(bytes);
  };
  const content = specIn(fileOf(files, 'spec')[1]);
  return {
    ...known,
    spec: content?.entries ?? [],
    sections: content?.sections ?? {},
    bundle: {
      logSha256: sumOf('log'),
      responses: new Map(
        [...files]
          .filter(([path]) => path.startsWith(RESPONSES_FOLDER))
          .map(([path, bytes]) => [path, digestOf(bytes)]),
      ),
      scanned: scannedFiles(files).length,
      specSha256: sumOf('spec'),
      hasJunit: files.has('junit.xml'),
    },
  };
}

/**
 * Notes where the document of a bundle that agrees contradicts itself. Another reading of the words: the renderer that wrote them is
 * the one that they were compared with.
 */
export function noteContradictions({ files }: Bundle, { ledger, evidence }: Compared): void {
  const [document, markdown] = fileOf(files, 'document');
  if (evidence === null || markdown === null || ledger.disagreements.length > 0) return;
  const { derived, spec } = evidence;
  const text = utf8Text(markdown) ?? '';
  for (const { first, message } of lintAudit(text, { file: derived.spec.file, entries: spec }))
    ledger.notes.push(`${document}:${first.line}: the document contradicts itself: ${message}`);
}

function readModel(files: ReadonlyMap<string, Buffer>, schemas: SchemaSet, ledger: Ledger): AuditRun | null {
  const bytes = files.get('audit.json');
  if (bytes === undefined) return null;
  const { value, problem } = readJson(bytes);
  const wrong = problem ?? longList(value) ?? schemas.check('audit', value)[0];
  ledger.of('model').none('form of audit.json', wrong, (found) => [
    ['audit.json', typeof found === 'string' ? found : `${found.pointer || '/'}: expected ${found.expected}`],
    ['schemas/audit/audit.schema.json', 'meets it'],
  ]);
  if (wrong !== undefined || value === undefined) return null;
  const exact = bytes.equals(Buffer.from(indentedText(value), 'utf8'));
  ledger
    .of('model')
    .expect(
      exact,
      'bytes of audit.json',
      ['audit.json', 'another form'],
      ['form of the bundle', 'sorted keys, two spaces of indent'],
    );
  return value as unknown as AuditRun;
}
