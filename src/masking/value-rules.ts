import type { LazyPattern } from '../common/lazy-pattern.ts';
import type { FieldKind } from './field-keys.ts';
import type { Part } from './replace-parts.ts';

/** A value of somebody in a text. */
export interface PlacedValue extends Part {
  kind: FieldKind;
}

/** A place of values: what a text in small letters must hold, and a pattern of what stands before a value or a list of them, and of either. */
export interface ValuePlace {
  kind: FieldKind;
  worth: Pick<RegExp, 'test'>;
  pattern: LazyPattern;
  isValue: (value: string, before: string) => boolean;
  /** Finds each value of a list. */
  each?: LazyPattern | undefined;
}

/** A place by its parts; without `isValue` all that the pattern finds is a value. */
export const valuePlace = (
  kind: FieldKind,
  worth: ValuePlace['worth'],
  pattern: LazyPattern,
  isValue: ValuePlace['isValue'] = () => true,
  each?: LazyPattern,
): ValuePlace => ({ kind, worth, pattern, isValue, each });

/** Adds values that stand in one of the places, masked ones too. `lower`: the text in small letters. */
export function addValues(
  values: PlacedValue[],
  places: readonly ValuePlace[],
  text: string,
  lower: string,
): void {
  for (const { kind, worth, pattern, isValue, each } of places)
    if (worth.test(lower))
      for (const { index, 1: before = '', 2: found = '' } of text.matchAll(pattern(text)))
        for (const { 0: value, index: at } of each === undefined
          ? [{ 0: found, index: 0 }]
          : found.matchAll(each(found))) {
          const start = index + before.length + at;
          if (isValue(value, before)) values.push({ kind, start, end: start + value.length });
        }
}
