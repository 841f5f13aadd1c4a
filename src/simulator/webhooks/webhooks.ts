import type { JsonObject } from '../../model/json.ts';
import { phpJsonBytes } from '../php-json.ts';
import type { SimulatorClock } from '../simulator-clock.ts';
import type { SimulatorState } from '../state/simulator-state.ts';
import type { OrderChange } from './order-change.ts';
import { type Receiver, receiverOf, type WebhookOptions } from './receiver.ts';
import { webhookBody } from './webhook-body.ts';
import { WebhookQueue } from './webhook-queue.ts';

/** The webhooks of a simulator: who receives them, and what is on its way. */
export interface Webhooks {
  /**
   * Adds a receiver, or replaces the one with the same address. Throws an AuditError (WEBHOOK_RECEIVER) for one that is
   * not on this machine. Answers what is known of it, without the secret.
   */
  register(receiver: Readonly<Record<string, unknown>> | WebhookOptions): JsonObject;
  /** Queues a webhook for every receiver of the event type; gives their number. */
  announce(change: OrderChange): number;
  /** Makes every attempt that is due by the simulator's clock, and resolves when all have been answered. */
  settle(): Promise<void>;
  receivers(): JsonObject[];
  /** Deliveries with their state and attempts. */
  deliveries(): JsonObject[];
  /** The receivers of the start, and nothing on its way. */
  reset(): void;
}

/** Webhooks over a state and a clock; a move of the clock sends what became due. */
export function webhooksOf(
  state: SimulatorState,
  clock: SimulatorClock,
  first: WebhookOptions | undefined,
): Webhooks {
  const atStart = first === undefined ? [] : [receiverOf(first)];
  const byUrl = new Map<string, Receiver>();
  const queue = new WebhookQueue(() => clock.now().getTime());
  const start = () => {
    byUrl.clear();
    for (const receiver of atStart) byUrl.set(receiver.url, receiver);
  };
  start();
  clock.onMove(() => void queue.settle());
  return {
    register(sent) {
      const receiver = receiverOf(sent);
      byUrl.set(receiver.url, receiver);
      return shown(receiver);
    },
    announce(change) {
      const { event, order } = change;
      const wanting = [...byUrl.values()].filter((receiver) => receiver.events.has(event));
      if (wanting.length === 0) return 0;
      const client = state.clients.get(order.client_id) ?? order.client;
      const body = phpJsonBytes(webhookBody(change, client));
      for (const receiver of wanting) queue.add(receiver, order.id, { event, body });
      return wanting.length;
    },
    settle: () => queue.settle(),
    receivers: () => [...byUrl.values()].map(shown),
    deliveries: () => queue.list(),
    reset() {
      start();
      queue.reset();
    },
  };
}

function shown({ url, secret, events }: Receiver): JsonObject {
  return { url, events: [...events], signed: secret !== null };
}
