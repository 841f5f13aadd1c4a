import type { StoredRow } from '../warehouse/key-looks.ts';
import type { LoadedTable } from '../warehouse/load-request.ts';
import type { LongTexts } from '../warehouse/long-texts.ts';
import type { ExpectedRow } from './expected-rows.ts';
import { type Difference, differingColumns } from './row-differences.ts';

/** What an answer must leave in a table. */
export interface TableExpectation {
  table: string;
  /** By `keyOf`. */
  rows: ReadonlyMap<string, ExpectedRow>;
  /** Columns of the key. */
  sortingKey: readonly string[];
  /** Columns to compare: those that the case declares and the table has. */
  columns: readonly string[];
  /** Those of them that are compared by sums of their texts. */
  long: LongTexts;
  /** True when rows of equal key are one row for a reader. */
  replacing: boolean;
  /** What the table does to rows by itself, in words. */
  ownDoing?: string | null;
  /** By column, in words: what the table itself makes of what it was sent. */
  columnDoings?: ReadonlyMap<string, string>;
}

/** What a load left in one table. */
export interface TableOutcome {
  expected: number;
  /** Rows of this load that nobody saw before, those that its answer does not hold included. */
  actual: number;
  /** Keys of the answer that show a newer row of another writer: neither expected nor actual. */
  contested: number;
  /** Beside wrong numbers: rows sent with a wrong version. */
  problems: string[];
  /** Keys of the answer that are not there, keys that were sent and that it does not hold, and columns with other values. */
  lost: string[][];
  extra: string[][];
  differences: Difference[];
  /** Rows whose columns were held against the answer. */
  compared: number;
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
  const lost = [...rows].flatMap(([key, row]) =>
    contested.has(key)
      ? []
      : Array.from({ length: Math.max(0, times(row) - own(key).length) }, () => row.key),
  );
  // Where nothing replaces anything, every row is a new one.
  const isNew = (key: string) => !replacing || newKeys.has(key);
  const expected = [...rows].reduce(
    (sum, [key, row]) => sum + (isNew(key) && !contested.has(key) ? times(row) : 0),
    0,
  );
  const actual = [...rows.keys(), ...extra].reduce((sum, key) => sum + (isNew(key) ? own(key).length : 0), 0);
  const problems =
    otherVersions > 0
      ? [`${table}: column _ver is not the version of the load in ${otherVersions} rows that were sent`]
      : [];
  const items = [...rows.values()].reduce((sum, { all }) => sum + all.length, 0);
  // Where a row is missing or too many, that is told by its key.
  if (lost.length === 0 && extra.size === 0 && loaded.sent !== items)
    problems.push(`${table}: ${loaded.sent} rows were sent for the ${items} items of the answer`);
  return {
    expected,
    actual,
    contested: contested.size,
    problems,
    lost,
    extra: [...extra].map((key) => JSON.parse(key) as string[]),
    ...compareRows(rows, columns, own),
  };
}

function compareRows(
  rows: ReadonlyMap<string, ExpectedRow>,
  columns: readonly string[],
  own: (key: string) => StoredRow[],
): Pick<TableOutcome, 'differences' | 'compared'> {
  const differences: Difference[] = [];
  let compared = 0;
  for (const [text, { key, all }] of rows) {
    // The last item stands in a replacing table; elsewhere each stored row is one of the items, in whatever order.
    for (const { values } of own(text)) {
      compared += 1;
      differences.push(...differingColumns(key, all, columns, values));
    }
  }
  return { differences, compared };
}

/** A number with its sign. */
export function signed(count: number): string {
  return count < 0 ? String(count) : `+${count}`;
}
