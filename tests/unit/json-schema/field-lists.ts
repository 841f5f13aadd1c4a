/**
 * What the contract lets be null and lets be absent, per kind of answer, as pointers in its valid body.
 * A kind that is not listed has no such field. Source: fields of real answers that were seen null or not always seen;
 * the vendor's tables for answers that were never seen.
 */

const DETAILS = 'details/middlename details/surname details/phone';
const BASKET =
  'barcode discount_value multiprice_code client_middlename organization_name legal_name work_position inn kpp comment ' +
  'pdf_url passbook_url checked_at deleted_at refunded_at refunded_amount refunded_deduction_amount';
const ORDER =
  'payed_at payment_card_number backend_user_id access_code_id discount_id promo_code_id deleted_at ' +
  'client/details/middlename client/details/surname client/details/phone';
const EVENT =
  'external_id deleted_at shows/0/sale_start_date shows/0/min_price shows/0/max_price shows/0/deleted_at';
const TICKET =
  'paid_at reserved_to offer_id payment_type_id external_id external_order_id barcode price client_email client_phone ' +
  'client_name client_surname client_middlename fanid_card visitor_user_id';
const TICKET_OPTIONAL = 'payment_type_id external_order_id fanid_card visitor_user_id';
const PROMO = 'active_from active_to deleted_at';
const SEAT =
  'id root_id name zone_id zone_root_id short_seat_id row place admission available disabled ordered max_quantity ' +
  'free_quantity ordered_quantity payed_quantity in_basket_quantity price currency_id related_seats multiprice_name ' +
  'multiprice_code color_theme_id coords spread spread/partner_id spread/users spread/client_groups ' +
  'spread/client_emails spread/agents';
const PERSON = 'client_name client_surname client_middlename';

export const NULLABLE: Readonly<Record<string, readonly string[]>> = {
  'orders-list': [...below('/data/0', ORDER), ...below('/data/0/baskets/0', BASKET)],
  'order-single': [
    ...below('/data', ORDER),
    ...below('/data/baskets/0', BASKET),
    '/data/integrations/roistat/roistat_visit',
  ],
  'basket-single': below('/data', BASKET),
  'clients-list': below('/data/0', DETAILS),
  'client-single': below('/data', DETAILS),
  'events-list': below('/data/0', EVENT),
  'event-single': below('/data', EVENT),
  'discounts-list': [
    ...below('/data/0', PROMO),
    ...below('/data/0', 'events/0/deleted_at shows/0/sale_start_date shows/0/deleted_at'),
  ],
  'promo-codes-list': below('/data/0', PROMO),
  'promo-code-single': below('/data', PROMO),
  'barcodes-list': ['/data/0/checked_at'],
  'scan-info': ['/data/last_checked_at'],
  'partners-ticket-added': below('/result', TICKET),
  'partners-tickets-added': below('/result/0', TICKET),
  'partners-tickets-found': below('/result/0', TICKET),
  'partners-seat-checked': ['/result/offer_id'],
  'partners-seats-checked': ['/result/0/offer_id'],
  'show-barcodes': below('/0', PERSON),
  'barcode-check': ['/checked_at'],
  'show-seats-flat': below(
    '/data/PARTERRE-1;2',
    'multiprice_name multiprice_code color_theme_id spread/partner_id spread/users spread/client_groups spread/client_emails',
  ),
  'show-seats-zones': ['/data/PARTERRE/description'],
  'barcodes-checked': ['/0/checked_at'],
  'baskets-changed': below('/data/0', BASKET),
  'promo-code-made': below('/data', PROMO),
  'partners-seatmap': ['/seatmap/zones/1/description'],
};

export const OPTIONAL: Readonly<Record<string, readonly string[]>> = {
  'order-single': ['/data/integrations/roistat'],
  'events-list': schemeOptional('/data/0/shows/0/scheme_properties'),
  'event-single': schemeOptional('/data/shows/0/scheme_properties'),
  'partners-ticket-added': below('/result', TICKET_OPTIONAL),
  'partners-tickets-added': below('/result/0', TICKET_OPTIONAL),
  'partners-tickets-found': below('/result/0', TICKET_OPTIONAL),
  'show-barcodes': below('/0', `barcode admission price seat_name zone_name row place ${PERSON}`),
  'show-seats-flat': ['/data/PARTERRE-1;2', ...below('/data/PARTERRE-1;2', SEAT)],
  'show-seats-zones': ['/data/PARTERRE', '/data/PARTERRE/seats/1;2'],
  'partners-seatmap': below('/seatmap/zones/1', 'seats/P-20;5 seats/P-20;5/row seats/P-20;5/place').concat(
    '/seatmap/zones/1',
  ),
  'partners-offers': ['/offers/', '/offers//seats/P-20;5'],
};

function schemeOptional(scheme: string): string[] {
  return [
    `${scheme}/seats`,
    ...below(`${scheme}/admin/zones`, 'PARTERRE PARTERRE/was_opened PARTERRE/rows'),
    ...below(`${scheme}/admin/zones/PARTERRE/rows`, '1 1/opened 2 2/was_opened'),
    ...below(`${scheme}/zones`, 'PARTERRE DANCE BALCONY'),
    ...below(
      `${scheme}/zones/PARTERRE`,
      'disabled label price_id spread rows rows/1 rows/1/price_id rows/1/spread',
    ),
    ...below(`${scheme}/zones/DANCE`, 'disabled price_id spread rows'),
    ...below(`${scheme}/seats`, 'PARTERRE-1;2 PARTERRE-1;3'),
    ...below(`${scheme}/seats/PARTERRE-1;2`, 'disabled price_id spread spread/users'),
    ...below(`${scheme}/seats/PARTERRE-1;3`, 'max_quantity hot show_free_quantity'),
  ];
}

function below(pointer: string, fields: string): string[] {
  return fields.split(' ').map((field) => `${pointer}/${field}`);
}

/** Names of number fields that may be negative somewhere: positions, and a discount that may be a surcharge. */
export const MAY_BE_NEGATIVE: readonly string[] =
  'coords discount_value offset place place_coordinates row type'.split(' ');

/** Names of text fields that may be empty somewhere. */
export const MAY_BE_EMPTY: readonly string[] = (
  'age client_name client_surname custom description enabled external_id external_order_id facebook_id hot label ' +
  'max_quantity name offer_id place place_address place_description place_name price_id root_id row rows seat_name ' +
  'short_seat_id show_free_quantity site_url surname utm_campaign utm_medium utm_source visitor_user_id vk_id zone_id ' +
  'zone_name zone_root_id'
).split(' ');
