import { pointerToken } from '../common/items-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { type FieldRule, isReserved, isReservedInteger, keyRule } from './scan-fields.ts';
import { type ScanHit, unmaskedIn } from './scan-text.ts';
import type { SecretVault } from './secret-vault.ts';

const SECRET_HEADER =
  /auth(?!enticate$)|token|secret|key|cookie|signature|passw|credential|session|csrf|xsrf|jwt|forwarded|real-ip/;

const ADDRESSES = new Set(['path', 'location', 'content-location', 'referer']);

/** The keys above a value, nearest last, without indexes; and whether they are an error's field messages. */
interface Place {
  keys: readonly string[];
  inError: boolean;
  depth: number;
}

/** A value that nests deeper was never masked: the masker cuts it off. */
const DEEPEST = 400;

/**
 * What is unmasked in a JSON value: a personal field outside its reserved range, or free text that holds something
 * personal or secret. A key that is itself a hit appears as `*` in pointers, so that a hit never holds the value.
 */
export function scanJsonValue(value: JsonValue, vault: SecretVault): ScanHit[] {
  const hits: ScanHit[] = [];
  const scan = (part: JsonValue, rule: FieldRule | undefined, place: Place, at: string): void => {
    if (place.depth === DEEPEST) {
      hits.push({ kind: 'too-deep', at });
    } else if (Array.isArray(part)) {
      part.forEach((item, index) => {
        scan(item, rule, { ...place, depth: place.depth + 1 }, `${at}/${index}`);
      });
    } else if (isJsonObject(part)) {
      for (const [key, child] of Object.entries(part)) scanMember(part, key, child, place, at);
    } else {
      hits.push(...kindsIn(part, rule, place, vault).map((kind) => ({ kind, at })));
    }
  };
  const scanMember = (object: JsonObject, key: string, child: JsonValue, place: Place, at: string): void => {
    const keyKinds = unmaskedIn(key, vault, { digits: hasNumbers(place) });
    const childAt = `${at}/${keyKinds.length > 0 ? '*' : pointerToken(key)}`;
    hits.push(...keyKinds.map((kind) => ({ kind, at: childAt })));
    const below = {
      keys: [...place.keys, key.toLowerCase()],
      inError: place.inError || isErrorDetail(key, object),
      depth: place.depth + 1,
    };
    scan(child, place.inError ? undefined : ruleFor(key, object, place), below, childAt);
  };
  scan(value, undefined, { keys: [], inError: false, depth: 0 }, '');
  return hits;
}

function kindsIn(part: JsonValue, rule: FieldRule | undefined, place: Place, vault: SecretVault): string[] {
  if (typeof part === 'number') return rule === undefined || isReservedInteger(part) ? [] : [rule];
  if (typeof part !== 'string') return [];
  if (rule === undefined)
    return [...unmaskedIn(part, vault, { digits: hasNumbers(place) }), ...scannedSteps(part, place)];
  const secret = vault.find(part).length > 0 ? ['secret'] : [];
  return isReserved(rule, part) ? secret : [rule, ...secret];
}

// A path or an address says what its steps are: the one after these is a barcode, whatever its form.
function scannedSteps(text: string, { keys }: Place): string[] {
  if (!ADDRESSES.has(keys.at(-1) ?? '')) return [];
  const [, step] = /\/(?:barcode|scan)\/([^/?#{}]+)/i.exec(text) ?? [];
  return step === undefined || isReserved('barcode', step) ? [] : ['barcode'];
}

function ruleFor(name: string, object: JsonObject, { keys }: Place): FieldRule | undefined {
  const known = keyRule(name);
  if (known !== undefined) return known;
  const key = name.toLowerCase();
  const parent = keys.at(-1) ?? '';
  if (/headers$/.test(parent)) return headerRule(key);
  if ([...keys, key].some((name) => name === 'custom' || name === 'fields')) return 'name';
  if (key === 'name') return isOfPerson(parent, object) ? 'name' : undefined;
  if (key === 'id') return parent === 'telegram_user' ? 'identifier' : undefined;
  if (key === 'code') return isPromo(parent, object) ? 'promo-code' : undefined;
  if (key === 'value') return parent === 'fanid_card' ? 'identifier' : ruleForColumn(object['column']);
  return undefined;
}

function headerRule(name: string): FieldRule | undefined {
  if (SECRET_HEADER.test(name)) return 'token';
  return keyRule(name.replace(/^x-/, ''));
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

function ruleForColumn(column: JsonValue | undefined): FieldRule | undefined {
  if (typeof column !== 'string') return undefined;
  const last = column.toLowerCase().split('.').at(-1) ?? '';
  if (last === 'code') return 'promo-code';
  return last === 'name' && /(?:client|details)\./i.test(column) ? 'name' : keyRule(last);
}

function isError(object: JsonObject): boolean {
  return typeof object['error'] === 'string' || object['status'] === 'error';
}

function isErrorDetail(key: string, object: JsonObject): boolean {
  return (key === 'info' || key === 'errors') && isError(object);
}

// Ids and campaign numbers may look like telephone numbers or barcodes.
function hasNumbers({ keys }: Place): boolean {
  return !keys.some((key) => /(?:^id|_id|^utm|^utm_.*)$/.test(key));
}
