import { canonicalJson } from '../common/canonical-json.ts';
import type { HttpMethod } from '../model/spec.ts';
import { type Api, PARTNERS } from './api-of.ts';
import type { DocumentedCall } from './documented-calls.ts';
import { pathForms } from './path-forms.ts';

/** All documented calls that share a method and a path. */
export interface Operation {
  api: Api;
  method: HttpMethod;
  path: string;
  /** At least one; each differs from the others in its id, body or answer. */
  calls: [DocumentedCall, ...DocumentedCall[]];
}

// GET and POST are equivalent for every function (QTickets Partners docs).
const PARTNERS_METHODS: readonly HttpMethod[] = ['GET', 'POST'];

/** The operations of the documented calls: one for each method and path, in the order of the calls. */
export function operationsOf(calls: readonly DocumentedCall[]): Operation[] {
  const operations = new Map<string, Operation>();
  for (const call of calls) {
    for (const path of pathForms(call.path)) {
      for (const method of call.api === PARTNERS ? PARTNERS_METHODS : [call.method]) {
        const key = `${path} ${method}`;
        const known = operations.get(key);
        if (known === undefined) operations.set(key, { api: call.api, method, path, calls: [call] });
        else if (!known.calls.some((other) => sameCall(other, call))) known.calls.push(call);
      }
    }
  }
  return [...operations.values()];
}

/**
 * Name of an operation in generated clients: `restGetOrdersByOrderId`. Made of method and path alone, so it is unique
 * and outlives any change of a title.
 */
export function operationId({ api, method, path }: Operation): string {
  const words = path
    .slice(api.base.length)
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (segment.startsWith('{') ? `By${pascal(segment.toLowerCase())}` : pascal(segment)));
  return `${api.name.toLowerCase()}${pascal(method.toLowerCase())}${words.join('')}`;
}

function pascal(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function sameCall(one: DocumentedCall, other: DocumentedCall): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ id, schema, body = null }: DocumentedCall): string {
  return canonicalJson([id, schema, body]);
}
