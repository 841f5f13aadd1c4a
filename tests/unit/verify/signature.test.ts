import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { dsseEnvelope, IN_TOTO_PAYLOAD } from '../../../src/report/dsse.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { publicKeyFrom } from '../../../src/verify/attest/check-signature.ts';
import { type Files, textOf, withSums, withText } from '../../tamper/seal-again.ts';
import { tempFolder } from '../report/fixture-bundle.ts';
import { disagreeing, KEY, keyPair, smallBundle, verified } from './small-bundle.ts';

const ENVELOPE = 'attestation.dsse.json';
let files: Files;
let unsigned: Files;
beforeAll(async () => {
  files = await smallBundle();
  unsigned = await smallBundle({}, { signer: null });
});

function withEnvelope(change: (envelope: Record<string, unknown>) => unknown): Files {
  const envelope = JSON.parse(textOf(files, ENVELOPE)) as Record<string, unknown>;
  return withSums(withText(files, ENVELOPE, prettyJson(change(envelope))));
}

test('a bundle that the key signed agrees, and says so', () => {
  expect(verified(files, KEY.open)).toMatchObject({ agrees: true, signed: 'signed by the key' });
});

test('an unsigned bundle agrees and is called unsigned; with a key it disagrees', () => {
  const result = verified(unsigned);
  expect(result).toMatchObject({ agrees: true, signed: 'unsigned' });
  expect(result.checks.find(({ check }) => check === 'signature')?.leftOut).toContain('unsigned');
  expect(disagreeing(unsigned, KEY.open)).toEqual(['signature']);
});

test('without a key a signature is not called checked', () => {
  const result = verified(files);
  expect(result).toMatchObject({ agrees: true, signed: 'signed, not checked' });
  expect(result.notChecked.join()).toContain('--key');
});

test('a bundle that another key signed disagrees', () => {
  expect(disagreeing(files, keyPair().open)).toEqual(['signature']);
});

test.each<[string, (envelope: Record<string, unknown>) => unknown]>([
  ['another payload', (envelope) => ({ ...envelope, payload: Buffer.from('{}').toString('base64') })],
  ['another type', (envelope) => ({ ...envelope, payloadType: 'text/plain' })],
  ['no signature', (envelope) => ({ ...envelope, signatures: [] })],
  ['a signature more', (envelope) => ({ ...envelope, signatures: twice(envelope['signatures']) })],
  ['a member more', (envelope) => ({ ...envelope, approved: true })],
  ['base64 of another form', (envelope) => ({ ...envelope, payload: `${envelope['payload']}=` })],
])('an envelope with %s disagrees without a key', (_, change) => {
  expect(disagreeing(withEnvelope(change))).toEqual(['signature']);
});

test('an envelope of the right bytes by another key, under the name of the first, disagrees with the key', () => {
  const other = keyPair().signer;
  const statement = files.get('attestation.json') ?? Buffer.alloc(0);
  const envelope = dsseEnvelope(IN_TOTO_PAYLOAD, statement, { ...other, keyId: KEY.signer.keyId });
  const forged = withSums(withText(files, ENVELOPE, prettyJson(envelope)));
  expect(disagreeing(forged)).toEqual([]);
  expect(disagreeing(forged, KEY.open)).toEqual(['signature']);
});

test('a statement that is altered disagrees, also where its sum was made anew', () => {
  const text = textOf(unsigned, 'attestation.json');
  for (const [from, to] of [
    ['"PASSED"', '"WARNED"'],
    ['"7.2"', '"7.3"'],
    ['"READY"', '"CONDITIONAL"'],
    ['v0.1', 'v0.2'],
  ] as const) {
    expect(text).toContain(from);
    expect(disagreeing(withSums(withText(unsigned, 'attestation.json', text.replace(from, to))))).toEqual([
      'attestation',
    ]);
  }
});

test('a public key is read from its PEM; a private one, one of another kind and none are refused without a word of them', async () => {
  const folder = await tempFolder();
  const ed25519 = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const texts = {
    'public.pem': ed25519.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    'private.pem': ed25519.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'rsa.pem': rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    'none.pem': 'no key',
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  expect(publicKeyFrom(join(folder, 'public.pem')).id).toMatch(/^[0-9a-f]{64}$/);
  for (const name of ['private.pem', 'rsa.pem', 'none.pem', 'missing.pem']) {
    expect(() => publicKeyFrom(join(folder, name))).toThrow(/USAGE.*no public Ed25519 key/s);
  }
  expect(() => publicKeyFrom(join(folder, 'missing.pem'))).toThrow(/no such file/);
  expect(() => publicKeyFrom(texts['public.pem'])).toThrow(/USAGE(?!.*no such file)/s);
  const secret = texts['private.pem'].split('\n')[1] ?? '';
  try {
    publicKeyFrom(join(folder, 'private.pem'));
  } catch (error) {
    expect(String(error)).not.toContain(secret);
  }
});

function twice(list: unknown): unknown[] {
  return [...(list as unknown[]), ...(list as unknown[])];
}

test('a signature that holds, of another statement than the one beside it, is not one by the key', () => {
  const text = textOf(files, 'attestation.json');
  const other = withSums(withText(files, 'attestation.json', text.replace('"READY"', '"NOT READY"')));
  expect(textOf(other, 'attestation.json')).not.toBe(text);
  expect(verified(other, KEY.open).signed).toBe('not signed by the key');
});
