import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenRun, openRun } from '../../src/command/open-run.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { runScenario } from '../../src/contract/run-scenario.ts';
import type { ScenarioEvidence } from '../../src/model/evidence.ts';
import type { AuditOptions } from '../../src/model/plan.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { allCases } from '../cases/all-cases.ts';
import { failedChecks } from './altered-run.ts';
import { shippedCounts } from './shipped-counts.ts';

// A simulator that has the vendor's routes only, as production does.
const documents = readDocuments(DEFAULT_OPTIONS);
const UNDOCUMENTED = '1.7 1.8 1.9 2.4 3.5 3.6 3.7 4.1 4.5 5.1 5.2 5.3 5.4 5.5'.split(' ');

let run: OpenRun;
beforeAll(async () => {
  run = await open({ routes: 'spec' });
});
afterAll(() => run.close());

function open(options: Partial<AuditOptions>): Promise<OpenRun> {
  const plan = planRun(
    { ...DEFAULT_OPTIONS, target: 'simulator', profile: 'full', ...options },
    documents,
    allCases,
  );
  return openRun({
    plan,
    env: {},
    runId: 'routes',
    startedAt: new Date(),
    simulator: { strictRoutes: true },
  });
}

async function evidenceOf(routes: AuditOptions['routes']): Promise<ScenarioEvidence[]> {
  const plan = planRun(
    { ...DEFAULT_OPTIONS, target: 'simulator', profile: 'full', routes },
    documents,
    allCases,
  );
  await run.warehouse.reset();
  const own = { ...run, plan, answers: new Map() };
  const evidence: ScenarioEvidence[] = [];
  for (const planned of plan.selected) {
    for (const scenario of planned.case.scenarios) evidence.push(await runScenario(own, planned, scenario));
  }
  return evidence;
}

test('where only documented routes exist, just the undocumented ones fail, and the document names the documented call', async () => {
  const evidence = await evidenceOf('spec');
  const failed = evidence.filter((item) => failedChecks(item).length > 0);
  expect(failed.map(({ id }) => id)).toEqual(UNDOCUMENTED);
  for (const { findings } of failed) expect(findings.map(({ kind }) => kind)).toContain('undocumented-route');
  const seats = failed.find(({ id }) => id === '3.6');
  expect(seats?.findings[0]?.message).toContain('GET /api/rest/v1/shows/{SHOW_ID}/seats');
});

test('with the documented routes every entry passes there', async () => {
  const evidence = await evidenceOf('documented');
  expect(
    evidence.filter((item) => failedChecks(item).length > 0).map(({ id, checks }) => ({ id, checks })),
  ).toEqual([]);
  expect(new Set(evidence.map(({ id }) => id)).size).toBe(shippedCounts('full').entries);
});
