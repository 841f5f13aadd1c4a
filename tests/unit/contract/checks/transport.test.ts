import { expect, test } from 'vitest';
import {
  checkContentType,
  checkEncoding,
  checkJson,
  checkStatus,
  type TransportFacts,
} from '../../../../src/contract/checks/transport-checks.ts';
import type { Outcome } from '../../../../src/model/case.ts';
import { AuditError } from '../../../../src/model/errors.ts';
import { FACTS, factsOf } from './small-facts.ts';

const STATUSES = [199, 200, 201, 204, 301, 399, 400, 401, 403, 404, 422, 499, 500, 503];

test.each<[Outcome, Partial<TransportFacts>, number[]]>([
  ['ok', {}, [200]],
  ['ok', { write: true }, [200, 201]],
  ['ok', { partners: true, emptyCounts: true }, [200]],
  ['denied', {}, [401, 403]],
  ['denied', { partners: true }, [200, 403]],
  ['denied', { write: true, emptyCounts: true }, [401, 403]],
  ['missing', { write: true, partners: true, emptyCounts: true }, [404]],
  ['invalid', { write: true }, [400, 401, 403, 404, 422, 499]],
  ['invalid', { partners: true }, [200, 400, 401, 403, 404, 422, 499]],
  ['invalid', { emptyCounts: true }, [200, 400, 401, 403, 404, 422, 499]],
])('%s with %j allows %j alone', (outcome, more, allowed) => {
  expect(
    STATUSES.filter((status) => checkStatus(factsOf({}, status, { outcome, ...more })) === null),
  ).toEqual(allowed);
});

test('a wrong status is told with the code of the error, and what else it shows', () => {
  const html = { 'content-type': 'text/html' };
  const words = (facts: TransportFacts) => checkStatus(facts) ?? '';
  expect(words(factsOf({ error: 'x', status: 500, code: 'A_B' }, 500))).toMatch(
    /^expected status 200, came 500 A_B$/,
  );
  expect(words(factsOf({ error: 'x', status: 500 }, 500))).toMatch(/^expected status 200, came 500$/);
  expect(words(factsOf(undefined, 500))).toMatch(/^expected status 200, came 500$/);
  for (const status of [301, 302, 303, 307, 308])
    expect(words(factsOf(undefined, status, {}, html))).toMatch(/came \d+: .*redirect/);
  for (const status of [300, 305, 399])
    expect(words(factsOf(undefined, status, {}, html))).toMatch(/came \d+: an HTML page, not an answer/);
  expect(words(factsOf(undefined, 304))).toMatch(/came 304: nothing new since a copy/);
  expect(words(factsOf(undefined, 404, {}, html))).toMatch(/came 404: .*route/);
  expect(words(factsOf(undefined, 400, {}, html))).toMatch(/came 400: .*HTML/);
  expect(words(factsOf(undefined, 299, {}, html))).toMatch(/came 299: .*HTML/);
  expect(words({ ...FACTS, failure: new AuditError('REQUEST_FAILED', 'it was cut', '') })).toContain(
    'it was cut',
  );
  expect(words(FACTS)).toContain('no answer');
});

test.each([
  'application/json',
  'Application/JSON ; charset="utf-8"',
  'application/json;charset=UTF8',
  'application/json; charset = utf-8; a=b',
  'application/json; a="b, c"; charset=utf-8',
])('%s is JSON', (type) => {
  expect(checkContentType(factsOf({}, 200, {}, { 'content-type': type }))).toBeNull();
});

test.each([
  ['application/json; charset=windows-1251', 'windows-1251'],
  ['application/json; charset=xutf-8', 'xutf-8'],
  ['application/json; charset=utf-81', 'utf-81'],
  ['x-application/json', 'x-application/json'],
  ['application/json-seq', 'application/json-seq'],
  ['text/html', 'HTML'],
])('%s is none', (type, named) => {
  expect(checkContentType(factsOf(undefined, 500, {}, { 'content-type': type }))).toContain(named);
});

test.each([
  'application/json, text/html',
  'text/html, application/json',
  'application/json; charset=utf-8, text/html',
  'application/json; a=b, application/json',
])('two content types are none, and both are named: %s', (type) => {
  expect(checkContentType(factsOf({}, 200, {}, { 'content-type': type }))).toBe(
    `expected one content type application/json, came ${type}`,
  );
});

test('no content type is told, with no answer as well', () => {
  expect(checkContentType(factsOf({}))).toMatch(/expected content type application\/json, came \w+$/);
  expect(checkContentType(FACTS)).toMatch(/came \w+$/);
});

test('what is no UTF-8 or no JSON is told', () => {
  const broken = factsOf(undefined);
  const answer = broken.answer === null ? null : { ...broken.answer, text: null };
  expect(checkEncoding(factsOf({}))).toBeNull();
  for (const coding of ['', ' GZIP ', 'deflate', 'br', 'identity']) {
    const headers = { 'content-encoding': coding };
    expect(checkEncoding({ ...broken, answer: answer && { ...answer, headers } })).toMatch(/UTF-8$/);
  }
  expect(
    checkEncoding({
      ...broken,
      answer: answer && { ...answer, headers: { 'content-encoding': 'gzip, br' } },
    }),
  ).toMatch(/"gzip, br"/);
  expect(checkEncoding(FACTS)).toBeNull();
  expect(checkJson(factsOf({}))).toBeNull();
  expect(checkJson(broken)).toMatch(/JSON \(6 bytes\)$/);
  expect(checkJson(FACTS)).toMatch(/JSON \(0 bytes\)$/);
});
