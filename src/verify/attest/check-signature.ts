import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { AuditError } from '../../model/errors.ts';
import { sha256Hex } from '../bytes/digest.ts';
import { indentedText } from '../bytes/json-text.ts';
import { readJson } from '../bytes/read-json.ts';
import type { Comparisons } from '../ledger.ts';
import { listOf, members, text } from '../log/shape.ts';
import { STATEMENT } from './check-attestation.ts';

/** How a bundle is signed, as far as it was looked at. */
export type Signed = 'unsigned' | 'signed, not checked' | 'signed by the key' | 'not signed by the key';

/** A public key, and the id by which a signature names it. */
export interface PublicKey {
  key: KeyObject;
  /** SHA-256 of its SPKI form in DER, 64 hex digits. */
  id: string;
}

interface Envelope {
  payloadType: string;
  payload: string;
  /** One: with more or none it is not read. */
  signatures: [{ keyid: string; sig: string }];
}

/** Name of the signed envelope within a bundle. */
export const ENVELOPE = 'attestation.dsse.json';
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const SHAPE = members({
  payloadType: text,
  payload: text,
  signatures: listOf(members({ keyid: text, sig: text })),
});

/** Reads a public Ed25519 key from a PEM file. AuditError USAGE when there is none in it. */
export function publicKeyFrom(file: string): PublicKey {
  try {
    const pem = readFileSync(file, 'utf8');
    // Node would take the public half of a private key, which nobody who verifies should have.
    if (pem.includes('PRIVATE KEY')) throw new TypeError('a private key');
    const key = createPublicKey({ key: pem, format: 'pem' });
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
    return { key, id: sha256Hex(key.export({ type: 'spki', format: 'der' })) };
  } catch {
    // What OpenSSL says may quote the file.
    throw new AuditError(
      'USAGE',
      // A key that was given in place of its file is no name of one.
      file.includes('-----BEGIN') || existsSync(file)
        ? 'no public Ed25519 key can be read'
        : 'there is no such file, so no public Ed25519 key can be read',
      'Name the PEM file of a public key with --key.',
      { file },
    );
  }
}

/**
 * The DSSE envelope: that it holds the very bytes of the statement, and with a key that this key signed them. Without an
 * envelope a bundle is unsigned: that disagrees only where a key was named.
 */
export function checkSignature(
  files: ReadonlyMap<string, Buffer>,
  key: PublicKey | null,
  ledger: Comparisons,
): Signed {
  const bytes = files.get(ENVELOPE);
  if (bytes === undefined) {
    if (key === null) ledger.leaveOut('the bundle is unsigned');
    else {
      ledger.expect(
        false,
        'signature of the attestation',
        [ENVELOPE, 'no such file: unsigned'],
        ['the key', key.id],
      );
    }
    return 'unsigned';
  }
  const envelope = readEnvelope(bytes, ledger);
  if (envelope === null) return key === null ? 'signed, not checked' : 'not signed by the key';
  const payload = Buffer.from(envelope.payload, 'base64');
  const statement = files.get(STATEMENT);
  const same = statement?.equals(payload) === true;
  ledger.expect(
    same,
    'the bytes that are signed',
    [`${ENVELOPE}#/payload`, 'other bytes'],
    [STATEMENT, 'the statement'],
  );
  ledger.same(
    'type of what is signed',
    [`${ENVELOPE}#/payloadType`, envelope.payloadType],
    ['in-toto', PAYLOAD_TYPE],
  );
  if (key === null) {
    ledger.notChecked.push('whose signature it is: name the public key with --key');
    return 'signed, not checked';
  }
  const [{ keyid, sig }] = envelope.signatures;
  ledger.same('key of the signature', [`${ENVELOPE}#/signatures/0/keyid`, keyid], ['the key', key.id]);
  const holds = verify(null, preAuth(envelope.payloadType, payload), key.key, Buffer.from(sig, 'base64'));
  ledger.expect(
    holds,
    'signature of the attestation',
    [`${ENVELOPE}#/signatures/0/sig`, 'does not hold'],
    ['the key', key.id],
  );
  return holds && same ? 'signed by the key' : 'not signed by the key';
}

// One signature, base64 in its one canonical form, and the bytes of the bundle's form: else a changed envelope could pass.
function readEnvelope(bytes: Buffer, ledger: Comparisons): Envelope | null {
  const { value, problem } = readJson(bytes);
  const envelope = value as unknown as Envelope;
  let wrong = problem ?? SHAPE(value, '');
  if (wrong === null && value !== undefined) {
    const texts = [envelope.payload, ...envelope.signatures.map(({ sig }) => sig)];
    if (texts.some((part) => Buffer.from(part, 'base64').toString('base64') !== part))
      wrong = 'base64 of another form';
    else if (texts.length !== 2) wrong = `${texts.length - 1} signatures`;
    else if (!bytes.equals(Buffer.from(indentedText(value), 'utf8'))) wrong = 'JSON of another form';
  }
  ledger.none('form of the envelope', wrong ?? undefined, (found) => [
    [ENVELOPE, found],
    ['DSSE v1', 'one signature'],
  ]);
  return wrong === null ? envelope : null;
}

/** What a DSSE signature is made of: type and payload with their lengths in bytes. */
function preAuth(type: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `;
  return Buffer.concat([Buffer.from(head, 'utf8'), payload]);
}
