/** A discount. Its percentage is in no body that production sends, so it is kept apart (QTickets REST, discounts). */
export type Discount = {
  id: number;
  is_active: number;
  name: string;
  active_from: string | null;
  active_to: string | null;
  type: string;
  event_ids: number[];
  percent: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
};

/** A promo code, key for key as production sends it (QTickets REST, promo-codes; observed). */
export type PromoCode = {
  id: number;
  is_active: number;
  type: number;
  discount_id: number;
  code: string;
  max_uses_count: number;
  active_from: string | null;
  active_to: string | null;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
};

/** A price shade: the colour that marks a price in the hall plan. */
export type PriceShade = { id: number; name: string; color: string };
