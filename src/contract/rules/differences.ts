import { isDeepStrictEqual } from 'node:util';
import { pointerToken } from '../../common/items-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

/** A place where two values differ, within them. */
export interface Difference {
  pointer: string;
}

/** A key that names a field, and is no key of a map: ids, seats and zones hold digits or capitals. */
const FIELD = /^[a-z_]+$/;

/**
 * The innermost places where two values differ, but for the paths excepted: dotted, `[*]` for any item of a list, `[#]` for the
 * one whose `id` is the one given. A field that only one of them has is no difference: one call may tell more than another, and
 * which fields must be there is said by the schema.
 */
export function differences(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
  except: readonly string[],
  id?: string,
): Difference[] {
  const found: Difference[] = [];
  compare(a, b, '', [''], { except: new Set(except), id, found });
  return found;
}

// One that lacks all is no shorter form of the other.
function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}

interface Comparing {
  except: ReadonlySet<string>;
  id: string | undefined;
  found: Difference[];
}

// `paths` are the ways to write the place: an item of a list is `[*]`, and may be `[#]` too.
function compare(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
  pointer: string,
  paths: readonly string[],
  comparing: Comparing,
): void {
  // 0 and -0 are one number, and no structure.
  if (a === b || paths.some((path) => comparing.except.has(path)) || isDeepStrictEqual(a, b)) return;
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [index, item] of a.entries()) {
      const own = isJsonObject(item) && String(item['id']) === comparing.id ? ['[*]', '[#]'] : ['[*]'];
      const below = paths.flatMap((path) => own.map((sign) => `${path}${sign}`));
      compare(item, b[index], `${pointer}/${index}`, below, comparing);
    }
  } else if (isJsonObject(a) && isJsonObject(b) && isEmpty(a) === isEmpty(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (FIELD.test(key) && Object.hasOwn(a, key) !== Object.hasOwn(b, key)) continue;
      const below = paths.map((path) => (path === '' ? key : `${path}.${key}`));
      compare(
        Object.hasOwn(a, key) ? a[key] : undefined,
        Object.hasOwn(b, key) ? b[key] : undefined,
        `${pointer}/${pointerToken(key)}`,
        below,
        comparing,
      );
    }
  } else comparing.found.push({ pointer });
}
