import { valueAt } from '../../common/items-path.ts';
import { isJsonObject } from '../../model/json.ts';
import type { RuleSpec } from '../../model/rule.ts';
import { type CheckContext, shownAt } from '../check-context.ts';

const DATA_KEYS = ['data', 'result', 'zones', 'paging'] as const;

/** A refused call answers nothing but the error. */
export function noData(_: Extract<RuleSpec, { rule: 'noData' }>, { body, masked }: CheckContext): string[] {
  if (!isJsonObject(body)) return ['expected an error object'];
  return DATA_KEYS.filter((key) => (body[key] ?? null) !== null).map(
    (key) => `/${key}: expected no data in a refused call, came ${shownAt(masked, `/${key}`)}`,
  );
}

/** The error of a missing resource names the id and the resource that the path asked for (observed: `orders`, `Order`). */
export function infoNamesIdAsked(
  _: Extract<RuleSpec, { rule: 'infoNamesIdAsked' }>,
  context: CheckContext,
): string[] {
  const [collection = '', asked = ''] = context.requestPath.split('/').slice(-2);
  const resource = `${collection.charAt(0).toUpperCase()}${collection.slice(1).replace(/s$/, '')}`;
  const expected = { id: asked, resource };
  const wrong = (['id', 'resource'] as const)
    .filter((key) => String(valueAt(context.body, `info.${key}`)) !== expected[key])
    .map((key) => {
      const place = `/info/${key}`;
      return `${place}: expected ${expected[key]}, as asked, came ${shownAt(context.masked, place)}`;
    });
  const code = valueAt(context.body, 'code');
  return code === 'RESOURCE_NOT_FOUND'
    ? wrong
    : [...wrong, `/code: expected RESOURCE_NOT_FOUND, came ${shownAt(context.masked, '/code')}`];
}
