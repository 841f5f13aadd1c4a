import { isJsonObject } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';

/** Says what is wrong with a value, with the JSON Pointer of the place; null when it has the shape. */
export type Shape = (value: unknown, at: string) => string | null;

const wrong = (at: string, wanted: string) => `${at === '' ? '/' : at}: expected ${wanted}`;

/** A text of any length: of headers, which an answer may have as it likes. */
export const anyText: Shape = (value, at) => (typeof value === 'string' ? null : wrong(at, 'text'));

/** A text, no longer than any that a run writes. */
export const text: Shape = (value, at) => {
  if (typeof value !== 'string') return anyText(value, at);
  return value.length <= LIMITS.textSigns ? null : wrong(at, `text of at most ${LIMITS.textSigns} signs`);
};

/** True or false. */
export const flag: Shape = (value, at) => (typeof value === 'boolean' ? null : wrong(at, 'true or false'));

/** Whatever JSON has. */
export const anything: Shape = (value, at) => (value === undefined ? wrong(at, 'a value') : null);

/** A number that is not below 0. */
export const amount: Shape = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? null : wrong(at, 'a number from 0');

/** A whole number. */
export const whole: Shape = (value, at) => (Number.isSafeInteger(value) ? null : wrong(at, 'a whole number'));

/** A whole number that is not below 0. */
export const count: Shape = (value, at) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? null : wrong(at, 'a whole number from 0');

/** RFC 3339 in UTC with milliseconds, as the log writes it. */
export const instant: Shape = (value, at) =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString() === value
    ? null
    : wrong(at, 'a time in UTC');

/** 64 lower-case hex digits. */
export const digest: Shape = (value, at) =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? null : wrong(at, '64 hex digits');

/** One of a few words; a list that holds one of them is none. */
export function oneOf(...words: readonly unknown[]): Shape {
  return (value, at) => (words.includes(value) ? null : wrong(at, `one of ${words.join(', ')}`));
}

/** A value of a shape, or none. */
export function orNull(shape: Shape): Shape {
  return (value, at) => (value === null ? null : shape(value, at));
}

/** A value of one of several shapes; the problem told is that of the last. */
export function anyOf(...shapes: readonly Shape[]): Shape {
  return (value, at) => {
    const problems = shapes.map((shape) => shape(value, at));
    return problems.includes(null) ? null : (problems.at(-1) ?? null);
  };
}

/** A list of values of one shape, no longer than any that a run writes. */
export function listOf(shape: Shape): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return wrong(at, 'a list');
    if (value.length > LIMITS.listItems) return wrong(at, `at most ${LIMITS.listItems} items`);
    for (const [index, item] of value.entries()) {
      const problem = shape(item, `${at}/${index}`);
      if (problem !== null) return problem;
    }
    return null;
  };
}

/** An object that is a map: any keys, values of one shape. */
export function mapOf(shape: Shape): Shape {
  return (value, at) => {
    if (!isJsonObject(value)) return wrong(at, 'an object');
    return firstProblem(Object.keys(value).map((key) => () => shape(value[key], `${at}/${key}`)));
  };
}

/** An object with these members and no others; those of `optional` may be absent. */
export function members(shapes: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape {
  return (value, at) => {
    if (!isJsonObject(value)) return wrong(at, 'an object');
    const known: Record<string, Shape> = { ...shapes, ...optional };
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(known, key));
    if (unknown !== undefined) return wrong(`${at}/${unknown}`, 'no such member');
    return firstProblem(
      Object.entries(known)
        .filter(([key]) => Object.hasOwn(shapes, key) || Object.hasOwn(value, key))
        .map(
          ([key, shape]) =>
            () =>
              shape(value[key], `${at}/${key}`),
        ),
    );
  };
}

function firstProblem(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const problem = check();
    if (problem !== null) return problem;
  }
  return null;
}
