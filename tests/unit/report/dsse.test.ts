import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { dsseEnvelope, IN_TOTO_PAYLOAD, preAuthEncoding, type Signer } from '../../../src/report/dsse.ts';
import { verifiedPayload } from './verify-dsse.ts';

const published = loadSchemas('tests/unit/report/published');
const statement = Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}');

test('the encoding of the DSSE specification\'s own example (protocol.md, "Test Vectors") is met', () => {
  const encoded = preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
  expect(encoded.toString('utf8')).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

test('lengths are of bytes, and an empty payload leaves its space (testvectors/vectors.json)', () => {
  expect(preAuthEncoding('application/vnd.exämple+json', statement).toString('hex')).toBe(
    '445353457631203239206170706c69636174696f6e2f766e642e6578c3a46d706c652b6a736f6e203433207b225f74797065223a2268747470733a2f2f696e2d746f746f2e696f2f53746174656d656e742f7631227d',
  );
  expect(preAuthEncoding(IN_TOTO_PAYLOAD, Buffer.alloc(0)).toString('hex')).toBe(
    '445353457631203238206170706c69636174696f6e2f766e642e696e2d746f746f2b6a736f6e203020',
  );
});

test('the signature of the published vector comes out (vectors.json "single-signature", key of RFC 8032 TEST 1)', () => {
  const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
  const envelope = dsseEnvelope(IN_TOTO_PAYLOAD, statement, signerOf(rawKey(seed)));
  expect(envelope).toEqual({
    payload: 'eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjEifQ==',
    payloadType: 'application/vnd.in-toto+json',
    signatures: [
      {
        keyid: 'test',
        sig: '2WAfaHm5jluo0w+0rk8uVkluELJYWjSmU9x7EUzx+AyteDGJ4/nqyJXfmAUVFIAoQafWm7AxBZNw5M9ixNHiCA==',
      },
    ],
  });
});

test('an envelope is of the published form, and only the key that signed it opens it', () => {
  const [own, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const envelope = dsseEnvelope(IN_TOTO_PAYLOAD, statement, signerOf(own.privateKey));
  expect(published.check('dsse-envelope', { ...envelope } as unknown as JsonValue)).toEqual([]);
  expect(verifiedPayload(JSON.stringify(envelope), own.publicKey)?.equals(statement)).toBe(true);
  expect(verifiedPayload(JSON.stringify(envelope), other.publicKey)).toBeNull();
  const retyped = JSON.stringify({ ...envelope, payloadType: 'application/json' });
  expect(verifiedPayload(retyped, own.publicKey)).toBeNull();
  const payload = Buffer.from('{"_type":"https://in-toto.io/Statement/v2"}').toString('base64');
  expect(verifiedPayload(JSON.stringify({ ...envelope, payload }), own.publicKey)).toBeNull();
});

function signerOf(key: ReturnType<typeof createPrivateKey>): Signer {
  return { keyId: 'test', sign: (bytes) => sign(null, bytes, key) };
}

/** A private key from its seed: PKCS#8 of RFC 8410 is a fixed head and the seed. */
function rawKey(seed: string) {
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  // The public half that RFC 8032 gives, so that a wrong seed is not taken for a wrong signature.
  expect(spki.subarray(-32).toString('hex')).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  );
  return key;
}
