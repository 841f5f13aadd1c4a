import { placeholders } from '../common/path-template.ts';
import type { JsonObject } from '../model/json.ts';
import type { DocumentedCall } from './documented-calls.ts';
import { beforeScript, testScript } from './postman-scripts.ts';

/** An item of a Postman collection: the request of a call, and scripts that make what it needs and test its answer. */
export function postmanRequest(
  call: DocumentedCall,
  headers: Readonly<Record<string, string>>,
  variables: { address: string; token: string },
): JsonObject {
  const { method, body } = call;
  const description = descriptionOf(call);
  return {
    name: nameOf(call),
    event: [...beforeScript(call, variables.token), testScript(call)],
    // Postman drops the body of a GET otherwise, and with it the filters.
    ...(method === 'GET' && body !== undefined
      ? { protocolProfileBehavior: { disableBodyPruning: true } }
      : {}),
    request: {
      method,
      auth: { type: 'bearer', bearer: [{ key: 'token', value: `{{${variables.token}}}`, type: 'string' }] },
      header: Object.entries(headers).map(([key, value]) => ({ key, value })),
      url: urlOf(call, `{{${variables.address}}}`),
      ...(body === undefined
        ? {}
        : {
            body: {
              mode: 'raw',
              raw: JSON.stringify(body, null, 2),
              options: { raw: { language: 'json' } },
            },
          }),
      ...(description === '' ? {} : { description }),
    },
  };
}

function nameOf({ id, title, scenario }: DocumentedCall): string {
  return scenario === '' ? `${id} ${title}` : `${id} ${title}: ${scenario}`;
}

function descriptionOf({ needs, token }: DocumentedCall): string {
  return [
    ...(token === 'partnersWrite' ? ['The token must be one that may write.'] : []),
    ...needs.map((need) => `The suite makes it after ${need}.`),
  ].join(' ');
}

function urlOf({ api, path, params }: DocumentedCall, address: string): JsonObject {
  const segments = path
    .slice(api.base.length + 1)
    .split('/')
    .map((segment) => segment.replace(/^\{(\w+)\}$/, ':$1'));
  const names = placeholders(path);
  return {
    raw: [address, ...segments].join('/'),
    host: [address],
    path: segments,
    ...(names.length === 0
      ? {}
      : { variable: names.map((name) => ({ key: name, value: params[name] ?? '' })) }),
  };
}
