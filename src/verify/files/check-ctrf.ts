import { visible } from '../../common/plain-text.ts';
import type { AuditEntry, AuditRun, AuditScenario } from '../../model/audit-run.ts';
import type { JsonValue } from '../../model/json.ts';
import { indentedText } from '../bytes/json-text.ts';
import { readJson } from '../bytes/read-json.ts';
import { walkBoth } from '../bytes/walk-both.ts';
import type { Comparisons } from '../ledger.ts';

const TOOL = 'qtickets-contract-audit';

interface Test {
  name: string;
  status: string;
  duration: number;
  suite: string[];
  filePath: string;
  line: number;
  retries: number;
  message?: string;
}

/** The CTRF report, value by value, against the model derived. */
export function checkCtrf(file: string, bytes: Buffer, run: AuditRun, ledger: Comparisons): void {
  const { value, problem } = readJson(bytes);
  ledger.none('form of ctrf.json', problem ?? undefined, (found) => [
    [file, found],
    ['bundle', 'JSON'],
  ]);
  if (problem !== null) return;
  const wanted = expectedReport(run) as JsonValue;
  walkBoth(value, wanted, (a, b, pointer) => {
    ledger.same(
      'value of ctrf.json',
      [`${file}#${pointer}`, a ?? null],
      ['derived from the evidence', b ?? null],
    );
  });
  const exact = bytes.equals(Buffer.from(visible(indentedText(value as JsonValue)), 'utf8'));
  ledger.expect(exact, 'bytes of ctrf.json', [file, 'another form'], ['form of the bundle', 'as written']);
}

function expectedReport(audit: AuditRun): unknown {
  const { run, baseUrl, warehouse } = audit;
  const tests = audit.entries.flatMap((entry) => testsOf(entry, audit));
  const number = (status: string) => tests.filter((item) => item.status === status).length;
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    runId: run.id,
    timestamp: run.finishedAt,
    generatedBy: TOOL,
    results: {
      tool: { name: TOOL, version: run.toolVersion },
      summary: {
        tests: tests.length,
        passed: number('passed'),
        failed: number('failed'),
        skipped: number('skipped'),
        pending: number('pending'),
        other: 0,
        suites: new Set(tests.flatMap(({ suite }) => suite)).size,
        start: Date.parse(run.startedAt),
        stop: Date.parse(run.finishedAt),
      },
      tests,
      environment: {
        appName: 'QTickets API',
        testEnvironment: run.target,
        osPlatform: run.host.os,
        ...(run.commit === null ? {} : { commit: run.commit }),
        extra: {
          answeredBy: audit.verdict.saidOf,
          baseUrl,
          profile: run.profile,
          access: run.access,
          routes: run.routes,
          debug: run.debug,
          node: run.host.node,
          clickhouse: warehouse?.version ?? null,
        },
      },
      extra: { verdict: audit.verdict.status, saidOf: audit.verdict.saidOf },
    },
  };
}

function testsOf(
  { id, title, section, specRef, scenarios, scenariosNotExecuted }: AuditEntry,
  { coverage, spec }: AuditRun,
): Test[] {
  const nameOf = (scenario: string) => [id, title, ...(scenario === '' ? [] : [`(${scenario})`])].join(' ');
  const [first] = specRef.slice(specRef.lastIndexOf(':') + 1).split('-');
  const place = { suite: [section], filePath: spec.artifact, line: Number(first) };
  const reason = coverage.notExecuted.find((item) => item.id === id)?.reason;
  const ran = scenarios.map((scenario): Test => {
    const message = messageOf(scenario);
    return {
      name: nameOf(scenario.name),
      status: { pass: 'passed', fail: 'failed', skipped: 'skipped' }[scenario.result],
      duration: Math.round(scenario.durationMs ?? 0),
      ...place,
      retries: scenario.attempts > 1 ? scenario.attempts - 1 : 0,
      ...(message === null ? {} : { message }),
    };
  });
  const left = scenariosNotExecuted.map(
    ({ name }): Test => ({
      name: nameOf(name),
      status: 'pending',
      duration: 0,
      ...place,
      retries: 0,
      ...(reason === undefined ? {} : { message: reason }),
    }),
  );
  return [...ran, ...left];
}

function messageOf({ result, skipReason, checks, rows }: AuditScenario): string | null {
  if (result === 'pass') return null;
  if (skipReason !== null) return skipReason;
  const lines = [
    ...checks.filter((check) => check.result === 'fail').map(({ name, message }) => `${name}: ${message}`),
    ...rows
      .filter(({ expected, actual }) => expected !== actual)
      .map(({ table, expected, actual }) => `${table}: ${expected} rows expected, ${actual} added`),
  ];
  return lines.join('\n') || 'nothing was answered or checked';
}
