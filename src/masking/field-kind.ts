import { BoundedCache } from '../common/bounded-cache.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { BESIDE_A_CODE, isPromoCell, OF_A_CODE } from './code-words.ts';
import { isOfDocument, NUMBERS_OF_DOCUMENT } from './document-keys.ts';
import { type FieldKind, kindOfKey } from './field-keys.ts';
import { isNameValue, kindOfLabel } from './label-kinds.ts';
import { LABEL_KEYS, VALUE_KEYS } from './label-pairs.ts';
import { isRandom } from './no-secret.ts';
import { mayBeCalled } from './person-words.ts';
import { isTypedToEnter } from './typed-fields.ts';

// Free fields that the organiser asks buyers to fill in: all of it is personal.
const FREE_FORMS = new Set(['custom', 'fields']);
const ERROR_DETAILS = new Set(['info', 'errors']);
const OWNERS_OF_A_NAME = new Set(['details', 'telegram_user', 'payments']);
const BESIDE_A_NAME = ['surname', 'middlename', 'email', 'phone'];
/** A message is sent to somebody: the name beside the address is theirs. */
const ADDRESSED = ['to', 'mail', 'recipient', 'reply_to', 'sent_to'];
const OF_A_PERSON = new Set('address telegram whatsapp viber skype vk instagram facebook'.split(' '));
const PERSONS = new Set(['details', 'client', 'customer', 'buyer', 'guest']);
/** Keys of somebody who is written as a name. */
const CALLED = new Set('recipient payer passenger attendee visitor cashier holder cardholder'.split(' '));
/** What is sent goes to somebody's home. */
const SENT = new Set(['delivery', 'shipping', 'billing', 'recipient']);
/** Parts of an address: one with a flat is somebody's home. */
const PARTS_OF_HOME = new Set('street house building flat apartment zip postcode postal_code'.split(' '));
/** Keys of which the value tells that it is a token. */
const OF_A_TOKEN = new Set(['access', 'refresh', 'auth', 'identitytoken']);
const RUSSIAN = /^[А-ЯЁа-яё]/;
const NUMBERS_OF_OTHERS = /(?:^|_)id$|^utm(?:_|$)/;

/** Where a value stands: the nearest key above the object that holds it, and what that implies. */
export interface FieldContext {
  owner: string;
  /** Within a free form: every value is personal. */
  freeForm: boolean;
  /** Within the field messages of an error: keys name fields, values are messages. */
  messages: boolean;
  /** False where strings of digits are ids or campaign numbers. */
  digits: boolean;
}

export const ROOT_CONTEXT: FieldContext = { owner: '', freeForm: false, messages: false, digits: true };

/** What a key says, wherever it stands. */
interface KeyFacts {
  name: string;
  kind: FieldKind | undefined;
  isFreeForm: boolean;
  isErrorDetail: boolean;
  /** Digits below it are ids or campaign numbers. */
  isNumber: boolean;
}

const known = new BoundedCache<KeyFacts>({ entries: 5_000, longestKey: 100 });

function factsFound(key: string): KeyFacts {
  const name = key.toLowerCase();
  return {
    name,
    kind: kindOfKey(key),
    isFreeForm: FREE_FORMS.has(name),
    isErrorDetail: ERROR_DETAILS.has(name),
    isNumber: NUMBERS_OF_OTHERS.test(name),
  };
}

function factsOf(key: string): KeyFacts {
  return known.get(key, factsFound);
}

/** The kind of the field `key` of `object`; undefined for a field that holds nothing personal by its name. */
export function fieldKind(key: string, object: JsonObject, context: FieldContext): FieldKind | undefined {
  if (context.messages) return undefined;
  const { name, kind, isFreeForm } = factsOf(key);
  if (kind !== undefined) return kind;
  if (context.freeForm || isFreeForm) return isOfSchema(object) ? undefined : 'words';
  if (name === 'name' && isPersonName(object, context)) return 'words';
  if (OF_A_PERSON.has(name) && isOfPerson(object, context)) return 'words';
  if (PARTS_OF_HOME.has(name) && isHome(object)) return 'words';
  if (name === 'code' && isPromoCode(object, context)) return 'promoCode';
  if (NUMBERS_OF_DOCUMENT.includes(name) && isOfDocument(object, context.owner)) return 'identifier';
  if (isCalledByName(name, object[key]) || isHalfOfName(name, object)) return 'words';
  if (OF_A_TOKEN.has(name) && typeof object[key] === 'string' && isRandom(object[key])) return 'secret';
  if ((name === 'actor' || name === 'members') && Object.hasOwn(object, 'actor_id')) return 'words';
  if (name === 'from' && Object.hasOwn(object, 'from_id')) return 'words';
  if (name === 'id' && context.owner === 'telegram_user') return 'identifier';
  if (isTypedToEnter(name, object[key])) return 'secret';
  if (VALUE_KEYS.has(name)) return kindOfValue(name, object, context);
  return undefined;
}

/** True for the name of a discount, in which its promo code often stands. */
export function isDiscountName(key: string, object: JsonObject, { owner }: FieldContext): boolean {
  return (
    factsOf(key).name === 'name' &&
    (/^(?:discounts?|promo_codes?)$/.test(owner) || BESIDE_A_CODE.some((name) => Object.hasOwn(object, name)))
  );
}

/** The context of the values below `key` of `object`. */
export function contextBelow(key: string, object: JsonObject, context: FieldContext): FieldContext {
  const { name, isFreeForm, isErrorDetail, isNumber } = factsOf(key);
  return {
    owner: name,
    freeForm: context.freeForm || isFreeForm,
    messages: context.messages || (isErrorDetail && isErrorEnvelope(object)),
    // The id in an error's details is what was sent as one: a barcode, a telephone number.
    digits: context.messages || (context.digits && !isNumber),
  };
}

