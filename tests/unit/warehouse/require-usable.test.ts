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
