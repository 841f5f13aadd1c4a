import type { AuditRun } from '../../model/audit-run.ts';
import type { JsonValue } from '../../model/json.ts';
import { digestOf } from '../bytes/digest.ts';
import { indentedText } from '../bytes/json-text.ts';
import { isMet } from '../derive/results.ts';
import { pathOf } from '../files/layout.ts';
import type { Comparisons } from '../ledger.ts';

/** Name of the statement within a bundle. */
export const STATEMENT = 'attestation.json';

/**
 * The in-toto statement about the archive, byte by byte: subject, result, configuration and lists of entries follow from the
 * derived model and the sums of the files.
 */
export function checkAttestation(
  files: ReadonlyMap<string, Buffer>,
  run: AuditRun,
  ledger: Comparisons,
): void {
  const bytes = files.get(STATEMENT);
  const archive = pathOf(files.keys(), 'archive');
  const zip = archive === null ? undefined : files.get(archive);
  const model = files.get('audit.json');
  if (bytes === undefined) {
    ledger.expect(false, 'a bundle has its attestation', [STATEMENT, 'no such file'], ['layout', STATEMENT]);
    return;
  }
  if (archive === null || zip === undefined || model === undefined) {
    ledger.leaveOut('the archive or audit.json that it is about is missing');
    return;
  }
  const wanted = expectedStatement(run, { name: archive, sum: digestOf(zip) }, digestOf(model));
  const text = indentedText(wanted);
  const otherwise = writtenOtherwise(bytes, text);
  if (otherwise !== null) {
    ledger.expect(
      false,
      'bytes of the attestation',
      [STATEMENT, otherwise],
      ['derived from the evidence', 'the same statement, as an audit writes it'],
    );
    return;
  }
  const [written, derived] = [bytes.toString('utf8').split('\n'), text.split('\n')];
  ledger.lines('line of the attestation', [STATEMENT, written], ['derived from the evidence', derived]);
  const exact = bytes.equals(Buffer.from(text, 'utf8'));
  ledger.expect(
    exact,
    'bytes of the attestation',
    [STATEMENT, 'other bytes'],
    ['derived from the evidence', 'as derived'],
  );
}

// Each of its lines would be told, though none says anything else: mail, git and editors rewrite a small text on its way.
function writtenOtherwise(bytes: Buffer, text: string): string | null {
  const own = bytes.toString('utf8');
  if (own === text) return null;
  const plain = own.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  if (plain === text)
    return own.startsWith('\ufeff')
      ? 'begins with a byte order mark: an editor saved it anew'
      : 'its lines end with CR and LF: git, a mail program or an editor rewrote it';
  try {
    return indentedText(JSON.parse(plain) as JsonValue) === text
      ? 'the same JSON, written otherwise: another program saved it anew'
      : null;
  } catch {
    // What is no JSON is compared line by line.
    return null;
  }
}

function expectedStatement(run: AuditRun, archive: { name: string; sum: string }, model: string): JsonValue {
  const { spec, integrity, verdict, entries } = run;
  const withFinding = run.findings.map(({ id }) => id);
  const met = entries.filter((entry) => isMet(entry.class)).map(({ id }) => id);
  const results = {
    READY: 'PASSED',
    CONDITIONAL: 'WARNED',
    'NOT READY': 'FAILED',
    INCOMPLETE: 'FAILED',
  } as const;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: archive.name, digest: { sha256: archive.sum } }],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: results[verdict.status],
      configuration: [
        { name: spec.artifact, digest: { sha256: spec.sha256 } },
        {
          name: integrity.evidenceFile,
          digest: { sha256: integrity.evidenceSha256 },
          annotations: {
            evidenceEntries: integrity.evidenceEntries,
            evidenceChainHead: integrity.evidenceChainHead,
          },
        },
        {
          name: 'audit.json',
          digest: { sha256: model },
          annotations: { verdict: verdict.status, saidOf: verdict.saidOf },
        },
      ],
      passedTests: met.filter((id) => !withFinding.includes(id)),
      warnedTests: met.filter((id) => withFinding.includes(id)),
      failedTests: entries.filter((entry) => entry.class === 'failed').map(({ id }) => id),
    },
  };
}
