import type { StoredRow } from '../warehouse/key-looks.ts';
import type { LoadedTable } from '../warehouse/load-request.ts';
import type { ExpectedRow } from './expected-rows.ts';

/** What an answer must leave in a table. */
export interface TableExpectation {
  table: string;
  /** By `keyOf`. */
  rows: ReadonlyMap<string, ExpectedRow>;
  /** Columns to compare: those that the case declares and the table has. */
  columns: readonly string[];
  /** True when rows of equal key are one row for a reader. */
  replacing: boolean;
}

/** What a load left in one table. */
export interface TableOutcome {
  expected: number;
  /** Rows of this load that nobody saw before, those that its answer does not hold included. */
  actual: number;
  /** Keys of the answer that show a newer row of another writer: neither expected nor actual. */
  contested: number;
  /** Beside wrong numbers: lost rows, rows too many, wrong values, wrong versions. */
  problems: string[];
}

/**
 * Judges the rows of a load. Neither other writers nor merges change what it finds, but for a key that another writer
 * writes as well with a newer version: on a server that is contested; where the run is the only writer, the row is lost.
 */
export function tableOutcome(
  { table, rows, columns, replacing }: TableExpectation,
  loaded: LoadedTable,
  ver: number,
  hasOthers: boolean,
): TableOutcome {
  const { seen, newKeys, extra, otherVersions } = loaded;
  const own = (key: string) => (seen.get(key) ?? []).filter((row) => row.ver === String(ver));
  const contested = new Set(
    replacing && hasOthers
      ? [...rows.keys()].filter((key) => seen.get(key)?.some((row) => BigInt(row.ver) > BigInt(ver)))
      : [],
  );
  const times = ({ all }: ExpectedRow) => (replacing ? 1 : all.length);
  const lost = [...rows].reduce(
    (sum, [key, row]) => sum + (contested.has(key) ? 0 : Math.max(0, times(row) - own(key).length)),
    0,
  );
  // Where nothing replaces anything, every row is a new one.
  const isNew = (key: string) => !replacing || newKeys.has(key);
  const expected = [...rows].reduce(
    (sum, [key, row]) => sum + (isNew(key) && !contested.has(key) ? times(row) : 0),
    0,
  );
  const actual = [...rows.keys(), ...extra].reduce((sum, key) => sum + (isNew(key) ? own(key).length : 0), 0);
  const problems: string[] = [];
  if (lost > 0) problems.push(`${table}: ${lost} of ${rows.size} rows of the answer are not there`);
  if (extra.size > 0) problems.push(`${table}: ${extra.size} rows were sent that the answer does not hold`);
  if (otherVersions > 0)
    problems.push(`${table}: ${otherVersions} rows were sent with another version than that of the load`);
  for (const [column, count] of differences(rows, columns, own))
    problems.push(`${table}: column ${column} is not what the answer holds in ${count} rows`);
  return { expected, actual, contested: contested.size, problems };
}

/** In how many rows each column is not what the answer holds; columns without such a row are left out. */
function differences(
  rows: ReadonlyMap<string, ExpectedRow>,
  columns: readonly string[],
  own: (key: string) => StoredRow[],
): Map<string, number> {
  const found = new Map<string, number>();
  for (const [key, { all }] of rows) {
    // The last item stands in a replacing table; elsewhere each stored row is one of the items, in whatever order.
    for (const { values } of own(key)) {
      const wrong = all.map((item) =>
        columns.filter((column, index) => (values[index] ?? '') !== item[column]),
      );
      const nearest = wrong.reduce((best, other) => (other.length < best.length ? other : best));
      for (const column of nearest) found.set(column, (found.get(column) ?? 0) + 1);
    }
  }
  return new Map(columns.flatMap((column) => (found.has(column) ? [[column, found.get(column) ?? 0]] : [])));
}

/** A number with its sign. */
export function signed(count: number): string {
  return count < 0 ? String(count) : `+${count}`;
}
