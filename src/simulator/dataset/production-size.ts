import { seededRandom } from '../seeded-random.ts';
import type { Client } from '../state/client.ts';
import type { PromoCode } from '../state/promotion.ts';
import type { DataSet } from './data-set.ts';

const SEED = 20_251_108;
const CLIENTS = 260;
const PROMO_CODES = 620;
const CODE_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * Names as organisers type them, by the event: letters of two Unicode forms, a pictograph, quotes, a backslash, and more than a hundred signs. A
 * loader that spoils one of them is told by its row.
 */
const EVENT_NAMES: Readonly<Record<number, string>> = {
  11: 'Стендап «Ой, всё!» 🎤',
  14: 'Квартирник\\Live: "до-ми-соль" & Ко',
  17: `Большой юбилейный вечер для всей семьи${', с буфетом и живым звуком'.repeat(3)}, «Пример 17»`,
};

/**
 * The data set with more clients and promo codes behind it, so that no list fits into one page of production's size, and with a few other
 * names. What the reference holds else stays as it is, and first.
 */
export function productionSize(reference: DataSet): DataSet {
  const random = seededRandom(SEED);
  const { clients, events, promoCodes } = reference;
  return {
    ...reference,
    events: events.map((event) => ({ ...event, name: EVENT_NAMES[event.id] ?? event.name })),
    clients: [...clients, ...grown(clients, CLIENTS).map(madeClient)],
    promoCodes: [
      ...promoCodes,
      ...grown(promoCodes, PROMO_CODES).map(
        ({ base, id }): PromoCode => ({ ...base, id, code: random.text(CODE_SIGNS, 10) }),
      ),
    ],
  };
}

// As many as are missing, each after one of those that are there, with ids behind theirs.
function grown<T extends { id: number }>(rows: readonly T[], count: number): { base: T; id: number }[] {
  const next = Math.max(...rows.map(({ id }) => id)) + 1;
  return Array.from({ length: count - rows.length }, (_, index) => ({
    base: rows[index % rows.length] as T,
    id: next + index,
  }));
}

function madeClient({ base, id }: { base: Client; id: number }): Client {
  return {
    ...base,
    id,
    email: `guest${id}@example.com`,
    details: { ...base.details, id: id + 400, phone: `+7900000${String(id).padStart(4, '0')}`, vk_id: '' },
  };
}
