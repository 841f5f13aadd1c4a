import { createHmac, timingSafeEqual } from 'node:crypto';
import { AuditError } from '../model/errors.ts';
import { isJsonObject, type JsonObject } from '../model/json.ts';
import { type ReceivedHeaders, singleHeader } from './received-headers.ts';

/** Event types of a webhook (QTickets Webhooks docs). */
export const WEBHOOK_EVENT_TYPES = ['created', 'updated', 'payed', 'deleted', 'refunded', 'checked'] as const;

export type WebhookEventType = (typeof WEBHOOK_EVENT_TYPES)[number];

/** A webhook as it came in. */
export interface ReceivedWebhook {
  /** The body before anything parsed it: the signature is over its bytes. Text is taken as UTF-8. */
  rawBody: Uint8Array | string;
  headers: ReceivedHeaders;
  /** The secret of the back office. */
  secret: string;
}

/** What a webhook says, once its body is known to come from who holds the secret. */
export interface VerifiedWebhook {
  eventType: WebhookEventType;
  order: JsonObject;
}

const SIGNATURE = /^[0-9a-f]{40}$/i;

/**
 * The event type and order of a webhook whose `X-Signature` is the HMAC-SHA1 of its raw body (QTickets Webhooks docs).
 * Throws an AuditError (WEBHOOK_INVALID) that names in `place.at` what is wrong: `secret`, a header, or `body`.
 *
 * The scheme has no time stamp and no delivery id, so there is no replay protection: whoever saw a webhook can send it
 * again. The signature covers the body alone, so the event type can be exchanged too. Treat a webhook as news to be looked
 * up, keep handling idempotent by the order's `id` and `updated_at`, and receive it over https.
 */
export function verifyWebhook({ rawBody, headers, secret }: ReceivedWebhook): VerifiedWebhook {
  // With an empty secret everybody can sign.
  if (secret === '') throw invalid('secret', 'is empty');
  const bytes = typeof rawBody === 'string' ? Buffer.from(rawBody, 'utf8') : rawBody;
  const signature = headerOf(headers, 'X-Signature');
  if (!SIGNATURE.test(signature)) throw invalid('X-Signature', 'is not 40 hex digits');
  const expected = createHmac('sha1', secret).update(bytes).digest();
  if (!timingSafeEqual(Buffer.from(signature, 'hex'), expected)) {
    throw invalid('X-Signature', 'is not that of this body under this secret');
  }
  if (headerOf(headers, 'X-Model-Name') !== 'Order') throw invalid('X-Model-Name', 'is not Order');
  const event = headerOf(headers, 'X-Event-Type');
  const eventType = WEBHOOK_EVENT_TYPES.find((known) => known === event);
  if (eventType === undefined) throw invalid('X-Event-Type', 'is not a known event type');
  return { eventType, order: orderIn(bytes) };
}

function headerOf(headers: ReceivedHeaders, name: string): string {
  const value = singleHeader(headers, name);
  if (value === null) throw invalid(name, 'is missing');
  if (value === undefined) throw invalid(name, 'came more than once');
  return value;
}

/** The order itself: a webhook has no `data` around it. */
function orderIn(bytes: Uint8Array): JsonObject {
  let order: unknown;
  try {
    order = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // The reason may quote the body, which holds personal data.
    throw invalid('body', 'is not JSON in UTF-8');
  }
  if (!isJsonObject(order) || !Number.isSafeInteger(order['id']))
    throw invalid('body', 'is not an order with an id');
  return order;
}

function invalid(at: string, what: string): AuditError {
  const remedy = 'Refuse the request and use nothing of it; see WEBHOOK_INVALID in docs/errors.md.';
  return new AuditError('WEBHOOK_INVALID', `the webhook cannot be trusted: it ${what}`, remedy, { at });
}
