import { digitsOf, withDigits } from './digit-masks.ts';
import type { FieldKind } from './field-keys.ts';
import type { MaskValue } from './labelled-values.ts';
import { placedCodes } from './placed-codes.ts';
import { replaceParts } from './replace-parts.ts';
import { VALUE_PLACES } from './value-places.ts';

/** A value of somebody in a text. */
interface PlacedValue {
  kind: FieldKind;
  start: number;
  end: number;
}

/** Values that their place tells, each once. `lower`: the text in small letters. */
export function* placedValues(text: string, lower: string): Generator<PlacedValue> {
  for (const { kind, worth, pattern, isValue } of VALUE_PLACES)
    if (worth.test(lower))
      for (const { index, 1: before = '', 2: value = '' } of text.matchAll(pattern(text))) {
        const start = index + before.length;
        if (isValue(value, before)) yield { kind, start, end: start + value.length };
      }
}

/** Masks codes without a label and values of persons that their place tells. `digits: false` leaves those made of digits alone. */
export function maskPlacedValues(text: string, mask: MaskValue, { digits }: { digits: boolean }): string {
  if (!/[0-9]|insert\s|<ticket\s/i.test(text)) return text;
  const lower = text.toLowerCase();
  const values = [...placedCodes(text, lower), ...placedValues(text, lower)]
    .filter(({ start, end }) => digits || /\p{L}/u.test(text.slice(start, end)))
    .sort((a, b) => a.start - b.start);
  return replaceParts(text, values, ({ kind }, value) =>
    kind === 'identifier' && !/[A-Z]/.test(value)
      ? withDigits(value, mask(kind, digitsOf(value)))
      : mask(kind, value),
  );
}
