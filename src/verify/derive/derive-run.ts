import type { AuditRun } from '../../model/audit-run.ts';
import { ranScenarios } from '../log/run-log.ts';
import { deriveAnswerers } from './answerers.ts';
import { deriveCoverage, deriveDocuments } from './coverage.ts';
import { askedFor, deriveEntries } from './entries.ts';
import { deriveErrors, deriveRetries } from './error-answers.ts';
import type { Evidence } from './evidence.ts';
import { deriveProblems } from './evidence-problems.ts';
import { deriveFields } from './fields.ts';
import { deriveLoaderFindings } from './loader-findings.ts';
import { deriveMetrics } from './metrics.ts';
import { classSizes } from './results.ts';
import { deriveTables } from './tables.ts';
import { deriveVerdict } from './verdict.ts';

/** The model of the run, derived again from the log, the response files and the copy of the spec document. */
export function deriveRun(evidence: Evidence): AuditRun {
  const { log, responses, spec, bundle, claimed } = evidence;
  const { started, finished } = log;
  const entries = deriveEntries(evidence);
  const derived: Omit<AuditRun, 'verdict'> = {
    schemaVersion: '1.0',
    run: runFacts(evidence),
    baseUrl: claimed.baseUrl,
    spec: { ...started.spec, artifact: `artifacts/spec/${started.spec.file}`, sections: evidence.sections },
    schemas: claimed.schemas,
    warehouse: started.warehouse,
    loader: loaderOf(log),
    comparison: null,
    entries,
    classes: classSizes(entries),
    tables: deriveTables(log),
    coverage: deriveCoverage(entries, askedFor(evidence), log),
    ...deriveDocuments(entries, spec, claimed, started.spec.file),
    drift: deriveFields(log),
    metrics: deriveMetrics(evidence, entries),
    errors: deriveErrors(log, responses),
    retries: deriveRetries(log),
    findings: [
      ...ranScenarios(log)
        .filter(({ counted }) => counted)
        .flatMap(({ id, scenario, findings }) =>
          findings.map(({ kind, message }) => ({ id, scenario, kind, message })),
        ),
      ...deriveLoaderFindings(log),
    ],
    maskingScan: { files: bundle.scanned, hits: claimed.maskingScan.hits },
    integrity: {
      evidenceFile: `logs/qtickets_run_${stampOf(started.at)}.jsonl`,
      evidenceSha256: bundle.logSha256,
      evidenceEntries: log.lines,
      evidenceChainHead: log.head,
      responses: bundle.responses.size,
      problems: deriveProblems(evidence, entries),
    },
    ...(log.account === null ? {} : { account: log.account }),
    unhandledErrors: log.unhandled.map(({ message }) => message),
  };
  const verdict = deriveVerdict({
    ...derived,
    run: { ...derived.run, interrupted: finished.interrupted },
  });
  return { ...derived, comparison: comparedAs(derived, verdict, evidence), verdict };
}

/** `YYYYMMDD_HHMMSS` of a time in UTC. */
export function stampOf(instant: string): string {
  return instant.replace(/^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2}).*$/, '$1$2$3_$4$5$6');
}

function loaderOf({ loader }: Evidence['log']): AuditRun['loader'] {
  if (loader === null) return null;
  const { line: _line, ...facts } = loader;
  return facts;
}

// The earlier audit is not here; what is said of this one must be true of it.
function comparedAs(
  run: Omit<AuditRun, 'verdict'>,
  verdict: AuditRun['verdict'],
  { claimed: { comparison } }: Evidence,
): AuditRun['comparison'] {
  if (comparison === null) return null;
  const after = {
    runId: run.run.id,
    startedAt: run.run.startedAt,
    verdict: verdict.status,
    saidOf: verdict.saidOf,
    evidenceSha256: run.integrity.evidenceSha256,
  };
  return { ...comparison, after };
}

function runFacts({ log, claimed }: Evidence): AuditRun['run'] {
  const { started, finished } = log;
  const stamp = stampOf(started.at);
  const { reproducible, routes, host } = claimed.run;
  return {
    id: `qtickets_${started.target}_run_${stamp}`,
    stamp,
    target: started.target,
    dataset: started.dataset,
    answeredBy: deriveAnswerers(log),
    profile: started.profile,
    access: started.access,
    routes,
    startedAt: started.at,
    finishedAt: finished.at,
    durationMs: reproducible ? null : Math.max(0, Date.parse(finished.at) - Date.parse(started.at)),
    commit: started.commit,
    dirty: started.dirty,
    interrupted: finished.interrupted,
    debug: started.debug,
    shards: started.shards,
    reproducible,
    toolVersion: started.toolVersion,
    host: { ...host, clickhouse: started.warehouse?.version ?? 'not opened' },
  };
}
