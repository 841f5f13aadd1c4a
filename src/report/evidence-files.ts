import { sha256 } from '../common/canonical-json.ts';
import { stampOf } from '../common/clock.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { SpecDocument } from '../model/spec.ts';
import { auditTables } from './audit-tables.ts';
import { specArtifact } from './build-audit-run.ts';
import { type BundleFile, byPath, textFile } from './bundle-file.ts';
import { countsCsv } from './counts-csv.ts';
import { evidenceLog } from './evidence-log.ts';
import { inSpecOrder } from './evidence-order.ts';
import { evidenceProblems } from './evidence-problems.ts';
import { junitCopy } from './junit-copy.ts';
import { responseFiles } from './response-files.ts';
import type { UnsealedRun } from './run-input.ts';

/** The files that a document is computed from. */
export interface EvidenceFiles {
  /** Made from the run, sorted by path; all of them are scanned. */
  made: BundleFile[];
  /** Copies of inputs, byte for byte. */
  copied: BundleFile[];
  integrity: AuditRun['integrity'];
}

/**
 * Evidence log, response files, table counts, JUnit copy and spec copy of a run. `junitXml` is what Vitest wrote; null
 * or empty when it wrote nothing, as after an interruption: then the bundle has no such file.
 */
export function evidenceFiles(
  run: UnsealedRun,
  junitXml: string | null,
  roots: readonly string[],
): EvidenceFiles {
  const stamp = stampOf(run.startedAt);
  const responses = responseFiles(inSpecOrder(run.evidence, run.plan));
  const log = evidenceLog(run, stamp, responses);
  const written = junitXml !== null && junitXml.trim() !== '';
  const junit = written
    ? junitCopy(junitXml, { roots, fixedTime: run.clockFixed ? run.startedAt : null })
    : null;
  const problems = evidenceProblems(run);
  if (written && junit === null) problems.push('The JUnit report that Vitest wrote is not well-formed.');
  const spec = specCopy(run.plan.spec);
  if (sha256(spec.content) !== run.plan.spec.sha256) {
    problems.push('The copy of the spec document is not the file that was read.');
  }
  return {
    made: byPath([
      log.file,
      ...responses.values(),
      textFile(`artifacts/clickhouse_counts_${stamp}.csv`, countsCsv(auditTables(run))),
      ...(junit === null ? [] : [textFile('junit.xml', junit)]),
    ]),
    copied: [spec],
    integrity: {
      evidenceFile: log.file.path,
      evidenceSha256: sha256(log.file.content),
      evidenceEntries: log.entries,
      evidenceChainHead: log.chainHead,
      responses: responses.size,
      problems,
    },
  };
}

/** The spec document byte for byte: reading drops a byte order mark, so it is put back where the sum asks for it. */
function specCopy({ file, text, sha256: sum }: SpecDocument): BundleFile {
  const plain = textFile(specArtifact(file), text);
  return sha256(plain.content) === sum ? plain : textFile(plain.path, `\uFEFF${text}`);
}
