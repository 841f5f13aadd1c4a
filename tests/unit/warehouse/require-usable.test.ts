import { expect, test } from 'vitest';
import { requireUsable } from '../../../src/warehouse/require-usable.ts';
import { parseTableDefinition } from '../../../src/warehouse/table-definition.ts';
import { TABLE, versionedTable } from './table-of-types.ts';

const DEFINITION = parseTableDefinition(
  TABLE,
  `CREATE TABLE IF NOT EXISTS {database}.${TABLE}\n(\n    id UInt64,\n    _ver UInt64\n)\nENGINE = MergeTree\nORDER BY (id)\n`,
);

test('a table of which no SELECT shows what merges leave is refused, whoever fills it, with the table to make', () => {
  const of = (engine: string, fills: boolean) =>
    requireUsable('db', [DEFINITION], new Map([[TABLE, versionedTable({ engine })]]), fills);
  for (const fills of [true, false]) {
    expect(() => of('ReplicatedGraphiteMergeTree', fills)).toThrow(
      expect.objectContaining({
        code: 'WAREHOUSE_SCHEMA',
        message: expect.stringContaining(`db.${TABLE} is a ReplicatedGraphiteMergeTree`),
        remedy: expect.stringContaining(`CREATE TABLE IF NOT EXISTS \`db\`.\`${TABLE}\``),
      }),
    );
    for (const engine of ['MergeTree', 'CollapsingMergeTree']) expect(() => of(engine, fills)).not.toThrow();
  }
});

test('a table without the column that says whose a row is can be filled by a loader of the team, not by ours', () => {
  const schema = versionedTable();
  const bare = { ...schema, columns: new Map([...schema.columns].filter(([name]) => name !== '_ver')) };
  const of = (fills: boolean) => requireUsable('db', [DEFINITION], new Map([[TABLE, bare]]), fills);
  expect(() => of(true)).toThrow(`db.${TABLE} lacks _ver`);
  expect(() => of(false)).not.toThrow();
});
