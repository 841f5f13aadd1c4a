import { setMember } from '../common/set-member.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { CODE_IN_NAME } from './code-words.ts';
import { maskNumber } from './digit-masks.ts';
import type { FieldKind } from './field-keys.ts';
import { contextBelow, type FieldContext, fieldKind, isDiscountName, ROOT_CONTEXT } from './field-kind.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { TextOptions } from './text-masker.ts';

/** How a JSON value's strings are masked. */
export interface StringMasker {
  /** `key`: the name under which the value stands, in small letters. */
  field(kind: FieldKind, value: string, key?: string): string;
  text(value: string, options: TextOptions): string;
  /** The kind under which a number was seen elsewhere. */
  number?(value: number): FieldKind | undefined;
}

/** Levels of a value that are read. No answer has a tenth of them, and more than the stack holds would end the run. */
export const DEEPEST_VALUE = 200;

/**
 * A masked deep copy; the order of keys is kept. A field is known by its key and place; every other string, and every
 * key, is read as free text. Numbers change only in personal fields; true, false and null never do. What lies deeper than
 * `DEEPEST_VALUE` is replaced as a whole.
 */
export function maskJsonValue(value: JsonValue, strings: StringMasker, keyed: KeyedHash): JsonValue {
  const copy = (
    part: JsonValue,
    kind: FieldKind | undefined,
    context: FieldContext,
    depth: number,
  ): JsonValue => {
    if (typeof part === 'string') {
      return kind === undefined ? strings.text(part, context) : strings.field(kind, part, context.owner);
    }
    if (typeof part === 'number') return number(part, kind, context);
    if (typeof part !== 'object' || part === null) return part;
    if (depth === DEEPEST_VALUE) return '{{masked}}';
    if (Array.isArray(part)) return part.map((item) => copy(item, kind, context, depth + 1));
    return copyObject(part, context, depth);
  };
  const number = (part: number, kind: FieldKind | undefined, context: FieldContext): number => {
    if (kind !== undefined) {
      const masked = maskNumber(part, kind, keyed);
      if (masked !== part) strings.field(kind, String(part), context.owner);
      return masked;
    }
    const seen = strings.number?.(part) ?? (context.messages ? kindInMessage(part) : undefined);
    return seen === undefined ? part : maskNumber(part, seen, keyed);
  };
  const kindInMessage = (part: number): FieldKind | undefined =>
    strings.text(String(part), { digits: true }) === String(part) ? undefined : 'barcode';
  const copyObject = (object: JsonObject, context: FieldContext, depth: number): JsonObject => {
    const masked: JsonObject = {};
    for (const key of Object.keys(object)) {
      const given = object[key] ?? null;
      const part =
        typeof given === 'string' && isDiscountName(key, object, context)
          ? given.replace(CODE_IN_NAME, (code) => strings.field('promoCode', code))
          : given;
      setMember(
        masked,
        strings.text(key, context),
        // Half of all members, and nothing in them to be masked.
        part === null || typeof part === 'boolean'
          ? part
          : copy(part, fieldKind(key, object, context), contextBelow(key, object, context), depth + 1),
      );
    }
    return masked;
  };
  return copy(value, undefined, ROOT_CONTEXT, 0);
}
