import { AuditError } from '../model/errors.ts';
import type { Row } from './row.ts';
import type { Waiting } from './waiting-load.ts';
import { ClickHouseRefusal } from './warehouse-error.ts';

/** Rows of several loads that go out in one INSERT: so few that ClickHouse takes or refuses them as one block. */
const ROWS_TOGETHER = 5000;

type Insert = (table: string, rows: readonly Row[]) => Promise<unknown>;

/** What one load sends to a table. */
interface Part {
  one: Waiting;
  rows: readonly Row[];
}

/**
 * Sends the rows of loads, each in the order of its loaders: the first of all loads, then the second, and so on. Gives the rows
 * sent, by table; loads that ClickHouse refused are failed and not among them.
 */
export async function sendRows(
  batch: readonly Waiting[],
  insert: Insert,
): Promise<Map<Waiting, Map<string, number>>> {
  const counts = new Map(batch.map((one) => [one, new Map<string, number>()]));
  const steps = Math.max(0, ...batch.map(({ request }) => request.rows.length));
  for (let step = 0; step < steps; step += 1) {
    const byTable = new Map<string, Part[]>();
    for (const one of counts.keys()) {
      const loaded = one.request.rows[step];
      if (loaded === undefined) continue;
      byTable.set(loaded.table, [...(byTable.get(loaded.table) ?? []), { one, rows: loaded.rows }]);
    }
    for (const [table, parts] of byTable) {
      for (const { one, rows, error } of await insertParts(insert, table, parts)) {
        const own = counts.get(one);
        if (error === undefined) own?.set(table, (own.get(table) ?? 0) + rows.length);
        else {
          counts.delete(one);
          one.fail(error.cause);
        }
      }
    }
  }
  return counts;
}

/** A part that was sent, or why it was not. */
type SentPart = Part & { error?: { cause: unknown } };

// In one INSERT, unless they are many. One that is refused has written nothing, and each load is sent by itself: the
// rows of one must not fail another. After anything else nobody knows what was written, so nothing is sent again. Where
// nothing is refused by itself, the refusal was nobody's, and all of them are failed: it must not be lost.
async function insertParts(insert: Insert, table: string, parts: readonly Part[]): Promise<SentPart[]> {
  const sum = parts.reduce((all, { rows }) => all + rows.length, 0);
  if (parts.length > 1 && sum > ROWS_TOGETHER) return insertEach(insert, table, parts);
  try {
    await insert(
      table,
      parts.flatMap(({ rows }) => rows),
    );
    return [...parts];
  } catch (cause) {
    const failed = parts.map((part) => ({ ...part, error: { cause } }));
    if (parts.length === 1 || !wroteNothing(cause)) return failed;
    const results = await insertEach(insert, table, parts);
    return results.some(({ error }) => error !== undefined) ? results : failed;
  }
}

async function insertEach(insert: Insert, table: string, parts: readonly Part[]): Promise<SentPart[]> {
  const results: SentPart[] = [];
  for (const part of parts) results.push(...(await insertParts(insert, table, [part])));
  return results;
}

function wroteNothing(error: unknown): boolean {
  return (
    error instanceof ClickHouseRefusal || (error instanceof AuditError && error.code === 'WAREHOUSE_SCHEMA')
  );
}
