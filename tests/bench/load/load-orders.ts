import { expectTables, loadRequest, type RowRun } from '../../../src/contract/row-checks.ts';
import { tableOutcome } from '../../../src/contract/table-changes.ts';
import { masker } from '../../../src/masking/create-masker.ts';
import type { CaseScenario } from '../../../src/model/case.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import { loaderFor } from '../../../src/warehouse/loaders/loader-for.ts';
import { loadOrders } from '../../../src/warehouse/loaders/orders.ts';
import { openOver } from '../../../src/warehouse/open-warehouse.ts';
import { qualifiedName } from '../../../src/warehouse/sql-text.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { ok } from '../../cases/define.ts';
import { orderRows } from '../../cases/rows.ts';

export const ORDERS_TABLE = 'stg_qtickets_api_orders_raw';
const SCENARIO: CaseScenario = ok('rest', 'orders-list', { rows: orderRows('data[*]') });
const SNAPSHOT = new Date(1_768_460_400_000);

/** Loads answers as a scenario of the audit does: rows, expected rows, read back, compared. */
export class AuditLoad {
  readonly #run: RowRun;

  private constructor(warehouse: Warehouse, before: RowRun['before']) {
    this.#run = {
      warehouse,
      loaderFor,
      runId: 'bench',
      loads: {
        versions: { first: SNAPSHOT.getTime() * 1000, end: Number.MAX_SAFE_INTEGER },
        byRunId: new Map(),
      },
      before,
      snapshotTs: SNAPSHOT,
      now: () => SNAPSHOT,
      masker,
    };
  }

  static async open(connection: WarehouseConnection, database: string, ddlDir: string): Promise<AuditLoad> {
    const warehouse = await openOver(connection, { database, ddlDir });
    return new AuditLoad(warehouse, await warehouse.begin());
  }

  /** Loads one answer. Throws unless ClickHouse holds exactly its rows afterwards. */
  async load(orders: JsonObject[]): Promise<void> {
    const { warehouse, loads } = this.#run;
    const load = loads.byRunId.size + 1;
    const runId = `6f1c2b0e-5a0d-4c57-9a39-${String(load).padStart(12, '0')}`;
    loads.byRunId.set(runId, load);
    const mark = { load, ver: loads.versions.first + load - 1, runId };
    const answer = { caseId: '1.1', scenario: SCENARIO, body: { data: orders }, params: {}, mark };
    const expected = expectTables(this.#run, answer);
    const outcome = await warehouse.load(loadRequest(this.#run, answer, expected));
    for (const table of expected) {
      const loaded = outcome.tables.get(table.table);
      const found = loaded === undefined ? null : tableOutcome(table, loaded, mark.ver, false);
      const wrong = found === null ? 0 : found.problems.length + found.differences.length;
      if (found?.actual !== orders.length || wrong > 0)
        throw new Error(
          `${table.table}: ${found?.actual} of ${orders.length} rows, ${wrong} values or versions are wrong`,
        );
    }
  }
}

/** The same rows by the client alone: nothing is looked at before or after. */
export async function bulkInsert(
  connection: WarehouseConnection,
  database: string,
  orders: JsonObject[],
): Promise<void> {
  const context = { eventId: '', showId: '', snapshotTs: SNAPSHOT, ver: 1 };
  for (const { table, rows } of loadOrders({ data: orders }, context))
    await connection.insert('insert in bulk', qualifiedName(database, table), rows);
}
