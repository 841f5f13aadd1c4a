import { addShape } from '../../../src/diff/answer-shape.ts';
import type { AuditFacts, CallFacts } from '../../../src/diff/audit-facts.ts';
import type { AuditEntry, AuditRun } from '../../../src/model/audit-run.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { buildAuditRun } from '../../../src/report/build-audit-run.ts';
import { filedRun, goodPlays, runOf } from '../report/fixture-run.ts';

/** A good run of the report's own fixtures, with parts of its model replaced. */
export function factsOf(change: Partial<AuditRun> = {}, calls: CallFacts[] = []): AuditFacts {
  const integrity: AuditRun['integrity'] = {
    evidenceFile: 'logs/run.jsonl',
    evidenceSha256: 'c'.repeat(64),
    evidenceChainHead: 'd'.repeat(64),
    evidenceEntries: 1,
    responses: 1,
    problems: [],
  };
  const run = buildAuditRun({
    ...filedRun(runOf(goodPlays())),
    runId: 'qtickets_replay_run_20251109_135921',
    integrity,
    maskingScan: { files: 1, hits: [] },
  });
  return { run: { ...run, ...change }, calls };
}

/** The entries of a good run, some of them of another class. */
export function entriesWith(classes: Record<string, AuditEntry['class']>): AuditEntry[] {
  return factsOf().run.entries.map((entry) => ({ ...entry, class: classes[entry.id] ?? entry.class }));
}

/** The entry's own call of 1.1 with this answer. */
export function answered(body: JsonValue, change: Partial<CallFacts> = {}): CallFacts {
  const path = '/api/rest/v1/orders';
  const shape = addShape(new Map(), body);
  return { id: '1.1', scenario: '', role: 'call', method: 'GET', path, durationMs: 10, shape, ...change };
}
