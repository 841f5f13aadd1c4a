import { expect, test } from 'vitest';
import { isListed } from '../../../src/http/no-proxy.ts';

test.each([
  ['example.test', 'https://api.example.test'],
  ['example.test', 'https://example.test'],
  ['.example.test', 'https://api.example.test'],
  ['.example.test', 'https://example.test'],
  ['EXAMPLE.test', 'https://api.example.test'],
  ['example.test.', 'https://api.example.test'],
  ['api.example.test', 'https://api.example.test.'],
  ['other.test,example.test', 'https://api.example.test'],
  ['other.test example.test', 'https://api.example.test'],
  ['example.test:443', 'https://api.example.test'],
  ['example.test:8443', 'https://api.example.test:8443'],
  ['10.1.2.3', 'https://10.1.2.3'],
  ['10.1.2.3:443', 'https://10.1.2.3'],
  ['10.0.0.0/8', 'https://10.1.2.3'],
  ['10.1.2.3/32', 'https://10.1.2.3'],
  ['0.0.0.0/0', 'https://10.1.2.3'],
  ['fd00::1', 'https://[fd00::1]'],
  ['[fd00::1]', 'https://[fd00::1]'],
  ['[fd00::1]:443', 'https://[fd00::1]'],
  ['FD00:0::1', 'https://[fd00::1]'],
  ['fd00::/8', 'https://[fd12::1]'],
])('%s lists %s', (list, origin) => {
  expect(isListed(list, new URL(origin))).toBe(true);
});

test.each([
  ['', 'https://api.example.test'],
  [',', 'https://api.example.test'],
  ['.', 'https://api.example.test'],
  ['ample.test', 'https://api.example.test'],
  ['api.example.test', 'https://example.test'],
  ['example.test:8443', 'https://api.example.test'],
  ['test.example', 'https://api.example.test'],
  ['10.1.2', 'https://10.1.2.3'],
  ['2.3', 'https://10.1.2.3'],
  ['10.*', 'https://10.1.2.3'],
  ['10.0.0.0/16', 'https://10.1.2.3'],
  ['10.0.0.0/33', 'https://10.1.2.3'],
  ['10.0.0.0/', 'https://10.1.2.3'],
  ['::/0', 'https://10.1.2.3'],
  ['10.0.0.0/8', 'https://api.example.test'],
  ['fd00::2', 'https://[fd00::1]'],
  ['fd00::1', 'https://[fd00::1:443]'],
])('%j does not list %s', (list, origin) => {
  expect(isListed(list, new URL(origin))).toBe(false);
});
