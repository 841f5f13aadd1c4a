import { expect, test } from 'vitest';
import type { TableDefinition } from '../../../src/warehouse/table-definition.ts';
import { addColumnsStatement, parseTableDefinition } from '../../../src/warehouse/table-definition.ts';
import { readTableSchemas } from '../../../src/warehouse/table-schema.ts';
import { answering } from './noting-connection.ts';

const definition = (table: string, columns: Record<string, string>): TableDefinition =>
  ({
    table,
    key: Object.keys(columns).join(', '),
    columns: Object.entries(columns).map(([name, declaration]) => ({ name, declaration })),
  }) as TableDefinition;

test('a table is taken as ClickHouse reports it, and one that lies below another as that one', async () => {
  const create = 'CREATE TABLE d.a (`t` String TTL at + 1) ENGINE = MergeTree';
  const { connection, asked } = answering(
    [
      ['a', 'ReplacingMergeTree', '(id)', 'ReplacingMergeTree(_ver) ORDER BY id TTL at + 2', create],
      ['b', 'Distributed', '', "Distributed('c', 'd2', 'b_local', rand())", ''],
      ['c', 'Distributed', '', "Distributed('c', 'd2', 'gone')", ''],
    ],
    [
      ['a', 'id', 'UInt64', '', ''],
      ['a', 'm', 'String', 'MATERIALIZED', 'x'],
      ['a', 'l', 'String', 'ALIAS', 'x'],
      ['a', 'd', 'String', 'DEFAULT', "'x'"],
      ['a', 'n', 'Nullable(String)', 'DEFAULT', "'x'"],
      ['b', 'id', 'String', '', ''],
    ],
    [['ReplicatedMergeTree', 'id, x', 'ReplicatedMergeTree()', '']],
  );
  const schemas = await readTableSchemas(connection, "d'", [
    definition('a', {
      id: 'UInt64',
      at: 'DateTime',
      day: 'xDateTime',
      n: 'Nullable(String)',
      p: 'Nullable(Float64)',
    }),
    definition('b', { at: 'Nullable(DateTime64(3))' }),
    definition('c', {}),
    definition('none', {}),
  ]);
  expect([...schemas.keys()]).toEqual(['a', 'b', 'c']);
  expect(schemas.get('a')).toMatchObject({
    engine: 'ReplacingMergeTree',
    replacing: true,
    newestShows: true,
    sortingKey: ['id'],
    instants: new Set(['at']),
    numbers: new Set(['id', 'p']),
    optional: new Set(['n', 'p']),
    computed: new Set(['m', 'l']),
    ttl: 'at + 2',
  });
  expect([...(schemas.get('a')?.columns ?? [])].slice(0, 2)).toEqual([
    ['id', 'UInt64'],
    ['m', 'String'],
  ]);
  expect([...(schemas.get('a')?.columnDoings ?? [])]).toEqual([
    ['t', expect.stringContaining('TTL at + 1')],
    ['m', expect.stringContaining('MATERIALIZED')],
    ['l', expect.stringContaining('ALIAS')],
    ['d', expect.stringContaining("DEFAULT 'x'")],
  ]);
  expect(schemas.get('b')).toMatchObject({
    engine: 'ReplicatedMergeTree',
    replacing: false,
    newestShows: false,
    sortingKey: ['id', 'x'],
    auditKey: ['at'],
    instants: new Set(['at']),
    optional: new Set(['at']),
    ttl: null,
  });
  expect(schemas.get('c')).toMatchObject({ engine: 'Distributed', sortingKey: [] });
  expect(asked[0]).toMatch(/database = 'd\\'' AND name IN \('a', 'b', 'c', 'none'\)/);
  expect(asked[1]).toMatch(
    /database = 'd\\'' AND table IN \('a', 'b', 'c', 'none'\) AND default_kind != 'EPHEMERAL'/,
  );
  expect(asked.slice(2)).toEqual([
    expect.stringMatching(/database = 'd2' AND name = 'b_local'/),
    expect.stringMatching(/name = 'gone'/),
  ]);
});

const DDL = `-- a table
CREATE TABLE IF NOT EXISTS {database}.t
(
    id String,
    price Decimal(12, 2) DEFAULT 0,
    _ver UInt64
)
ENGINE = ReplacingMergeTree(_ver)
ORDER BY (id, price)
SETTINGS x = 1;
`;

test('a DDL file declares columns, and makes its table in a database or on a cluster', () => {
  const { columns, key, createIn, createOn } = parseTableDefinition('t', DDL);
  expect(columns).toEqual([
    { name: 'id', declaration: 'String' },
    { name: 'price', declaration: 'Decimal(12, 2) DEFAULT 0' },
    { name: '_ver', declaration: 'UInt64' },
  ]);
  expect(key).toBe('id, price');
  expect(createIn('d`$&')).toMatch(/^CREATE TABLE IF NOT EXISTS `d\\?`+\$&`\.`t`\n\(.*SETTINGS x = 1$/s);
  const [local, over] = createOn('c', 'd');
  expect(local).toContain('CREATE TABLE IF NOT EXISTS `d`.`t_local` ON CLUSTER `c`\n(');
  expect(local).toContain(
    "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', _ver)\n",
  );
  expect(over).toBe(
    "CREATE TABLE IF NOT EXISTS `d`.`t` ON CLUSTER `c` AS `d`.`t_local`\nENGINE = Distributed('c', 'd', 't_local', cityHash64(id, price))",
  );
  expect(
    parseTableDefinition('t', DDL.replace('ReplacingMergeTree(_ver)', 'MergeTree')).createOn('c', 'd')[0],
  ).toContain("ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}')\n");
  expect(addColumnsStatement('d', 't', columns.slice(0, 2))).toBe(
    'ALTER TABLE `d`.`t` ADD COLUMN IF NOT EXISTS `id` String, ADD COLUMN IF NOT EXISTS `price` Decimal(12, 2) DEFAULT 0;',
  );
});

test.each([
  '',
  'CREATE TABLE IF NOT EXISTS {database}.other\n(\n    id String\n)\n',
  'CREATE TABLE IF NOT EXISTS {database}.t\n(\n)\n',
  'CREATE TABLE IF NOT EXISTS {database}.t\n(\n    id String\n',
])('%j declares no table', (sql) => {
  expect(() => parseTableDefinition('t', sql)).toThrow(
    expect.objectContaining({
      code: 'WAREHOUSE_SCHEMA',
      message: expect.stringContaining('t.sql'),
      remedy: expect.stringContaining('{database}.t"'),
    }),
  );
});
