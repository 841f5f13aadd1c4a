import type { TokenRole } from '../model/case.ts';
import type { JsonObject } from '../model/json.ts';
import { type Api, PARTNERS, REST } from './api-of.ts';
import type { DocumentSource } from './document-source.ts';
import { postmanRequest } from './postman-request.ts';
import { READ_ALIKE, RESET } from './postman-scripts.ts';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

const DESCRIPTION = `The calls that QTickets documents for its REST API and its Partners API, one request for each call and each
way to make it that the contract suite expects to succeed.

Written by \`npm run export:postman\`. Set the tokens as current values of the variables: those are not exported. The ids are
examples; replace them by ones of the account under test. Requests other than GET change that account. The simulator
of the suite is put back to its start before each request, and what a request needs is done first.`;

/** Variable of the collection that holds the address of an API. */
const ADDRESS: Record<Api['name'], string> = { REST: 'restUrl', Partners: 'partnersUrl' };

/** Variable of the collection that holds the token of a role. */
const TOKEN: Record<Exclude<TokenRole, 'specified'>, string> = {
  rest: 'restToken',
  partnersRead: 'partnersReadToken',
  partnersWrite: 'partnersWriteToken',
};

/** The Postman Collection v2.1 of the documented calls: a folder for each API, and never a token's value. */
export function postmanCollection({ calls, origin, headers }: DocumentSource): JsonObject {
  return {
    info: { name: 'QTickets API', description: DESCRIPTION, schema: SCHEMA },
    item: [REST, PARTNERS].map((api) => ({
      name: api.name,
      item: calls
        .filter((call) => call.api === api)
        .map((call) =>
          postmanRequest(call, headers, {
            address: ADDRESS[api.name],
            // A role that a case leaves to the entry's own headers is that of the API.
            token: TOKEN[call.token === 'specified' ? defaultRole(api) : call.token],
          }),
        ),
    })),
    event: [RESET, READ_ALIKE],
    variable: [
      ...[REST, PARTNERS].map((api) => ({ key: ADDRESS[api.name], value: origin + api.base })),
      ...Object.values(TOKEN).map((key) => ({ key, value: '' })),
    ],
  };
}

function defaultRole(api: Api): keyof typeof TOKEN {
  return api === REST ? 'rest' : 'partnersRead';
}
