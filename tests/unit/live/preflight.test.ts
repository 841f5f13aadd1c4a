import { expect, test } from 'vitest';
import { clockFrom } from '../../../src/common/clock.ts';
import { liveSettings } from '../../../src/live/live-settings.ts';
import { openLiveTarget } from '../../../src/live/live-target.ts';
import { asker, preflight } from '../../../src/live/preflight.ts';

/** What an API answers to its list. */
interface Listed {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
}

const GOOD = '{"status":"success","data":[],"result":[]}';

/** What a preflight says where the REST API answers so; '' where it says nothing. */
async function said({ status = 200, body = GOOD, headers = {} }: Listed): Promise<string> {
  const settings = liveSettings({
    QTICKETS_TOKEN: 'a-token-of-rest',
    QTICKETS_PARTNERS_TOKEN: 'a-token-of-partners',
  });
  const sender = {
    send: async ({ path }: { path: string }) => ({
      response: path.includes('/partners/')
        ? { status: 200, headers: {}, bytes: Buffer.from(GOOD) }
        : { status, headers: { 'content-type': 'application/json', ...headers }, bytes: Buffer.from(body) },
      failure: null,
      attempts: [],
    }),
  };
  const target = openLiveTarget(settings, sender);
  return preflight({ target, sender, clock: clockFrom({}), commonHeaders: {} }).then(
    () => '',
    (error: unknown) => String(error),
  );
}

test('an API that answers its list is told of nothing', async () => {
  expect(await said({})).toBe('');
});

test.each([0, 2])('a token that is refused within a 200 is told, indented by %i', async (blanks) => {
  const body = { status: 'error', code: 'WRONG_AUTHORIZATION', message: 'Wrong authorization' };
  expect(await said({ body: JSON.stringify(body, null, blanks) })).toContain(
    'the REST API refuses the token',
  );
});

test('the code of an item is no refusal', async () => {
  const body = JSON.stringify({ data: [{ code: 'WRONG_AUTHORIZATION' }] });
  expect(await said({ body })).toBe('');
});

const REFUSED = '{"error":"Wrong authorization","status":403,"code":"WRONG_AUTHORIZATION","info":[]}';

test.each<[string, Listed]>([
  ['JSON with 403', { status: 403, body: REFUSED }],
  ['JSON of another form with 401', { status: 401, body: '{"message":"Unauthorized"}' }],
  ['401 without a body', { status: 401, body: '', headers: { 'content-type': '' } }],
])('what the API refuses is told as a refused token: %s', async (_, answer) => {
  expect(await said(answer)).toContain(`the REST API refuses the token (status ${answer.status})`);
});

const page = (status: number, headers: Record<string, string> = {}): Listed => ({
  status,
  body: '<!DOCTYPE html><title>Access denied</title>',
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
});

test.each<[Listed, RegExp]>([
  [page(403), /status 403: an HTML page, not an answer of the API\. .*firewall/],
  [page(401, { 'www-authenticate': 'Basic realm="staging"' }), /status 401: an HTML page.*firewall/],
  [
    { status: 403, body: 'denied', headers: { 'content-type': 'text/plain' } },
    /status 403: no answer of the API\. .*firewall/,
  ],
  [page(200), /answers no JSON: an HTML page, not an answer of the API\. .*page to log in/],
  [page(404), /status 404: an HTML page, so the route does not exist.*base URL right\?/],
  [page(407), /status 407: a proxy wants a name and a password\. .*network/],
  [page(451), /status 451: blocked for legal reasons\. .*network/],
  [page(511), /status 511: the network wants a login first\. Log in/],
  [page(429), /status 429: too many requests\. Wait, or lower QTICKETS_RATE_LIMIT/],
  [
    { status: 429, body: '{}', headers: { 'retry-after': '86400' } },
    /requests, and it asks to wait 86400 s\. /,
  ],
  [{ status: 429, body: '{}', headers: { 'retry-after': '<b>' } }, /too many requests\. Wait/],
  [page(521), /status 521: an HTML page, not an answer of the API\. Run again later/],
  [{ status: 500, body: '{}' }, /status 500\. Run again later/],
  [{ status: 302, body: '' }, /status 302: a redirect, which is not followed\. .*network/],
  [{ status: 308, body: '' }, /status 308: a redirect, which is not followed\. .*network/],
  [{ status: 400, body: '{}' }, /status 400\. Is the base URL right\?/],
  [{ body: '' }, /answers no JSON\. Is the base URL right\?/],
])('what a network answers is told as that, with what to do: %j', async (answer, words) => {
  const told = await said(answer);
  expect(told).toMatch(words);
  expect(told).not.toMatch(/refuses the token|Partners API/);
});

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', 'clock'],
  ['3, 3', ''],
])('clocks are compared where a header says a date: %s', async (date, word) => {
  expect(await said({ headers: { date } })).toContain(word);
  expect((await said({ headers: { date } })) === '').toBe(word === '');
});

const MISSING = '{"error":"Resource not found","status":404,"code":"RESOURCE_NOT_FOUND","info":{"id":33}}';
const ofPartners = (code: string) => JSON.stringify({ status: 'error', code, message: 'no' });

test.each<[number, string, object]>([
  [200, '{"data":{"id":33}}', { json: { data: { id: 33 } } }],
  [404, MISSING, { json: undefined }],
  [200, ofPartners('EVENT_NOT_FOUND'), { json: undefined }],
  [200, ofPartners('UNKNOWN_ERROR'), { failed: 'GET /a: an error within status 200' }],
  [200, ofPartners('WRONG_AUTHORIZATION'), { failed: 'GET /a: an error within status 200' }],
  [200, '<html>', { failed: 'GET /a: the body is not JSON' }],
  [404, '<html>', { failed: 'GET /a: status 404' }],
  [403, '{"error":"no","status":403}', { failed: 'GET /a: status 403' }],
  [429, '{}', { failed: 'GET /a: status 429' }],
  [500, '{"error":"no","status":500,"code":"UNKNOWN_ERROR"}', { failed: 'GET /a: status 500' }],
])('what an account does not have is told from a call that failed: %i %s', async (status, body, asked) => {
  const settings = liveSettings({
    QTICKETS_TOKEN: 'a-token-of-rest',
    QTICKETS_PARTNERS_TOKEN: 'a-second-one',
  });
  const response = { status, headers: {}, bytes: Buffer.from(body) };
  const sender = { send: async () => ({ response, failure: null, attempts: [] }) };
  const target = {
    ...openLiveTarget(settings, sender),
    route: (path: string) => ({ origin: 'https://api.invalid', path }),
  };
  const ask = asker({ target, sender, clock: clockFrom({}), commonHeaders: {} });
  expect(await ask('rest', 'GET', '/a')).toEqual(asked);
});
