import type { CheckContext } from '../../../../src/contract/check-context.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import type { RuleSpec } from '../../../../src/model/rule.ts';

/** What rules read: an answer, what was sent, and other answers beside it. */

/** A time of Moscow. */
export const AT = '2025-11-01T10:00:00+03:00';
export const side = (body: JsonValue) => ({ body, masked: body });
export const asides = (bodies: Record<string, JsonValue>) => ({
  asides: new Map(Object.entries(bodies).map(([name, body]) => [name, side(body)])),
});
export const others = (bodies: Record<string, JsonValue>) => ({
  others: new Map(Object.entries(bodies).map(([name, body]) => [name, side(body)])),
});
export const sent = (body: JsonValue) => ({ requestBody: body, maskedRequestBody: body });
export const baskets = (...list: JsonValue[]) => ({ data: { baskets: list } });
export const ASKED = { params: { BASKET_ID: '2' } };
export const amounts = [{ sent: 'back', came: 'refunded_amount' }];
export const both = [...amounts, { sent: 'kept', came: 'refunded_deduction_amount' }];
export const refunded = {
  id: 2,
  price: 10,
  refunded_at: AT,
  refunded_amount: 7,
  refunded_deduction_amount: 3,
};
export const TALLIES: RuleSpec = { rule: 'tallies', of: '5.1' };
export const codes = (paging: JsonValue = null) =>
  others({
    '5.1': {
      data: [
        { status: 'scanned', checked_at: AT },
        { status: 'scanned', checked_at: '2025-11-01T09:00:00Z' },
        { status: 'valid', checked_at: null },
      ],
      ...(paging === null ? {} : { paging }),
    },
  });
export const WITHIN: RuleSpec = {
  rule: 'fieldWithin',
  items: 'data[*]',
  field: 'x',
  of: '1.1',
  ofItems: 'data[*]',
  ofField: 'id',
};
export const EQUALS: RuleSpec = {
  rule: 'equalsItemOf',
  object: 'data',
  of: '1.1',
  ofItems: 'data[*]',
  except: ['c'],
};
export const later = (seconds: number) =>
  `2025-11-01T10:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}+03:00`;

/** What a rule reads beside the body of an answer. */
export type More = Partial<CheckContext>;
