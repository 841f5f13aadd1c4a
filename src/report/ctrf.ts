import type { AuditEntry, AuditRun, AuditScenario } from '../model/audit-run.ts';
import { type BundleFile, textFile } from './bundle-file.ts';
import { prettyJson } from './pretty-json.ts';

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
        extra: { verdict: verdict.status },
      },
    }),
  );
}

function entryTests(
  { id, section, scenarios, scenariosNotExecuted }: AuditEntry,
  { coverage }: AuditRun,
): CtrfTest[] {
  const suite = [section];
  const reason = coverage.notExecuted.find((item) => item.id === id)?.reason;
  return [
    ...scenarios.map((scenario) => ({
      name: testName(id, scenario.name),
      status: STATUSES[scenario.result],
      duration: Math.round(scenario.durationMs ?? 0),
      suite,
      ...messageOf(scenario),
    })),
    ...scenariosNotExecuted.map(({ name }) => ({
      name: testName(id, name),
      status: 'pending' as const,
      duration: 0,
      suite,
      ...(reason === undefined ? {} : { message: reason }),
    })),
  ];
}

function testName(id: string, scenario: string): string {
  return scenario === '' ? id : `${id} (${scenario})`;
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

function environment({ run, baseUrl, warehouse }: AuditRun): Record<string, unknown> {
  return {
    appName: 'QTickets API',
    testEnvironment: run.target,
    osPlatform: run.host.os,
    ...(run.commit === null ? {} : { commit: run.commit }),
    extra: {
      baseUrl,
      profile: run.profile,
      access: run.access,
      routes: run.routes,
      node: run.host.node,
      clickhouse: warehouse?.version ?? null,
    },
  };
}
