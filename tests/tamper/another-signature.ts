import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { dsseEnvelope, IN_TOTO_PAYLOAD } from '../../src/report/dsse.ts';
import { prettyJson } from '../../src/report/pretty-json.ts';

/** Path of the signed envelope within a bundle. */
export const ENVELOPE = 'attestation.dsse.json';

// A forger has a key of his own, and not the one that signed.
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const keyId = createHash('sha256')
  .update(publicKey.export({ type: 'spki', format: 'der' }))
  .digest('hex');

/** The bundle with its envelope, where it has one, made anew around its statement and signed by a forger's key. */
export function signedByAnother(files: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const changed = new Map(files);
  const statement = files.get('attestation.json');
  if (statement === undefined || !files.has(ENVELOPE)) return changed;
  const signer = { keyId, sign: (bytes: Uint8Array) => sign(null, bytes, privateKey) };
  const envelope = dsseEnvelope(IN_TOTO_PAYLOAD, statement, signer);
  return changed.set(ENVELOPE, Buffer.from(prettyJson(envelope), 'utf8'));
}
