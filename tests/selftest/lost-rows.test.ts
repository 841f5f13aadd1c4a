import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reconciles } from '../../src/documents/row-facts.ts';
import { failedChecks } from './altered-run.ts';
import { openStruckWarehouse, type Strike, type StruckWarehouse } from './struck-warehouse.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';
const SHADES = 'stg_qtickets_api_price_shades_raw';
const JOBS = 'meta_job_runs';

/** A strike at the INSERTs of one table. */
function at(table: string, strike: Strike): Strike {
  return (name, rows, send) => (name === table ? strike(name, rows, send) : send(rows));
}

describe.each(['embedded', 'server'] as const)('where ClickHouse is %s', (engine) => {
  let struck: StruckWarehouse;
  beforeAll(async () => {
    struck = await openStruckWarehouse({ engine });
  });
  beforeEach(() => struck.reset());
  afterAll(() => struck?.close());

  test.each<[string, Strike]>([
    ['writes nothing', async () => undefined],
    ['loses a row', (_, rows, send) => send(rows.slice(1))],
    [
      'puts values into other columns',
      (_, rows, send) =>
        send(rows.map((row) => ({ ...row, email: row['phone'] ?? '', phone: row['email'] ?? '' }))),
    ],
    [
      'cuts values short',
      (_, rows, send) => send(rows.map((row) => ({ ...row, email: String(row['email']).slice(0, 3) }))),
    ],
    ['stores another version', (_, rows, send) => send(rows.map((row) => ({ ...row, _ver: 5 })))],
  ])('an INSERT that says yes and %s fails the rows of its table', async (_, strike) => {
    struck.strike = at(CLIENTS, strike);
    expect(failedChecks(await struck.evidenceOf('2.1'))).toEqual([`rows:${CLIENTS}`]);
  });

  test('a job row that is lost, or there twice, fails', async () => {
    struck.strike = at(JOBS, async () => undefined);
    expect(failedChecks(await struck.evidenceOf('2.1'))).toEqual([`rows:${JOBS}`]);
    struck.strike = at(JOBS, async (_, rows, send) => {
      await send(rows);
      await send(rows);
    });
    expect(failedChecks(await struck.evidenceOf('2.1'))).toEqual([`rows:${JOBS}`]);
  });

  test('a merge between an INSERT and the look at it changes nothing', async () => {
    struck.strike = async (table, rows, send) => {
      await send(rows);
      await struck.other(`OPTIMIZE TABLE {database}.${table} FINAL`);
    };
    const added: unknown[] = [];
    for (const id of ['2.1', '2.2', '2.1']) {
      const evidence = await struck.evidenceOf(id);
      expect(failedChecks(evidence)).toEqual([]);
      added.push(evidence.rows.find(({ table }) => table === CLIENTS)?.actual);
    }
    expect(added).toEqual([95, 0, 0]);
    const { audited } = await struck.closing();
    expect(audited.filter((table) => !reconciles(table, { engine }))).toEqual([]);
  });

  test('rows that came after an INSERT was refused are told in the end, and by which load', async () => {
    struck.strike = at(CLIENTS, async (_, rows, send) => {
      await send(rows);
      await send([{ no_such_column: 1 }]);
    });
    expect(failedChecks(await struck.evidenceOf('2.1'))).toEqual(['rows:warehouse']);
    const { audited } = await struck.closing();
    const clients = audited.find(({ name }) => name === CLIENTS);
    expect(clients?.strays).toEqual([{ id: '2.1', scenario: '', rows: 95 }]);
  });

  test('rows with a version of the run that no scenario sent are told in the end', async () => {
    await struck.evidenceOf('2.1');
    const ver = struck.run.loads.versions.first + 500;
    await struck.other(
      `INSERT INTO {database}.${CLIENTS} (client_id, _ver) SELECT toString(number), ${ver} FROM numbers(3)`,
    );
    const { audited } = await struck.closing();
    expect(audited.find(({ name }) => name === CLIENTS)?.strays).toEqual([
      { id: null, scenario: '', rows: 3 },
    ]);
  });
});

test.each(['embedded', 'server'] as const)(
  'rows that a view copies into another table are told in the end (%s)',
  async (engine) => {
    const struck = await openStruckWarehouse({ engine });
    try {
      await struck.other(
        `CREATE MATERIALIZED VIEW {database}.copies TO {database}.${SHADES} AS
         SELECT client_id AS shade_id, _ver FROM {database}.${CLIENTS}`,
      );
      await struck.evidenceOf('2.1');
      await struck.evidenceOf('4.2');
      const { audited } = await struck.closing();
      const strayed = audited.filter(({ strays }) => strays?.length !== 0);
      expect(strayed.map(({ name, strays }) => [name, strays])).toEqual([
        [SHADES, [{ id: '2.1', scenario: '', rows: 95 }]],
      ]);
      expect(strayed.some((table) => reconciles(table, { engine }))).toBe(false);
    } finally {
      await struck.close();
    }
  },
);

describe("in a team's table that replaces nothing", () => {
  let struck: StruckWarehouse;
  beforeAll(async () => {
    struck = await openStruckWarehouse({
      engine: 'server',
      before: [
        `CREATE TABLE {database}.${CLIENTS} (client_id String, email String, phone String, first_name String,
           last_name String, middle_name String, payload_json String, _ver UInt64, _ingest_ts DateTime)
         ENGINE = MergeTree ORDER BY client_id`,
      ],
    });
  });
  beforeEach(() => struck.reset());
  afterAll(() => struck?.close());

  test('every item is a row, also one that was there before', async () => {
    const [first, again] = [await struck.evidenceOf('2.1'), await struck.evidenceOf('2.1')];
    for (const evidence of [first, again]) {
      expect(failedChecks(evidence)).toEqual([]);
      expect(evidence.rows.find(({ table }) => table === CLIENTS)).toMatchObject({
        expected: 95,
        actual: 95,
      });
    }
    const { audited } = await struck.closing();
    expect(audited.find(({ name }) => name === CLIENTS)).toMatchObject({ delta: 190, others: 0, strays: [] });
  });

  test('rows that are doubled show as two', async () => {
    struck.strike = at(CLIENTS, async (_, rows, send) => {
      await send(rows);
      await send(rows.slice(0, 4));
    });
    const evidence = await struck.evidenceOf('2.1');
    expect(failedChecks(evidence)).toEqual([`rows:${CLIENTS}`]);
    expect(evidence.rows.find(({ table }) => table === CLIENTS)).toMatchObject({ expected: 95, actual: 99 });
    const { audited } = await struck.closing();
    expect(audited.find(({ name }) => name === CLIENTS)?.strays).toEqual([
      { id: '2.1', scenario: '', rows: 4 },
    ]);
  });
});
