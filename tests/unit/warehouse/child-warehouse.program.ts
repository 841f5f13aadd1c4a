import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { openWarehouse } from '../../../src/warehouse/open-warehouse.ts';
import { DDL_DIR } from './ddl-dir.ts';

/**
 * Run in a process of its own: opens a warehouse, stores a time, reads it back, closes
 * while a query runs, and prints what it saw as JSON.
 * The first argument, if any, is the address of a server.
 */
const url = process.argv[2];
try {
  const warehouse = await openWarehouse({ database: 'child', ddlDir: DDL_DIR, url });
  const table = 'stg_qtickets_api_orders_raw';
  const key = '0'.repeat(32);
  await warehouse.insert(table, [{ _dedup_key: key, sale_ts: 1762547400, _ver: 1 }]);
  const stored = await warehouse.readBack(table, ['sale_ts'], ['_dedup_key'], [[key]]);
  const during = await readdir(tmpdir());
  const reading = warehouse.readBack(table, ['sale_ts'], ['_dedup_key'], [[key]]);
  await warehouse.close();
  await reading;
  const after = await readdir(tmpdir());
  const held = (names: string[]) => names.filter((name) => name.startsWith('chdb-')).length;
  console.log(JSON.stringify({ stored: [...stored.values()], during: held(during), after: held(after) }));
} catch (error) {
  console.log(JSON.stringify({ error: String(error) }));
}
