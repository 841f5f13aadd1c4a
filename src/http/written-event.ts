import type { OutgoingRequest } from '../model/target.ts';

/** The event that a write touches, or why it is not known, in words. */
export type WrittenEvent = { id: string } | { reason: string };

/** Paths of documented writes that name their event. */
const IN_PATH = [
  /^\/api\/partners\/v1\/tickets\/(?:add|update|remove)\/(\d+)(?:\/\d+)?$/,
  /^\/api\/rest\/v1\/events\/(\d+)(?:\/[^?]*)?$/,
];
const REST = '/api/rest/v1/';
/** Writes of the REST API that may name it in their body instead: paths of words alone. Whose event an id belongs to is not known. */
const IN_BODY = /^\/api\/rest\/v1(?:\/[a-z]+(?:-[a-z]+)*)+$/;
/** Fields of a body that name an event. */
const EVENT_FIELD = /^events?[_-]?(?:ids?)?$/i;

/**
 * The one event that a write's path and body name. There is none when they name several, or one by what is no whole number,
 * or when the call is not documented for the Partners API.
 */
export function writtenEvent({ path, body }: OutgoingRequest): WrittenEvent {
  const inPath = IN_PATH.flatMap((form) => form.exec(path)?.[1] ?? []);
  if (inPath.length === 0 && !path.startsWith(REST)) return { reason: 'the call is no documented write' };
  const inBody = [...eventFields(body)];
  if (!inBody.every(isWhole)) return { reason: 'the write names an event by what is no whole number' };
  const [id, ...others] = new Set([...inPath, ...inBody.map(String)]);
  const isTold = inPath.length > 0 || IN_BODY.test(path);
  if (id === undefined || others.length > 0 || !isTold) {
    return { reason: 'the write names no event, so it cannot be one of QTICKETS_ALLOW_WRITES' };
  }
  return { id };
}

function isWhole(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  return typeof value === 'string' && /^\d+$/.test(value);
}

function* eventFields(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    if (!Array.isArray(value) && EVENT_FIELD.test(name)) yield child;
    else yield* eventFields(child);
  }
}
