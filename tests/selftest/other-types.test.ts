import { expect, test } from 'vitest';
import { failedChecks } from './altered-run.ts';
import { overStruckTables } from './struck-tables.ts';

const ORDERS = 'stg_qtickets_api_orders_raw';
const OURS = {
  order_id: 'String',
  event_id: 'String',
  city: 'String',
  utm_source: 'String',
  utm_medium: 'String',
  utm_campaign: 'String',
  utm_content: 'String',
  utm_term: 'String',
  sale_ts: "DateTime('Europe/Moscow')",
  tickets_sold: 'UInt32',
  revenue: 'Float64',
  currency: 'String',
  payload_json: 'String',
  _ver: 'UInt64',
  _dedup_key: 'String',
};

/** A table of orders with other types than ours, as a team may have made it before the audit came. */
function ordersTable(others: Record<string, string>, key = '_dedup_key', more = ''): string {
  const columns = Object.entries({ ...OURS, ...others }).map(([name, type]) => `${name} ${type}`);
  return `CREATE TABLE {database}.${ORDERS} (${columns.join(', ')}) ENGINE = ReplacingMergeTree(_ver) ORDER BY (${key}) ${more}`;
}

const over = overStruckTables();

test.each([
  [
    'exact numbers, fractions of a second in the key',
    {
      order_id: 'UInt64',
      event_id: 'Nullable(Int32)',
      city: 'LowCardinality(Nullable(String))',
      sale_ts: "DateTime64(6, 'UTC')",
      tickets_sold: 'Float64',
      revenue: 'Decimal(18, 4)',
      currency: 'FixedString(8)',
      _dedup_key: 'UUID',
    },
    'order_id, sale_ts, revenue, _dedup_key',
  ],
  [
    'seconds as a number in the key',
    { sale_ts: 'Int64', revenue: 'Float32', tickets_sold: 'UInt8' },
    'sale_ts, order_id',
  ],
  [
    'parts of a second as a decimal, values that only say how they are kept, a column of which nothing is kept',
    {
      sale_ts: 'Decimal(18, 3)',
      order_id: 'Decimal(20, 0)',
      city: 'SimpleAggregateFunction(any, String)',
      payload_json: 'String EPHEMERAL',
    },
    'sale_ts, order_id',
  ],
  [
    'times and numbers as text',
    { sale_ts: 'String', revenue: 'String', tickets_sold: 'String' },
    'sale_ts, order_id',
  ],
])('the same instants and numbers pass: %s', async (_, types, key) => {
  await over(ordersTable(types, key), async (struck) => {
    const evidence = await struck.evidenceOf('1.2');
    expect(evidence.checks.filter(({ result }) => result === 'fail')).toEqual([]);
    expect(evidence.rows.find(({ table }) => table === ORDERS)).toMatchObject({ expected: 100, actual: 100 });
    // A value that is another one is told in these types too.
    await struck.reset();
    struck.strike = (table, rows, send) =>
      send(
        table === ORDERS
          ? rows.map((row, index) => (index === 0 ? { ...row, tickets_sold: 7, utm_term: 'x' } : row))
          : rows,
      );
    expect(failedChecks(await struck.evidenceOf('1.2'))).toEqual([`rows:${ORDERS}`]);
  });
});

// As Python writes a float, a report an amount, and the audit itself.
const WRITTEN = [
  (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value)),
  (value: number) => value.toFixed(2),
  String,
];
test.each(['_dedup_key', 'sale_ts, order_id, revenue'])(
  'a number in a column of text is the same however it is written, and another one is not: key %s',
  async (key) => {
    await over(
      ordersTable({ revenue: 'LowCardinality(String)', tickets_sold: 'Nullable(String)' }, key),
      async (struck) => {
        const written = (change: (text: string) => string) => {
          struck.strike = (table, rows, send) =>
            send(
              table !== ORDERS
                ? rows
                : rows.map((row, index) => {
                    const text = WRITTEN[index % WRITTEN.length]?.(Number(row['revenue'])) ?? '';
                    const tickets = `${row['tickets_sold']}.0`;
                    return { ...row, revenue: text, tickets_sold: index === 0 ? change(tickets) : tickets };
                  }),
            );
        };
        written((text) => text);
        expect(failedChecks(await struck.evidenceOf('1.2'))).toEqual([]);
        for (const other of ['1e9', '03', 'three', '']) {
          await struck.reset();
          written(() => other);
          expect(failedChecks(await struck.evidenceOf('1.2')), other).toEqual([`rows:${ORDERS}`]);
        }
      },
    );
  },
);

