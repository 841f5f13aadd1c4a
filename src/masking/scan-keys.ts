import type { JsonObject, JsonValue } from '../model/json.ts';
import { BESIDE_A_CODE, isPromoCell, OF_A_CODE } from './code-words.ts';
import { isOfDocument, NUMBERS_OF_DOCUMENT } from './document-keys.ts';
import { isHalfOfName, isOfSchema } from './field-kind.ts';
import { LABEL_KEYS } from './label-pairs.ts';
import { isRandom } from './no-secret.ts';
import { mayBeCalled } from './person-words.ts';
import { isOpenCell, ruleOfLabel } from './scan-columns.ts';
import { type FieldRule, keyRule } from './scan-fields.ts';
import type { TextScanner } from './scan-text.ts';
import { isTypedToEnter } from './typed-fields.ts';

const SECRET_HEADER =
  /auth(?!enticate$)|token|secret|key|cookie|signature|passw|credential|session|csrf|xsrf|jwt|forwarded|real-ip/;
const ADDRESSES = new Set(['path', 'location', 'content-location', 'referer']);
/** Below these, a home and a page are those of a person. */
const OWNERS = ['details', 'client', 'customer', 'buyer', 'guest'];

/** Parts of an address: one with a flat is somebody's home. */
const PARTS_OF_HOME = ['street', 'house', 'building', 'flat', 'apartment', 'zip', 'postcode', 'postal_code'];
/** Others who are written as a name: an office may be, too. */
const CALLED = ['recipient', 'payer', 'passenger', 'attendee', 'visitor', 'cashier', 'holder', 'cardholder'];

/** The rule of a value by the members beside it and the key above them, in small letters. */
type RuleOfPlace = (value: JsonValue, object: JsonObject, parent: string) => FieldRule | undefined;

/** What a key says, wherever it stands. */
export interface KeyFacts {
  lower: string;
  rule: FieldRule | undefined;
  /** As the name of a header. */
  headerRule: FieldRule | undefined;
  /** For a key that means something by what stands around it. */
  ruleOfPlace: RuleOfPlace | undefined;
  /** Ids and campaign numbers may look like telephone numbers or barcodes. */
  isNumber: boolean;
  /** All below it was filled in by a buyer. */
  isFree: boolean;
  /** What stands below it are headers. */
  isHeaders: boolean;
  isAddress: boolean;
  /** What is unmasked in the key itself, and what would be where digits are ids. */
  kinds: readonly string[];
  digitlessKinds: readonly string[];
}

/** Where a value stands: what the keys above it say, without indexes. */
export interface Place {
  /** The nearest key above; null at the root. */
  key: KeyFacts | null;
  /** False below a key of ids. */
  digits: boolean;
  isFree: boolean;
  /** Within the field messages of an error. */
  inError: boolean;
}

/** What a key says; `texts` looks at the key itself. */
export function keyFacts(key: string, texts: TextScanner): KeyFacts {
  const lower = key.toLowerCase();
  return {
    lower,
    rule: keyRule(key),
    headerRule: SECRET_HEADER.test(lower) ? 'token' : keyRule(lower.replace(/^x-/, '')),
    ruleOfPlace: OF_ITS_PLACE.get(lower),
    isNumber: /(?:^id|_id|^utm|^utm_.*)$/.test(lower),
    isFree: lower === 'custom' || lower === 'fields',
    isHeaders: /headers$/.test(lower),
    isAddress: ADDRESSES.has(lower),
    kinds: texts(key, true),
    digitlessKinds: texts(key, false),
  };
}

/** The rule for the value of a member of `object`; undefined where it is a text as any other. */
export function ruleFor(
  { rule, headerRule, ruleOfPlace, isFree, lower }: KeyFacts,
  value: JsonValue,
  object: JsonObject,
  place: Place,
): FieldRule | undefined {
  if (place.inError) return undefined;
  if (rule !== undefined) return rule;
  if (place.key?.isHeaders === true)
    return headerRule ?? (OWNERS.includes(lower) ? ruleOfOwner(value) : undefined);
  if (place.isFree || isFree) return isOfSchema(object) ? undefined : 'name';
  if (isTypedToEnter(lower, value)) return 'token';
  if (isHalfOfName(lower, object)) return 'name';
  return ruleOfPlace?.(value, object, place.key?.lower ?? '');
}

/** `"customer": "Anna Sample"`, where others have an object. */
const ruleOfOwner = (value: JsonValue): FieldRule | undefined => (isFullName(value) ? 'name' : undefined);
const ruleOfHome: RuleOfPlace = (_, object, parent) =>
  ['surname', 'middlename', 'recipient'].some((key) => key in object) ||
  [...OWNERS, 'delivery', 'shipping', 'billing', 'recipient'].includes(parent)
    ? 'name'
    : undefined;
