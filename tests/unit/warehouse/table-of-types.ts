import type { TableSchema } from '../../../src/warehouse/table-schema.ts';

/**
 * A table of a team with columns of these types, sorted by all of them; `at` is a time in the audit's own
 * tables, and `value` may be NULL there.
 */
export function tableOfTypes(
  columns: Record<string, string>,
  change: Partial<TableSchema> = {},
): TableSchema {
  return {
    table: 'of_a_team',
    engine: 'MergeTree',
    replacing: false,
    newestShows: false,
    sortingKey: Object.keys(columns),
    columns: new Map(Object.entries(columns)),
    instants: new Set(['at']),
    optional: new Set(['value']),
    computed: new Set(),
    columnDoings: new Map(),
    ttl: null,
    ...change,
  };
}
