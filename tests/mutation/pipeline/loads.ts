import { DDL_DIR } from '../../../src/command/project-paths.ts';
import { CheckList } from '../../../src/contract/check-list.ts';
import { checkRows } from '../../../src/contract/check-rows.ts';
import { runScenario, type ScenarioRun } from '../../../src/contract/run-scenario.ts';
import type { ScenarioCalls } from '../../../src/contract/scenario-calls.ts';
import type { CaseScenario } from '../../../src/model/case.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import type { LoadContext } from '../../../src/warehouse/loaders/loader.ts';
import type { LoadedRows, Row } from '../../../src/warehouse/row.ts';
import { readTableDefinitions, type TableDefinition } from '../../../src/warehouse/table-definition.ts';
import { openStruckWarehouse, type Strike } from '../../selftest/struck-warehouse.ts';
import type { RedCheck } from '../mutation-run.ts';

/** The table of the rows that tell of loads. */
export const JOBS = 'meta_job_runs';

/** What one scenario of the recordings loads. */
export interface Load {
  /** Id and name: `R13.show-42`. */
  name: string;
  id: string;
  scenario: CaseScenario;
  body: JsonValue;
  context: LoadContext;
  rows: LoadedRows[];
  /** What its job row tells. */
  job: Row;
}

/** What is done otherwise while an answer is loaded. */
export interface LoadChange {
  /** What the loaders made. */
  rows?: (rows: LoadedRows[]) => LoadedRows[];
  job?: (row: Row) => Row;
  /** What becomes of each INSERT. */
  strike?: Strike;
}

/** The answers of the recordings that are loaded, over a ClickHouse of this process. */
export interface LoadRun {
  loads: readonly Load[];
  /** Tables that some answer fills, as their DDL declares them. */
  tables: readonly TableDefinition[];
  sortingKey(table: string): readonly string[];
  /** True for a table in which a row takes the place of one with the same key. */
  isReplacing(table: string): boolean;
  /** Row checks that fail when an answer is loaded with a change; the tables are empty before. */
  redChecks(load: Load, change: LoadChange): Promise<RedCheck[]>;
  close(): Promise<void>;
}

/** Loads every answer once, to learn its rows. Throws what opening a run throws. */
export async function openLoadRun(): Promise<LoadRun> {
  const struck = await openStruckWarehouse({ engine: 'embedded' });
  const { run } = struck;
  const loads: Load[] = [];
  for (const planned of run.plan.joined) {
    for (const scenario of planned.case.scenarios) {
      if (scenario.outcome !== 'ok' || scenario.rows.length === 0) continue;
      const { id } = planned.entry;
      const name = [id, scenario.name].filter((part) => part !== '').join('.');
      const found: Pick<Load, 'body' | 'context'>[] = [];
      const rows: LoadedRows[] = [];
      const loaderFor: ScenarioRun['loaderFor'] = (loader) => (body, context) => {
        const made = run.loaderFor(loader)(body, context);
        found.push({ body, context });
        rows.push(...made);
        return made;
      };
      const jobs: Row[] = [];
      struck.strike = async (table, sent, send) => {
        if (table === JOBS) jobs.push(...sent);
        await send(sent);
      };
      await runScenario({ ...run, loaderFor, answers: new Map() }, planned, scenario);
      for (const facts of found.slice(0, 1))
        loads.push({ name, id, scenario, ...facts, rows, job: jobs[0] ?? {} });
    }
  }
  const filled = new Set([JOBS, ...loads.flatMap(({ rows }) => rows.map(({ table }) => table))]);
  const factsOf = (table: string) => run.warehouse.facts.tables.find(({ name }) => name === table);
  return {
    loads,
    tables: (await readTableDefinitions(DDL_DIR)).filter(({ table }) => filled.has(table)),
    sortingKey: (table) => factsOf(table)?.sortingKey ?? [],
    isReplacing: (table) => factsOf(table)?.engine.endsWith('ReplacingMergeTree') === true,
    redChecks: async (load, change) => {
      await struck.reset();
      struck.strike = change.strike;
      return redChecksOf(run, load, change);
    },
    close: () => struck.close(),
  };
}

async function redChecksOf(
  run: ScenarioRun,
  { id, scenario, body, context }: Load,
  change: LoadChange,
): Promise<RedCheck[]> {
  const list = new CheckList((text) => text);
  const loaderFor: ScenarioRun['loaderFor'] = (name) => (answer, of) => {
    const made = run.loaderFor(name)(answer, of);
    return change.rows === undefined ? made : change.rows(made);
  };
  const warehouse = new Proxy(run.warehouse, {
    get: (target, name) => {
      if (name === 'load' && change.job !== undefined) {
        const { job } = change;
        return (request: Parameters<typeof target.load>[0]) =>
          target.load({ ...request, job: (sent) => job(request.job(sent)) });
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const params = { EVENT_ID: context.eventId, SHOW_ID: context.showId };
  // All that loading asks of the calls.
  const calls = { call: { answer: { json: body } }, params } as unknown as ScenarioCalls;
  await checkRows({ ...run, loaderFor, warehouse }, list, id, scenario, calls);
  return list.results
    .filter(({ result }) => result === 'fail')
    .map(({ name, message }) => ({ check: name, message: message ?? '' }));
}
