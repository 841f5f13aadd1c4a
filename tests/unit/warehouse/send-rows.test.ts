import { expect, test } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import type { Row } from '../../../src/warehouse/row.ts';
import { sendRows } from '../../../src/warehouse/send-rows.ts';
import type { Waiting } from '../../../src/warehouse/waiting-load.ts';
import { ClickHouseRefusal } from '../../../src/warehouse/warehouse-error.ts';

interface Load {
  waiting: Waiting;
  failures: unknown[];
}

function loadOf(...tables: [table: string, count: number][]): Load {
  const failures: unknown[] = [];
  const rows = tables.map(([table, count]) => ({
    table,
    rows: Array.from({ length: count }, (_, index): Row => ({ id: index })),
  }));
  return {
    waiting: { request: { rows }, fail: (cause: unknown) => failures.push(cause) } as unknown as Waiting,
    failures,
  };
}

/** Sends loads, of which an INSERT of so many rows throws; gives each INSERT, what was counted and what failed. */
async function send(loads: readonly Load[], refuse: (rows: number, at: number) => unknown = () => undefined) {
  const inserts: [string, number][] = [];
  const counts = await sendRows(
    loads.map(({ waiting }) => waiting),
    async (table, rows) => {
      inserts.push([table, rows.length]);
      const cause = refuse(rows.length, inserts.length - 1);
      if (cause !== undefined) throw cause;
    },
  );
  return {
    inserts,
    counted: loads.map(({ waiting }) => Object.fromEntries(counts.get(waiting) ?? [['failed', 1]])),
    failures: loads.map(({ failures }) => failures),
  };
}

test('loads go step by step, each table of a step in one INSERT, and rows of a table add up', async () => {
  const loads = [loadOf(['a', 2], ['b', 1], ['a', 3]), loadOf(['a', 1], ['a', 4])];
  expect(await send(loads)).toEqual({
    inserts: [
      ['a', 3],
      ['b', 1],
      ['a', 4],
      ['a', 3],
    ],
    counted: [{ a: 5, b: 1 }, { a: 5 }],
    failures: [[], []],
  });
});

test.each([
  ['up to 5000 rows go together', 2500, 2500, [5000]],
  ['more are sent load by load', 2500, 2501, [2500, 2501]],
])('%s', async (_, one, other, sent) => {
  const { inserts } = await send([loadOf(['a', one]), loadOf(['a', other])]);
  expect(inserts.map(([, rows]) => rows)).toEqual(sent);
});

test('one load of many rows goes in one INSERT', async () => {
  expect((await send([loadOf(['a', 6000])])).inserts).toEqual([['a', 6000]]);
});

const REFUSAL = new ClickHouseRefusal(27, 'refused', '');

test.each([
  ['a refusal of ClickHouse', REFUSAL],
  ['a row that its table cannot hold', new AuditError('WAREHOUSE_SCHEMA', 'cannot hold', '')],
])('%s fails the load whose rows it is of, and no other', async (_, cause) => {
  const loads = [loadOf(['a', 2], ['b', 1]), loadOf(['a', 7], ['b', 1])];
  const { inserts, counted, failures } = await send(loads, (rows) => (rows >= 7 ? cause : undefined));
  expect(inserts).toEqual([
    ['a', 9],
    ['a', 2],
    ['a', 7],
    ['b', 1],
  ]);
  expect(counted).toEqual([{ a: 2, b: 1 }, { failed: 1 }]);
  expect(failures).toEqual([[], [cause]]);
});

test('after anything else nobody knows what was written: nothing is sent again, and all loads fail', async () => {
  const cause = new AuditError('WAREHOUSE_UNREACHABLE', 'no answer', '');
  const { inserts, counted, failures } = await send([loadOf(['a', 1]), loadOf(['a', 1])], () => cause);
  expect(inserts).toEqual([['a', 2]]);
  expect(counted).toEqual([{ failed: 1 }, { failed: 1 }]);
  expect(failures).toEqual([[cause], [cause]]);
});

test('a refusal that is of no load by itself is not lost: all loads fail', async () => {
  const { inserts, failures } = await send([loadOf(['a', 1]), loadOf(['a', 1])], (_, at) =>
    at === 0 ? REFUSAL : undefined,
  );
  expect(inserts.map(([, rows]) => rows)).toEqual([2, 1, 1]);
  expect(failures).toEqual([[REFUSAL], [REFUSAL]]);
});

test('a load without rows counts nothing', async () => {
  expect(await send([])).toEqual({ inserts: [], counted: [], failures: [] });
  expect((await send([loadOf()])).counted).toEqual([{}]);
});
