/** What a field of an object takes, and how that is said. */
export interface Form {
  takes(value: unknown): boolean;
  said: string;
  optional?: true;
}

/** The form of each field of T, whichever may be left out. */
export type FormsOf<T> = { readonly [Name in keyof Required<T>]: Form };

/** What is wrong with an object, and how to mend it. */
export interface FormProblem {
  what: string;
  remedy: string;
}

export const TEXT: Form = { takes: (value) => typeof value === 'string', said: 'a text' };
export const YES_OR_NO: Form = { takes: (value) => typeof value === 'boolean', said: 'true or false' };
export const LIST: Form = { takes: Array.isArray, said: 'a list' };
export const TEXTS: Form = {
  takes: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  said: 'a list of texts',
};
export const OBJECT: Form = { takes: isObject, said: 'an object' };
export const SCALAR: Form = {
  takes: (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
  said: 'a text, a number, true, false or null',
};
export const ANYTHING: Form = { takes: () => true, said: 'anything' };

/** One of these words. */
export function oneOf(...words: readonly string[]): Form {
  return {
    takes: (value) => words.some((word) => word === value),
    said: words.map((word) => `"${word}"`).join(' or '),
  };
}

/** The same, of a field that may be left out. */
export function optional(form: Form): Form {
  return { ...form, optional: true };
}

/**
 * What is wrong with a value of which an object with these fields is wanted: a field that there is none of, one that is lacking, or what a field
 * does not take; null when nothing is. A field that is undefined is left out. `of` says whose object it is.
 */
export function formProblem(
  value: unknown,
  of: string,
  forms: Readonly<Record<string, Form>>,
): FormProblem | null {
  const known = new Map(Object.entries(forms));
  const remedy = known.size === 0 ? 'It has no field.' : `Its fields are ${[...known.keys()].join(', ')}.`;
  if (!isObject(value)) return { what: `${of} is no object`, remedy };
  for (const [name, field] of Object.entries(value)) {
    const form = known.get(name);
    if (form === undefined) return { what: `${of} has "${name}", which there is none of`, remedy };
    if (field !== undefined && !form.takes(field))
      return { what: `${of} has a "${name}" that it cannot take`, remedy: `Give it ${form.said}.` };
  }
  const lacking = [...known].find(([name, form]) => form.optional !== true && value[name] === undefined);
  return lacking === undefined
    ? null
    : { what: `${of} lacks "${lacking[0]}"`, remedy: `Give it ${lacking[1].said}.` };
}

/** True for an object that is no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
