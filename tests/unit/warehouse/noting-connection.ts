import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';

/** A connection that notes what it is asked, and gives one of these answers after the other, and then no rows. */
export function answering(...answers: unknown[][][]) {
  const left = [...answers];
  return noting(() => left.shift() ?? []);
}

/** A connection that notes what it is asked, and answers by `answer`. */
export function noting(
  answer: (sql: string) => unknown[][] = () => [],
  engine: 'embedded' | 'server' = 'embedded',
) {
  const asked: string[] = [];
  const inserted: [string, readonly object[]][] = [];
  const connection = {
    engine,
    select: async (_: string, sql: string) => {
      asked.push(sql);
      return answer(sql);
    },
    command: async (_: string, sql: string) => {
      asked.push(sql);
      answer(sql);
    },
    insert: async (_: string, into: string, rows: readonly object[]) => {
      inserted.push([into, rows]);
    },
    close: async () => {
      asked.push('close');
    },
  } as unknown as WarehouseConnection;
  return { connection, asked, inserted };
}
