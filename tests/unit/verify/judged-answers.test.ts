import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/model/json.ts';
import { judgeAnswers } from '../../../src/verify/judge/judge-answers.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import type { Responses } from '../../../src/verify/responses/match-responses.ts';
import { toldBy } from './told-by.ts';

/** What a scenario says of itself, and the answer that it got. */
interface Judged {
  outcome?: string;
  expected?: string;
  actual?: string;
  path?: string;
  status?: number | null;
  type?: string | null;
  body?: JsonValue;
  json?: boolean;
  checks?: Record<string, string>;
  result?: string;
  called?: boolean;
  kept?: boolean;
}

const PARTNERS = '/api/partners/v1/a';
const OTHER: Readonly<Record<string, string>> = { [PARTNERS]: '/api/rest/v1/a' };

/** The places that are told of a scenario: `7` is its checks' line, `9` its end's, `3` its own. */
function judged(given: Judged): string[] {
  const {
    outcome = 'ok',
    path = '/api/rest/v1/a',
    status = 200,
    type = 'application/json',
    called = true,
    kept = true,
  } = given;
  const { body = { data: [] }, json = true, checks = { status: 'pass' }, result = 'pass' } = given;
  const { expected = '200', actual = String(status) } = given;
  const headers = { 'x-type': 'text/html', ...(type === null ? {} : { 'Content-Type': type }) };
  const response = status === null ? null : { status, headers, body, json, bytes: 500 };
  // What was asked before the call decides nothing.
  const before = { role: 'setup', request: { method: 'GET', path: OTHER[path] ?? PARTNERS }, response: null };
  const exchange = { role: called ? 'call' : 'setup', request: { method: 'GET', path }, response };
  const scenario = {
    ...{ id: '1.1', scenario: '', skipReason: null, line: 3, lines: { checks: 7, rows: 8, finished: 9 } },
    ...{ outcome, expected, actual, result, httpStatus: called ? status : null, rows: [] },
    checks: Object.entries(checks).map(([name, of]) => ({ name, result: of, message: null })),
    exchanges: [before, exchange],
  };
  const log = { file: 'log', scenarios: [scenario] } as unknown as RunLog;
  const responses = new Map(
    kept ? [[scenario, { exchanges: [before, exchange] }]] : [],
  ) as unknown as Responses;
  return toldBy((ledger) => judgeAnswers(log, responses, false, ledger)).map((place) =>
    place.replace('log:', ''),
  );
}

const ERROR = { error: 'no', status: 404, code: 'X', info: { resource: 'Order' } };
const REFUSED = { status: 'error', code: 'WRONG_AUTHORIZATION' };
const denied = {
  outcome: 'denied',
  expected: '401, or 403 WRONG_AUTHORIZATION',
  status: 403,
  body: REFUSED,
  actual: '403 WRONG_AUTHORIZATION',
};
const ofPartners = { ...denied, path: PARTNERS, expected: '403, or an authorization error in a 200' };
const missing = {
  outcome: 'missing',
  expected: '404 with a JSON error',
  status: 404,
  body: ERROR,
  actual: '404 X',
};
const invalid = { outcome: 'invalid', expected: '4xx with a JSON error' };
const asked = { checks: { status: 'pass', contentType: 'pass', json: 'pass', envelope: 'pass' } };

