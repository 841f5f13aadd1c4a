import type { TableSchema } from '../../../src/warehouse/table-schema.ts';

/** The name of every such table that is given none. */
export const TABLE = 'of_a_team';

/**
 * A table of a team with columns of these types, sorted by all of them; `at` is a time in the audit's own
 * tables, `price` a number, and `value` may be NULL there.
 */
export function tableOfTypes(
  columns: Record<string, string>,
  change: Partial<TableSchema> = {},
): TableSchema {
  return {
    table: TABLE,
    engine: 'MergeTree',
    replacing: false,
    final: false,
    sign: null,
    newestShows: false,
    sortingKey: Object.keys(columns),
    auditKey: Object.keys(columns),
    columns: new Map(Object.entries(columns)),
    instants: new Set(['at']),
    numbers: new Set(['price']),
    optional: new Set(['value']),
    computed: new Set(),
    columnDoings: new Map(),
    ttl: null,
    ...change,
  };
}

/** A table whose rows bear a version, as those of the audit do. */
export function versionedTable(change: Partial<TableSchema> = {}): TableSchema {
  return tableOfTypes({ id: 'UInt64', name: 'String', _ver: 'UInt64' }, { sortingKey: ['id'], ...change });
}

/** A table of texts, of which one column is emptied by the table itself. */
export const SCHEMA = tableOfTypes(
  { id: 'String', name: 'String' },
  { sortingKey: ['id'], columnDoings: new Map([['name', 'is emptied']]) },
);
