import { expect, test } from 'vitest';
import { checkEnvelope, type TransportFacts } from '../../../../src/contract/checks/transport-checks.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import { told } from '../judged.ts';
import { factsOf, rest } from './small-facts.ts';

const partner = (code?: JsonValue) => ({ status: 'error', ...(code === undefined ? {} : { code }) });
const DENIED = { outcome: 'denied' } as const;
const MISSING = { outcome: 'missing' } as const;
const INVALID = { outcome: 'invalid' } as const;
const PARTNERS = { partners: true } as const;

test.each<[string, JsonValue, number, Partial<TransportFacts>]>([
  ['an answer', {}, 200, {}],
  ['an answer with a state', { status: 'new' }, 200, {}],
  ['a list', [], 200, {}],
  ['a success', { status: 'success' }, 200, PARTNERS],
  ...[
    'WRONG_AUTHORIZATION',
    'NO_PERMISSION',
    'FORBIDDEN',
    'ACCESS_DENIED',
    'TOKEN_EXPIRED',
    'BAD_CREDENTIALS',
  ].map((code): [string, JsonValue, number, Partial<TransportFacts>] => [code, rest(code), 403, DENIED]),
  ['a bare 401', rest(), 401, DENIED],
  ['a bare 403', partner(), 403, { ...DENIED, ...PARTNERS }],
  ['a resource', rest('X', { info: { resource: 'Order' } }), 404, MISSING],
  ['what is invalid', rest('X'), 422, INVALID],
  ['what is invalid, without a code', rest(), 422, INVALID],
  ['what is invalid, in a 200', partner('VALIDATION_ERROR'), 200, { ...INVALID, ...PARTNERS }],
  ['an empty list', { data: [] }, 200, { ...INVALID, emptyCounts: true }],
  ['an error where an empty list counts', rest('X'), 400, { ...INVALID, emptyCounts: true }],
])('%s is the envelope', (_, body, status, more) => {
  expect(checkEnvelope(factsOf(body, status, more), body)).toBeNull();
});

test.each<[string, JsonValue, number, Partial<TransportFacts>, string]>([
  ['an error', rest('A_B'), 200, {}, '/status 400 200'],
  ['an error without a code', rest(), 200, {}, '/status 400 200'],
  ['an error of the Partners API', partner('A_B'), 200, PARTNERS, '/status "success" "error" 200'],
  ['no status', {}, 200, PARTNERS, '/status "success" came nothing'],
  ['another status', { status: 'successful' }, 200, PARTNERS, '/status "success" "successful"'],
  ['a status that is a list', { status: [1] }, 200, PARTNERS, '/status "success" came a list'],
  ['a status that is null', { status: null }, 200, PARTNERS, '/status "success" came null'],
  ['a list', [], 200, PARTNERS, '/status "success" came nothing'],
  ['data', { data: [] }, 401, DENIED, '/error came nothing'],
  ['an error without its status', { error: 'x' }, 401, DENIED, '/status came nothing'],
  ['an error with its status as text', { error: 'x', status: '401' }, 401, DENIED, '/status "401"'],
  ['a list in place of an error', [], 401, DENIED, ' came a list'],
  ['a text in place of an error', 'x', 401, DENIED, ' came a string'],
  ['nothing in place of an error', null, 401, DENIED, ' came null'],
  [
    'a success in place of an error',
    { status: 'success' },
    200,
    { ...DENIED, ...PARTNERS },
    '/status "error" "success"',
  ],
  ['another code', rest('UNKNOWN_ERROR'), 401, DENIED, '/code'],
  ['a bare 403', rest(), 403, DENIED, '/code came none'],
  ['a bare 200', partner(), 200, { ...DENIED, ...PARTNERS }, '/code came none'],
  ['another code of the Partners API', partner('X'), 403, { ...DENIED, ...PARTNERS }, '/code'],
  ['no error', { data: null }, 404, MISSING, '/error came nothing'],
  ['no info', rest('X'), 404, MISSING, '/info came nothing'],
  ['a list as info', rest('X', { info: [] }), 404, MISSING, '/info came a list'],
  ['info without a resource', rest('X', { info: {} }), 404, MISSING, '/info/resource came nothing'],
  [
    'a resource without a name',
    rest('X', { info: { resource: '' } }),
    404,
    MISSING,
    '/info/resource came a string',
  ],
  [
    'a resource that is a number',
    rest('X', { info: { resource: 5 } }),
    404,
    MISSING,
    '/info/resource came a number',
  ],
  ['an error in a 200', rest('VALIDATION_ERROR'), 200, INVALID, '/status 200 200'],
  ['another error in a 200', partner('X'), 200, { ...INVALID, ...PARTNERS }, '/status 200 200'],
  ['an unknown error', rest('UNKNOWN_ERROR'), 400, INVALID, '/code'],
  ['items', { data: [1, 2] }, 200, { ...INVALID, emptyCounts: true }, '/data 2'],
  ['no list', { data: {} }, 200, { ...INVALID, emptyCounts: true }, '/data 0'],
  ['an empty list that does not count', { data: [] }, 400, INVALID, '/error came nothing'],
  [
    'a success that should be invalid',
    { status: 'success' },
    200,
    { ...INVALID, ...PARTNERS },
    '/status "error" "success"',
  ],
])('%s is not', (_, body, status, more, facts) => {
  const problem = checkEnvelope(factsOf(body, status, more), body);
  const kinds = problem?.match(/came (?:nothing|none|null|a list|a \w+)/g) ?? [];
  expect(
    [...(told(problem === null ? null : [problem.replace(/^expected/, ': expected')]) ?? []), ...kinds].join(
      ' ',
    ),
  ).toEqual(facts);
});
