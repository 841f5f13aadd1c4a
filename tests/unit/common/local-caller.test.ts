import { expect, test } from 'vitest';
import { isLocalProgram } from '../../../src/common/local-caller.ts';

function asked(hosts: string[], url = '/__simulator/reset', headers: Record<string, string> = {}): boolean {
  return isLocalProgram({ url, headers, headersDistinct: hosts.length === 0 ? {} : { host: hosts } });
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
