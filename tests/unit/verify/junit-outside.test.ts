import { expect, test } from 'vitest';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { checkJunit } from '../../../src/verify/files/check-junit.ts';
import { modelOf } from '../report/fixture-bundle.ts';
import { goodPlays, runOf } from '../report/fixture-run.ts';
import { toldBy } from './told-by.ts';

// What a test file throws outside its tests the runner tells as a failed test of the file's name: it is one that the run must tell of, too.

const FILE = 'tests/contract/1-orders.test.ts';
const run = modelOf(runOf(goodPlays()));
const [table] = run.tables;
if (table === undefined || run.warehouse === null) throw new RangeError('the run has no table');

/** How many things are told of a report with such a test. */
function told(change: Partial<AuditRun>, { name = FILE, failed = true } = {}): number {
  const totals = `tests="1" failures="${failed ? 1 : 0}" errors="0"`;
  const inside = failed ? '<failure message="x"></failure>' : '';
  const xml = `<?xml version="1.0"?>\n<testsuites ${totals}><testsuite name="${FILE}" ${totals} skipped="0"><testcase classname="${FILE}" name="${name}" time="0.1">${inside}</testcase></testsuite></testsuites>`;
  return toldBy((ledger) =>
    checkJunit('junit.xml', Buffer.from(xml), { ...run, ...change }, ledger.of('junit')),
  ).length;
}

const loader = (...judged: string[]) => ({ judged }) as unknown as AuditRun['loader'];
const strangers = [{ ...table, others: 1 }];
const server = { ...run.warehouse, engine: 'server' } as AuditRun['warehouse'];
const sound = told({});
test.each<[string, Partial<AuditRun>, Parameters<typeof told>[1], boolean]>([
  ['nothing', {}, {}, false],
  ['an error outside any case', { unhandledErrors: ['x'] }, {}, true],
  ['such an error, and a test that passed', { unhandledErrors: ['x'] }, { failed: false }, false],
  ['such an error, and a test of another name', { unhandledErrors: ['x'] }, { name: '9.9 x' }, false],
  ['rows of nobody', { tables: strangers }, {}, true],
  ['rows of others on a server', { tables: strangers, warehouse: server }, {}, false],
  [
    'rows of others beside a loader',
    { tables: strangers, warehouse: server, loader: loader(table.name) },
    {},
    true,
  ],
  ['rows of others in a table that is not judged', { tables: strangers, loader: loader() }, {}, false],
])('a failed test of a file is known where the run tells of it: %s', (_, change, of, known) => {
  expect(told(change, of)).toBe(of?.failed === false || !known ? told({}, of) : sound - 1);
});
