import type { WarehouseConnection } from './connection.ts';
import { JOB_TABLE } from './loaders/job-row.ts';
import { quoteString } from './sql-text.ts';
import { wholeNumber } from './table-totals.ts';

/** The id of a table in a database without ids of tables. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * What is the same for all who see the tables of a database, and the server's time in milliseconds since 1970. A table has an
 * id of its own, which `ON CLUSTER` makes the same on every node; where databases give none, the server's stands for it.
 */
export async function readPlace(
  connection: WarehouseConnection,
  database: string,
): Promise<{ warehouse: string; at: number }> {
  const [row] = await connection.select(
    'ask where the tables are',
    `SELECT toString(any(uuid)), toString(serverUUID()), toUnixTimestamp64Milli(now64(3))
     FROM system.tables WHERE database = ${quoteString(database)} AND name = ${quoteString(JOB_TABLE)}`,
  );
  const [table, server, at] = row ?? [];
  return { warehouse: table === NO_ID ? `${server} ${database}` : String(table), at: wholeNumber(at) };
}
