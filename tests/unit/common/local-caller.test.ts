import { expect, test } from 'vitest';
import { isLocalProgram } from '../../../src/common/local-caller.ts';

function asked(hosts: string[], url = '/__simulator/reset', headers: Record<string, string> = {}): boolean {
  const distinct = Object.entries(headers).map(([name, value]) => [name, [value]]);
  const host = hosts.length === 0 ? {} : { host: hosts };
  return isLocalProgram({ url, headers, headersDistinct: { ...Object.fromEntries(distinct), ...host } });
}

test.each([
  [['127.0.0.1:8787'], '/'],
  [['localhost'], '//x'],
  [['[::1]:1'], 'http://127.0.0.1:8787/__simulator/reset'],
  [[], '/'],
  [['127.0.0.53'], '*'],
])('hosts %j and the target %s are of this machine', (hosts, url) => {
  expect(asked(hosts, url)).toBe(true);
});

test.each([
  [['127.0.0.1', 'example.com'], '/'],
  [['127.0.0.1', '127.0.0.1'], '/'],
  [['127.0.0.1'], 'http://example.com/__simulator/reset'],
  [['127.0.0.1'], 'HTTP://example.com'],
  [['127.0.0.1'], 'http://127.0.0.1@example.com/'],
  [['127.0.0.1'], 'http:///__simulator/reset'],
  [['example.com'], 'http://127.0.0.1/'],
  [[], 'ws://example.com/'],
  [[''], '/'],
  [['127.0.0.1.'], '/'],
  [['127.0.0.1, example.com'], '/'],
  [['127.0.0.1:80@example.com'], '/'],
])('hosts %j and the target %s are not', (hosts, url) => {
  expect(asked(hosts, url)).toBe(false);
});

test.each([
  'http://127.0.0.1:8787/__simulator/faults/loop/a',
  'http://localhost:8787/api/rest/v1/clients?page=2',
  'http://[::1]/',
])('a client that was led by %s follows a redirect', (referer) => {
  expect(asked(['127.0.0.1'], '/', { referer })).toBe(true);
  expect(asked(['127.0.0.1'], '/', { referer, 'sec-fetch-site': 'same-site' })).toBe(false);
  expect(asked(['127.0.0.1'], '/', { referer, origin: 'http://127.0.0.1:8787' })).toBe(false);
});

test.each([
  'https://example.com/',
  'http://127.0.0.1@example.com/',
  'http://127.0.0.1.example.com/',
  'http://localhost.:8787/',
  'about:blank',
  'file:///home/page.html',
  '/clients',
  '',
])('what names %j as the address that led to it is sent by a page', (referer) => {
  expect(asked(['127.0.0.1'], '/', { referer })).toBe(false);
});

test('of two addresses that led to it each counts', () => {
  const headers = { referer: 'http://localhost/' };
  const headersDistinct = { host: ['localhost'], referer: ['http://localhost/', 'https://example.com/'] };
  expect(isLocalProgram({ url: '/', headers, headersDistinct })).toBe(false);
});
