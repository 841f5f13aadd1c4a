import { setTimeout as pause } from 'node:timers/promises';
import { AUDIT_TABLES } from '../../src/warehouse/audit-tables.ts';

const ORDERS = 'stg_qtickets_api_orders_raw';
const BARCODES = 'stg_qtickets_api_barcodes_raw';
const ROWS_AT_ONCE = 1_000_000;

/** Runs one statement; gives the text of its answer. */
export type RunStatement = (sql: string) => Promise<string>;

/** How many rows the large tables have. */
export interface BigTables {
  orders: number;
  barcodes: number;
}

/** Rows of another job, with keys of their own and versions of whole seconds, as a loader of the team writes them. */
const SELECTS: Record<string, string> = {
  [ORDERS]: `SELECT toString(number) AS order_id, toString(number % 500) AS event_id, 'moscow' AS city,
     toDateTime(1700000000 + number % 30000000) AS sale_ts, 1 AS tickets_sold, number % 5000 AS revenue, 'RUB' AS currency,
     concat('{"id":', toString(number), ',"filler":"', repeat('x', 100), '"}') AS payload_json,
     1700000000 + intDiv(number, 1000) AS _ver, lower(hex(MD5(toString(number)))) AS _dedup_key FROM numbers(`,
  [BARCODES]: `SELECT leftPad(toString(cityHash64(number) % 1000000000000), 12, '0') AS barcode,
     toString(number % 500) AS event_id, '41' AS show_id, 'active' AS status,
     concat('{"filler":"', repeat('x', 100), '"}') AS payload_json, 1700000000 + intDiv(number, 1000) AS _ver
     FROM numbers(`,
};

/** Fills the two tables, a million rows at a time. */
export async function makeBigTables(
  run: RunStatement,
  database: string,
  { orders, barcodes }: BigTables,
): Promise<void> {
  for (const [table, rows] of [
    [ORDERS, orders],
    [BARCODES, barcodes],
  ] as const) {
    const select = SELECTS[table] ?? '';
    const columns = [...select.matchAll(/ AS (\w+)/g)].map(([, name]) => name).join(', ');
    for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, rows - from);
      await run(`INSERT INTO ${database}.${table} (${columns}) ${select}${from}, ${count})`);
    }
  }
}

/** Waits until ClickHouse merges nothing, so that only what is measured is under way. */
async function untilMerged(run: RunStatement): Promise<void> {
  while ((await run('SELECT count() FROM system.merges')).trim() !== '0') await pause(100);
}

/** Takes out what a run left: all rows of versions that count milliseconds, and everything of the small tables. */
export async function restoreTables(run: RunStatement, database: string, large: boolean): Promise<void> {
  for (const table of AUDIT_TABLES) {
    const name = `${database}.${table}`;
    const kept = large && [ORDERS, BARCODES].includes(table);
    await run(
      kept
        ? `ALTER TABLE ${name} DELETE WHERE _ver >= 1000000000000 SETTINGS mutations_sync = 1`
        : `TRUNCATE TABLE ${name}`,
    );
  }
  await untilMerged(run);
}
