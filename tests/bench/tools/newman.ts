import { join } from 'node:path';
import { isJsonObject, type JsonObject } from '../../../src/model/json.ts';
import { apiOf, PARTNERS, REST } from '../../../src/openapi/api-of.ts';
import { postmanRequest } from '../../../src/openapi/postman-request.ts';
import type { BenchCall } from '../bench-call.ts';
import { type Peer, schemaOf, type Work } from '../peer.ts';

const ADDRESS = { REST: 'restUrl', Partners: 'partnersUrl' };

/** Postman's command line, with a collection in which every request has a test script of its own. */
export const newman: Peer = {
  name: 'newman',
  title: 'newman',
  packages: ['newman'],
  files: (work) => ({ 'collection.json': JSON.stringify(benchCollection(work)) }),
  command: ({ folder, modules, url, junit }) => ({
    argv: [
      join(modules, 'newman', 'bin', 'newman.js'),
      'run',
      join(folder, 'collection.json'),
      ...[REST, PARTNERS].flatMap((api) => ['--env-var', `${ADDRESS[api.name]}=${url}${api.base}`]),
      '--reporters',
      'cli,junit',
      '--reporter-junit-export',
      junit,
    ],
  }),
};

/** The Postman Collection v2.1 of the calls. */
export function benchCollection(work: Work): JsonObject {
  return {
    info: {
      name: 'bench',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: work.calls.map((call) => itemOf(call, schemaOf(work, call))),
  };
}

function itemOf(call: BenchCall, schema: JsonObject): JsonObject {
  const api = apiOf(call.path);
  const exported = postmanRequest(
    {
      ...call,
      scenario: '',
      isVariant: false,
      api,
      entryPath: call.path,
      params: {},
      token: 'rest',
      needs: [],
      write: false,
    },
    call.headers,
    { address: ADDRESS[api.name], token: '' },
  );
  const request = isJsonObject(exported['request']) ? exported['request'] : {};
  return {
    ...exported,
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: testScript(call, schema) } }],
    // The token stands in the call's own headers.
    request: { ...request, auth: { type: 'noauth' } },
  };
}

function testScript({ status }: BenchCall, schema: JsonObject): string[] {
  return [
    `pm.test('status is ${status}', () => pm.response.to.have.status(${status}));`,
    `pm.test('body meets the schema', () => pm.response.to.have.jsonSchema(${JSON.stringify(schema)}));`,
  ];
}
