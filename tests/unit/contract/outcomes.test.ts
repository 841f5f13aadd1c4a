import { expect, test } from 'vitest';
import {
  checkContentType,
  checkEncoding,
  checkEnvelope,
  checkStatus,
  type TransportFacts,
} from '../../../src/contract/checks/transport-checks.ts';
import { actualWords } from '../../../src/contract/outcome-words.ts';
import type { Outcome } from '../../../src/model/case.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { FACTS } from './checks/small-facts.ts';

interface Given {
  outcome: Outcome;
  status: number;
  body?: JsonValue;
  partners?: boolean;
  write?: boolean;
  type?: string;
  emptyCounts?: boolean;
}

function factsOf({
  outcome,
  status,
  body = {},
  partners = false,
  write = false,
  type = 'application/json',
  emptyCounts = false,
}: Given): TransportFacts {
  const bytes = Buffer.from(JSON.stringify(body));
  const answer = { status, headers: { 'content-type': type }, bytes, text: bytes.toString(), json: body };
  return { ...FACTS, outcome, emptyCounts, partners, write, answer };
}

const passes = (given: Given) =>
  checkStatus(factsOf(given)) === null && checkEnvelope(factsOf(given), given.body ?? {}) === null;

const rest = (status: number, code: string, info: JsonValue = []) => ({ error: 'text', status, code, info });
const partners = (code: string) => ({ status: 'error', code, message: 'text' });
const missing = { id: 1, resource: 'Order' };

test.each<[string, Given]>([
  ['ok: 200', { outcome: 'ok', status: 200, body: { data: [] } }],
  ['ok: 201 for a write', { outcome: 'ok', status: 201, body: { data: {} }, write: true }],
  ['ok: a Partners success', { outcome: 'ok', status: 200, body: { status: 'success' }, partners: true }],
  ['denied: 401', { outcome: 'denied', status: 401, body: rest(401, 'WRONG_AUTHORIZATION') }],
  [
    'denied: 403, as production answers',
    { outcome: 'denied', status: 403, body: rest(403, 'WRONG_AUTHORIZATION') },
  ],
  [
    'denied: a Partners 403',
    { outcome: 'denied', status: 403, body: partners('WRONG_AUTHORIZATION'), partners: true },
  ],
  [
    'denied: a Partners error in a 200',
    { outcome: 'denied', status: 200, body: partners('WRONG_AUTHORIZATION'), partners: true },
  ],
  [
    'missing: 404 that names the resource',
    { outcome: 'missing', status: 404, body: rest(404, 'RESOURCE_NOT_FOUND', missing) },
  ],
  ['invalid: 422', { outcome: 'invalid', status: 422, body: rest(422, 'VALIDATION_ERROR') }],
  [
    'invalid: an empty list, where that counts',
    { outcome: 'invalid', status: 200, body: { data: [] }, emptyCounts: true },
  ],
  [
    'invalid: a Partners validation error',
    { outcome: 'invalid', status: 200, body: partners('VALIDATION_ERROR'), partners: true },
  ],
])('%s', (_, given) => {
  expect(passes(given)).toBe(true);
});

test.each<[string, Given]>([
  ['ok: 201 for a read', { outcome: 'ok', status: 201, body: { data: [] } }],
  ['ok: 500', { outcome: 'ok', status: 500, body: rest(500, 'UNKNOWN_ERROR') }],
  ['ok: a REST error in a 200', { outcome: 'ok', status: 200, body: rest(503, 'UNKNOWN_ERROR') }],
  [
    'ok: a Partners error in a 200',
    { outcome: 'ok', status: 200, body: partners('SEAT_NOT_FOUND'), partners: true },
  ],
  [
    'ok: a Partners answer without success',
    { outcome: 'ok', status: 200, body: { result: [] }, partners: true },
  ],
  ['denied: 200 with data', { outcome: 'denied', status: 200, body: { data: [] } }],
  ['denied: 403 for another reason', { outcome: 'denied', status: 403, body: rest(403, 'UNKNOWN_ERROR') }],
  [
    'denied: a Partners error that is no refusal',
    { outcome: 'denied', status: 200, body: partners('SEAT_NOT_FOUND'), partners: true },
  ],
  [
    'denied: a Partners success',
    { outcome: 'denied', status: 200, body: { status: 'success' }, partners: true },
  ],
  [
    'missing: 404 without the resource',
    { outcome: 'missing', status: 404, body: rest(404, 'RESOURCE_NOT_FOUND') },
  ],
  ['missing: 200', { outcome: 'missing', status: 200, body: { data: null } }],
  ['invalid: 500', { outcome: 'invalid', status: 500, body: rest(500, 'UNKNOWN_ERROR') }],
  ['invalid: a full list', { outcome: 'invalid', status: 200, body: { data: [1] } }],
  [
    'invalid: a full list, where an empty one counts',
    { outcome: 'invalid', status: 200, body: { data: [1] }, emptyCounts: true },
  ],
  [
    'invalid: an empty list, where it does not count',
    { outcome: 'invalid', status: 200, body: { data: [] } },
  ],
  [
    'invalid: another Partners error in a 200',
    { outcome: 'invalid', status: 200, body: partners('SEAT_NOT_FOUND'), partners: true },
  ],
])('not %s', (_, given) => {
  expect(passes(given)).toBe(false);
});

test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
  '%s is JSON',
  (type) => {
    expect(checkContentType(factsOf({ outcome: 'ok', status: 200, type }))).toBeNull();
  },
);

test.each(['text/html; charset=UTF-8', 'application/jsonp', ''])('"%s" is not JSON', (type) => {
  expect(checkContentType(factsOf({ outcome: 'ok', status: 200, type }))).not.toBeNull();
});

test('what came is told by its status and the code of its error', () => {
  const answerOf = (given: Given) => factsOf(given).answer;
  expect(actualWords(answerOf({ outcome: 'ok', status: 200 }), null)).toBe('200');
  expect(actualWords(answerOf({ outcome: 'ok', status: 200, body: partners('SEAT_NOT_FOUND') }), null)).toBe(
    '200 SEAT_NOT_FOUND',
  );
  expect(actualWords(null, null)).toContain('no answer');
});

test.each([
  ['', '{}', null],
  ['gzip', '{}', null],
  ['x-gzip, br', '{}', null],
  ['gzip', null, 'UTF-8'],
  ['zstd', null, 'zstd'],
  ['lizard', '{}', 'lizard'],
  ['gzip, lizard', '{}', 'lizard'],
])('a body packed as "%s" that reads as %s', (coding, text, told) => {
  const facts = factsOf({ outcome: 'ok', status: 200 });
  const { answer } = facts;
  if (answer === null) throw new RangeError('no answer');
  const headers = { ...answer.headers, 'content-encoding': coding };
  const problem = checkEncoding({ ...facts, answer: { ...answer, headers, text } });
  if (told === null) expect(problem).toBeNull();
  else expect(problem).toContain(told);
});
