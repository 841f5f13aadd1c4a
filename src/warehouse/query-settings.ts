import { COMPATIBILITY } from './connection.ts';
import { MAX_QUERY_SIZE } from './key-looks.ts';

/**
 * Settings of every query. An unknown field, or null for a column that takes none, must fail: by default
 * ClickHouse drops the one and writes a default value for the other, and the row count would look right.
 * A limit that a query reaches must fail it too: where a user's profile says `break`, ClickHouse answers with a part.
 * What else a profile may do to every answer is undone: LIMIT and OFFSET, answers of a cache, no row where there is
 * nothing to count, shards left out, and statements refused that read a table whole.
 * What FINAL makes of rows must not depend on the WHERE: with a PREWHERE it would not see the rows that cancel others.
 */
export const SETTINGS = {
  compatibility: COMPATIBILITY,
  async_insert: 0,
  input_format_skip_unknown_fields: 0,
  input_format_null_as_default: 0,
  max_query_size: String(MAX_QUERY_SIZE),
  timeout_overflow_mode: 'throw',
  read_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
  group_by_overflow_mode: 'throw',
  distinct_overflow_mode: 'throw',
  set_overflow_mode: 'throw',
  optimize_move_to_prewhere_if_final: 0,
  limit: '0',
  offset: '0',
  use_query_cache: 0,
  empty_result_for_aggregation_by_empty_set: 0,
  skip_unavailable_shards: 0,
  force_primary_key: 0,
} as const;

/** Machine code for an expression takes longer to make than our looks at a few rows take; a server has made its own choice. */
export const EMBEDDED_SETTINGS = {
  ...SETTINGS,
  compile_expressions: 0,
  compile_aggregate_expressions: 0,
  compile_sort_description: 0,
  output_format_parallel_formatting: 0,
  input_format_parallel_parsing: 0,
} as const;

/** On a cluster a read must see what the same run has just written, on whatever node it lands. */
export const CLUSTER_SETTINGS = {
  insert_distributed_sync: 1,
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
  select_sequential_consistency: 1,
} as const;
