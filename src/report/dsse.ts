/** Signs bytes. */
export interface Signer {
  /** SHA-256 of the public key's SPKI form in DER, 64 hex digits: a hint by which a verifier finds the key. */
  keyId: string;
  /** The Ed25519 signature of the bytes, 64 bytes. */
  sign(bytes: Uint8Array): Buffer;
}

/** Members of a DSSE envelope, as its JSON form has them. */
export interface DsseEnvelope {
  payloadType: string;
  /** Base64 of the payload's bytes. */
  payload: string;
  /** `sig`: base64 of the signature of the pre-authentication encoding. */
  signatures: { keyid: string; sig: string }[];
}

/** Payload type of an in-toto statement (in-toto attestation framework, envelope layer v1). */
export const IN_TOTO_PAYLOAD = 'application/vnd.in-toto+json';

/** A payload signed by one key (DSSE v1, https://github.com/secure-systems-lab/dsse). */
export function dsseEnvelope(payloadType: string, payload: Uint8Array, signer: Signer): DsseEnvelope {
  return {
    payloadType,
    payload: Buffer.from(payload).toString('base64'),
    signatures: [
      { keyid: signer.keyId, sig: signer.sign(preAuthEncoding(payloadType, payload)).toString('base64') },
    ],
  };
}

/** What a DSSE signature is made of: type and payload, each with its length in bytes (DSSE v1, PAE). */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}
