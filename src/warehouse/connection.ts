import type { Row } from './row.ts';

/** The ClickHouse release whose behaviour both engines are told to show. */
export const COMPATIBILITY = '24.8';

/** A way to ClickHouse, embedded or a server. Every failure is an AuditError that says what was being done. */
export interface WarehouseConnection {
  engine: 'embedded' | 'server';
  /**
   * Rows of a SELECT, each an array of columns. 64-bit numbers may come as strings or as numbers. `limitMs`: how long the
   * statement itself may take, where it says so: the answer is waited for at least as long.
   */
  select(doing: string, sql: string, limitMs?: number): Promise<unknown[][]>;
  /** Runs one statement that answers nothing; on the embedded engine several, with a semicolon between them. */
  command(doing: string, sql: string): Promise<void>;
  /** Inserts rows; `into` is a quoted, qualified table. */
  insert(doing: string, into: string, rows: readonly Row[]): Promise<void>;
  /** Waits for what is running, then lets go of the engine and of its temporary files. A second call does nothing. */
  close(): Promise<void>;
}
