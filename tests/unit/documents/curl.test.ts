import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlOf } from '../../../src/documents/html/curl.ts';
import type { JsonValue } from '../../../src/model/json.ts';

const BASE = 'https://qtickets.example/';

/** What a shell hands to curl when the command is pasted into it. */
function argumentsOf(command: string): string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}\n`;
  const env = {
    QTICKETS_BASE_URL: 'http://127.0.0.1:8181/of ours/rest/',
    QTICKETS_PARTNERS_BASE_URL: 'http://[::1]:8282/partners',
    QTICKETS_TOKEN: 'rest "t"',
    QTICKETS_PARTNERS_TOKEN: 'write',
    QTICKETS_PARTNERS_READ_TOKEN: 'read',
  };
  return execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

function call(
  body: JsonValue | null,
  headers: Record<string, string> = {},
  method = 'GET',
  path = '/api/rest/v1/orders',
  base = BASE,
) {
  return argumentsOf(curlOf({ method, path, headers, body }, base));
}

test.each([
  ['a body with quotes', { note: `it's "so" \\ $HOME \`id\` !` }],
  ['Cyrillic', { name: 'Большой зал' }],
  ['lines', { note: 'one\ntwo\ttab' }],
  ['characters that nobody sees', { note: 'a\u202eb\u0000c\u200bd\ud800' }],
  ['a text', 'plain'],
])('a call with %s is sent as it was', (_, body) => {
  const words = call(body, { 'content-type': 'application/json' });
  const sent = words[words.indexOf('--data-raw') + 1] ?? '';
  expect(typeof body === 'string' ? sent : JSON.parse(sent)).toEqual(body);
  expect(words.slice(words.indexOf('-X'), words.indexOf('-X') + 2)).toEqual(['-X', 'GET']);
});

test.each([
  ['rest', 'Bearer rest "t"'],
  ['partnersWrite', 'Bearer write'],
  ['partnersRead', 'Bearer read'],
  ['specified', 'Bearer {{specified}}'],
])('the token %s is taken from the environment where there is one', (label, sent) => {
  expect(call(null, { authorization: `Bearer {{${label}}}` })).toContain(`authorization: ${sent}`);
});

test('a body without a content type is called JSON, and headers that curl sends itself are left to it', () => {
  const words = call({}, { host: 'elsewhere', 'content-length': '5', accept: 'application/json' }, 'POST');
  expect(words.filter((_, index) => words[index - 1] === '-H')).toEqual([
    'accept: application/json',
    'content-type: application/json',
  ]);
});

test('the address is that of the API, with its query', () => {
  expect(call(null, {}, 'GET', '/api/x?a[]=1&b=$c')).toContain('https://qtickets.example/api/x?a[]=1&b=$c');
});

test.each(['http://127.0.0.1/api/rest/v1', 'https://localhost/', 'http://[::1]/x'])(
  'the address of an API on this machine, %s, which lost its port, is read from the environment',
  (base) => {
    expect(call(null, {}, 'GET', '/api/rest/v1/orders?a[]=1&b=$c', base)).toContain(
      'http://127.0.0.1:8181/of ours/rest/orders?a[]=1&b=$c',
    );
    expect(call(null, {}, 'POST', '/api/partners/v1/events/lists', base)).toContain(
      'http://[::1]:8282/partners/events/lists',
    );
  },
);

test('an address with its port, or of another API, is written as it is', () => {
  const path = '/api/rest/v1/orders';
  expect(call(null, {}, 'GET', path, 'http://127.0.0.1:8787/')).toContain(`http://127.0.0.1:8787${path}`);
  expect(call(null, {}, 'GET', '/api/x', 'http://localhost/')).toContain('http://localhost/api/x');
});
