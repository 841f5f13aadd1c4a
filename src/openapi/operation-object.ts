import { placeholders } from '../common/path-template.ts';
import type { JsonObject } from '../model/json.ts';
import { PARTNERS } from './api-of.ts';
import { componentRef } from './bundle-schemas.ts';
import type { DocumentedCall } from './documented-calls.ts';
import { type Operation, operationId } from './operations.ts';
import { pathForms } from './path-forms.ts';
import { requestBody } from './request-body.ts';
import { responses } from './responses.ts';

/** The Operation object of an operation. `schemas` are the components. */
export function operationObject(operation: Operation, schemas: JsonObject): JsonObject {
  const { api, calls } = operation;
  const body = requestBody(operation);
  return {
    operationId: operationId(operation),
    summary: summaryOf(operation),
    description: descriptionOf(operation),
    tags: [tagOf(operation)],
    ...(calls.every(({ title }) => title.endsWith('(obsolete)')) ? { deprecated: true } : {}),
    security: [{ [api.scheme]: [] }],
    ...(body === undefined ? {} : { requestBody: body }),
    responses: responses(operation, schemas),
  };
}

/** The Parameter objects of a path, with the first example that its calls have for each. */
export function pathParameters(operations: readonly Operation[], schemas: JsonObject): JsonObject[] {
  const [first] = operations;
  if (first === undefined) return [];
  const calls = operations.flatMap((operation) => operation.calls);
  return placeholders(first.path).map((name) => {
    const isNumber = name.endsWith('_ID');
    const value = calls.map(({ params }) => params[name]).find((known) => known !== undefined);
    return {
      name,
      in: 'path',
      required: true,
      schema: isNumber ? { type: 'integer', minimum: 1 } : parameterSchema(name, schemas),
      ...(value === undefined ? {} : { example: isNumber ? Number(value) : value }),
    };
  });
}

/** The tag of an operation: its API and the resource that its path begins with, `REST: orders`. */
export function tagOf({ api, path }: Operation): string {
  return `${api.name}: ${path.slice(api.base.length).split('/')[1] ?? ''}`;
}

function parameterSchema(name: string, schemas: JsonObject): JsonObject {
  const schema = name.toLowerCase();
  return schemas[schema] === undefined ? { type: 'string' } : componentRef(schema);
}

// The title of an entry speaks of the entry's own path: a batch that goes elsewhere is named in its example alone.
function summaryOf({ path, calls }: Operation): string {
  const own = calls.filter(({ entryPath }) => pathForms(entryPath).includes(path));
  return titles(own.length === 0 ? calls : own).join('; ');
}

function descriptionOf(operation: Operation): string {
  const { api, path, calls } = operation;
  const ids = [...new Set(calls.map(({ id }) => id))];
  const lines = [`Documented as ${ids.join(' and ')}.`];
  if (api === PARTNERS) {
    lines.push('GET and POST are equivalent; parameters may also come in the query string or as a form.');
    lines.push(...omittedIds(path, calls));
  }
  if (calls.some(({ token }) => token === 'partnersWrite'))
    lines.push('The token must be one that may write.');
  return lines.join(' ');
}

function omittedIds(path: string, calls: readonly DocumentedCall[]): string[] {
  const [fullest = path] = pathForms(calls[0]?.entryPath ?? path);
  const omitted = placeholders(fullest).filter((name) => !placeholders(path).includes(name));
  if (omitted.includes('EVENT_ID')) return ['Without ids it looks into every event.'];
  return omitted.includes('SHOW_ID') ? ['Without the show, for an event that has one date.'] : [];
}

function titles(calls: readonly DocumentedCall[]): string[] {
  return [...new Set(calls.map(({ title }) => title))];
}
