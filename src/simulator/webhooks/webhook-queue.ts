import type { JsonObject } from '../../model/json.ts';
import { isoTime } from '../iso-time.ts';
import { type AttemptOutcome, type Envelope, postDelivery } from './post-delivery.ts';
import type { Receiver } from './receiver.ts';
import { attemptDelayMs, MAX_ATTEMPTS } from './retry-schedule.ts';

interface Delivery {
  id: number;
  orderId: number;
  /** Null once it is settled: the bytes are needed no more. */
  envelope: Envelope | null;
  event: string;
  url: string;
  queuedMs: number;
  /** When the next attempt is due; null when there is none. */
  dueMs: number | null;
  attempts: ({ atMs: number } & AttemptOutcome)[];
  state: 'pending' | 'delivered' | 'failed';
}

/** Settled deliveries that are remembered; older ones are forgotten, so that a long run does not grow. */
const HISTORY = 1000;

/** Webhooks on their way. Attempts follow the clock given: they are made when it has passed their time. */
export class WebhookQueue {
  readonly #nowMs: () => number;
  #deliveries: Delivery[] = [];
  #lastId = 0;
  #running: Promise<void> | null = null;
  #stop = new AbortController();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Queues one webhook for a receiver. The first attempt is due one second later. */
  add(receiver: Receiver, orderId: number, { event, body }: Pick<Envelope, 'event' | 'body'>): void {
    const { url, secret } = receiver;
    const queuedMs = this.#nowMs();
    this.#lastId += 1;
    this.#deliveries.push({
      id: this.#lastId,
      orderId,
      envelope: { url, secret, event, body },
      event,
      url,
      queuedMs,
      dueMs: queuedMs + attemptDelayMs(1),
      attempts: [],
      state: 'pending',
    });
    this.#forgetOld();
  }

  /** Makes every attempt that is due by the clock, one after the other in the order of their times. */
  async settle(): Promise<void> {
    while (this.#running !== null || this.#nextDue() !== undefined) {
      this.#running ??= this.#makeAttempts().finally(() => {
        this.#running = null;
      });
      await this.#running;
    }
  }

  /** Every delivery remembered, oldest first, without bodies and secrets. */
  list(): JsonObject[] {
    return this.#deliveries.map(({ id, orderId, event, url, state, queuedMs, dueMs, attempts }) => ({
      id,
      event,
      order_id: orderId,
      url,
      state,
      queued_at: isoTime(queuedMs),
      next_attempt_at: dueMs === null ? null : isoTime(dueMs),
      attempts: attempts.map(({ atMs, status, error }) => ({ at: isoTime(atMs), status, error })),
    }));
  }

  /** Drops every delivery; an attempt under way is broken off. */
  reset(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#deliveries = [];
    this.#lastId = 0;
  }

  #nextDue(): Delivery | undefined {
    const nowMs = this.#nowMs();
    let next: Delivery | undefined;
    for (const delivery of this.#deliveries) {
      if (delivery.dueMs === null || delivery.dueMs > nowMs) continue;
      if (next === undefined || delivery.dueMs < (next.dueMs ?? 0)) next = delivery;
    }
    return next;
  }

  async #makeAttempts(): Promise<void> {
    for (let due = this.#nextDue(); due !== undefined; due = this.#nextDue()) await this.#attempt(due);
  }

  /** Only 200 is a success (QTickets Webhooks docs). An attempt is made at its time, however far the clock has moved. */
  async #attempt(delivery: Delivery): Promise<void> {
    const { envelope, dueMs } = delivery;
    if (envelope === null || dueMs === null) return;
    const outcome = await postDelivery(envelope, this.#stop.signal);
    delivery.attempts.push({ atMs: dueMs, ...outcome });
    const made = delivery.attempts.length;
    const done = outcome.status === 200;
    if (!done && made < MAX_ATTEMPTS) {
      delivery.dueMs = dueMs + attemptDelayMs(made + 1);
      return;
    }
    Object.assign(delivery, { state: done ? 'delivered' : 'failed', dueMs: null, envelope: null });
  }

  #forgetOld(): void {
    const settled = this.#deliveries.filter((delivery) => delivery.dueMs === null);
    if (settled.length <= HISTORY) return;
    const old = new Set(settled.slice(0, settled.length - HISTORY));
    this.#deliveries = this.#deliveries.filter((delivery) => !old.has(delivery));
  }
}
