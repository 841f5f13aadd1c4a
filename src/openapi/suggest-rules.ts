import { itemsAt, valueAt } from '../common/items-path.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { RuleSpec } from '../model/rule.ts';

/** A rule that an answer met, and why it may be meant. */
export interface SuggestedRule {
  rule: RuleSpec;
  why: string;
}

/** Members of an answer that are lists of what was asked for. */
const LISTS = ['data', 'result'] as const;

/**
 * Rules that an answer meets and may be meant to meet: sorted, unique, sums, not empty, echoed. That it met one once does not make it a rule: a
 * person says.
 */
export function suggestRules(answer: JsonValue, sent: JsonValue | undefined): SuggestedRule[] {
  const list = LISTS.find((name) => Array.isArray(valueAt(answer, name)));
  const items = list === undefined ? '' : `${list}[*]`;
  const found = list === undefined ? [] : itemsAt(answer, items).map(({ value }) => value);
  const suggestions: SuggestedRule[] = [];
  if (found.length > 0)
    suggestions.push({ rule: { rule: 'notEmpty', items }, why: `${found.length} items came` });
  const fields = isJsonObject(found[0] ?? null) ? Object.keys(found[0] as object) : [];
  for (const field of fields.filter((name) => /(^|_)id$|barcode/.test(name))) {
    const values = found.map((item) => valueAt(item, field) ?? null);
    if (found.length < 2 || values.some((value) => typeof value !== 'number' && typeof value !== 'string'))
      continue;
    if (new Set(values.map(String)).size === values.length) {
      const rule = { rule: 'uniqueField', items, field } as const;
      suggestions.push({ rule, why: `${values.length} items have another ${field} each` });
    }
    const direction = sortedBy(values);
    if (direction !== null) {
      const rule = { rule: 'ordered', items, field, direction } as const;
      suggestions.push({ rule, why: `they came ${direction === 'asc' ? 'rising' : 'falling'} by ${field}` });
    }
  }
  suggestions.push(...suggestSums(found, items));
  const object = LISTS.find((name) => isJsonObject(valueAt(answer, name) ?? null));
  if (object !== undefined) suggestions.push(...suggestSums([valueAt(answer, object) ?? null], object));
  if (object !== undefined && sent !== undefined && isJsonObject(sent)) {
    const echoed = Object.keys(sent).filter((key) => {
      const value = sent[key];
      return !isJsonObject(value ?? null) && valueAt(answer, `${object}.${key}`) === value;
    });
    if (echoed.length > 0)
      suggestions.push({ rule: { rule: 'echo', object, fields: echoed }, why: 'what was sent came back' });
  }
  return suggestions;
}

// A field that is, in every item, the sum of the field of the same name in a list within it, and somewhere of more than one.
function suggestSums(found: readonly JsonValue[], items: string): SuggestedRule[] {
  const objects = found.filter(isJsonObject);
  const [first] = objects;
  if (first === undefined || objects.length < found.length) return [];
  const numbers = Object.keys(first).filter(
    (name) => typeof first[name] === 'number' && !/(^|_)id$/.test(name),
  );
  const lists = Object.keys(first).filter((name) => Array.isArray(first[name]));
  return lists.flatMap((list) =>
    numbers.flatMap((field): SuggestedRule[] => {
      const parts = `${list}[*].${field}`;
      const rule = { rule: 'sumOf', items, field, parts } as const;
      const terms = objects.map((object) => itemsAt(object, parts).map(({ value }) => value));
      const holds = objects.every((object, index) => {
        const own = terms[index] ?? [];
        const sum = own.reduce<number>(
          (total, value) => total + (typeof value === 'number' ? value : Number.NaN),
          0,
        );
        return Math.round(sum * 100) === Math.round(Number(object[field]) * 100);
      });
      const isTelling = terms.some((own) => own.filter((value) => value !== 0).length > 1);
      return holds && isTelling ? [{ rule, why: `${field} is the sum of ${parts}` }] : [];
    }),
  );
}

function sortedBy(values: readonly JsonValue[]): 'asc' | 'desc' | null {
  const numbers = values.map(Number);
  if (numbers.some(Number.isNaN) || new Set(numbers).size < 3) return null;
  const steps = numbers.slice(1).map((value, index) => value - (numbers[index] ?? 0));
  if (steps.every((step) => step >= 0)) return 'asc';
  return steps.every((step) => step <= 0) ? 'desc' : null;
}
