import type { LoadedRows, Row } from '../../../src/warehouse/row.ts';
import type { ColumnDefinition } from '../../../src/warehouse/table-definition.ts';
import { COLUMN_MUTATIONS, type ColumnMutation, emptyOf, type MutatedTable } from './columns.ts';
import { JOBS, type Load, type LoadChange, type LoadRun } from './loads.ts';
import { INSERT_MUTATIONS, ROW_MUTATIONS } from './rows.ts';

/** One thing that a loader, or an INSERT, does otherwise. */
export interface PipelineMutant {
  load: Load;
  table: string;
  /** Null where rows are altered as a whole. */
  column: string | null;
  operator: string;
  change: LoadChange;
}

/** The same in all rows of a run: a constant of another run's is what a broken loader may write. */
export const OF_THE_RUN = ['_ver', '_ingest_ts', 'snapshot_ts'];

/** Every mutant of loaders and INSERTs. `wanted` says by name which are made. */
export function* pipelineMutants(
  run: LoadRun,
  wanted: (name: string) => boolean = () => true,
): Generator<PipelineMutant> {
  for (const load of run.loads) {
    for (const table of new Set([...load.rows.map((own) => own.table), JOBS])) {
      const rows = rowsIn(load, table);
      const facts = mutatedTable(run, table);
      for (const column of facts.columns) {
        for (const mutation of COLUMN_MUTATIONS) {
          for (const one of rows.length > 1 ? [false, true] : [false]) {
            const operator = `pipeline.column.${mutation.name}${one ? 'InOneRow' : ''}`;
            if (!wanted(`${load.name} ${table}.${column.name} ${operator}`)) continue;
            const to = columnChange({ mutation, column, facts, one });
            if (isSame(column, rows, to)) continue;
            yield { load, table, column: column.name, operator, change: withTable(table, to) };
          }
        }
      }
      for (const { operator, change } of rowChanges(run, load, table)) {
        if (wanted(`${load.name} ${table} ${operator}`))
          yield { load, table, column: null, operator, change };
      }
    }
  }
}

/** What is known of a table's columns: a value of each that some recording has. */
export function mutatedTable(run: LoadRun, table: string): MutatedTable {
  const columns = run.tables.find((definition) => definition.table === table)?.columns ?? [];
  const all = run.loads.flatMap((load) => rowsIn(load, table));
  const constants = columns.map(({ name }): [string, Row[string]] => [
    name,
    OF_THE_RUN.includes(name) ? 1_600_000_000 : name === 'metrics' ? '{}' : (all[0]?.[name] ?? null),
  ]);
  return { columns, constants: Object.fromEntries(constants) };
}

/** Rows of a load for one table. */
export function rowsIn({ rows, job }: Load, table: string): Row[] {
  return table === JOBS ? [job] : rows.filter((own) => own.table === table).flatMap((own) => own.rows);
}

type Change = (row: Row, index: number) => Row;

function columnChange(of: {
  mutation: ColumnMutation;
  column: ColumnDefinition;
  facts: MutatedTable;
  one: boolean;
}): Change {
  const { mutation, column, facts, one } = of;
  return (row, index) => {
    if (!mutation.applies(column, facts) || (one && index !== 0)) return row;
    const value = mutation.value(row, column, facts);
    if (value !== undefined) return { ...row, [column.name]: value };
    return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column.name));
  };
}

// What is absent, and NULL where the column cannot hold it, is stored as the default.
function isSame(column: ColumnDefinition, rows: readonly Row[], change: Change): boolean {
  const stored = (row: Row) => row[column.name] ?? emptyOf(column);
  return rows.every((row, index) => stored(change(row, index)) === stored(row));
}

function withTable(table: string, change: Change): LoadChange {
  if (table === JOBS) return { job: (row) => change(row, 0) };
  return { rows: (all) => ofTable(all, table, (rows) => rows.map(change)) };
}

function ofTable(all: LoadedRows[], table: string, change: (rows: Row[]) => Row[]): LoadedRows[] {
  return all.map((own) => (own.table === table ? { table, rows: change(own.rows) } : own));
}

function* rowChanges(
  run: LoadRun,
  load: Load,
  table: string,
): Generator<{ operator: string; change: LoadChange }> {
  const rows = rowsIn(load, table);
  if (table !== JOBS) {
    for (const { name, change } of ROW_MUTATIONS) {
      if (change(rows) === null) continue;
      yield {
        operator: `pipeline.row.${name}`,
        change: { rows: (all) => ofTable(all, table, (own) => change(own) ?? own) },
      };
    }
    yield* foreignRows(run, load, table);
  }
  for (const { name, strike } of INSERT_MUTATIONS) {
    const struck = strike(table, load.rows);
    if (struck !== null) yield { operator: `pipeline.insert.${name}`, change: { strike: struck } };
  }
}

/** Rows of another answer, beside a table's own or in place of them, and rows in a table that the answer does not fill. */
function* foreignRows(
  run: LoadRun,
  load: Load,
  table: string,
): Generator<{ operator: string; change: LoadChange }> {
  const own = new Set(rowsIn(load, table).map((row) => keyIn(run, table, row)));
  const strangers = run.loads
    .flatMap((other) => rowsIn(other, table))
    .filter((row) => !own.has(keyIn(run, table, row)));
  const stranger = strangers[0];
  const of = (row: Row, rows: readonly Row[]): Row => ({ ...row, _ver: rows[0]?.['_ver'] ?? 1 });
  if (stranger !== undefined) {
    yield {
      operator: 'pipeline.row.oneOfAnotherAnswer',
      change: { rows: (all) => ofTable(all, table, (rows) => [...rows, of(stranger, rows)]) },
    };
    yield {
      operator: 'pipeline.row.allOfAnotherAnswer',
      change: {
        rows: (all) =>
          ofTable(all, table, (rows) => strangers.slice(0, rows.length).map((row) => of(row, rows))),
      },
    };
    yield {
      operator: 'pipeline.row.firstOfAnotherAnswer',
      change: { rows: (all) => ofTable(all, table, (rows) => [of(stranger, rows), ...rows.slice(1)]) },
    };
  }
  const filled = new Set(load.rows.map((loaded) => loaded.table));
  for (const { table: other } of run.tables) {
    if (filled.has(other) || other === JOBS) continue;
    const row = run.loads.flatMap((candidate) => rowsIn(candidate, other))[0];
    if (row === undefined) continue;
    const version = rowsIn(load, table)[0]?.['_ver'] ?? 1;
    yield {
      operator: `pipeline.row.strayedInto.${other}`,
      change: { rows: (all) => [...all, { table: other, rows: [{ ...row, _ver: version }] }] },
    };
  }
}

function keyIn(run: LoadRun, table: string, row: Row): string {
  return JSON.stringify(run.sortingKey(table).map((column) => row[column] ?? null));
}
