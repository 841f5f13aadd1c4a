import { canonicalJson, sha256 } from '../common/canonical-json.ts';
import type { Exchange, ScenarioEvidence } from '../model/evidence.ts';
import { profileCoverage } from './audit-coverage.ts';
import { auditEntries } from './audit-entries.ts';
import type { BundleFile } from './bundle-file.ts';
import { fileSum, textFile } from './bundle-file.ts';
import { inSpecOrder } from './evidence-order.ts';
import type { UnsealedRun } from './run-input.ts';
import { scenarioResult } from './scenario-result.ts';

interface LogEvent {
  event: string;
  [member: string]: unknown;
}

/** The evidence log, how many lines it has, and the SHA-256 of the last one. */
export interface EvidenceLog {
  file: BundleFile;
  entries: number;
  chainHead: string;
}

/** Stands in the first line of a log, where there is no line before. */
const NO_LINE = '0'.repeat(64);

/**
 * The evidence log: one event a line, each canonical JSON (RFC 8785) in the spec's order, with a sequence number from 1
 * (`seq`) and the SHA-256 of the bytes of the line before, without its line feed (`prev`; 64 zeros in the first line).
 * Bodies are in the response files; the log has the SHA-256 of each body and of each file.
 */
export function evidenceLog(
  run: UnsealedRun,
  stamp: string,
  responses: ReadonlyMap<ScenarioEvidence, BundleFile>,
): EvidenceLog {
  const events = [
    runStarted(run),
    ...(run.pipeline === undefined ? [] : [{ event: 'loaderRan', ...run.pipeline }]),
    ...inSpecOrder(run.evidence, run.plan).flatMap((item) => scenarioEvents(item, responses.get(item))),
    ...notExecuted(run),
    ...run.unhandledErrors.map((message) => ({ event: 'unhandledError', message })),
    runFinished(run),
  ];
  const { lines, head } = chained(events);
  const text = lines.map((line) => `${line}\n`).join('');
  return { file: textFile(`logs/qtickets_run_${stamp}.jsonl`, text), entries: lines.length, chainHead: head };
}

function chained(events: readonly LogEvent[]): { lines: string[]; head: string } {
  let head = NO_LINE;
  const lines = events.map((event, index) => {
    const line = canonicalJson({ seq: index + 1, prev: head, ...event });
    head = sha256(line);
    return line;
  });
  return { lines, head };
}

function runStarted({ plan, runId, startedAt, toolVersion, git, warehouse, tables }: UnsealedRun): LogEvent {
  const { target, profile, access } = plan.options;
  return {
    event: 'runStarted',
    at: startedAt.toISOString(),
    runId,
    target,
    profile,
    access,
    toolVersion,
    commit: git?.commit ?? null,
    dirty: git?.dirty ?? null,
    spec: { file: plan.spec.file, sha256: plan.spec.sha256 },
    selected: plan.selected.map(({ entry }) => entry.id),
    warehouse,
    before: tables?.before ?? null,
  };
}

function scenarioEvents(item: ScenarioEvidence, response: BundleFile | undefined): LogEvent[] {
  const { id, scenario, counted } = item;
  const of = { id, scenario, counted };
  if (item.skipReason !== null) return [{ event: 'scenarioSkipped', ...of, reason: item.skipReason }];
  const sum = response === undefined ? null : fileSum(response);
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
      artifact: sum === null ? null : { path: sum.path, sha256: sum.sha256 },
    },
  ];
}

function exchangeFacts({ role, name, request, response, attempts }: Exchange): Record<string, unknown> {
  return {
    role,
    name,
    request: { method: request.method, path: request.path, bodySha256: sha256(canonicalJson(request.body)) },
    response:
      response === null
        ? null
        : {
            status: response.status,
            json: response.json,
            bytes: response.bytes,
            bodySha256: sha256(canonicalJson(response.body)),
          },
    attempts,
  };
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
