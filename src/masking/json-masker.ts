import type { JsonObject, JsonValue } from '../model/json.ts';
import { maskNumber } from './digit-masks.ts';
import { contextBelow, type FieldContext, type FieldKind, fieldKind, ROOT_CONTEXT } from './field-kind.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { TextOptions } from './text-masker.ts';

/** How a JSON value's strings are masked. */
export interface StringMasker {
  field(kind: FieldKind, value: string): string;
  text(value: string, options: TextOptions): string;
}

/**
 * A masked deep copy; the order of keys is kept. A field is known by its key and place; every other string, and every
 * key, is read as free text. Numbers change only in personal fields; true, false and null never do.
 */
export function maskJsonValue(value: JsonValue, strings: StringMasker, keyed: KeyedHash): JsonValue {
  const copy = (part: JsonValue, kind: FieldKind | undefined, context: FieldContext): JsonValue => {
    if (typeof part === 'string') {
      return kind === undefined ? strings.text(part, context) : strings.field(kind, part);
    }
    if (typeof part === 'number') return kind === undefined ? part : maskNumber(part, kind, keyed);
    if (Array.isArray(part)) return part.map((item) => copy(item, kind, context));
    return typeof part === 'object' && part !== null ? copyObject(part, context) : part;
  };
  // fromEntries defines own properties, so a key `__proto__` stays a key.
  const copyObject = (object: JsonObject, context: FieldContext): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([key, part]): [string, JsonValue] => [
        strings.text(key, context),
        copy(part, fieldKind(key, object, context), contextBelow(key, object, context)),
      ]),
    );
  return copy(value, undefined, ROOT_CONTEXT);
}
