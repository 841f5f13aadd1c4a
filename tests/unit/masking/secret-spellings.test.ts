import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMasker } from '../../../src/masking/create-masker.ts';

const SECRETS = ['Zq7-invented/S3cret+k', 'p4ss=w0rd"x y', 'тайна-4-тайна'];
const masker = createMasker({ secrets: SECRETS });
const hex = (bytes: Buffer, before: string, between = '') =>
  [...bytes].map((byte) => before + byte.toString(16).padStart(2, '0')).join(between);
const utf8 = (secret: string) => Buffer.from(secret, 'utf8');
const utf16 = (secret: string) => Buffer.from(secret, 'utf16le');

const SPELLINGS: readonly (readonly [string, (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['hexadecimal', (secret) => hex(utf8(secret), '')],
  ['hexadecimal in capitals', (secret) => hex(utf8(secret), '').toUpperCase()],
  ['hexadecimal with colons', (secret) => hex(utf8(secret), '', ':')],
  ['\\x', (secret) => hex(utf8(secret), '\\x')],
  ['a list of bytes', (secret) => hex(utf8(secret), '0x', ', ')],
  ['octal', (secret) => [...utf8(secret)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')],
  ['quoted-printable', (secret) => hex(utf8(secret), '=').toUpperCase()],
  ['percent signs', (secret) => hex(utf8(secret), '%')],
  ['UTF-16', (secret) => utf16(secret).toString('latin1')],
  ['UTF-16 in Base64', (secret) => utf16(`ab${secret}`).toString('base64')],
  ['UTF-16, big end first, in Base64', (secret) => utf16(secret).swap16().toString('base64')],
  ['UTF-16 in hexadecimal', (secret) => hex(utf16(secret), '')],
  ['gzip in Base64', (secret) => gzipSync(`token: ${secret}`).toString('base64')],
  ['zlib in Base64', (secret) => deflateSync(`the key is ${secret} today`).toString('base64url')],
  ['small letters', (secret) => secret.toLowerCase()],
  ['capitals', (secret) => secret.toUpperCase()],
  ['invisible signs', (secret) => [...secret].join('\u200b')],
  ['soft hyphens', (secret) => `${secret.slice(0, 5)}\u00ad${secret.slice(5)}`],
  ['a line break', (secret) => `${secret.slice(0, 6)}\n    ${secret.slice(6)}`],
  ['a soft line break', (secret) => `${secret.slice(0, 7)}=\r\n${secret.slice(7)}`],
  [
    'Base64 in lines',
    (secret) => utf8(`some more ${secret} words`).toString('base64').replace(/.{12}/g, '$&\n'),
  ],
  ['its beginning', (secret) => secret.slice(0, 8)],
  ['its beginning in Base64', (secret) => utf8(`x${secret.slice(0, 11)}`).toString('base64')],
  ['its beginning in hexadecimal', (secret) => hex(utf8(secret.slice(0, 8)), '')],
];

// UTF-16 read as bytes of Latin shows nothing of letters beyond Latin.
const inLatin = (name: string, secret: string) => name !== 'UTF-16' || !/[а-я]/.test(secret);

test.each(SPELLINGS)('a secret is concealed and found: %s', (name, write) => {
  for (const secret of SECRETS.filter((each) => inLatin(name, each))) {
    for (const around of ['', 'debug ', 'x: "']) {
      const text = `${around}${write(secret)}`;
      expect(
        masker.scanText(text).map(({ kind }) => kind),
        text,
      ).toContain('secret');
      const masked = masker.maskText(text);
      expect(masker.scanText(masked), masked).toEqual([]);
      expect(masker.maskText(masked)).toBe(masked);
    }
  }
});

test('what stands around a secret stays, the invisible too', () => {
  const secret = [...(SECRETS[0] ?? '')].join('\u200b');
  expect(masker.maskText(`a\u200bb\n\u200b${secret}\u200b\nc\u200bd`)).toBe(
    'a\u200bb\n\u200b{{secret}}\u200b\nc\u200bd',
  );
});

test('the beginning of a secret that is a word is no secret', () => {
  const wordy = createMasker({ secrets: ['partners-write-77'] });
  for (const text of ['partners-', 'Partners-write', 'partners write 7'])
    expect(wordy.maskText(text)).toBe(text);
});

test('generated secrets survive in no spelling, cut off anywhere behind eight signs', () => {
  const sign = fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_.~+/=');
  const word = fc.array(sign, { minLength: 12, maxLength: 40 }).map((signs) => `${signs.join('')}7`);
  fc.assert(
    fc.property(word, fc.nat(40), fc.constantFrom(...SPELLINGS.slice(0, 22)), (word, cut, [, write]) => {
      const secret = `k9${word}`;
      const own = createMasker({ secrets: [secret] });
      const text = `a ${write(secret.slice(0, Math.max(9, cut)))} b`;
      expect(own.maskText(text)).not.toBe(text);
      expect(own.scanText(own.maskText(text))).toEqual([]);
    }),
    { seed: 20261128, numRuns: 500 },
  );
});
