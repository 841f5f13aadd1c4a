import { valueAt } from '../../common/items-path.ts';
import { isJsonObject } from '../../model/json.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, shownAt } from '../check-context.ts';

const DATA_KEYS = ['data', 'result', 'zones', 'paging'] as const;

/** A refused call answers nothing but the error. */
export function noData(_: Extract<RuleSpec, { rule: 'noData' }>, { body }: CheckContext): string[] {
  if (!isJsonObject(body)) return ['expected an error object'];
  return DATA_KEYS.filter((key) => key in body).map(
    (key) => `/${key}: expected no data in a refused call, came some`,
  );
}

/** The error of a missing resource names the id that the path asked for. */
export function infoNamesIdAsked(
  _: Extract<RuleSpec, { rule: 'infoNamesIdAsked' }>,
  context: CheckContext,
): string[] {
  const asked = context.requestPath.split('/').at(-1);
  return String(valueAt(context.body, 'info.id')) === asked
    ? []
    : [`/info/id: expected ${asked}, as asked, came ${shownAt(context.masked, '/info/id')}`];
}
