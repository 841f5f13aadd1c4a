import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbeddedEngine } from '../../../src/warehouse/http-server/embedded-engine.ts';
import { openWarehouse } from '../../../src/warehouse/open-warehouse.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { DDL_DIR } from './ddl-dir.ts';
import { clientRow } from './rows-for-tests.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';

let root: string;
const opened: Warehouse[] = [];

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'warehouse-data-'));
});

afterEach(async () => {
  for (const warehouse of opened.splice(0)) await warehouse.close();
  await rm(root, { recursive: true, force: true });
});

async function open(directory: string, ddlDir = DDL_DIR): Promise<Warehouse> {
  const warehouse = await openWarehouse({ database: 'kept', ddlDir, dataDir: path.join(root, directory) });
  opened.push(warehouse);
  return warehouse;
}

test('rows in a data directory outlive the warehouse, which may be closed twice', async () => {
  const first = await open('a');
  await first.insert(CLIENTS, [clientRow('1', 1)]);
  await first.close();
  await first.close();
  const second = await open('a');
  expect((await second.totals())[CLIENTS]?.rows).toBe(1);
}, 30_000);

test('a second data directory in one process is refused while the first is open', async () => {
  await open('a');
  await expect(open('b')).rejects.toMatchObject({ code: 'WAREHOUSE_UNREACHABLE' });
}, 30_000);

test('a warehouse that fails to open lets go of its data directory', async () => {
  const ddlDir = path.join(root, 'ddl');
  await cp(DDL_DIR, ddlDir, { recursive: true });
  const file = path.join(ddlDir, `${CLIENTS}.sql`);
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace('    _ver UInt64,\n', '').replace('Tree(_ver)', 'Tree'),
  );
  await (await open('a', ddlDir)).close();
  await expect(open('a')).rejects.toMatchObject({ code: 'WAREHOUSE_SCHEMA' });
  expect((await open('b')).facts.database).toBe('kept');
}, 30_000);

test('a file where the folder of a served engine must be is named, and so is one on the way to it', async () => {
  const file = path.join(root, 'notes.md');
  await writeFile(file, 'x');
  for (const dataDir of [file, path.join(file, 'data')])
    await expect(openEmbeddedEngine(dataDir)).rejects.toMatchObject({
      code: 'FILE_SYSTEM',
      message: expect.stringContaining(file),
      remedy: expect.stringContaining('A file stands where a folder must be'),
    });
  expect(await readFile(file, 'utf8')).toBe('x');
});
