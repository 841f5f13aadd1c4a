import { BoundedCache } from '../common/bounded-cache.ts';
import type { FieldKind } from './field-keys.ts';
import { isLeftOut } from './no-value.ts';

/** Rules for the values of structured fields; the names are the kinds of the scanner's hits. */
export type FieldRule =
  | 'email'
  | 'phone'
  | 'name'
  | 'barcode'
  | 'series'
  | 'card'
  | 'capability'
  | 'capability-url'
  | 'identifier'
  | 'promo-code'
  | 'token';

// Written from the field lists of the vendor's documents, apart from the masker's own table: a field missing in one of
// them shows up as soon as masked data is scanned.
const RULE_OF_KEY: Readonly<Record<string, FieldRule>> = {
  email: 'email',
  client_email: 'email',
  client_emails: 'email',
  phone: 'phone',
  client_phone: 'phone',
  surname: 'name',
  middlename: 'name',
  client_name: 'name',
  client_surname: 'name',
  client_middlename: 'name',
  first_name: 'name',
  last_name: 'name',
  username: 'name',
  organization_name: 'name',
  legal_name: 'name',
  work_position: 'name',
  comment: 'name',
  telegram_user: 'name',
  inn: 'identifier',
  kpp: 'identifier',
  fanid: 'identifier',
  visitor_user_id: 'identifier',
  user_session: 'identifier',
  vk_id: 'identifier',
  from_id: 'identifier',
  actor_id: 'identifier',
  device_id: 'identifier',
  facebook_id: 'identifier',
  telegram_id: 'identifier',
  barcode: 'barcode',
  barcodes: 'barcode',
  series: 'series',
  payment_card_number: 'card',
  uniqid: 'capability',
  payment_url: 'capability-url',
  cancel_url: 'capability-url',
  pdf_url: 'capability-url',
  passbook_url: 'capability-url',
  gpass_url: 'capability-url',
  promo_code: 'promo-code',
  promocode: 'promo-code',
  access_code: 'promo-code',
  authorization: 'token',
  proxy_authorization: 'token',
  x_forwarded_for: 'token',
  x_real_ip: 'token',
};

// What a field that no document lists would be called.
const RULE_OF_LAST_WORD: readonly (readonly [FieldRule, RegExp])[] = [
  [
    'token',
    /^(?:.*_)?(?:(?:csrf|xsrf|auth|access|refresh|api|bot|session|bearer|user|app)?token|csrfmiddlewaretoken|phpsessid|jsessionid|secret(?:_(?:2fa|m?fa|t?otp|seed))?|(?:(?:pg|my|db)?passw(?:or)?d|pass(?=_))(?:_hash|_(?:double_)?(?:sha[0-9]{1,3}|md5|bcrypt|argon2)(?:_(?:hex|hash))?)?|(?:t?otp|[2m]fa)_(?:key|seed)|passphrase|csrf|xsrf|cookie|signature|jwt|session_?id|(?:jwt|token|cookie|session|hmac|webhook)_sign(?:ing|er)?)$/,
  ],
  [
    'token',
    /^(?:.*_)?(?:api|access|private|secret|app|auth|account|shared|signing|encryption|partners?|consumer|master|deploy|service|webhook|merchant|terminal|hmac)_?key(?:_id)?$/,
  ],
  ['email', /^(?:.*_)?e_?mail(?:s|_address)?$/],
  ['phone', /^(?:.*_)?(?:phone|phones|phone_number|mobile|tel|telephone)$/],
  [
    'name',
    /^(?:.*_)?(?:surname(?:_(?:lat|latin|en|eng|ru|rus))?|forename|given_?name|family_?name|patronymic|fio|first_?name|last_?name|middle_?name|full_?name|(?:client|customer|buyer|guest|contact|recipient|payer|owner|holder|cardholder)_?name|name_on_card)$/,
  ],
  [
    'name',
    /^(?:.*_)?(?:client|customer|buyer|guest|delivery|shipping|billing|home|postal|mailing|residential|registration)_address$/,
  ],
  [
    'name',
    /^(?:.*_)?(?:telegram|tg|vk|whatsapp|viber|instagram|skype)_(?:username|user_name|name|login|nick|nickname)$/,
  ],
  ['card', /^(?:.*_)?(?:card_number|pan)$/],
  [
    'identifier',
    /^(?:.*_)?(?:snils|ogrn|ogrnip|(?:passport|document|doc)_(?:number|no|series)|passport|imei|idf[av]|gaid|aaid|birthday|bday|birthdate|birth_day|birth_date|date_of_birth|dob|born|cv[cv]2?|ip|ip_address|remote_addr)$/,
  ],
  ['name', /^(?:фио|фамилия|имя|отчество)$/],
  ['phone', /^(?:телефон|мобильный)$/],
  ['email', /^(?:эл(?:ектронная)?[ _]?)?почта$/],
  ['identifier', /^(?:дата[ _]?рождения|паспорт|инн|снилс)$/],
  ['token', /^(?:токен|пароль|секрет|ключ[ _]?(?:доступа|api|апи|сессии|сеанса|подписи))$/],
];

const RULE_OF_KIND: Partial<Record<FieldKind, FieldRule>> = {
  words: 'name',
  promoCode: 'promo-code',
  secret: 'token',
  capabilityUrl: 'capability-url',
};

