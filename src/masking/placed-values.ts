import { CODE_PLACES } from './code-places.ts';
import { digitsOf, withDigits } from './digit-masks.ts';
import type { MaskValue } from './labelled-values.ts';
import { replaceParts } from './replace-parts.ts';
import { VALUE_PLACES } from './value-places.ts';
import { addValues, type PlacedValue } from './value-rules.ts';

/** Codes and values of persons that their place tells, masked ones too, in their order. `lower`: the text in small letters. */
export function placedValues(text: string, lower: string): readonly PlacedValue[] {
  if (!/[0-9]|insert\s|<ticket\s/.test(lower)) return [];
  const values: PlacedValue[] = [];
  addValues(values, CODE_PLACES, text, lower);
  addValues(values, VALUE_PLACES, text, lower);
  return values.sort((a, b) => a.start - b.start);
}

/** Masks codes without a label and values of persons that their place tells. `digits: false` leaves those made of digits alone. */
export function maskPlacedValues(text: string, mask: MaskValue, { digits }: { digits: boolean }): string {
  return replaceParts(text, placedValues(text, text.toLowerCase()), ({ kind }, value) => {
    if (!digits && !/\p{L}/u.test(value)) return value;
    return kind === 'identifier' && !/[A-Z]/.test(value)
      ? withDigits(value, mask(kind, digitsOf(value)))
      : mask(kind, value);
  });
}
