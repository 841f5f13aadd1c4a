import { BoundedCache } from '../common/bounded-cache.ts';
import { pointerToken } from '../common/items-path.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { type FieldRule, isReserved, isReservedInteger } from './scan-fields.ts';
import { isErrorDetail, type KeyFacts, keyFacts, namesCode, type Place, ruleFor } from './scan-keys.ts';
import type { ScanHit, TextScanner } from './scan-text.ts';
import type { SecretVault } from './secret-vault.ts';

/** What is unmasked in a JSON value; `at` is a JSON Pointer. */
export type JsonScanner = (value: JsonValue) => ScanHit[];

const ROOT: Place = { key: null, digits: true, isFree: false, inError: false };
const KEPT = { entries: 5_000, longestKey: 100 };
const NOTHING: readonly string[] = [];
const SECRET: readonly string[] = ['secret'];

/** A value that nests deeper was never masked: the masker cuts it off. */
const DEEPEST = 400;

/**
 * A scanner of JSON values: a personal field outside its reserved range, or free text that holds something personal or
 * secret. A key that is itself a hit appears as `*` in pointers, so that a hit never holds the value.
 */
export function jsonScanner(texts: TextScanner, vault: SecretVault): JsonScanner {
  const known = new BoundedCache<KeyFacts>(KEPT);
  const factsOf = (key: string) => keyFacts(key, texts);
  const kindsIn = (text: string, rule: FieldRule | undefined, digits: boolean, key: KeyFacts | null) => {
    if (rule === undefined) {
      const kinds = texts(text, digits);
      return key?.isAddress === true ? [...kinds, ...scannedSteps(text)] : kinds;
    }
    const secret = vault.holds(text) ? SECRET : NOTHING;
    return isReserved(rule, text) ? secret : [rule, ...secret];
  };
  // Where an error says what was sent, a number is read as a text.
  const numberKinds = (part: number, rule: FieldRule | undefined, inError: boolean): readonly string[] => {
    if ((rule === undefined && !inError) || isReservedInteger(part)) return NOTHING;
    return rule === undefined ? texts(String(part), true) : [rule];
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
      else if (typeof part === 'number') report(numberKinds(part, rule, place.inError));
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
      const goesOn = way.length < DEEPEST;
      for (const key of Object.keys(object)) {
        const child = object[key] ?? null;
        const facts = known.get(key, factsOf);
        const keyKinds = place.digits ? facts.kinds : facts.digitlessKinds;
        way[last] = keyKinds.length > 0 ? null : key;
        report(keyKinds);
        // Half of all members, and nothing can be wrong with them.
        if ((child === null || typeof child === 'boolean') && goesOn) continue;
        const rule = ruleFor(facts, child, object, place);
        if (facts.lower === 'name' && typeof child === 'string' && namesCode(child, object, place))
          report(['promo-code']);
        const digits = place.inError || (place.digits && !facts.isNumber);
        // Most values are strings and numbers, and nothing stands below them.
        if (typeof child === 'string' && goesOn) report(kindsIn(child, rule, digits, facts));
        else if (typeof child === 'number' && goesOn) report(numberKinds(child, rule, place.inError));
        else
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

function pointer(way: readonly (string | number | null)[]): string {
  return way
    .map((step) => `/${step === null ? '*' : typeof step === 'number' ? step : pointerToken(step)}`)
    .join('');
}

// A path or an address says what its steps are: the one after these is a barcode, whatever its form.
function scannedSteps(text: string): string[] {
  const [, step] = /\/(?:barcode|scan)\/([^/?#{}]+)/i.exec(text) ?? [];
  return step === undefined || isReserved('barcode', step) ? [] : ['barcode'];
}
