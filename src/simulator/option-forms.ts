import { AuditError } from '../model/errors.ts';

/** What each option takes: whether a value is one, and how that is said. */
export type OptionForms<T> = {
  readonly [Name in keyof Required<T>]: readonly [takes: (value: unknown) => boolean, form: string];
};

/** A form of several words. */
export function oneOf(...words: readonly string[]): readonly [(value: unknown) => boolean, string] {
  return [(value) => words.some((word) => word === value), words.map((word) => `"${word}"`).join(' or ')];
}

export const YES_OR_NO = [(value: unknown) => typeof value === 'boolean', 'true or false'] as const;

/**
 * Throws an AuditError (USAGE) for an option of a function that there is none of, and for a value that it does not take. JavaScript is told of
 * neither by its types, and a mock that passes over one is another mock than the test supposes.
 */
export function requireOptions<T extends object>(of: string, given: T, forms: OptionForms<T>): void {
  if (typeof given !== 'object' || given === null)
    throw new AuditError(
      'USAGE',
      `what ${of} was given is no object of options`,
      'Leave it out, or give one.',
    );
  const known = new Map<string, OptionForms<T>[keyof T]>(Object.entries(forms));
  for (const [name, value] of Object.entries(given)) {
    const form = known.get(name);
    if (form === undefined)
      throw new AuditError(
        'USAGE',
        `${of} has no option "${name}"`,
        `Its options are ${[...known.keys()].join(', ')}.`,
      );
    const [takes, said] = form;
    if (value !== undefined && !takes(value))
      throw new AuditError(
        'USAGE',
        `${of} cannot take this value of "${name}"`,
        `Give it ${said}, or leave it out.`,
      );
  }
}
