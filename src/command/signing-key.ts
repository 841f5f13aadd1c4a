import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AuditError } from '../model/errors.ts';
import type { Signer } from '../report/dsse.ts';

/** Environment variable of the signing key: the path of a PEM file, or the PEM itself. */
export const SIGNING_KEY_VARIABLE = 'AUDIT_SIGNING_KEY';

const PEM_START = /-----BEGIN [A-Z0-9 ]+-----/;

/**
 * The signer of an attestation, by the Ed25519 key (PKCS#8, PEM) that the environment names; null when it names none, or an
 * empty one. AuditError USAGE for anything else. No message holds the value: it may be the key, or a part of it.
 */
export function signerFrom(env: Record<string, string | undefined>): Signer | null {
  const value = env[SIGNING_KEY_VARIABLE];
  if (value === undefined || value === '') return null;
  const key = privateKey(PEM_START.test(value) ? value : fileText(value));
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    keyId: createHash('sha256').update(spki).digest('hex'),
    sign: (bytes) => sign(null, bytes, key),
  };
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw unusable('is neither a PEM nor the path of a file that can be read');
  }
}

function privateKey(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    throw unusable('is not a private key that can be read without a password');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw unusable('is not an Ed25519 key');
  return key;
}

// The cause is left out on purpose: what OpenSSL or the file system says may quote the value.
function unusable(what: string): AuditError {
  return new AuditError(
    'USAGE',
    `the value of ${SIGNING_KEY_VARIABLE} ${what}`,
    'Give an Ed25519 key in PKCS#8 PEM, or the path of its file: see docs/trust.md.',
  );
}
