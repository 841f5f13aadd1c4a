import { afterAll, beforeAll } from 'vitest';
import { connectEmbedded } from '../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../src/warehouse/connection.ts';
import { openStruckWarehouse, type StruckWarehouse } from './struck-warehouse.ts';

/** What is done with a run over a table that was there before it, which is then closed. */
export type OverTable = (table: string, work: (struck: StruckWarehouse) => Promise<void>) => Promise<void>;

/** For the tests of a file: they share the one engine of the process, which would else end and begin between their tables. */
export function overStruckTables(): OverTable {
  let engine: WarehouseConnection;
  beforeAll(async () => {
    engine = await connectEmbedded(undefined);
  });
  afterAll(() => engine.close());
  return async (table, work) => {
    const struck = await openStruckWarehouse({ engine: 'server', before: [table] });
    try {
      await work(struck);
    } finally {
      await struck.close();
    }
  };
}
