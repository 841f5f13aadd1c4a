import { sha256 } from '../common/canonical-json.ts';
import { stampOf } from '../common/clock.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { SpecDocument } from '../model/spec.ts';
import type { SettledAnswers } from './answer-intake.ts';
import { auditTables } from './audit-tables.ts';
import { specArtifact } from './build-audit-run.ts';
import { type BundleFile, textFile } from './bundle-file.ts';
import { countsCsv } from './counts-csv.ts';
import type { EvidenceLog } from './evidence-log.ts';
import { evidenceProblems } from './evidence-problems.ts';
import { isJunit } from './junit-copy.ts';
import { loaderOutput } from './loader-output.ts';
import type { UnsealedRun } from './run-input.ts';

/** What a document is computed from beside the answers and the log: small files that are made at the end. */
export interface EvidenceFiles {
  /** Made from the run; all of them are scanned. */
  made: BundleFile[];
  /** Copies of inputs, byte for byte. */
  copied: BundleFile[];
  integrity: AuditRun['integrity'];
}

/**
 * Table counts and spec copy of a run, and the state of all its evidence. `junitXml` is what Vitest wrote, and null or
 * empty when it wrote nothing, as after an interruption.
 */
export function evidenceFiles(
  run: UnsealedRun,
  { log, answers }: { log: EvidenceLog; answers: SettledAnswers },
  junitXml: string | null,
): EvidenceFiles {
  const problems = [...evidenceProblems(run), ...answers.problems];
  if (junitXml !== null && junitXml.trim() !== '' && !isJunit(junitXml))
    problems.push('The JUnit report that Vitest wrote is not well-formed.');
  const spec = specCopy(run.plan.spec);
  if (sha256(spec.content) !== run.plan.spec.sha256) {
    problems.push('The copy of the spec document is not the file that was read.');
  }
  return {
    made: [
      ...(run.pipeline === undefined ? [] : [loaderOutput(run, run.pipeline)]),
      textFile(`artifacts/clickhouse_counts_${stampOf(run.startedAt)}.csv`, countsCsv(auditTables(run))),
    ],
    copied: [spec],
    integrity: {
      evidenceFile: log.sum.path,
      evidenceSha256: log.sum.sha256,
      evidenceEntries: log.entries,
      evidenceChainHead: log.chainHead,
      responses: answers.sums.length,
      problems,
    },
  };
}

/** The spec document byte for byte: reading drops a byte order mark, so it is put back where the sum asks for it. */
function specCopy({ file, text, sha256: sum }: SpecDocument): BundleFile {
  const plain = textFile(specArtifact(file), text);
  return sha256(plain.content) === sum ? plain : textFile(plain.path, `\uFEFF${text}`);
}