test('a type that cannot hold what it would get is named, and nothing is sent', async () => {
  await over(ordersTable({ order_id: 'UInt8', sale_ts: 'Date' }, 'order_id'), async (struck) => {
    struck.statements.length = 0;
    const evidence = await struck.evidenceOf('1.2');
    const [failed, ...more] = evidence.checks.filter(({ result }) => result === 'fail');
    expect(more).toEqual([]);
    expect(failed?.message).toMatch(/^WAREHOUSE_SCHEMA.*order_id .*UInt8.*sale_ts .*Date/);
    expect(struck.statements).toEqual([]);
  });
});

test('what a table does to rows by itself is named', async () => {
  const more = 'TTL sale_ts + INTERVAL 30 DAY';
  await over(ordersTable({}, '_dedup_key', more), async (struck) => {
    struck.strike = async (table, rows, send) => {
      await send(rows);
      if (table === ORDERS) await struck.other(`OPTIMIZE TABLE {database}.${ORDERS} FINAL`);
    };
    const message = (await struck.evidenceOf('1.2')).checks.find(({ result }) => result === 'fail')?.message;
    expect(message).toContain('TTL');
  });
  await over(ordersTable({ utm_source: 'String TTL sale_ts + INTERVAL 1 DAY' }), async (struck) => {
    struck.strike = async (table, rows, send) => {
      await send(rows);
      if (table === ORDERS) await struck.other(`OPTIMIZE TABLE {database}.${ORDERS} FINAL`);
    };
    const message = (await struck.evidenceOf('1.2')).checks.find(({ result }) => result === 'fail')?.message;
    expect(message).toMatch(/utm_source .*TTL/);
    expect(message).not.toContain('not there');
  });
  await over(ordersTable({ city: "String MATERIALIZED 'x'" }), async (struck) => {
    const message = (await struck.evidenceOf('1.2')).checks.find(({ result }) => result === 'fail')?.message;
    expect(message).toContain('MATERIALIZED');
    expect(message).not.toContain('not there');
  });
});

test('a table without a sorting key is told before the first call, and so is a key that no case fills', async () => {
  const columns = Object.entries(OURS).map(([name, type]) => `${name} ${type}`);
  const opened = (engine: string) =>
    over(`CREATE TABLE {database}.${ORDERS} (${columns.join(', ')}) ENGINE = ${engine}`, async () => {});
  for (const [engine, told] of [
    ['Memory', 'is a Memory without a sorting key'],
    ['MergeTree ORDER BY tuple()', 'is a MergeTree without a sorting key'],
    ['MergeTree ORDER BY cityHash64(order_id)', 'how to fill cityHash64(order_id)'],
  ] as const)
    await expect(opened(engine)).rejects.toMatchObject({
      code: 'WAREHOUSE_SCHEMA',
      message: expect.stringContaining(told),
    });
});

test.each([
  ['discount_value Float64, valid_from DateTime, valid_to Int64', []],
  [
    'discount_value Float64, valid_from DateTime DEFAULT 86400, valid_to String',
    [expect.stringMatching(/valid_from is DEFAULT 86400/)],
  ],
])('columns that hold no NULL have their default where an answer has nothing: %s', async (columns, told) => {
  const table = `CREATE TABLE {database}.stg_qtickets_api_promo_codes_raw (promo_code_id String, code String, discount_type String,
    ${columns}, payload_json String, _ver UInt64, _ingest_ts DateTime) ENGINE = ReplacingMergeTree(_ver) ORDER BY promo_code_id`;
  await over(table, async (struck) => {
    const { checks } = await struck.evidenceOf('4.3');
    expect(checks.filter(({ result }) => result === 'fail').map(({ message }) => message)).toEqual(told);
  });
});
