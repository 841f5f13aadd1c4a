import { fillTemplate } from '../../src/common/path-template.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/model/json.ts';

/** A call of an operation of the OpenAPI document. */
export interface OddCall {
  /** What is odd about it, and of which operation: `restGetOrders: no token`. */
  name: string;
  method: string;
  path: string;
  /** Null sends no Authorization. */
  token: string | null;
  body?: JsonValue;
}

interface Described {
  operationId: string;
  method: string;
  path: string;
  params: Readonly<Record<string, string>>;
  bodies: readonly JsonValue[];
}

/** Tokens of the simulator that open everything of an API. */
const TOKENS = { rest: 'sim-rest', partners: 'sim-partner-write' };
/** What nobody has: an id of the path. */
const NOBODY = '999999999';
/** What stands in place of a field: of another type, out of range, in another way of writing, or nothing. */
const ODD: readonly JsonValue[] = ['', -1, {}, 1.5, '1500,00'];
const NO_BODIES: readonly JsonValue[] = [{}, [], 'text'];

/**
 * Calls of every operation of an OpenAPI document that its examples make, and calls that must be refused in each way that there
 * is: without a token, with one of the other API, with ids that nobody has, with bodies that are none, with each field in turn out of
 * range, and a batch of which one item is refused. What is answered must be described there all the same.
 */
export function oddCalls(document: JsonObject): OddCall[] {
  return described(document).flatMap((operation) => {
    const { operationId, method, path, params, bodies } = operation;
    const token = TOKENS[path.startsWith('/api/rest/') ? 'rest' : 'partners'];
    const [first = {}] = bodies;
    const plain = { method, path: fillTemplate(path, params), token };
    const call = (what: string, changed: Partial<OddCall>): OddCall => ({
      name: `${operationId}: ${what}`,
      ...plain,
      ...changed,
    });
    const withBody = bodies.length === 0 ? {} : { body: first };
    const nobody = Object.fromEntries(Object.keys(params).map((name) => [name, NOBODY]));
    return [
      call('no token', { ...withBody, token: null }),
      call('a token of the other API', {
        ...withBody,
        token: token === TOKENS.rest ? TOKENS.partners : TOKENS.rest,
      }),
      ...(path.includes('{')
        ? [call('ids that nobody has', { ...withBody, path: fillTemplate(path, nobody) })]
        : []),
      ...(bodies.length === 0 ? [call('as documented', {})] : []),
      ...bodies.map((body, index) => call(`example ${index}`, { body })),
      ...(bodies.length === 0 ? [] : NO_BODIES).map((body) =>
        call(`the body ${JSON.stringify(body)}`, { body }),
      ),
      ...bodies.flatMap((body) => oddFields(body).map(([what, odd]) => call(what, { body: odd }))),
      ...bodies.flatMap(refusedInPart).map((body) => call('one item is refused', { body })),
    ];
  });
}

function described({ paths }: JsonObject): Described[] {
  return Object.entries(paths as Record<string, JsonObject>).flatMap(
    ([path, { parameters = [], ...methods }]) =>
      Object.entries(methods as Record<string, JsonObject>).map(([method, operation]) => ({
        operationId: String(operation['operationId']),
        method: method.toUpperCase(),
        path,
        params: Object.fromEntries(
          (parameters as JsonObject[]).map(({ name, example = 'none' }) => [String(name), String(example)]),
        ),
        bodies: examplesIn(operation),
      })),
  );
}

function examplesIn({ requestBody }: JsonObject): JsonValue[] {
  if (!isJsonObject(requestBody)) return [];
  const { 'application/json': json } = requestBody['content'] as Record<string, JsonObject>;
  return Object.values((json?.['examples'] ?? {}) as Record<string, { value: JsonValue }>).map(
    ({ value }) => value,
  );
}

/** The body with one of its fields out of range, for each field down to the first item of each list. */
function oddFields(body: JsonValue, at = ''): [string, JsonValue][] {
  if (Array.isArray(body)) {
    const [first, ...rest] = body;
    if (!isJsonObject(first)) return rest.length === 0 ? [] : [[`${at} without the first`, rest]];
    return oddFields(first, `${at}/0`).map(([what, odd]) => [what, [odd, ...rest]]);
  }
  if (!isJsonObject(body)) return [];
  return Object.entries(body).flatMap(([key, value]): [string, JsonValue][] => [
    ...ODD.map((odd): [string, JsonValue] => [
      `${at}/${key} is ${JSON.stringify(odd)}`,
      { ...body, [key]: odd },
    ]),
    ...oddFields(value, `${at}/${key}`).map(([what, changed]): [string, JsonValue] => [
      what,
      { ...body, [key]: changed },
    ]),
  ]);
}

function refusedInPart(body: JsonValue): JsonValue[] {
  const batch = isJsonObject(body) ? body['batch'] : undefined;
  return Array.isArray(batch) ? [{ batch: [...batch, {}] }] : [];
}