test.each<[string, Judged, string[]]>([
  ['answered', asked, []],
  ['answered to a write', { ...asked, expected: '200 or 201', status: 201 }, []],
  ['201 to a read', { ...asked, status: 201 }, ['7']],
  ['204', { ...asked, expected: '200 or 201', status: 204 }, ['7']],
  ['another expectation', { expected: '2xx' }, ['3']],
  ['other words', { actual: '200 OK' }, ['9']],
  ['an error in a 200', { ...asked, body: ERROR, actual: '200 X' }, ['7']],
  ['a Partners success', { ...asked, path: PARTNERS, body: { status: 'success' } }, []],
  ['no word of success', { ...asked, path: PARTNERS, body: { data: [] } }, ['7']],
  ['a list of Partners', { ...asked, path: PARTNERS, body: [] }, ['7']],
  ['another content type', { ...asked, type: 'text/json' }, ['7']],
  ['a content type within another', { ...asked, type: 'x-application/json' }, ['7']],
  ['no content type', { ...asked, type: null }, ['7']],
  ['null', { ...asked, body: null }, []],
  ['an error without a status', { ...asked, body: { error: 'no' } }, []],
  ['a status without an error', { ...asked, body: { status: 5 } }, []],
  ['a code of no error', { ...asked, body: { data: [], code: 'X' } }, []],
  ['more than the content type', { ...asked, type: 'application/jsonp' }, ['7']],
  ['a charset behind it', { ...asked, type: 'Application/JSON ; charset=utf-8' }, []],
  ['no JSON', { ...asked, json: false, body: 'x', checks: { status: 'pass', json: 'pass' } }, ['7']],
  [
    'no JSON, and so no envelope',
    { json: false, body: 'x', checks: { status: 'pass', json: 'fail', envelope: 'pass' }, result: 'fail' },
    ['7'],
  ],
  ['a check that failed where the answer is right', { checks: { status: 'fail' }, result: 'fail' }, ['7']],
  ['an envelope that a mask may hide', { checks: { status: 'pass', envelope: 'fail' }, result: 'fail' }, []],
  ['checks that were not run', { checks: { status: 'pass', json: 'notRun', envelope: 'notRun' } }, []],
  [
    'a page',
    { json: false, body: '<p>', type: 'Text/HTML', actual: '200 HTML page', checks: { status: 'pass' } },
    [],
  ],
  [
    'a page with a charset',
    {
      json: false,
      body: '<p>',
      type: 'text/html; charset=utf-8',
      actual: '200 HTML page',
      checks: { status: 'pass' },
    },
    [],
  ],
  ['a text', { json: false, body: 'x', type: 'text/plain', checks: { status: 'pass' } }, []],
  ['JSON that is said to be a page', { type: 'text/html', actual: '200', checks: { status: 'pass' } }, []],
  [
    'a code of a hundred signs',
    { ...missing, body: { ...ERROR, code: 'y'.repeat(100) }, actual: `404 ${'y'.repeat(100)}` },
    [],
  ],
  [
    'a longer code',
    { ...missing, body: { ...ERROR, code: 'y'.repeat(101) }, actual: `404 ${'y'.repeat(101)}` },
    ['9'],
  ],
  ['another result', { result: 'fail' }, ['9']],
  ['refused', { ...denied, ...asked }, []],
  [
    'refused with 401, whatever the code',
    { ...denied, ...asked, status: 401, body: { ...REFUSED, code: 'X' }, actual: '401 X' },
    [],
  ],
  [
    'refused for another reason',
    { ...denied, ...asked, body: { ...REFUSED, code: 'X' }, actual: '403 X' },
    ['7'],
  ],
  ['refused by a 200', { ...denied, ...asked, status: 200, actual: '200 WRONG_AUTHORIZATION' }, ['7']],
  ['refused without an error', { ...denied, ...asked, body: {}, actual: '403' }, ['7']],
  ['refused by Partners', { ...ofPartners, ...asked, body: { ...REFUSED, code: 'X' }, actual: '403 X' }, []],
  [
    'refused by Partners in a 200',
    { ...ofPartners, ...asked, status: 200, actual: '200 WRONG_AUTHORIZATION' },
    [],
  ],
  [
    'refused by Partners in a 200 for another reason',
    { ...ofPartners, ...asked, status: 200, body: { ...REFUSED, code: 'X' }, actual: '200 X' },
    ['7'],
  ],
  [
    'refused by Partners with 401',
    { ...ofPartners, ...asked, status: 401, actual: '401 WRONG_AUTHORIZATION' },
    ['7'],
  ],
  ['refused with the words of the other API', { ...denied, expected: ofPartners.expected }, ['3']],
  ['not there', { ...missing, ...asked }, []],
  ['not there, with another status', { ...missing, ...asked, status: 400, actual: '400 X' }, ['7']],
  ['not there, and nothing named', { ...missing, ...asked, body: { ...ERROR, info: {} } }, ['7']],
  [
    'not there, and an empty name',
    { ...missing, ...asked, body: { ...ERROR, info: { resource: '' } } },
    ['7'],
  ],
  [
    'not there, and no error',
    { ...missing, ...asked, body: { info: { resource: 'Order' } }, actual: '404' },
    ['7'],
  ],
  ['wrongly asked', { ...invalid, ...asked, status: 400, body: ERROR, actual: '400 X' }, []],
  [
    'wrongly asked, at the other end',
    { ...invalid, ...asked, status: 499, body: ERROR, actual: '499 X' },
    [],
  ],
  ['an error of the server', { ...invalid, ...asked, status: 500, body: ERROR, actual: '500 X' }, ['7']],
  ['a way to elsewhere', { ...invalid, ...asked, status: 399, body: ERROR, actual: '399 X' }, ['7']],
  ['an empty list', { ...invalid, ...asked, body: { data: [] }, actual: '200' }, []],
  ['a list that is not empty', { ...invalid, ...asked, body: { data: [1] }, actual: '200' }, ['7']],
  ['no list', { ...invalid, ...asked, body: { data: {} }, actual: '200' }, ['7']],
  ['a list alone', { ...invalid, ...asked, body: [], actual: '200' }, ['7']],
  [
    'an empty list beside an error',
    { ...invalid, ...asked, body: { data: [], error: 'no' }, actual: '200' },
    ['7'],
  ],
  ['an error in a 200, of REST', { ...invalid, ...asked, body: ERROR, actual: '200 X' }, ['7']],
  [
    'an error in a 200, of Partners',
    {
      ...invalid,
      ...asked,
      path: PARTNERS,
      body: { status: 'error', code: 'VALIDATION_ERROR' },
      actual: '200 VALIDATION_ERROR',
    },
    [],
  ],
  [
    'another error in a 200, of Partners',
    { ...invalid, ...asked, path: PARTNERS, body: { status: 'error', code: 'X' }, actual: '200 X' },
    ['7'],
  ],
  [
    'no answer',
    { status: null, actual: 'no answer (timeout)', checks: { status: 'fail' }, result: 'fail' },
    [],
  ],
  [
    'no answer, and a status that passed',
    { status: null, actual: 'no answer (timeout)', checks: { status: 'pass' }, result: 'fail' },
    ['7'],
  ],
  [
    'no answer in other words',
    { status: null, actual: 'nothing', checks: { status: 'fail' }, result: 'fail' },
    ['9'],
  ],
  [
    'no answer, and more',
    { status: null, actual: 'no answer (timeout) at all', checks: {}, result: 'fail' },
    ['9'],
  ],
  [
    'no call',
    { called: false, actual: 'no answer (recording)', checks: { status: 'fail' }, result: 'fail' },
    [],
  ],
  [
    'no call, in other words',
    { called: false, actual: 'no answer (timeout)', checks: { status: 'fail' }, result: 'fail' },
    ['9'],
  ],
])('what a scenario says of its answer is held against the answer: %s', (_, given, places) => {
  expect(judged(given)).toEqual(places);
});
