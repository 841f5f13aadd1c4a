import { createHash } from 'node:crypto';
import { canonicalJson, sha256 } from '../common/canonical-json.ts';
import { stampOf } from '../common/clock.ts';
import type { FiledEvidence, FiledExchange, FileSum } from '../model/evidence.ts';
import { profileCoverage } from './audit-coverage.ts';
import { auditEntries } from './audit-entries.ts';
import { inSpecOrder } from './evidence-order.ts';
import { loaderFacts } from './loader-output.ts';
import type { UnsealedRun } from './run-input.ts';
import type { Scan, ScanHit } from './scan.ts';
import { scenarioResult } from './scenario-result.ts';

interface LogEvent {
  event: string;
  [member: string]: unknown;
}

/** The evidence log as it was written: how many lines it has, the SHA-256 of the last one, and what its scan found. */
export interface EvidenceLog {
  sum: FileSum;
  entries: number;
  chainHead: string;
  hits: ScanHit[];
}

/** Stands in the first line of a log, where there is no line before. */
const NO_LINE = '0'.repeat(64);

/** Path of the evidence log within the bundle. */
export function evidenceLogPath({ startedAt }: Pick<UnsealedRun, 'startedAt'>): string {
  return `logs/qtickets_run_${stampOf(startedAt)}.jsonl`;
}

/** Signs that are written at once. */
const CHUNK = 64 * 1024;

/**
 * Writes the evidence log: one event a line, each canonical JSON (RFC 8785) in the spec's order, with a sequence number from
 * 1 (`seq`) and the SHA-256 of the bytes of the line before, without its line feed (`prev`; 64 zeros in the first line).
 * Bodies are in the answer files; the log has the SHA-256 of each body and of each file. No more than a chunk of it is in
 * memory at a time: a line is scanned, hashed and handed to `write`.
 */
export function writeEvidenceLog(run: UnsealedRun, scan: Scan, write: (chunk: Buffer) => void): EvidenceLog {
  const path = evidenceLogPath(run);
  const digest = createHash('sha256');
  const hits: ScanHit[] = [];
  let [entries, bytes, chainHead, pending] = [0, 0, NO_LINE, ''];
  const flush = () => {
    const chunk = Buffer.from(pending, 'utf8');
    digest.update(chunk);
    bytes += chunk.length;
    write(chunk);
    pending = '';
  };
  for (const event of eventsOf(run)) {
    entries += 1;
    const line = canonicalJson({ seq: entries, prev: chainHead, ...event });
    chainHead = sha256(line);
    hits.push(...scan(path, line, entries));
    pending += `${line}\n`;
    if (pending.length >= CHUNK) flush();
  }
  flush();
  return { sum: { path, bytes, sha256: digest.digest('hex') }, entries, chainHead, hits };
}

function* eventsOf(run: UnsealedRun): Generator<LogEvent> {
  yield runStarted(run);
  if (run.pipeline !== undefined) yield { event: 'loaderRan', ...loaderFacts(run, run.pipeline) };
  for (const item of inSpecOrder(run.evidence, run.plan)) yield* scenarioEvents(item);
  yield* notExecuted(run);
  if (run.account !== undefined) yield { event: 'accountSettled', ...run.account };
  for (const message of run.unhandledErrors) yield { event: 'unhandledError', message };
  yield runFinished(run);
}

function runStarted(run: UnsealedRun): LogEvent {
  const { plan, runId, startedAt, toolVersion, git, shards, warehouse, tables, debug } = run;
  const { target, dataset, profile, access } = plan.options;
  return {
    event: 'runStarted',
    at: startedAt.toISOString(),
    runId,
    target,
    dataset: target === 'simulator' ? dataset : null,
    profile,
    access,
    debug,
    toolVersion,
    commit: git?.commit ?? null,
    dirty: git?.dirty ?? null,
    shards: shards ?? null,
    spec: { file: plan.spec.file, sha256: plan.spec.sha256 },
    selected: plan.selected.map(({ entry }) => entry.id),
    warehouse,
    before: tables?.before ?? null,
  };
}

function scenarioEvents(item: FiledEvidence): LogEvent[] {
  const { id, scenario, counted } = item;
  const of = { id, scenario, counted };
  if (item.skipReason !== null) return [{ event: 'scenarioSkipped', ...of, reason: item.skipReason }];
  return [
    {
      event: 'scenarioStarted',
      ...of,
      at: item.startedAt,
      outcome: item.outcome,
      expected: item.expected,
    },
    ...item.exchanges.map((exchange) => ({ event: 'exchange', ...of, ...exchangeFacts(exchange) })),
    { event: 'checks', ...of, checks: item.checks, fieldUses: item.fieldUses },
    { event: 'rows', ...of, loaded: item.loaded, load: item.load, rows: item.rows },
    {
      event: 'scenarioFinished',
      ...of,
      at: item.finishedAt,
      durationMs: item.durationMs,
      result: scenarioResult(item),
      actual: item.actual,
      httpStatus: item.httpStatus,
      notes: item.notes,
      findings: item.findings,
      artifact: item.file === null ? null : { path: item.file.path, sha256: item.file.sha256 },
    },
  ];
}

/** What the log tells of a call: all but the errors that are read from its answer. */
export function exchangeFacts({ response, ...facts }: FiledExchange): Record<string, unknown> {
  if (response === null) return { ...facts, response };
  const { errors: _, ...answer } = response;
  return { ...facts, response: answer };
}

function notExecuted(run: UnsealedRun): LogEvent[] {
  return profileCoverage(auditEntries(run), run).notExecuted.map(({ id, reason }) => ({
    event: 'entryNotExecuted',
    id,
    reason,
  }));
}

function runFinished({ finishedAt, interrupted, tables }: UnsealedRun): LogEvent {
  return {
    event: 'runFinished',
    at: finishedAt.toISOString(),
    interrupted,
    after: tables?.closing?.after ?? null,
    marked: tables?.closing?.marked ?? null,
  };
}
