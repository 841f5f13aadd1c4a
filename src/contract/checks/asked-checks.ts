import { valueAt } from '../../common/items-path.ts';
import { isJsonObject } from '../../model/json.ts';
import type { CheckContext } from '../check-context.ts';
import { filterProblems } from '../rules/partners-rules.ts';

/** What was found by a filter meets it, in every call that has one. Null when the call has none. */
export function askedProblems({ maskedRequestBody, masked }: CheckContext): string[] | null {
  const filter = valueAt(maskedRequestBody ?? {}, 'filter');
  return filter === undefined || !isJsonObject(filter) ? null : filterProblems(filter, masked);
}
