import { isIPv4 } from 'node:net';
import { AuditError } from '../../model/errors.ts';
import { WEBHOOK_EVENTS, type WebhookEvent } from './order-change.ts';

/** Where webhooks go, as a user asks for it. */
export interface WebhookOptions {
  /** An http address of this machine. */
  url: string;
  /** Signs the bodies; without one, or with an empty one, there is no signature. */
  secret?: string;
  /** The event types to send; every one by default. */
  events?: readonly WebhookEvent[];
}

/** A receiver that was found fit. */
export interface Receiver {
  url: string;
  secret: string | null;
  events: ReadonlySet<WebhookEvent>;
}

/**
 * A receiver from what a user sent. Throws an AuditError (WEBHOOK_RECEIVER), without the address, when it is not on this
 * machine or anything else is wrong: a simulator must not be a way to send requests elsewhere.
 */
export function receiverOf(sent: Readonly<Record<string, unknown>> | WebhookOptions): Receiver {
  const { url, secret = null, events = WEBHOOK_EVENTS, ...others } = sent as Record<string, unknown>;
  // A secret under a slip of the pen would be no secret, and nothing signed.
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) throw unfit(stranger, 'has no such part');
  if (typeof url !== 'string' || !URL.canParse(url)) throw unfit('url', 'is not an address');
  const address = new URL(url);
  if (address.protocol !== 'http:') throw unfit('url', 'must begin with http://');
  if (!isLoopback(address.hostname)) throw unfit('url', 'is not an address of this machine');
  if (address.username !== '' || address.password !== '') throw unfit('url', 'must not hold a password');
  if (secret !== null && typeof secret !== 'string') throw unfit('secret', 'must be text');
  return { url: address.href, secret: secret === '' ? null : secret, events: new Set(eventsOf(events)) };
}

function eventsOf(events: unknown): WebhookEvent[] {
  if (!Array.isArray(events) || events.length === 0) throw unfit('events', 'must be a list of event types');
  return events.map((name: unknown) => {
    const event = WEBHOOK_EVENTS.find((known) => known === name);
    if (event === undefined) throw unfit('events', `must be from ${WEBHOOK_EVENTS.join(', ')}`);
    return event;
  });
}

/** 127.0.0.0/8, ::1 and localhost. The URL parser has by then written every form of IPv4 as four numbers. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'))
  );
}

function unfit(at: string, what: string): AuditError {
  return new AuditError(
    'WEBHOOK_RECEIVER',
    `the receiver of webhooks ${what}`,
    'Send {"url": "http://127.0.0.1:<port>/...", "secret": text, "events": [...]}; the last two may be left out.',
    { at },
  );
}
