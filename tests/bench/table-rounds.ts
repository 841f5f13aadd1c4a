import type { OpenRun } from '../../src/command/open-run.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { Turns } from '../../src/common/turns.ts';
import { runScenario } from '../../src/contract/run-scenario.ts';
import type { CaseScenario } from '../../src/model/case.ts';
import type { ScenarioEvidence } from '../../src/model/evidence.ts';
import type { PlannedEntry } from '../../src/model/plan.ts';
import { plannedScenarios } from '../../src/model/planned-scenarios.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { allCases } from '../cases/all-cases.ts';
import { type BigTables, makeBigTables, restoreTables } from './big-tables.ts';
import type { ClickHousePlace } from './clickhouse-place.ts';

/** The scenarios of an audit; the simulator answers, since two runs are open at once. */
export const benchPlan = planRun(
  { ...DEFAULT_OPTIONS, target: 'simulator' },
  readDocuments(DEFAULT_OPTIONS),
  allCases,
);
/** As many scenarios at once as the contract's tests run. */
const AT_ONCE = 6;
const SIZES = ['empty', 'large'] as const;

interface Scenario {
  label: string;
  planned: PlannedEntry;
  scenario: CaseScenario;
}

const scenarios: Scenario[] = benchPlan.selected.flatMap((planned) =>
  plannedScenarios(planned, 'both').map((scenario) => ({
    label: `${planned.entry.id} ${scenario.name}`.trim(),
    planned,
    scenario,
  })),
);

/** Milliseconds of one thing in one round. */
export interface TimePair {
  empty: number;
  large: number;
}

/** What one round found. */
export interface TableRound {
  /** By label of the scenario, one after another. */
  each: Map<string, TimePair>;
  /** All of them as an audit runs them, rows behind the calls. */
  together: TimePair;
}

/**
 * Runs every scenario over empty and over large tables, in turn, with as little as possible between the two; then all of them as an
 * audit does. Opening a run and closing it are not timed. The first round only warms up and is left out. Throws when a
 * scenario fails: what does not do the work is not timed.
 */
export async function tableRounds(
  place: ClickHousePlace,
  rows: BigTables,
  rounds: number,
  say: (line: string) => void,
): Promise<TableRound[]> {
  for (const database of SIZES) await (await place.open(database)).close();
  await makeBigTables(place.run, 'large', rows);
  say(`${place.name}: the tables are made`);
  const found: TableRound[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? SIZES : SIZES.toReversed();
    const each = new Map(scenarios.map(({ label }): [string, TimePair] => [label, { empty: 0, large: 0 }]));
    await withRuns(place, async (runs) => {
      for (const one of scenarios) {
        for (const size of order)
          Object.assign(each.get(one.label) ?? {}, { [size]: await timed(runs[size], one) });
      }
    });
    const together: TimePair = { empty: 0, large: 0 };
    await withRuns(place, async (runs) => {
      for (const size of order) together[size] = await allTogether(runs[size]);
    });
    if (round > 0) found.push({ each, together });
    say(`${place.name}: round ${round} of ${rounds}`);
  }
  return found;
}

async function withRuns(
  place: ClickHousePlace,
  work: (runs: Record<keyof TimePair, OpenRun>) => Promise<void>,
): Promise<void> {
  for (const database of SIZES) await restoreTables(place.run, database, database === 'large');
  const empty = await place.open('empty');
  const large = await place.open('large');
  try {
    await work({ empty, large });
  } finally {
    await empty.close();
    await large.close();
  }
}

async function timed(run: OpenRun, { planned, scenario }: Scenario): Promise<number> {
  const startedAt = performance.now();
  const evidence = await runScenario(run, planned, scenario);
  const ms = performance.now() - startedAt;
  requirePassed(evidence);
  return ms;
}

async function allTogether(run: OpenRun): Promise<number> {
  const turns = new Turns();
  const left = [...scenarios];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const end = await turns.take();
      try {
        requirePassed(await runScenario(run, next.planned, next.scenario, end));
      } finally {
        end();
      }
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return performance.now() - startedAt;
}

function requirePassed({ id, checks }: ScenarioEvidence): void {
  const failed = checks.filter(({ result }) => result === 'fail');
  if (failed.length === 0) return;
  throw new Error(`${id}: ${failed.map(({ name, message }) => `${name}: ${message}`).join('; ')}`);
}
