import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { dsseEnvelope, IN_TOTO_PAYLOAD } from '../../src/report/dsse.ts';
import { prettyJson } from '../../src/report/pretty-json.ts';
import type { PublicKey } from '../../src/verify/attest/check-signature.ts';
import { ENVELOPE } from './another-signature.ts';
import { type Files, withSums } from './seal-again.ts';

/** A bundle that was not signed, signed by a key made for it; and the key that it is to be verified with. */
export function signedFiles(files: Files): { files: Files; key: PublicKey } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const id = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  const statement = files.get('attestation.json') ?? Buffer.alloc(0);
  const signer = { keyId: id, sign: (bytes: Uint8Array) => sign(null, bytes, privateKey) };
  const envelope = Buffer.from(prettyJson(dsseEnvelope(IN_TOTO_PAYLOAD, statement, signer)), 'utf8');
  return {
    files: withSums(new Map(files).set(ENVELOPE, envelope)),
    key: { key: createPublicKey(privateKey), id },
  };
}
