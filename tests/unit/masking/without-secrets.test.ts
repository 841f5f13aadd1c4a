import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { withoutSecrets } from '../../../src/masking/without-secrets.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PEM = String(privateKey.export({ type: 'pkcs8', format: 'pem' })).trimEnd();
const cipher = { cipher: 'aes-256-cbc', passphrase: 'invented' };
const LOCKED = String(
  generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
    ...{ type: 'pkcs1', format: 'pem' },
    ...cipher,
  }),
).trimEnd();

test.each<[string, string]>([
  ['as it is', PEM],
  ['on one line', PEM.replaceAll('\n', ' ')],
  ['as JSON has it', JSON.stringify(PEM).slice(1, -1)],
  ['with marks for its line feeds', PEM.replaceAll('\n', '\u00b7')],
  ['cut off', `${PEM.slice(0, 80)}... (119 signs)`],
  ['with a password', LOCKED],
  ['with a password, cut off', `${LOCKED.slice(0, 400)}... (990 signs)`],
])('a private key is told by nobody: %s', (_, pem) => {
  const told = withoutSecrets(`USAGE: "${pem}": no key can be read\n  Name its file.`);
  expect(told.replace(/\.\.\. \(\d+ signs\)/, '')).toBe(
    'USAGE: "{{secret}}": no key can be read\n  Name its file.',
  );
});

test.each([
  ['http://me:pass-word@host.test/x', 'http://{{secret}}@host.test/x'],
  ['http://me:pass/word@host.test/x', 'http://{{secret}}@host.test/x'],
  ['http://:pass-word@host.test', 'http://{{secret}}@host.test'],
  ['https://a1b2c3@host.test', 'https://{{secret}}@host.test'],
  ['https://host.test/x?page=2&api_token=abc#x', 'https://host.test/x?page=2&api_token={{secret}}#x'],
  ["unknown option '--tokn-secret=abc'", "unknown option '--tokn-secret={{secret}}'"],
])('nor is a password or a token in an address or an option: %s', (text, told) => {
  expect(withoutSecrets(text)).toBe(told);
});

test.each([
  'http://127.0.0.1:8787/api/rest/v1',
  'https://host.test:8443/users/@me?page=2',
  'https://somebody@host.test',
  'Name the PEM file of a public key with --key.',
  String(publicKey.export({ type: 'spki', format: 'pem' })),
])('what is no secret stays: %s', (text) => {
  expect(withoutSecrets(text)).toBe(text);
});
