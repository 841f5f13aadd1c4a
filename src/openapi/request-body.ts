import { groupBy } from '../common/group-by.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { REST } from './api-of.ts';
import type { DocumentedCall } from './documented-calls.ts';
import { schemaForm } from './generator-form.ts';
import { inferSchema } from './infer-schema.ts';
import type { Operation } from './operations.ts';

const ON_GET =
  'QTickets reads this JSON body although the method is GET. HTTP (RFC 9110, 9.3.1) gives such a body no meaning, so some ' +
  'clients cannot send one: fetch refuses it, and generated clients may drop it. node:http, curl and Postman send it.';

type CallWithBody = DocumentedCall & { body: JsonValue };

/**
 * The Request Body object of an operation: what its calls send, with their bodies as examples; undefined when none sends
 * one. The schema is inferred from the bodies, since the vendor describes them by example.
 */
export function requestBody({ api, method, calls }: Operation): JsonObject | undefined {
  const sending = calls.filter((call): call is CallWithBody => call.body !== undefined);
  if (sending.length === 0) return undefined;
  return {
    ...(method === 'GET' ? { description: ON_GET } : {}),
    // Partners takes parameters from the query string as well.
    required: api === REST && method !== 'GET' && sending.length === calls.length,
    content: { 'application/json': { schema: bodySchema(sending), examples: examplesOf(sending) } },
  };
}

/** Name of a call among those of its operation: `R13.available`. */
export function callName({ id, scenario, isVariant }: DocumentedCall): string {
  return isVariant && scenario !== '' ? `${id}.${scenario}` : id;
}

/** What a call is for, in a few words: `Add tickets in a batch: update`. */
export function callSummary({ title, scenario, isVariant }: DocumentedCall): string {
  return isVariant && scenario !== '' ? `${title}: ${scenario}` : title;
}

function examplesOf(calls: readonly CallWithBody[]): JsonObject {
  return Object.fromEntries(
    calls.map((call) => [callName(call), { summary: callSummary(call), value: call.body }]),
  );
}

// Calls that share an address are told apart by their bodies alone.
function bodySchema(calls: readonly CallWithBody[]): JsonValue {
  const byId = groupBy(calls, ({ id }) => id);
  const groups = [...byId.values()].map((group) => ({
    title: group.map(callSummary)[0] ?? '',
    schema: inferSchema(group.map(({ body }) => body)),
    wrapper: wrapperOf(group),
  }));
  const wrappers = groups.flatMap(({ wrapper }) => wrapper ?? []);
  const schemas = groups.map(({ title, schema, wrapper }) => ({
    ...(groups.length > 1 ? { title } : {}),
    ...schema,
    ...(wrapper === undefined ? without(wrappers) : { required: [wrapper] }),
  }));
  const [only, ...others] = schemas;
  return schemaForm(only !== undefined && others.length === 0 ? only : { oneOf: schemas }, {});
}

/** The one field that holds all that these calls send: `data`, `batch`; undefined when they have no such field. */
function wrapperOf(calls: readonly CallWithBody[]): string | undefined {
  const names = new Set(calls.map(({ body }) => wrapperIn(body)));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

function wrapperIn(body: JsonValue): string | undefined {
  if (!isJsonObject(body)) return undefined;
  const [entry, ...more] = Object.entries(body);
  const isWrapper =
    entry !== undefined && more.length === 0 && typeof entry[1] === 'object' && entry[1] !== null;
  return isWrapper ? entry[0] : undefined;
}

function without(names: readonly string[]): JsonObject {
  const [only, ...others] = names.map((name) => ({ required: [name] }));
  if (only === undefined) return {};
  return { not: others.length === 0 ? only : { anyOf: [only, ...others] } };
}