// A hall has an address and a page, too: only what is a person by its place or its name has a home.
function isOfPerson(object: JsonObject, { owner }: FieldContext): boolean {
  return (
    SENT.has(owner) ||
    PERSONS.has(owner) ||
    Object.hasOwn(object, 'recipient') ||
    Object.hasOwn(object, 'surname') ||
    Object.hasOwn(object, 'middlename')
  );
}

function isHome(object: JsonObject): boolean {
  return ['flat', 'apartment'].some((key) => Object.hasOwn(object, key)) && Object.hasOwn(object, 'street');
}

/** True for what says of a field how it is called and of which type it is, and holds no value of one. */
export function isOfSchema(object: JsonObject): boolean {
  const { name, type } = object;
  return (
    typeof name === 'string' &&
    /^[a-z_]\w{0,60}$/i.test(name) &&
    Object.hasOwn(object, 'type') &&
    !['value', 'answer', 'content', 'text'].some((key) => Object.hasOwn(object, key)) &&
    (typeof type !== 'string' || /^[a-z0-9_<>() ,]{2,40}$/i.test(type))
  );
}

function isAddress(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && /^[^\s@]{1,80}@[^\s@]{3,80}$/.test(value);
}

/** True for `customer: "Anna Sample"`, where others have an object. */
export function isCalledByName(key: string, value: JsonValue | undefined): boolean {
  const name = key.toLowerCase();
  return isFullName(value) && (PERSONS.has(name) || (CALLED.has(name) && mayBeCalled(String(value))));
}

/** `{first: "Anna", last: "Sample"}`: each means a name beside the other. */
const HALVES = new Set(['first', 'last', 'given', 'family', 'fn', 'ln']);

/** True for a half of a name that stands beside the other, in an object. */
export function isHalfOfName(key: string, object: JsonObject): boolean {
  if (!HALVES.has(key)) return false;
  const halves = Object.keys(object).filter(
    (each) => HALVES.has(each.toLowerCase()) || /surname$/i.test(each),
  );
  return (
    halves.length > 1 && halves.every((each) => /^\p{Lu}[\p{L}\p{M}'’ -]{1,40}$/u.test(String(object[each])))
  );
}

function isFullName(value: JsonValue | undefined): boolean {
  return (
    typeof value === 'string' &&
    /^(?=\S+ )\p{Lu}\p{Ll}{1,30}(?:[ -]\p{Lu}\p{Ll}{1,30}){1,4}$/u.test(value) &&
    !/^(?:Python|Node|Java|Postman|Google|Yandex|Apache|Mozilla) /.test(value)
  );
}

function isPersonName(object: JsonObject, context: FieldContext): boolean {
  return (
    OWNERS_OF_A_NAME.has(context.owner) ||
    BESIDE_A_NAME.some((key) => Object.hasOwn(object, key)) ||
    (isFullName(object['name']) && ADDRESSED.some((key) => isAddress(object[key])))
  );
}

function isPromoCode(object: JsonObject, context: FieldContext): boolean {
  if (isErrorEnvelope(object)) return false;
  return (
    context.owner === 'promo_code' ||
    (OF_A_CODE.test(context.owner) && isPromoCell(String(object['code']))) ||
    BESIDE_A_CODE.some((key) => Object.hasOwn(object, key))
  );
}

// REST: {error, status, code, info}; Partners: {status: "error", code, message}.
function isErrorEnvelope(object: JsonObject): boolean {
  return typeof object['error'] === 'string' || object['status'] === 'error';
}

// A header in a HAR file, a variable in an export of Postman, an answer to a question of a form: the member beside the value names it.
function kindOfNamed(key: string, object: JsonObject): FieldKind | undefined {
  const name = object['name'] ?? object['key'];
  const kind = typeof name === 'string' ? kindOfKey(name.replace(/^x-/i, '')) : undefined;
  if (kind !== undefined && key === 'value' && !RUSSIAN.test(String(name))) return kind;
  const label = LABEL_KEYS.map((each) => object[each]).find((each) => typeof each === 'string');
  const told = typeof label === 'string' ? kindOfLabel(label.trim()) : undefined;
  return told !== undefined && isValueOf(told, object[key]) ? told : undefined;
}

// A field of a form may hold what is said of it.
function isValueOf(kind: FieldKind, value: JsonValue | undefined): boolean {
  if (typeof value === 'number') return kind !== 'words';
  if (typeof value !== 'string') return false;
  return kind === 'words'
    ? isNameValue(value.trim())
    : /[0-9@]/.test(value) && !/\s\p{L}{2,20}\s/u.test(value);
}

// A filter's condition {column, operator, value}, and the Partners fan card {id, value}.
function kindOfValue(key: string, object: JsonObject, context: FieldContext): FieldKind | undefined {
  if (key === 'value' && context.owner === 'fanid_card') return 'identifier';
  // A variable of Postman that its owner has marked.
  if (key === 'value' && object['type'] === 'secret') return 'secret';
  // What Postman sends as a key of an API: `[{key: 'key', value: <name>}, {key: 'value', value: <key>}]`.
  if (key === 'value' && context.owner === 'apikey' && object['key'] === 'value') return 'secret';
  const column: JsonValue | undefined = object['column'];
  if (key !== 'value' || typeof column !== 'string') return kindOfNamed(key, object);
  const path = column.toLowerCase().split('.');
  const name = path.at(-1) ?? '';
  if (name === 'name' && path.some((part) => part === 'client' || part === 'details')) return 'words';
  return name === 'code' ? 'promoCode' : kindOfKey(name);
}
