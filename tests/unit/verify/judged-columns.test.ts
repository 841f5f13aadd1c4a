import { expect, test } from 'vitest';
import { compareColumns } from '../../../src/verify/contract/compare-tables.ts';
import type { JudgedAgain } from '../../../src/verify/contract/judge-again.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { toldBy } from './told-by.ts';

const ROW = { table: 't', compared: ['id', 'name'] };
function columns(
  rows: object[],
  { loader = null as object | null, missing = [] as string[], known = ['t', 'meta_job_runs', 'x2'] } = {},
): number {
  const tables = known.map((name) => ({
    name,
    columns: ['id', 'name', 'job', 'at'],
    missingColumns: missing,
  }));
  const log = { file: 'log', loader, started: { warehouse: { tables } } } as unknown as RunLog;
  const scenario = {
    rows: [
      { table: 't', columns: { id: '', name: '', more: '' } },
      { table: 'x', columns: {} },
    ],
  };
  const one = {
    logged: { id: '1.1', scenario: '', rows, lines: { rows: 8 } },
    scenario,
  } as unknown as JudgedAgain;
  return toldBy((ledger) => compareColumns(log, one, ledger.of('contract'))).length;
}

test.each<[string, Parameters<typeof columns>, number]>([
  ['all that the case fills', [[ROW]], 0],
  ['in another order', [[{ ...ROW, compared: ['name', 'id'] }]], 0],
  ['one less', [[{ ...ROW, compared: ['id'] }]], 1],
  ['one more', [[{ ...ROW, compared: ['id', 'name', 'at'] }]], 1],
  ['another', [[{ ...ROW, compared: ['id', 'at'] }]], 1],
  ['one that is missing', [[{ ...ROW, compared: ['id'] }], { missing: ['name'] }], 0],
  ['one that is left out for a reason', [[{ ...ROW, leftOut: [] }]], 1],
  ['nothing compared', [[{ table: 't' }]], 0],
  ['a job', [[{ table: 'meta_job_runs', compared: ['job'] }]], 0],
  ['another column of a job', [[{ table: 'meta_job_runs', compared: ['id'] }]], 1],
  ['a table that nobody knows', [[{ table: 'x', compared: ['y'] }]], 0],
  ['a table that the case does not fill', [[{ table: 'u', compared: ['y'] }]], 0],
  ['a table that the run knows and the case does not fill', [[{ table: 'x2', compared: ['job'] }]], 0],
  ['a loader', [[{ ...ROW, compared: ['id'] }], { loader: {} }], 0],
  ['the second of two', [[ROW, { table: 'meta_job_runs', compared: [] }]], 1],
])('a load was compared in the columns that its case fills: %s', (_, of, told) => {
  expect(columns(...of)).toBe(told);
});
