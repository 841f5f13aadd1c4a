import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/warehouse/row.ts';
import { failedChecks } from './altered-run.ts';
import { overStruckTables } from './struck-tables.ts';
import type { StruckWarehouse } from './struck-warehouse.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';
const COLUMNS = `client_id String, email String, phone String, first_name String, last_name String, middle_name String,
  payload_json String, _ver UInt64, _ingest_ts DateTime('Europe/Moscow')`;

/** A table of clients as another team may have made it, before the audit comes. */
function clientsTable(engine: string, more = ''): string {
  return `CREATE TABLE {database}.${CLIENTS} (${COLUMNS}${more}) ENGINE = ${engine} ORDER BY client_id`;
}

const over = overStruckTables();

/** What another writer does once the rows of the clients were sent. */
function afterwards(
  struck: StruckWarehouse,
  work: (rows: readonly Row[], send: (rows: readonly Row[]) => Promise<void>) => Promise<void>,
): void {
  struck.strike = async (table, rows, send) => {
    await send(rows);
    if (table === CLIENTS) await work(rows, send);
  };
}

const MERGES = [
  ['before any merge', []],
  ['and ClickHouse merged at once', [`OPTIMIZE TABLE {database}.${CLIENTS} FINAL`]],
] as const;

describe.each(MERGES)('rows that no reader sees are lost, whatever their version, %s', (_, merges) => {
  test.each([
    ['a table that keeps the row of the last INSERT', 'ReplacingMergeTree'],
    ['a table that keeps the row with the greatest other column', 'ReplacingMergeTree(_ingest_ts)'],
  ])('%s', async (_name, engine) => {
    await over(clientsTable(engine), async (struck) => {
      expect(failedChecks(await struck.evidenceOf('2.1'))).toEqual([]);
      await struck.reset();
      afterwards(struck, async (rows, send) => {
        const later = { _ver: 5, _ingest_ts: 4_000_000_000, email: 'other@example.com' };
        await send(rows.slice(0, 2).map((row) => ({ ...row, ...later })));
        await struck.other(...merges);
      });
      const evidence = await struck.evidenceOf('2.1');
      expect(failedChecks(evidence)).toEqual([`rows:${CLIENTS}`]);
      expect(evidence.rows.find(({ table }) => table === CLIENTS)).toMatchObject({
        expected: 95,
        actual: 93,
      });
    });
  });

  test('a table that marks rows as deleted', async () => {
    const table = clientsTable(
      'ReplacingMergeTree(_ver, gone)',
      ", gone UInt8 DEFAULT startsWith(phone, '+')",
    );
    await over(table, async (struck) => {
      afterwards(struck, async () => struck.other(...merges));
      const evidence = await struck.evidenceOf('2.1');
      expect(failedChecks(evidence)).toEqual([`rows:${CLIENTS}`]);
    });
  });
});

test('in a table where nothing replaces anything a row that is lost, and one that is there twice, fail', async () => {
  await over(clientsTable('MergeTree'), async (struck) => {
    expect(failedChecks(await struck.evidenceOf('2.1'))).toEqual([]);
    // The same clients once more are as many new rows.
    const again = await struck.evidenceOf('2.1');
    expect(failedChecks(again)).toEqual([]);
    expect(again.rows.find(({ table }) => table === CLIENTS)).toMatchObject({ expected: 95, actual: 95 });
    afterwards(struck, (rows, send) => send(rows.slice(0, 1)));
    expect(failedChecks(await struck.evidenceOf('2.1'))).toEqual([`rows:${CLIENTS}`]);
    struck.strike = (table, rows, send) => send(table === CLIENTS ? rows.slice(1) : rows);
    expect(failedChecks(await struck.evidenceOf('2.1'))).toEqual([`rows:${CLIENTS}`]);
  });
});

test.each(['SummingMergeTree', 'AggregatingMergeTree', 'CollapsingMergeTree(sign)'])(
  'a run into a table of which merges change the rows is told before its first call (%s)',
  async (engine) => {
    const opened = over(clientsTable(engine, ', sign Int8 DEFAULT 1'), async () => {});
    await expect(opened).rejects.toMatchObject({
      code: 'WAREHOUSE_SCHEMA',
      message: expect.stringContaining('merges'),
    });
  },
);
