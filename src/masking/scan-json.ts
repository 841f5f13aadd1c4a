import { BoundedCache } from '../common/bounded-cache.ts';
import { pointerToken } from '../common/items-path.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { isByChance } from './scan-by-chance.ts';
import { type FieldRule, isReserved, isReservedInteger, keyRule } from './scan-fields.ts';
import type { ScanHit, TextScanner } from './scan-text.ts';
import type { SecretVault } from './secret-vault.ts';

const SECRET_HEADER =
  /auth(?!enticate$)|token|secret|key|cookie|signature|passw|credential|session|csrf|xsrf|jwt|forwarded|real-ip/;

/** Below these, a home and a page are those of a person. */
const OWNERS = new Set(['details', 'client', 'customer', 'buyer', 'guest']);

const MAY_BE_TOKEN = new Set(['access', 'refresh', 'auth', 'identitytoken']);
const ADDRESSES = new Set(['path', 'location', 'content-location', 'referer']);

/** What a key says, wherever it stands. */
interface KeyFacts {
  lower: string;
  rule: FieldRule | undefined;
  /** As the name of a header. */
  headerRule: FieldRule | undefined;
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

/** What is unmasked in a JSON value; `at` is a JSON Pointer. */
export type JsonScanner = (value: JsonValue) => ScanHit[];

/** Where a value stands: what the keys above it say, without indexes. */
interface Place {
  /** The nearest key above; null at the root. */
  key: KeyFacts | null;
  /** False below a key of ids. */
  digits: boolean;
  isFree: boolean;
  /** Within the field messages of an error. */
  inError: boolean;
}

const ROOT: Place = { key: null, digits: true, isFree: false, inError: false };
const KEPT = { entries: 5_000, longestKey: 100 };

/** A value that nests deeper was never masked: the masker cuts it off. */
const DEEPEST = 400;

/**
 * A scanner of JSON values: a personal field outside its reserved range, or free text that holds something personal or
 * secret. A key that is itself a hit appears as `*` in pointers, so that a hit never holds the value.
 */
export function jsonScanner(texts: TextScanner, vault: SecretVault): JsonScanner {
  const known = new BoundedCache<KeyFacts>(KEPT);
  const factsOf = (key: string) => known.get(key, () => keyFacts(key, texts));
  const kindsIn = (text: string, rule: FieldRule | undefined, digits: boolean, key: KeyFacts | null) => {
    if (rule === undefined) {
      const kinds = texts(text, digits);
      return key?.isAddress === true ? [...kinds, ...scannedSteps(text)] : kinds;
    }
    const secret = vault.holds(text) ? ['secret'] : [];
    return isReserved(rule, text) ? secret : [rule, ...secret];
  };

  return (value) => {
    const hits: ScanHit[] = [];
    // The steps to the value that is looked at; null for a key that must not be seen. Most values have no hit, so they
    // are put into words for those only.
    const way: (string | number | null)[] = [];
    const report = (kinds: readonly string[]) => {
      if (kinds.length > 0) hits.push(...kinds.map((kind) => ({ kind, at: pointer(way) })));
    };
    const scan = (part: JsonValue, rule: FieldRule | undefined, place: Place): void => {
      if (way.length === DEEPEST) report(['too-deep']);
      else if (typeof part === 'string') report(kindsIn(part, rule, place.digits, place.key));
      else if (typeof part === 'number')
        report(numberKinds(part, rule, place.inError ? texts(String(part), true) : []));
      else if (Array.isArray(part)) scanItems(part, rule, place);
      else if (typeof part === 'object' && part !== null) scanMembers(part, place);
    };
    const scanItems = (items: readonly JsonValue[], rule: FieldRule | undefined, place: Place): void => {
      const last = way.push(0) - 1;
      for (let index = 0; index < items.length; index++) {
        way[last] = index;
        scan(items[index] ?? null, rule, place);
      }
      way.pop();
    };
    const scanMembers = (object: JsonObject, place: Place): void => {
      const last = way.push(null) - 1;
      for (const key of Object.keys(object)) {
        const child = object[key] ?? null;
        const facts = factsOf(key);
        const keyKinds = place.digits ? facts.kinds : facts.digitlessKinds;
        way[last] = keyKinds.length > 0 ? null : key;
        report(keyKinds);
        // Half of all members, and nothing can be wrong with them.
        if ((child === null || typeof child === 'boolean') && way.length < DEEPEST) continue;
        const rule = place.inError
          ? undefined
          : (ruleFor(facts, child, object, place) ??
            (isCalledByName(facts.lower, child) ? 'name' : undefined));
        if (typeof child === 'string' && facts.lower === 'name' && namesCode(child, object, place))
          report(['promo-code']);
        const digits = place.inError || (place.digits && !facts.isNumber);
        // Most values are strings, and nothing stands below them.
        if (typeof child === 'string' && way.length < DEEPEST) {
          report(kindsIn(child, rule, digits, facts));
          continue;
        }
        scan(child, rule, {
          key: facts,
          digits,
          isFree: place.isFree || facts.isFree,
          inError: place.inError || isErrorDetail(key, object),
        });
      }
      way.pop();
    };
    scan(value, undefined, ROOT);
    return hits;
  };
}

function keyFacts(key: string, texts: TextScanner): KeyFacts {
  const lower = key.toLowerCase();
  return {
    lower,
    rule: keyRule(key),
    headerRule: SECRET_HEADER.test(lower) ? 'token' : keyRule(lower.replace(/^x-/, '')),
    isNumber: /(?:^id|_id|^utm|^utm_.*)$/.test(lower),
    isFree: lower === 'custom' || lower === 'fields',
    isHeaders: /headers$/.test(lower),
    isAddress: ADDRESSES.has(lower),
    kinds: texts(key, true),
    digitlessKinds: texts(key, false),
  };
}

function pointer(way: readonly (string | number | null)[]): string {
  return way
    .map((step) => `/${step === null ? '*' : typeof step === 'number' ? step : pointerToken(step)}`)
    .join('');
}

// `spelled`: what the number is when it is read as a text, which it is where an error says what was sent.
function numberKinds(
  part: number,
  rule: FieldRule | undefined,
  spelled: readonly string[],
): readonly string[] {
  if (isReservedInteger(part)) return [];
  return rule === undefined ? spelled : [rule];
}

// A path or an address says what its steps are: the one after these is a barcode, whatever its form.
function scannedSteps(text: string): string[] {
  const [, step] = /\/(?:barcode|scan)\/([^/?#{}]+)/i.exec(text) ?? [];
  return step === undefined || isReserved('barcode', step) ? [] : ['barcode'];
}

function ruleFor(facts: KeyFacts, child: JsonValue, object: JsonObject, place: Place): FieldRule | undefined {
  if (facts.rule !== undefined) return facts.rule;
  if (place.key?.isHeaders === true) return facts.headerRule;
  if (place.isFree || facts.isFree) return 'name';
  const parent = place.key?.lower ?? '';
  switch (facts.lower) {
    case 'name':
      return isOfPerson(parent, object) ? 'name' : undefined;
    case 'address':
    case 'telegram':
    case 'whatsapp':
    case 'viber':
    case 'skype':
    case 'vk':
    case 'instagram':
    case 'facebook':
      return 'surname' in object || 'middlename' in object || OWNERS.has(parent) ? 'name' : undefined;
    case 'actor':
    case 'members':
      return 'actor_id' in object ? 'name' : undefined;
    case 'from':
      return 'from_id' in object ? 'name' : undefined;
    case 'id':
      return parent === 'telegram_user' ? 'identifier' : undefined;
    case 'code':
      return isPromo(parent, object) ? 'promo-code' : undefined;
    case 'value':
      return parent === 'fanid_card'
        ? 'identifier'
        : (ruleForColumn(object['column']) ?? ruleForName(object['name'] ?? object['key']));
    default:
      return MAY_BE_TOKEN.has(facts.lower) && isByChance(child) ? 'token' : undefined;
  }
}

function isOfPerson(parent: string, object: JsonObject): boolean {
  const person = 'surname' in object || 'middlename' in object || 'email' in object || 'phone' in object;
  return person || parent === 'details' || parent === 'telegram_user' || parent === 'payments';
}

function isPromo(parent: string, object: JsonObject): boolean {
  if (isError(object)) return false;
  return (
    parent === 'promo_code' ||
    'discount_id' in object ||
    'discount_type' in object ||
    'discount_value' in object ||
    'max_uses_count' in object
  );
}

// A discount is often named after its code: capitals and digits in one word.
function namesCode(name: string, object: JsonObject, { key, inError }: Place): boolean {
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

/** `"customer": "Anna Sample"`, where others have an object. */
function isCalledByName(key: string, value: JsonValue): boolean {
  return (
    OWNERS.has(key) &&
    typeof value === 'string' &&
    /^\p{Lu}\p{Ll}{1,30}(?: \p{Lu}\p{Ll}{1,30}){1,3}$/u.test(value) &&
    !/^(?:Python|Node|Java|Postman|Google|Yandex|Apache|Mozilla) /.test(value)
  );
}

function ruleForName(name: JsonValue | undefined): FieldRule | undefined {
  return typeof name === 'string' ? keyRule(name.replace(/^x-/i, '')) : undefined;
}

function isError(object: JsonObject): boolean {
  return typeof object['error'] === 'string' || object['status'] === 'error';
}

function isErrorDetail(key: string, object: JsonObject): boolean {
  return (key === 'info' || key === 'errors') && isError(object);
}
