import { BoundedCache } from '../../common/bounded-cache.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import {
  address,
  capabilityUrl,
  card,
  identifier,
  isMaskedPart,
  type Masked,
  phone,
  promo,
  secret,
  words,
} from './masked-forms.ts';

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
  telegram_user: ['account', words],
  from_id: ['identifier', identifier],
  device_id: ['identifier', identifier],
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
/** Fields that no document lists, told by how their key ends. */
const ENDINGS: readonly (readonly [RegExp, readonly [kind: string, masked: Masked]])[] = [
  [/(?:^|_)(?:birth_?da(?:y|te)|date_of_birth|dob)$/, ['birth date', identifier]],
  [/(?:^|_)(?:passport(?:_number)?|snils|ogrn(?:ip)?)$/, ['identity document', identifier]],
  [/(?:^|_)(?:client|customer|buyer|guest|delivery|shipping|billing|home|postal)_address$/, ['home', words]],
  [/(?:^|_)(?:telegram|tg|vk|whatsapp|viber|instagram|skype)_(?:user_?name|login|nick)$/, ['account', words]],
  [/(?:^|_)card_number$/, ['card', card]],
  [
    /(?:^|_)(?:api|access|auth|secret|account|private)_key$|_token$|(?:^|_)(?:password(?:_hash)?|csrf)$/,
    ['token', secret],
  ],
  [/^(?:фио|фамилия|отчество)$/i, ['name', words]],
];
/** Of a person: a hall has an address and a page, too. */
const OF_A_PERSON: Readonly<Record<string, string>> = {
  address: 'home',
  telegram: 'account',
  whatsapp: 'account',
  viber: 'account',
  skype: 'account',
  vk: 'account',
  instagram: 'account',
  facebook: 'account',
};
const PERSONS = ['details', 'client', 'customer', 'buyer', 'guest'];
const PERSON_BESIDE = ['surname', 'middlename', 'email', 'phone'];
const PROMO_BESIDE = ['discount_id', 'discount_type', 'discount_value', 'max_uses_count'];

/** What an unmasked value of a field is; null for a field that holds nothing personal, and for a masked value. */
export function unmaskedField(
  key: string,
  value: JsonValue,
  object: JsonObject,
  owner: string,
): string | null {
  const rule = ruleOf(key, object, owner);
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

type Rule = readonly [kind: string, masked: Masked];

/** A bundle has some hundred keys and sixty thousand members. */
const knownKeys = new BoundedCache<Rule | null>({ entries: 2000, longestKey: 80 });

/** What a field holds by its key alone, and how a masked value of it looks; null for any other. */
export function ruleOfKey(key: string): Rule | null {
  return knownKeys.get(key, soughtRule);
}

function soughtRule(key: string): Rule | null {
  const lower = key.toLowerCase();
  if (Object.hasOwn(FIELDS, lower)) return FIELDS[lower] ?? null;
  const name = key.replace(/(?<=[a-z0-9])(?=[A-Z])|-/g, '_').toLowerCase();
  if (Object.hasOwn(FIELDS, name)) return FIELDS[name] ?? null;
  return ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? null;
}

// A header in a HAR file, a variable of Postman: the member beside the value names it.
function namedBeside(object: JsonObject): string {
  const name = object['name'] ?? object['key'];
  return typeof name === 'string' ? name.replace(/^x-/i, '') : '';
}

function ruleOf(given: string, object: JsonObject, owner: string): readonly [string, Masked] | null {
  const known = ruleOfKey(given);
  if (known !== null) return known;
  const key = given.toLowerCase();
  const ofPerson = OF_A_PERSON[key];
  if (ofPerson !== undefined) {
    const person =
      PERSONS.includes(owner) || ['surname', 'middlename'].some((name) => Object.hasOwn(object, name));
    return person ? [ofPerson, words] : null;
  }
  const isError = object['status'] === 'error' || typeof object['error'] === 'string';
  const personal = PERSON_BESIDE.some((name) => Object.hasOwn(object, name));
  if (key === 'name' && (personal || ['details', 'telegram_user', 'payments'].includes(owner)))
    return ['name', words];
  const coupon = owner === 'promo_code' || PROMO_BESIDE.some((name) => Object.hasOwn(object, name));
  if (key === 'code' && coupon && !isError) return ['promo code', promo];
  if (key === 'from' && Object.hasOwn(object, 'from_id')) return ['name', words];
  if (key !== 'value') return null;
  if (owner === 'fanid_card') return ['identifier', identifier];
  const column = object['column'];
  const last = typeof column === 'string' ? (column.toLowerCase().split('.').at(-1) ?? '') : '';
  return ruleOfKey(last === '' ? namedBeside(object) : last);
}