const ruleOfActor: RuleOfPlace = (_, object) => ('actor_id' in object ? 'name' : undefined);
const ruleOfPair: RuleOfPlace = (value, object) => {
  const label = LABEL_KEYS.map((key) => object[key]).find((each) => typeof each === 'string');
  const rule = typeof label === 'string' ? ruleOfLabel(label.trim()) : undefined;
  if (rule === undefined || rule === 'name') return isOpenCell('name', String(value)) ? rule : undefined;
  return /[0-9@]/.test(String(value)) && !/\s\p{L}{2,20}\s/u.test(String(value)) ? rule : undefined;
};
const ruleOfChance: RuleOfPlace = (value) =>
  typeof value === 'string' && isRandom(value) ? 'token' : undefined;

const OF_ITS_PLACE: ReadonlyMap<string, RuleOfPlace> = new Map([
  ...[...OWNERS, ...CALLED].map((key): [string, RuleOfPlace] => [
    key,
    (value) => (isCalledByName(key, value) ? 'name' : undefined),
  ]),
  ...['address', 'telegram', 'whatsapp', 'viber', 'skype', 'vk', 'instagram', 'facebook'].map(
    (key) => [key, ruleOfHome] as const,
  ),
  ...PARTS_OF_HOME.map((key): [string, RuleOfPlace] => [
    key,
    (_, object) => ('street' in object && ('flat' in object || 'apartment' in object) ? 'name' : undefined),
  ]),
  ...['actor', 'members'].map((key) => [key, ruleOfActor] as const),
  ...['access', 'refresh', 'auth', 'identitytoken'].map((key) => [key, ruleOfChance] as const),
  ['name', (_, object, parent) => (isOfPerson(parent, object) ? 'name' : undefined)],
  ...NUMBERS_OF_DOCUMENT.map((key): [string, RuleOfPlace] => [
    key,
    (_, object, parent) => (isOfDocument(object, parent) ? 'identifier' : undefined),
  ]),
  ['from', (_, object) => ('from_id' in object ? 'name' : undefined)],
  ['id', (_, __, parent) => (parent === 'telegram_user' ? 'identifier' : undefined)],
  ['code', (_, object, parent) => (isPromo(parent, object) ? 'promo-code' : undefined)],
  [
    'value',
    (value, object, parent) =>
      parent === 'fanid_card'
        ? 'identifier'
        : parent === 'apikey' && object['key'] === 'value'
          ? 'token'
          : (ruleForColumn(object['column']) ??
            ruleForName(object['name'] ?? object['key']) ??
            ruleOfPair(value, object, parent)),
  ],
  ...['answer', 'content'].map((key): [string, RuleOfPlace] => [key, ruleOfPair]),
]);

function isOfPerson(parent: string, object: JsonObject): boolean {
  const person = 'surname' in object || 'middlename' in object || 'email' in object || 'phone' in object;
  return person || parent === 'details' || parent === 'telegram_user' || parent === 'payments';
}

function isPromo(parent: string, object: JsonObject): boolean {
  if (isError(object)) return false;
  return (
    parent === 'promo_code' ||
    (OF_A_CODE.test(parent) && isPromoCell(String(object['code']))) ||
    BESIDE_A_CODE.some((name) => name in object)
  );
}

/** True for the name of a discount that is called after its code: capitals and digits in one word. */
export function namesCode(name: string, object: JsonObject, { key, inError }: Place): boolean {
  const ofDiscount = /^(?:discounts?|promo_codes?)$/.test(key?.lower ?? '') || isPromo('', object);
  if (inError || !ofDiscount) return false;
  const words = name.match(/(?<![\p{L}\p{N}_~-])[A-Z0-9_-]{4,24}(?![\p{L}\p{N}_-])/gu) ?? [];
  return words.some((word) => /[A-Z]/.test(word) && /[0-9]/.test(word));
}

function ruleForColumn(column: JsonValue | undefined): FieldRule | undefined {
  if (typeof column !== 'string') return undefined;
  const last = column.toLowerCase().split('.').at(-1) ?? '';
  if (last === 'code') return 'promo-code';
  return last === 'name' && /(?:client|details)\./i.test(column) ? 'name' : keyRule(last);
}

/** True for `customer: "Anna Sample"`: two capitalised words or more, that no program is called by. `key`: in small letters. */
export function isCalledByName(key: string, value: JsonValue): boolean {
  if (!isFullName(value)) return false;
  return OWNERS.includes(key) || (CALLED.includes(key) && mayBeCalled(String(value)));
}

function isFullName(value: JsonValue): boolean {
  return (
    typeof value === 'string' &&
    /^(?=\S+ )\p{Lu}\p{Ll}{1,30}(?:[ -]\p{Lu}\p{Ll}{1,30}){1,4}$/u.test(value) &&
    !/^(?:Python|Node|Java|Postman|Google|Yandex|Apache|Mozilla) /.test(value)
  );
}

function ruleForName(name: JsonValue | undefined): FieldRule | undefined {
  return typeof name === 'string' && !/^[а-яё]/i.test(name) ? keyRule(name.replace(/^x-/i, '')) : undefined;
}

function isError(object: JsonObject): boolean {
  return typeof object['error'] === 'string' || object['status'] === 'error';
}

/** True for the member of an error that says which fields are wrong. */
export function isErrorDetail(key: string, object: JsonObject): boolean {
  return (key === 'info' || key === 'errors') && isError(object);
}
