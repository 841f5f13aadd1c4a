import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Family, Operator, Replacement } from '../mutant.ts';
import type { Place } from '../place.ts';
import type { Reply } from '../reply.ts';

/** Puts another value in place of one that fits; a function that gives `undefined` says that none fits. */
export function swap(
  family: Family,
  name: string,
  to: (value: JsonValue, place: Place) => JsonValue | undefined,
): Operator {
  return {
    family,
    name,
    at: (place) => {
      const value = to(place.value, place);
      return value === undefined || JSON.stringify(value) === JSON.stringify(place.value) ? null : { value };
    },
  };
}

/** Alters text; what it leaves as it is does not fit. */
export function text(
  family: Family,
  name: string,
  to: (value: string, place: Place) => JsonValue | undefined,
) {
  return swap(family, name, (value, place) => (typeof value === 'string' ? to(value, place) : undefined));
}

/** Alters a number. */
export function number(
  family: Family,
  name: string,
  to: (value: number, place: Place) => JsonValue | undefined,
) {
  return swap(family, name, (value, place) => (typeof value === 'number' ? to(value, place) : undefined));
}

/** Alters a list that is not empty. */
export function list(
  family: Family,
  name: string,
  to: (items: readonly JsonValue[], place: Place) => JsonValue | undefined,
) {
  return swap(family, name, (value, place) =>
    Array.isArray(value) && value.length > 0 ? to(value, place) : undefined,
  );
}

/** Alters members of an object that has the keys; an empty change says that it does not fit. */
export function members(
  family: Family,
  name: string,
  keys: readonly string[],
  to: (object: JsonObject, place: Place) => Record<string, JsonValue | undefined> | null,
): Operator {
  return {
    family,
    name,
    at: (place) => {
      const { value } = place;
      if (!isJsonObject(value) || !keys.every((key) => Object.hasOwn(value, key))) return null;
      const changed = to(value, place);
      if (changed === null) return null;
      const real = Object.entries(changed).filter(
        ([key, member]) => JSON.stringify(value[key]) !== JSON.stringify(member),
      );
      return real.length === 0 ? null : { members: Object.fromEntries(real) };
    },
  };
}

/** Alters the whole answer of one call. */
export function answer(
  family: Family,
  name: string,
  to: (reply: Reply, place: Place) => Partial<Reply> | null,
): Operator {
  return {
    family,
    name,
    at: (place): Replacement | null => {
      if (place.pattern !== '') return null;
      const changed = to(
        { recording: place.recording, status: place.recording.status, headers: {}, json: place.root },
        place,
      );
      return changed === null ? null : { reply: (reply) => ({ ...reply, ...(to(reply, place) ?? {}) }) };
    },
  };
}

/** A date as QTickets writes it. */
export const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** True for text that is one of the forms that a program reads: date, URL, digits, e-mail, colour. */
export function isFormal(value: string): boolean {
  return DATE.test(value) || /^https?:|^\+?\d+$|@|^#[0-9a-f]{6}$/i.test(value);
}

/** Puts an instant at another time of the same form. */
export function shifted(value: string, ms: number): string {
  const offset = /(Z|[+-]\d{2}:\d{2})$/.exec(value)?.[1] ?? 'Z';
  const minutes =
    offset === 'Z'
      ? 0
      : Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  const local = new Date(Date.parse(value) + ms + minutes * 60_000).toISOString().slice(0, 19);
  return `${local}${offset}`;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
