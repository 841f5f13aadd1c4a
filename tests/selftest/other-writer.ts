import { setTimeout as pause } from 'node:timers/promises';
import type { ClickHouseProcess } from './clickhouse-process.ts';

const RANDOM = 'toString(generateUUIDv4())';
const HASH = 'lower(hex(MD5(toString(generateUUIDv4()))))';
/** Key columns of each table as another job fills them: keys of its own, and one key that it rewrites. */
const KEYS: Record<string, Record<string, string>> = {
  stg_qtickets_api_orders_raw: { _dedup_key: HASH },
  stg_qtickets_api_inventory_raw: { event_id: RANDOM, _dedup_key: HASH },
  stg_qtickets_api_clients_raw: { client_id: `if(number = 0, 'rewritten', ${RANDOM})` },
  stg_qtickets_api_price_shades_raw: { shade_id: RANDOM },
  stg_qtickets_api_discounts_raw: { discount_id: RANDOM },
  stg_qtickets_api_promo_codes_raw: { promo_code_id: RANDOM },
  stg_qtickets_api_barcodes_raw: { barcode: RANDOM },
  stg_qtickets_api_partner_tickets_raw: { ticket_id: RANDOM },
  fact_qtickets_sales_daily: { event_id: RANDOM },
  fact_qtickets_inventory_latest: { event_id: RANDOM },
  meta_job_runs: { job: `'another job'`, started_at: 'now()', finished_at: 'now()', status: `'ok'` },
};
const TICK_MS = 500;
const ROWS_PER_TABLE = 46;

/** Another job that writes about a thousand rows a second into all tables, and merges one of them each time. */
export interface OtherWriter {
  /** Ends it; gives the rows it sent and the seconds it took. */
  stop(): Promise<{ rows: number; seconds: number }>;
}

export function startOtherWriter(clickhouse: ClickHouseProcess, database: string): OtherWriter {
  const startedAt = performance.now();
  const tables = Object.entries(KEYS);
  let rows = 0;
  let going = true;
  const work = (async () => {
    for (let tick = 0; going; tick += 1) {
      const next = performance.now() + TICK_MS;
      for (const [table, columns] of tables) {
        const all: Record<string, string> =
          table === 'meta_job_runs' ? columns : { ...columns, _ver: 'toUnixTimestamp(now())' };
        await clickhouse.run(
          `INSERT INTO ${database}.${table} (${Object.keys(all).join(', ')}) SELECT ${Object.values(all).join(', ')} FROM numbers(${ROWS_PER_TABLE})`,
        );
        rows += ROWS_PER_TABLE;
      }
      await clickhouse.run(`OPTIMIZE TABLE ${database}.${tables[tick % tables.length]?.[0]} FINAL`);
      await pause(Math.max(0, next - performance.now()));
    }
  })();
  // A failure is told by stop(), which waits for it.
  work.catch(() => undefined);
  return {
    stop: async () => {
      going = false;
      await work;
      return { rows, seconds: (performance.now() - startedAt) / 1000 };
    },
  };
}
