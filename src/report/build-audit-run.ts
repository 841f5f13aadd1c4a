import { stampOf } from '../common/clock.ts';
import type { AuditRun } from '../model/audit-run.ts';
import { answerersOf } from './answerers.ts';
import { classCounts, documentCoverage, profileCoverage } from './audit-coverage.ts';
import { auditEntries } from './audit-entries.ts';
import { errorAnswers, retries } from './audit-errors.ts';
import { auditMetrics } from './audit-metrics.ts';
import { auditTables } from './audit-tables.ts';
import { auditVerdict } from './audit-verdict.ts';
import { inSpecOrder } from './evidence-order.ts';
import { fieldsNeverSeen, objectsLookedAt } from './fields-never-seen.ts';
import { loaderFindings } from './loader-findings.ts';
import { loaderFacts } from './loader-output.ts';
import { publicBaseUrl } from './public-text.ts';
import type { RunInput } from './run-input.ts';

/**
 * The model of a run, computed from its evidence alone: the same input gives the same model. Times are RFC 3339 in UTC,
 * durations in milliseconds, null when the clock was fixed.
 */
export function buildAuditRun(input: RunInput): AuditRun {
  const { plan, evidence, warehouse, startedAt, finishedAt } = input;
  const ordered = inSpecOrder(evidence, plan);
  const entries = auditEntries(input);
  const loader = input.pipeline === undefined ? null : loaderFacts(input, input.pipeline);
  const run: Omit<AuditRun, 'verdict'> = {
    schemaVersion: '1.0',
    run: {
      id: input.runId,
      stamp: stampOf(startedAt),
      target: plan.options.target,
      dataset: plan.options.target === 'simulator' ? plan.options.dataset : null,
      answeredBy: answerersOf(evidence),
      profile: plan.options.profile,
      access: plan.options.access,
      routes: plan.options.routes,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      durationMs: input.clockFixed ? null : Math.max(0, finishedAt.getTime() - startedAt.getTime()),
      commit: input.git?.commit ?? null,
      dirty: input.git?.dirty ?? null,
      interrupted: input.interrupted,
      debug: input.debug,
      shards: input.shards ?? null,
      reproducible: input.clockFixed,
      toolVersion: input.toolVersion,
      host: input.host,
    },
    baseUrl: publicBaseUrl(input.baseUrl),
    spec: {
      file: plan.spec.file,
      sha256: plan.spec.sha256,
      artifact: specArtifact(plan.spec.file),
      sections: plan.spec.sections,
    },
    schemas: [...input.schemas],
    warehouse,
    loader,
    entries,
    classes: classCounts(entries),
    tables: auditTables(input),
    coverage: profileCoverage(entries, input),
    coverageOfSpec: documentCoverage(entries, input, 'spec'),
    coverageOfDocumented: documentCoverage(entries, input, 'documented'),
    metrics: auditMetrics(evidence, plan),
    comparison: null,
    errors: errorAnswers(ordered),
    retries: retries(ordered),
    findings: [
      ...ordered
        .filter(({ counted }) => counted)
        .flatMap(({ id, scenario, findings }) =>
          findings.map(({ kind, message }) => ({ id, scenario, kind, message })),
        ),
      ...(loader === null ? [] : loaderFindings(loader)),
    ],
    drift: { objects: objectsLookedAt(ordered), neverSeen: fieldsNeverSeen(ordered) },
    maskingScan: input.maskingScan,
    integrity: input.integrity,
    ...(input.account === undefined ? {} : { account: input.account }),
    unhandledErrors: [...input.unhandledErrors],
  };
  return { ...run, verdict: auditVerdict(run) };
}

/** Path within the bundle of the copy of the spec document. */
export function specArtifact(file: string): string {
  return `artifacts/spec/${file}`;
}