/** The rule for a value whose kind masker and scanner know from one place. */
export function ruleOfKind(kind: FieldKind): FieldRule;
export function ruleOfKind(kind: FieldKind | undefined): FieldRule | undefined;
export function ruleOfKind(kind: FieldKind | undefined): FieldRule | undefined {
  return kind === undefined ? undefined : (RULE_OF_KIND[kind] ?? (kind as FieldRule));
}

/** The rule for a key that means the same wherever it stands, however its words are joined; undefined for any other. */
export function keyRule(key: string): FieldRule | undefined {
  return known.get(key, foundRule).rule;
}

const foundRule = (key: string) => ({ rule: ruleOf(key) });
const known = new BoundedCache<{ rule: FieldRule | undefined }>({ entries: 5_000, longestKey: 100 });

function ruleOf(key: string): FieldRule | undefined {
  const name = key
    .replace(/(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g, (letter) => `_${letter}`)
    .toLowerCase()
    .replace(/-/g, '_');
  if (/^(?:with(?:out)?|has)_/.test(name)) return undefined;
  if (Object.hasOwn(RULE_OF_KEY, name)) return RULE_OF_KEY[name];
  return RULE_OF_LAST_WORD.find(([, pattern]) => pattern.test(name))?.[0];
}

/** True for a text that is in the reserved range of its field, so that no real value can be. Empty is reserved. */
export function isReserved(rule: FieldRule, text: string): boolean {
  return text === '' || isMasked(rule, text) || isLeftOut(rule, text);
}

function isMasked(rule: FieldRule, text: string): boolean {
  switch (rule) {
    case 'email':
      return /^[^\s@]+@mask\.invalid$/i.test(text) || isReservedProse(text);
    case 'name':
      return isReservedProse(text);
    case 'phone':
      return isReservedPhone(text);
    case 'barcode':
    case 'series':
    case 'identifier':
      return isReservedNumber(text) || isReservedPart(text) || isReservedProse(text);
    case 'card':
      return (/^[0-9*xX\u2022\s.-]+$/.test(text) && /^0{6}|^0*$/.test(signs(text))) || isReservedProse(text);
    case 'capability':
      return isReservedPart(text) || isReservedProse(text);
    case 'capability-url':
      return isReservedUrl(text) || isReservedProse(text);
    case 'promo-code':
      return /^~[A-Z0-9]{3,}$/.test(text) || isReservedProse(text);
    case 'token':
      return /\{\{[\w-]+\}\}/.test(text);
  }
}

/** An address without a query whose every step is masked: what nearly every one is. */
const MASKED_URL =
  /^https:\/\/[^/?#]*(?:\/(?:pay|cancel-order|ticket|pdf|passbook|gpass|mask[^/?#]*|0{8}[0-9a-fA-F-]*))+$/;

/** True for a number in a personal field that is in the reserved range: it begins with 9000 as far as it is long. */
export function isReservedInteger(value: number): boolean {
  const digits = String(Math.abs(value));
  return value === 0 || digits.startsWith('9000'.slice(0, digits.length));
}

function signs(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

function isReservedPhone(text: string): boolean {
  const digits = signs(text);
  if (/[^0-9+().\s\u2010-\u2013-]/.test(text) || digits.length > 15) return isReservedProse(text);
  return digits.startsWith('7000'.slice(0, digits.length)) || /^000[0-9]{7}$/.test(digits);
}

function isReservedNumber(text: string): boolean {
  return /^[0-9\s-]+$/.test(text) && /^(?:00|0?$)/.test(signs(text));
}

function isReservedPart(text: string): boolean {
  return text.startsWith('mask'.slice(0, text.length)) || /^0{8}[0-9a-fA-F-]*$/.test(text);
}

function isReservedUrl(text: string): boolean {
  if (MASKED_URL.test(text)) return true;
  const rest = text.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const [path = '', ...others] = rest.split(/[?#]/);
  const words = ['', 'pay', 'cancel-order', 'ticket', 'pdf', 'passbook', 'gpass'];
  const values = others.flatMap((part) => part.split('&')).map((pair) => pair.slice(pair.indexOf('=') + 1));
  return (
    path.split('/').every((part) => words.includes(part) || isReservedPart(part)) &&
    values.every((value) => value === '' || isReservedPart(value))
  );
}

/** One masked word or a few: what nearly every name is. */
const MASKED_WORDS =
  /^(?:маскъ[а-я]{8}|maskq[a-z]{8})(?:[ «»",.()-]{1,4}(?:маскъ[а-я]{8}|maskq[a-z]{8})){0,9}[».")]{0,2}$/i;

const PROSE_WORD =
  /\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}]*|[0-9]+|(?:(?![0-9\p{Script=Cyrillic}])[\p{L}\p{M}\p{N}])+/gu;

// Every word and number of the text is masked, or belongs to a masked address, phone, card or placeholder.
function isReservedProse(text: string): boolean {
  if (MASKED_WORDS.test(text)) return true;
  const rest = text
    .replace(/\{\{(?:secret|token|masked)\}\}/g, ' ')
    .replace(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+\.*(?:@|%40)mask\.invalid(?![\p{L}\p{N}])/gu, ' ')
    .replace(/000000\*+[0-9]{4}/g, ' ')
    .replace(/\+?7[\s(.-]{0,3}000(?:[\s).-]{0,3}[0-9]){7}(?![0-9])/g, ' ');
  // The first that is open ends it: a text may have a million words.
  for (const [word] of rest.matchAll(PROSE_WORD))
    if (!/^(?:маскъ[а-я]{8}|maskq[a-z]{8}|00[0-9]+)$/i.test(word)) return false;
  return true;
}
