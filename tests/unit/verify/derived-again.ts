import { expect } from 'vitest';
import { sha256 } from '../../../src/common/canonical-json.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { answerFile } from '../../../src/report/answer-files.ts';
import { writeEvidenceLog } from '../../../src/report/evidence-log.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { deriveRun } from '../../../src/verify/derive/derive-run.ts';
import { Ledger } from '../../../src/verify/ledger.ts';
import { readLog } from '../../../src/verify/log/read-log.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { matchResponses } from '../../../src/verify/responses/match-responses.ts';
import { modelOf } from '../report/fixture-bundle.ts';
import { filedRun, type PlayedRun } from '../report/fixture-run.ts';

/** What was written of a run, without a folder: its model, its log as it is read again, and its answer files. */
export interface Written {
  model: AuditRun;
  log: RunLog;
  files: Map<string, Buffer>;
}

/** Writes the evidence of a run, and reads its log. */
export function writtenOf(run: PlayedRun): Written {
  const model = modelOf(run);
  const chunks: Buffer[] = [];
  writeEvidenceLog(
    { ...filedRun(run), runId: model.run.id },
    () => [],
    (chunk) => chunks.push(chunk),
  );
  const ledger = new Ledger();
  const log = readLog(model.integrity.evidenceFile, Buffer.concat(chunks), ledger);
  expect(ledger.disagreements).toEqual([]);
  if (log === null) throw new RangeError('the log cannot be followed');
  const answers = run.evidence.filter(({ skipReason }) => skipReason === null).map(answerFile);
  return { model, log, files: new Map(answers.map(({ path, content }) => [path, Buffer.from(content)])) };
}

/** Members in which the model that is derived of a run's evidence is otherwise than the one that was written. */
export function differing(run: PlayedRun): string[] {
  const { model, log, files } = writtenOf(run);
  const { spec } = run.plan;
  const ledger = new Ledger();
  const derived = deriveRun({
    log,
    responses: matchResponses(log, files, ledger.of('responses')),
    spec: spec.entries,
    sections: spec.sections,
    bundle: {
      logSha256: model.integrity.evidenceSha256,
      responses: new Map([...files].map(([path, bytes]) => [path, sha256(bytes)])),
      scanned: model.maskingScan.files,
      specSha256: spec.sha256,
      hasJunit: false,
    },
    claimed: model,
  });
  const members = Object.entries(model).filter(
    ([name, value]) => prettyJson(value) !== prettyJson(derived[name as keyof AuditRun]),
  );
  return members.map(([name]) => name);
}
