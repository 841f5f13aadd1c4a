import type { JsonObject } from '../../model/json.ts';
import { isoTime } from '../iso-time.ts';
import { ItemFields } from '../item-fields.ts';
import { data, type Reply, resourceNotFound, validationError } from '../reply.ts';
import type { Route, RouteCall, World } from '../route.ts';
import type { PromoCode } from '../state/promotion.ts';
import { inputOf, namesAny } from './input-of.ts';
import { rowOf } from './row-of.ts';

const FIELDS = [
  'code',
  'is_active',
  'max_uses_count',
  'active_from',
  'active_to',
  'discount_type',
  'discount_value',
  'valid_from',
  'valid_to',
];

/** Making and changing promo codes, in the documented form and in the spec document's flat one. */
export const promoCodeChangeRoutes: Route[] = [
  {
    method: 'POST',
    path: '/promo-codes',
    handle: ({ world, body }) => {
      const input = inputOf(body);
      if (new ItemFields(input).text('code') === null) return validationError({ code: 'is required' });
      return save(input, newPromoCode(world), world);
    },
  },
  { method: 'PATCH', path: '/promo-codes/:id', undocumented: true, handle: edit },
  { method: 'PUT', path: '/promo-codes/:id', handle: edit },
];

function edit({ world, params, body }: RouteCall): Reply {
  const promo = rowOf(world.state.promoCodes, params['id']);
  if (promo === undefined) return resourceNotFound('PromoCode', params['id'] ?? '');
  const input = inputOf(body);
  if (!namesAny(input, FIELDS)) return validationError({ data: 'names no field that can be changed' });
  return save(input, promo, world);
}

function newPromoCode(world: World): PromoCode {
  const at = isoTime(world.now().getTime());
  return {
    id: world.state.promoCodes.nextId(),
    is_active: 1,
    type: 0,
    discount_id: 0,
    code: '',
    max_uses_count: 0,
    active_from: null,
    active_to: null,
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
}

/** Answers with the promo code and, as the spec document names them, the terms it now has. */
function save(input: JsonObject, before: PromoCode, world: World): Reply {
  const fields = new ItemFields(input);
  const code = fields.like('code', /\S/, 'is required') ?? before.code;
  const discounts = world.state.discounts.all().filter((discount) => discount.deleted_at === null);
  const value = fields.number('discount_value');
  const type = fields.text('discount_type') ?? 'percent';
  const asked = fields.whole('discount_id', 1) ?? (before.discount_id === 0 ? null : before.discount_id);
  // Codes have no value of their own: one is sought among the discounts, as the account has them.
  const discount =
    discounts.find((one) => one.percent === value) ??
    discounts.find((one) => one.id === asked) ??
    discounts[0];
  if (discount === undefined) fields.wrong('discount_id', 'is unknown');
  if (type !== 'percent') fields.wrong('discount_type', 'must be percent');
  if (value !== null && (value <= 0 || value > 100))
    fields.wrong('discount_value', 'must be above 0, at most 100');
  if (world.state.promoCodes.all().some((one) => one.code === code && one.id !== before.id)) {
    fields.wrong('code', 'is taken');
  }
  const isActive = fields.flag('is_active');
  const promo: PromoCode = {
    ...before,
    code,
    discount_id: discount?.id ?? before.discount_id,
    is_active: isActive === null ? before.is_active : Number(isActive),
    max_uses_count: fields.whole('max_uses_count', 0) ?? before.max_uses_count,
    active_from: fields.date('valid_from') ?? fields.date('active_from') ?? before.active_from,
    active_to: fields.date('valid_to') ?? fields.date('active_to') ?? before.active_to,
    updated_at: isoTime(world.now().getTime()),
  };
  if (fields.fault !== null) return validationError(fields.faults);
  world.state.promoCodes.put(promo);
  return data({
    ...promo,
    discount_type: type,
    discount_value: value ?? discount?.percent ?? 0,
    valid_from: promo.active_from ?? promo.created_at,
    valid_to: promo.active_to,
  });
}
