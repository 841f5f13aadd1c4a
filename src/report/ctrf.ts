import { visible } from '../common/plain-text.ts';
import type { AuditEntry, AuditRun, AuditScenario } from '../model/audit-run.ts';
import { type BundleFile, textFile } from './bundle-file.ts';
import { prettyJson } from './pretty-json.ts';
import { lineOf } from './spec-line.ts';

const TOOL = 'qtickets-contract-audit';
/** The only version of the format that has been published. */
const SPEC_VERSION = '0.0.0';
const STATUSES = { pass: 'passed', fail: 'failed', skipped: 'skipped' } as const;

interface CtrfTest {
  name: string;
  status: 'passed' | 'failed' | 'skipped' | 'pending';
  /** Milliseconds, whole; 0 where none was measured, since the format demands a number. */
  duration: number;
  suite: string[];
  /** The copy of the spec document in the bundle, and the line of the entry in it. */
  filePath: string;
  line: number;
  /** Times that the entry's own call was sent again. */
  retries: number;
  message?: string;
}

/**
 * `ctrf.json`: the run in the Common Test Report Format (https://ctrf.io). One test for each scenario of the run, in its
 * order; a scenario that was to run and did not is `pending`, so that an interrupted run does not look complete.
 */
export function ctrfReport(audit: AuditRun): BundleFile {
  const { run, verdict } = audit;
  const tests = audit.entries.flatMap((entry) => entryTests(entry, audit));
  return textFile(
    'ctrf.json',
    visible(
      prettyJson({
        reportFormat: 'CTRF',
        specVersion: SPEC_VERSION,
        runId: run.id,
        timestamp: run.finishedAt,
        generatedBy: TOOL,
        results: {
          tool: { name: TOOL, version: run.toolVersion },
          summary: summary(tests, audit),
          tests,
          environment: environment(audit),
          extra: { verdict: verdict.status, saidOf: verdict.saidOf },
        },
      }),
    ),
  );
}

function entryTests(
  { id, title, section, specRef, scenarios, scenariosNotExecuted }: AuditEntry,
  { coverage, spec }: AuditRun,
): CtrfTest[] {
  const place = { suite: [section], filePath: spec.artifact, line: lineOf(specRef) };
  const nameOf = (scenario: string) => `${id} ${title}${scenario === '' ? '' : ` (${scenario})`}`;
  const reason = coverage.notExecuted.find((item) => item.id === id)?.reason;
  return [
    ...scenarios.map((scenario) => ({
      name: nameOf(scenario.name),
      status: STATUSES[scenario.result],
      duration: Math.round(scenario.durationMs ?? 0),
      ...place,
      retries: Math.max(0, scenario.attempts - 1),
      ...messageOf(scenario),
    })),
    ...scenariosNotExecuted.map(({ name }) => ({
      name: nameOf(name),
      status: 'pending' as const,
      duration: 0,
      ...place,
      retries: 0,
      ...(reason === undefined ? {} : { message: reason }),
    })),
  ];
}

function messageOf({ result, checks, rows, skipReason }: AuditScenario): { message?: string } {
  if (result === 'pass') return {};
  if (skipReason !== null) return { message: skipReason };
  const failed = checks
    .filter((check) => check.result === 'fail')
    .map(({ name, message }) => `${name}: ${message}`);
  const uneven = rows
    .filter(({ expected, actual }) => expected !== actual)
    .map(({ table, expected, actual }) => `${table}: ${expected} rows expected, ${actual} added`);
  const lines = [...failed, ...uneven];
  return { message: lines.length === 0 ? 'nothing was answered or checked' : lines.join('\n') };
}

function summary(tests: readonly CtrfTest[], { run }: AuditRun): Record<string, number> {
  const count = (status: CtrfTest['status']) => tests.filter((item) => item.status === status).length;
  return {
    tests: tests.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    pending: count('pending'),
    other: 0,
    suites: new Set(tests.flatMap(({ suite }) => suite)).size,
    start: Date.parse(run.startedAt),
    stop: Date.parse(run.finishedAt),
  };
}

function environment({ run, verdict, baseUrl, warehouse }: AuditRun): Record<string, unknown> {
  return {
    appName: 'QTickets API',
    testEnvironment: run.target,
    osPlatform: run.host.os,
    ...(run.commit === null ? {} : { commit: run.commit }),
    extra: {
      answeredBy: verdict.saidOf,
      baseUrl,
      profile: run.profile,
      access: run.access,
      routes: run.routes,
      debug: run.debug,
      node: run.host.node,
      clickhouse: warehouse?.version ?? null,
    },
  };
}
