import { expect, test } from 'vitest';
import {
  actualWords,
  errorCodeOf,
  expectedWords,
  isErrorEnvelope,
  isHtml,
  isPartnersPath,
} from '../../../../src/contract/outcome-words.ts';
import { AuditError } from '../../../../src/model/errors.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import { factsOf, rest } from './small-facts.ts';

test('what is expected and what came are told in the words of the matrix', () => {
  const words = (['ok', 'denied', 'missing', 'invalid'] as const).flatMap((outcome) => [
    expectedWords(outcome, false, false),
    expectedWords(outcome, true, true),
  ]);
  expect(words.map((text) => text.match(/\d(?:\d\d|xx)/g)?.join())).toEqual([
    '200',
    '200,201',
    '401,403',
    '403,200',
    '404',
    '404',
    '4xx',
    '4xx',
  ]);
  const { answer } = factsOf(rest('A_B'), 404);
  expect(actualWords(answer, null)).toBe('404 A_B');
  expect(actualWords(factsOf({}, 200).answer, null)).toBe('200');
  expect(actualWords(factsOf(undefined, 404, {}, { 'content-type': 'Text/HTML; a' }).answer, null)).toMatch(
    /^404 .*HTML/,
  );
  expect(actualWords(factsOf(undefined, 404).answer, null)).toBe('404');
  expect(actualWords(null, new AuditError('REQUEST_FAILED', 'x', ''))).toContain('REQUEST_FAILED');
  expect(actualWords(null, null)).toMatch(/\(\w+\)/);
});

test('an envelope, its code and a page are known by their form', () => {
  for (const body of [{ status: 'error' }, { error: null, status: 404 }])
    expect(isErrorEnvelope(body)).toBe(true);
  for (const body of [
    {},
    { error: 'x' },
    { error: 'x', status: '404' },
    { status: 404 },
    ['error'],
    'error',
    null,
  ])
    expect(isErrorEnvelope(body)).toBe(false);
  expect([
    errorCodeOf(rest('A')),
    errorCodeOf(rest(5)),
    errorCodeOf({ code: 'A' }),
    errorCodeOf(rest('A'.repeat(101)))?.length === 101,
  ]).toEqual(['A', null, null, false]);
  expect(isPartnersPath('/api/partners/v1/x')).toBe(true);
  expect(isPartnersPath('/x/api/partners/')).toBe(false);
  const page = (body: JsonValue | undefined, headers: Record<string, string>) => {
    const { answer } = factsOf(body, 200, {}, headers);
    return answer !== null && isHtml(answer);
  };
  expect([
    page(undefined, { 'content-type': 'TEXT/html' }),
    page({}, { 'content-type': 'text/html' }),
    page(undefined, {}),
    page(undefined, { 'content-type': 'x text/html' }),
  ]).toEqual([true, false, false, false]);
});
