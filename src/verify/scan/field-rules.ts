import type { JsonObject, JsonValue } from '../../model/json.ts';
import { isMaskedPart } from './text-rules.ts';

/** Tells whether a value of a field is in a form that no real value has. */
type Masked = (text: string) => boolean;

const FILLED_IN = /\{\{[\w-]+\}\}/;
const WORD =
  /\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}]*|\d+|(?:(?![\d\p{Script=Cyrillic}])[\p{L}\p{M}\p{N}])+/gu;

// Every word is a masked one, or part of a masked address, phone or card.
const words: Masked = (text) => {
  const rest = text
    .replace(/\{\{\w+\}\}/g, ' ')
    .replace(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+\.*(?:@|%40)mask\.invalid/gu, ' ')
    .replace(/0{6}\*+\d{4}/g, ' ')
    .replace(/\+?7[\s(.-]*000[\s\d().-]*/g, ' ');
  return (rest.match(WORD) ?? []).every((word) => /^(?:маскъ|maskq)/i.test(word) || /^0{2}/.test(word));
};
const address: Masked = (text) => /^[^\s@]+@mask\.invalid$/i.test(text) || words(text);
const digits: Masked = (text) => /^[\d\s-]*$/.test(text) && /^(?:0{2}|0?$)/.test(text.replace(/\D/g, ''));
const phone: Masked = (text) => {
  const number = text.replace(/\D/g, '');
  const plain = /^[\d+().\s\u2010-\u2013-]*$/.test(text);
  return (
    (plain && (number.startsWith('7000'.slice(0, number.length)) || number.startsWith('000'))) || words(text)
  );
};
const identifier: Masked = (text) => digits(text) || isMaskedPart(text) || address(text);
const card: Masked = (text) => /^0{6}/.test(text.replace(/[^\d*]/g, '')) || words(text);
const secret: Masked = (text) => FILLED_IN.test(text) || /^(?:Bearer )?YOUR_TOKEN$/.test(text);
const promo: Masked = (text) => /^~/.test(text) || words(text);
const capabilityUrl: Masked = (text) => {
  const rest = text.replace(/^[a-z][\w+.-]*:\/\/[^/?#]*/i, '');
  const [path = '', ...tail] = rest.split(/[?#]/);
  const routes = ['pay', 'cancel-order', 'ticket', 'pdf', 'passbook', 'gpass'];
  const values = tail.flatMap((part) => part.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1)));
  const parts = path.split('/').filter((part) => !routes.includes(part));
  return [...parts, ...values].every(isMaskedPart) || words(text);
};

// From the field lists of the vendor's documents: the key, what it holds, and how a masked value of it looks.
const FIELDS: Readonly<Record<string, readonly [kind: string, masked: Masked]>> = {
  email: ['e-mail', address],
  client_email: ['e-mail', address],
  client_emails: ['e-mail', address],
  phone: ['phone', phone],
  client_phone: ['phone', phone],
  surname: ['name', words],
  middlename: ['name', words],
  client_name: ['name', words],
  client_surname: ['name', words],
  client_middlename: ['name', words],
  organization_name: ['name', words],
  legal_name: ['name', words],
  work_position: ['name', words],
  first_name: ['name', words],
  last_name: ['name', words],
  username: ['name', words],
  comment: ['free text', words],
  barcode: ['barcode', identifier],
  series: ['series', identifier],
  inn: ['tax number', identifier],
  kpp: ['tax number', identifier],
  fanid: ['identifier', identifier],
  visitor_user_id: ['identifier', identifier],
  user_session: ['identifier', identifier],
  vk_id: ['identifier', identifier],
  facebook_id: ['identifier', identifier],
  telegram_id: ['identifier', identifier],
  uniqid: ['capability', (text) => isMaskedPart(text) || words(text)],
  payment_url: ['capability URL', capabilityUrl],
  cancel_url: ['capability URL', capabilityUrl],
  pdf_url: ['capability URL', capabilityUrl],
  passbook_url: ['capability URL', capabilityUrl],
  gpass_url: ['capability URL', capabilityUrl],
  payment_card_number: ['card', card],
  authorization: ['token', secret],
  'proxy-authorization': ['token', secret],
  cookie: ['token', secret],
  'set-cookie': ['token', secret],
  'x-signature': ['token', secret],
  token: ['token', secret],
  password: ['token', secret],
};
const PERSON_BESIDE = ['surname', 'middlename', 'email', 'phone'];
const PROMO_BESIDE = ['discount_id', 'discount_type', 'discount_value', 'max_uses_count'];

/** What an unmasked value of a field is; null for a field that holds nothing personal, and for a masked value. */
export function unmaskedField(
  key: string,
  value: JsonValue,
  object: JsonObject,
  owner: string,
): string | null {
  const rule = ruleOf(key.toLowerCase(), object, owner);
  if (rule === null) return null;
  const [kind, masked] = rule;
  if (typeof value === 'number') {
    const number = String(Math.abs(value));
    return value === 0 || number.startsWith('9000'.slice(0, number.length)) ? null : kind;
  }
  return typeof value !== 'string' || value === '' || masked(value) ? null : kind;
}

/** True for a key below which every value was filled in by a buyer. */
export function isFreeForm(key: string): boolean {
  return ['custom', 'fields'].includes(key.toLowerCase());
}

/** What an unmasked value of a free form is; null for a masked one. */
export function unmaskedFreeForm(value: JsonValue): string | null {
  return typeof value === 'string' && !words(value) && !identifier(value) ? 'free text' : null;
}

function ruleOf(key: string, object: JsonObject, owner: string): readonly [string, Masked] | null {
  if (Object.hasOwn(FIELDS, key)) return FIELDS[key] ?? null;
  const isError = object['status'] === 'error' || typeof object['error'] === 'string';
  const personal = PERSON_BESIDE.some((name) => Object.hasOwn(object, name));
  if (key === 'name' && (personal || ['details', 'telegram_user', 'payments'].includes(owner)))
    return ['name', words];
  const coupon = owner === 'promo_code' || PROMO_BESIDE.some((name) => Object.hasOwn(object, name));
  if (key === 'code' && coupon && !isError) return ['promo code', promo];
  if (key !== 'value') return null;
  if (owner === 'fanid_card') return ['identifier', identifier];
  const column = object['column'];
  const last = typeof column === 'string' ? (column.toLowerCase().split('.').at(-1) ?? '') : '';
  return Object.hasOwn(FIELDS, last) ? (FIELDS[last] ?? null) : null;
}
