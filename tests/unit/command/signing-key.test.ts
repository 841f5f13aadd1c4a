import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SIGNING_KEY_VARIABLE, signerFrom } from '../../../src/command/signing-key.ts';
import { AuditError } from '../../../src/model/errors.ts';
import { tempFolder } from '../report/fixture-bundle.ts';

const pair = generateKeyPairSync('ed25519');
const pem = pemOf(pair.privateKey);
const from = (value: string) => signerFrom({ [SIGNING_KEY_VARIABLE]: value });

test('no key, or an empty one, signs nothing', () => {
  expect(signerFrom({})).toBeNull();
  expect(from('')).toBeNull();
});

test('the PEM itself and the path of its file are the same key', async () => {
  const path = join(await tempFolder(), 'audit-key.pem');
  writeFileSync(path, pem);
  const bytes = Buffer.from('what is signed');
  for (const value of [pem, path]) {
    const signer = from(value);
    expect(verify(null, bytes, pair.publicKey, signer?.sign(bytes) ?? Buffer.alloc(64))).toBe(true);
    expect(signer?.keyId).toBe(keyIdOf(pair.publicKey));
  }
});

test('the key id is the SHA-256 of the public key in DER, which anyone can compute from its PEM', () => {
  const published = pair.publicKey.export({ format: 'pem', type: 'spki' });
  expect(from(pem)?.keyId).toBe(keyIdOf(createPublicKey(published)));
  expect(from(pem)?.keyId).not.toBe(from(pemOf(generateKeyPairSync('ed25519').privateKey))?.keyId);
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const body = pem.split('\n')[1] ?? '';

test.each<[string, string]>([
  ['a public key', pair.publicKey.export({ format: 'pem', type: 'spki' }).toString()],
  ['an RSA key', pemOf(rsa)],
  ['an RSA key of the old form', rsa.export({ format: 'pem', type: 'pkcs1' }).toString()],
  ['another curve', pemOf(generateKeyPairSync('ed448').privateKey)],
  ['a key for encryption', pemOf(generateKeyPairSync('x25519').privateKey)],
  [
    'a key with a password',
    pair.privateKey
      .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'word' })
      .toString(),
  ],
  ['a PEM that is cut off', pem.slice(0, 60)],
  ['a PEM of nothing', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
  ['the body of a PEM without its frame', body],
  ['a file that is not there', '/nowhere/audit-key.pem'],
  ['a folder', '.'],
  ['a file that is no key', 'package.json'],
])('%s is refused as USAGE, and no part of the value is told', (_, value) => {
  const error = refusalOf(value);
  expect(error).toBeInstanceOf(AuditError);
  expect(error).toMatchObject({ code: 'USAGE' });
  expect((error as Error).message).toContain(SIGNING_KEY_VARIABLE);
  expect((error as Error).cause).toBeUndefined();
  const told = `${(error as Error).message}${(error as Error).stack}`;
  const parts = value.split('\n').filter((part) => part.length >= 8 && !part.startsWith('-----'));
  for (const part of parts) expect(told.includes(part)).toBe(false);
});

test('a key read from a file that is refused is not told either', async () => {
  const path = join(await tempFolder(), 'half.pem');
  writeFileSync(path, pem.replace('-----BEGIN PRIVATE KEY-----', ''));
  expect(String(refusalOf(path))).not.toContain(body);
});

function refusalOf(value: string): unknown {
  try {
    return from(value);
  } catch (error) {
    return error;
  }
}

function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}
