import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import {
  type ReceivedWebhook,
  verifyWebhook,
  WEBHOOK_EVENT_TYPES,
} from '../../../src/webhooks/verify-webhook.ts';

const SECRET = 'secret';
const BODY =
  '{"id":4360,"client":{"email":"guest@example.com"},"url":"https:\\/\\/example.org","name":"Вера"}';

const sign = (body: string | Uint8Array, secret = SECRET) =>
  createHmac('sha1', secret).update(body).digest('hex');

function signed(
  rawBody: string | Uint8Array = BODY,
  headers: Record<string, string | string[]> = {},
): ReceivedWebhook {
  return {
    rawBody,
    secret: SECRET,
    headers: {
      'x-signature': sign(rawBody),
      'x-event-type': 'payed',
      'x-model-name': 'Order',
      ...headers,
    },
  };
}

/** The place that the refusal names; the test fails when nothing is refused. */
function refusedAt(webhook: ReceivedWebhook): string {
  try {
    verifyWebhook(webhook);
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    expect(error.code).toBe('WEBHOOK_INVALID');
    for (const secret of ['guest@example.com', SECRET + SECRET, sign(BODY)])
      expect(error.message).not.toContain(secret);
    return error.place.at ?? '';
  }
  return 'accepted';
}

test('the signature is that of HMAC-SHA1 with known input', () => {
  const rawBody = '{"id":1}';
  const headers = {
    'X-Signature': 'e5ff1b35e0dd86c146ecbb436213a1ded9d19426',
    'X-Event-Type': 'payed',
    'X-Model-Name': 'Order',
  };
  expect(verifyWebhook({ rawBody, secret: 'key', headers })).toEqual({
    eventType: 'payed',
    order: { id: 1 },
  });
});

test.each(WEBHOOK_EVENT_TYPES)('a signed %s is accepted, as text and as bytes', (eventType) => {
  const order = JSON.parse(BODY);
  const headers = { 'x-event-type': eventType };
  expect(verifyWebhook(signed(BODY, headers))).toEqual({ eventType, order });
  expect(verifyWebhook(signed(Buffer.from(BODY), headers))).toEqual({ eventType, order });
});

test('headers may be those of Fetch, and in any case', () => {
  const { headers, ...rest } = signed();
  expect(verifyWebhook({ ...rest, headers: new Headers(headers as Record<string, string>) }).eventType).toBe(
    'payed',
  );
  const spelled = {
    'X-Signature': sign(BODY).toUpperCase(),
    'X-EVENT-TYPE': 'payed',
    'X-Model-Name': 'Order',
  };
  expect(verifyWebhook({ ...rest, headers: spelled }).eventType).toBe('payed');
});

test.each<[string, string | string[]]>([
  ['of another secret', sign(BODY, 'other')],
  ['of another body', sign(`${BODY} `)],
  ['of the body written anew', sign(JSON.stringify(JSON.parse(BODY)))],
  ['that is cut short', sign(BODY).slice(0, 38)],
  ['that is too long', `${sign(BODY)}00`],
  ['that is no hex', `${sign(BODY).slice(0, 39)}g`],
  ['that is empty', ''],
  ['that came twice', [sign(BODY), sign(BODY)]],
  ['with the name of the hash before it', `sha1=${sign(BODY)}`],
])('a signature %s is refused', (_, signature) => {
  expect(refusedAt(signed(BODY, { 'x-signature': signature }))).toBe('X-Signature');
});

test('one changed byte of the body is refused', () => {
  const changed = Buffer.from(BODY);
  changed[7] = 0x39;
  expect(refusedAt({ ...signed(), rawBody: changed })).toBe('X-Signature');
});

test.each(['X-Signature', 'X-Event-Type', 'X-Model-Name'])('a missing %s is refused', (name) => {
  const { headers, ...rest } = signed();
  const left = Object.entries(headers).filter(([key]) => key !== name.toLowerCase());
  expect(refusedAt({ ...rest, headers: Object.fromEntries(left) })).toBe(name);
});

test.each<[string, string, string]>([
  ['an unknown event type', 'X-Event-Type', 'paid'],
  ['an event type in capitals', 'X-Event-Type', 'PAYED'],
  ['another model', 'X-Model-Name', 'Client'],
])('%s is refused', (_, name, value) => {
  expect(refusedAt(signed(BODY, { [name.toLowerCase()]: value }))).toBe(name);
});

test.each<[string, string | Uint8Array]>([
  ['that is not JSON', '{"id":1'],
  ['that is empty', ''],
  ['that is a list', '[{"id":1}]'],
  ['that is null', 'null'],
  ['with data around the order', '{"data":{"id":1}}'],
  ['whose id is text', '{"id":"1"}'],
  ['that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
])('a signed body %s is refused', (_, body) => {
  expect(refusedAt(signed(body))).toBe('body');
});

test('an empty secret is refused, since everybody has it', () => {
  expect(refusedAt({ ...signed(), headers: { 'x-signature': sign(BODY, '') }, secret: '' })).toBe('secret');
});
