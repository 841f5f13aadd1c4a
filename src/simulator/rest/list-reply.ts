import type { JsonObject } from '../../model/json.ts';
import { type ListRules, runQuery } from '../query/list-query.ts';
import { ok, type Reply, validationError } from '../reply.ts';

/** A list as production sends it, `{data, paging}`; 422 when the query is wrong. `show` makes a row's public form. */
export function listReply<Row extends JsonObject>(
  rows: readonly Row[],
  body: JsonObject,
  rules: ListRules,
  show: (row: Row) => JsonObject = (row) => row,
): Reply {
  const page = runQuery(rows, body, rules);
  if ('faults' in page) return validationError(page.faults);
  return ok({ data: page.rows.map(show), paging: { ...page.paging } });
}
