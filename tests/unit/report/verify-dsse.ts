import { type KeyObject, verify } from 'node:crypto';

/**
 * The payload of a DSSE envelope whose signature holds by the key; null when none does. Written from the protocol's own
 * words (DSSE v1, "To verify") and without the code that signs.
 */
export function verifiedPayload(envelopeText: string, key: KeyObject): Buffer | null {
  const { payload, payloadType, signatures } = JSON.parse(envelopeText) as {
    payload: string;
    payloadType: string;
    signatures: { sig: string }[];
  };
  const body = Buffer.from(payload, 'base64');
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${body.byteLength} `;
  const signed = Buffer.alloc(Buffer.byteLength(head) + body.byteLength);
  signed.write(head);
  body.copy(signed, Buffer.byteLength(head));
  return signatures.some(({ sig }) => verify(null, signed, key, Buffer.from(sig, 'base64'))) ? body : null;
}
