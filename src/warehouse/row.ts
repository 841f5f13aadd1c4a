/**
 * A row as it is sent: column to value. Times are whole seconds since 1970, which ClickHouse stores as that
 * instant in any DateTime column; a text would be read in the zone of the column, the server or the process.
 */
export type Row = Record<string, string | number | null>;

/** Rows for one table, named without the database. */
export interface LoadedRows {
  table: string;
  rows: Row[];
}
