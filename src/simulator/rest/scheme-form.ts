import { isJsonObject, type JsonValue } from '../../model/json.ts';

/** Where a value is wrong, and why. */
export interface SchemeFault {
  at: string;
  why: string;
}

/** Says what is wrong with a value that stands at a place; null when nothing is. */
type Check = (value: JsonValue, at: string) => SchemeFault | null;

const ofSwitch = text(/^[01]$/, 'must be "0" or "1"');
const ofSwitchOrEmpty = text(/^[01]?$/, 'must be "0", "1" or empty');
const ofDigits = text(/^\d*$/, 'must be digits in a text');
const opening = { opened: ofSwitch, was_opened: ofSwitch };
const priced = {
  disabled: ofSwitch,
  price_id: text(/^\d*$/, 'must be the id of a price in a text, or "#" and its place in prices'),
  spread: object(
    { enabled: ofSwitchOrEmpty, users: list(text(/^\d+$/, 'must be an id in a text')) },
    'enabled',
  ),
};

/**
 * Says what is wrong with the settings of a hall; null when nothing is. They are as answers have them
 * (`schemas/api/scheme-properties.schema.json`), since what is taken comes back in answers.
 */
export const faultInScheme: Check = object(
  {
    admin: object({ zones: map(object({ ...opening, rows: map(object(opening)) }, 'opened')) }, 'zones'),
    zones: map(
      object({ ...priced, label: text(/^/, 'must be a text'), rows: rows(object(priced, 'disabled')) }),
    ),
    seats: map(
      object({
        ...priced,
        max_quantity: ofDigits,
        hot: ofSwitchOrEmpty,
        show_free_quantity: ofSwitchOrEmpty,
      }),
    ),
  },
  'admin',
  'zones',
);

function text(form: RegExp, what: string): Check {
  return (value, at) => (typeof value === 'string' && form.test(value) ? null : { at, why: what });
}

/** Members that are not named are kept as they are sent. */
function object(members: Readonly<Record<string, Check>>, ...needed: readonly string[]): Check {
  return (value, at) => {
    if (!isJsonObject(value)) return { at, why: 'must be an object' };
    const missing = needed.find((name) => value[name] === undefined);
    if (missing !== undefined) return { at: `${at}.${missing}`, why: 'is required' };
    return firstFault(Object.entries(members), ([name, check]) => {
      const member = value[name];
      return member === undefined ? null : check(member, `${at}.${name}`);
    });
  };
}

/** PHP writes an empty map as an empty list. */
function map(each: Check): Check {
  return (value, at) => {
    if (Array.isArray(value) && value.length === 0) return null;
    if (!isJsonObject(value)) return { at, why: 'must be an object' };
    return firstFault(Object.entries(value), ([key, member]) => each(member, `${at}.${key}`));
  };
}

/** A zone without rows has `[""]` (observed). */
function rows(each: Check): Check {
  return (value, at) =>
    Array.isArray(value) && value.length === 1 && value[0] === '' ? null : map(each)(value, at);
}

function list(each: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return { at, why: 'must be a list' };
    return firstFault([...value.entries()], ([index, item]) => each(item, `${at}.${index}`));
  };
}

function firstFault<Item>(
  items: readonly Item[],
  faultOf: (item: Item) => SchemeFault | null,
): SchemeFault | null {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault !== null) return fault;
  }
  return null;
}
