import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { type Api, PARTNERS, REST } from './api-of.ts';
import { examplesInPart, namesInPart } from './batches.ts';
import { componentRef } from './bundle-schemas.ts';
import { schemaForm } from './generator-form.ts';
import type { Operation } from './operations.ts';

/** An error that either API may answer with: name of its component, status, and what it means. */
interface ErrorAnswer {
  name: string;
  api: Api;
  status: number;
  description: string;
  html?: string;
}

// REST: 403, 404 and 503 were observed, the others follow its envelope. Partners: a refusal was observed inside a 200.
const ERRORS: readonly ErrorAnswer[] = [
  { name: 'RestUnauthorized', api: REST, status: 401, description: 'The token is missing or not known.' },
  { name: 'RestForbidden', api: REST, status: 403, description: 'The token does not open this call.' },
  {
    name: 'RestNotFound',
    api: REST,
    status: 404,
    description: 'Nothing has the id asked. A path that QTickets does not route gets an HTML page instead.',
    html: 'The page of a path that QTickets does not route.',
  },
  { name: 'RestInvalid', api: REST, status: 422, description: 'The body is not what the call takes.' },
  {
    name: 'RestUnavailable',
    api: REST,
    status: 503,
    description: 'An error without a code of its own. A method that the path does not have gets it too.',
  },
  {
    name: 'PartnersForbidden',
    api: PARTNERS,
    status: 403,
    description: 'The token does not open this call. QTickets was also seen to say so with 200.',
  },
];

/** The Responses object of an operation: 200 with the schemas of its calls, and the errors of its API. */
export function responses(operation: Operation, schemas: JsonObject): JsonObject {
  const { api, calls, path } = operation;
  const names = [...new Set(calls.map(({ schema }) => schema)), ...namesInPart(calls, schemas)];
  const withErrors = api === PARTNERS ? [...names, api.errorSchema] : names;
  const titles = names.map((name) => titleOf(schemas[name]) ?? name);
  const inside200 = api === PARTNERS ? ', or an error: Partners answers errors with 200 too' : '';
  const errors = ERRORS.filter(
    (error) =>
      error.api === api &&
      (error.status !== 404 || path.includes('{')) &&
      (error.status !== 422 || calls.some(({ body }) => body !== undefined)),
  );
  return {
    '200': {
      description: `${titles.join(' or ')}${inside200}.`,
      content: {
        'application/json': {
          schema: answerSchema(api, withErrors, schemas),
          ...examplesFrom(calls, withErrors, schemas),
        },
      },
    },
    ...Object.fromEntries(
      errors.map(({ name, status }) => [String(status), { $ref: `#/components/responses/${name}` }]),
    ),
  };
}

/** `components/responses`: every error, with the examples of its schema that have its status. */
export function errorResponses(schemas: JsonObject): JsonObject {
  return Object.fromEntries(
    ERRORS.map(({ name, api, status, description, html }) => [
      name,
      {
        description,
        content: {
          'application/json': {
            schema: componentRef(api.errorSchema),
            ...exampleOfStatus(schemas[api.errorSchema], api, status),
          },
          ...(html === undefined ? {} : { 'text/html': { schema: { type: 'string', description: html } } }),
        },
      },
    ]),
  );
}

// `status` of a Partners answer is "success" or "error", so just one schema holds. Answers of a REST call may look alike:
// an empty list of seats is both flat and by zone.
function answerSchema(api: Api, names: readonly string[], schemas: JsonObject): JsonValue {
  const refs = names.map(componentRef);
  const [only, ...others] = refs;
  if (only !== undefined && others.length === 0) return only;
  return schemaForm(api === PARTNERS ? { oneOf: refs } : { anyOf: refs }, schemas);
}

// Recorded answers first: a mock takes the first example that there is.
function examplesFrom(calls: Operation['calls'], names: readonly string[], schemas: JsonObject): JsonObject {
  const recorded = calls.flatMap(({ id, scenario, example }): [string, JsonValue][] =>
    example === undefined ? [] : [[scenario === '' ? id : `${id}-${scenario}`, { value: example }]],
  );
  const examples = names.flatMap((name): [string, JsonValue][] =>
    examplesIn(schemas[name])
      .slice(0, 1)
      .map((value) => [name, { value }]),
  );
  const refusal = examplesIn(schemas[PARTNERS.errorSchema]).at(-1);
  const all = [...recorded, ...examples, ...examplesInPart(calls, refusal)];
  return all.length === 0 ? {} : { examples: Object.fromEntries(all) };
}

function exampleOfStatus(schema: JsonValue | undefined, api: Api, status: number): JsonObject {
  const example = examplesIn(schema).find(
    (value) => api === PARTNERS || (isJsonObject(value) && value['status'] === status),
  );
  return example === undefined ? {} : { example };
}

function examplesIn(schema: JsonValue | undefined): JsonValue[] {
  const examples = isJsonObject(schema) ? schema['examples'] : undefined;
  return Array.isArray(examples) ? examples : [];
}

function titleOf(schema: JsonValue | undefined): string | undefined {
  const title = isJsonObject(schema) ? schema['title'] : undefined;
  return typeof title === 'string' ? title : undefined;
}
