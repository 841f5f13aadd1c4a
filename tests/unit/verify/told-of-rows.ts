import { judgeRows } from '../../../src/verify/judge/judge-rows.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import type { Responses } from '../../../src/verify/responses/match-responses.ts';
import { toldBy } from './told-by.ts';

/** The tables of the log. */
export const CLIENTS = 'stg_qtickets_api_clients_raw';
export const JOBS = 'meta_job_runs';
const COLUMNS = ['id', 'name'];
/** A row of a load, and what is otherwise. */
export const row = (change: object = {}) => ({
  table: CLIENTS,
  sent: 2,
  expected: 2,
  actual: 2,
  compared: COLUMNS,
  ...change,
});
/** The row of a load's job, and what is otherwise. */
export const job = (change: object = {}) => row({ table: JOBS, sent: 1, expected: 1, actual: 1, ...change });
/** Checks of these tables that passed. */
export const pass = (...tables: string[]) =>
  tables.map((table) => ({ name: `rows:${table}`, result: 'pass' }));

/** What is otherwise than in a log whose rows agree. */
export interface Given {
  scenario?: object;
  second?: object;
  finished?: object;
  body?: unknown;
  json?: boolean;
  path?: string;
  loader?: object | null;
  missing?: string[];
}

/** Places that are told of one or two loads: `8` is the rows' line, `7` the checks', `20` the end of the run. */
export function toldOfRows({
  scenario = {},
  second,
  finished = {},
  body = { data: [1, 2] },
  json = true,
  path = '/clients',
  loader = null,
  missing = [],
}: Given): string[] {
  const of = (change: object, line: number) => ({
    ...{
      id: '2.1',
      scenario: '',
      skipReason: null,
      loaded: true,
      load: 1,
      line,
      lines: { checks: line + 4, rows: line + 5 },
    },
    ...{
      checks: [...pass(CLIENTS, JOBS), { name: 'rows:others', result: 'pass' }],
      rows: [row(), job()],
      ...change,
    },
  });
  const first = of(scenario, 3);
  const scenarios = second === undefined ? [first] : [first, of({ load: 2, ...second }, 10)];
  const marked = scenarios.flatMap(({ load }) =>
    load === null ? [] : [{ table: JOBS, load, rows: 1, keys: 1 }],
  );
  const tables = [CLIENTS, JOBS].map((name) => ({
    name,
    columns: [...COLUMNS, ...missing],
    missingColumns: missing,
  }));
  const log = {
    ...{ file: 'log', loader, started: { warehouse: { tables } }, scenarios },
    finished: { line: 20, interrupted: false, after: { [CLIENTS]: {}, [JOBS]: {} }, marked, ...finished },
  } as unknown as RunLog;
  const answer = {
    exchanges: [{ role: 'setup' }, { role: 'call', request: { path }, response: { json, body } }],
  };
  const responses = new Map(scenarios.map((one) => [one, answer])) as unknown as Responses;
  return toldBy((ledger) => judgeRows(log, responses, ledger.of('log'))).map((place) =>
    place.replace('log:', ''),
  );
}
