import type { AuditEntry, AuditRun, VerdictStatus } from '../model/audit-run.ts';
import type { FileSum } from '../model/evidence.ts';
import { type BundleFile, textFile } from './bundle-file.ts';
import { dsseEnvelope, IN_TOTO_PAYLOAD, type Signer } from './dsse.ts';
import { prettyJson } from './pretty-json.ts';

/** A file as in-toto describes it (attestation framework v1, ResourceDescriptor). */
interface ResourceDescriptor {
  name: string;
  digest: { sha256: string };
  annotations?: Record<string, string | number>;
}

/** Sums of the files that are attested beside those that the run itself names. */
export interface AttestedFiles {
  archive: FileSum;
  /** `audit.json`. */
  model: FileSum;
}

// The format has three results. An audit that was interrupted, or that failed, has not passed.
const RESULTS: Record<VerdictStatus, 'PASSED' | 'WARNED' | 'FAILED'> = {
  READY: 'PASSED',
  CONDITIONAL: 'WARNED',
  'NOT READY': 'FAILED',
  INCOMPLETE: 'FAILED',
};
const PASSED: readonly AuditEntry['class'][] = ['succeeded', 'denied', 'expectedError'];

/**
 * `attestation.json`, an in-toto Statement v1 with a test result v0.1 about the archive; with a signer also
 * `attestation.dsse.json`, the same bytes in a signed envelope. They name the archive's sum, so they lie outside it.
 */
export function attestationFiles(run: AuditRun, files: AttestedFiles, signer: Signer | null): BundleFile[] {
  const statement = textFile('attestation.json', prettyJson(testStatement(run, files)));
  if (signer === null) return [statement];
  const envelope = dsseEnvelope(IN_TOTO_PAYLOAD, statement.content, signer);
  return [statement, textFile('attestation.dsse.json', prettyJson(envelope))];
}

/**
 * Passed are the entries that passed without a finding, warned those that passed with one. An entry that was skipped or
 * not executed is in no list: a policy that accepts warnings must not take it for one that passed.
 */
function testStatement(run: AuditRun, { archive, model }: AttestedFiles): Record<string, unknown> {
  const found = new Set(run.findings.map(({ id }) => id));
  const passed = run.entries.filter((entry) => PASSED.includes(entry.class)).map(({ id }) => id);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: archive.path, digest: { sha256: archive.sha256 } }],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: RESULTS[run.verdict.status],
      configuration: configuration(run, model),
      passedTests: passed.filter((id) => !found.has(id)),
      warnedTests: passed.filter((id) => found.has(id)),
      failedTests: run.entries.filter((entry) => entry.class === 'failed').map(({ id }) => id),
    },
  };
}

function configuration({ spec, integrity, verdict }: AuditRun, model: FileSum): ResourceDescriptor[] {
  return [
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
      name: model.path,
      digest: { sha256: model.sha256 },
      annotations: { verdict: verdict.status, saidOf: verdict.saidOf },
    },
  ];
}
