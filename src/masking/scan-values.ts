import { placedValues } from './placed-values.ts';
import { type FieldRule, isReserved, ruleOfKind } from './scan-fields.ts';

/** Where a value stands open that its place tells. `lower`: the text in small letters. */
export function openValues(text: string, lower: string): { kind: FieldRule; index: number }[] {
  if (!/[0-9]/.test(text)) return [];
  return [...placedValues(text, lower)].flatMap(({ kind, start, end }) => {
    const rule = ruleOfKind(kind);
    return isReserved(rule, text.slice(start, end)) ? [] : [{ kind: rule, index: start }];
  });
}
