import { isoTime } from '../iso-time.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { Show, ShowPrice, SimulatedEvent } from '../state/event.ts';
import type { ShowPlan } from './hall-plan.ts';
import { schemeProperties } from './scheme-properties.ts';
import type { EventPlan } from './show-plans.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST_CREATED_MS = Date.parse('2024-06-03T10:00:00+03:00');
type City = SimulatedEvent['city'];
const CITIES: readonly [City, ...City[]] = [
  { id: 7, name: 'Красноярск', timezone: 'Asia/Krasnoyarsk' },
  { id: 11, name: 'Омск', timezone: 'Asia/Omsk' },
  { id: 2, name: 'Москва', timezone: 'Europe/Moscow' },
];
/** Of some events: names with spaces and hyphens, and as organisers type them. */
const OTHER_CITIES: Readonly<Record<number, City>> = {
  16: { id: 21, name: 'Нижний Новгород', timezone: 'Europe/Moscow' },
  22: { id: 23, name: ' Ростов-на-Дону ', timezone: 'Europe/Moscow' },
  28: { id: 25, name: 'САНКТ-ПЕТЕРБУРГ', timezone: 'Europe/Moscow' },
};
const TITLES = ['Концерт', 'Спектакль', 'Вечер музыки', 'Лекция', 'Детское представление'] as const;
const AGES = ['0+', '6+', '12+', '16+'] as const;

/** The events as production lists them, from their plans. */
export function makeEvents(plans: readonly EventPlan[], random: SeededRandom): SimulatedEvent[] {
  return plans.map((plan) => makeEvent(plan, random));
}

function makeEvent(plan: EventPlan, random: SeededRandom): SimulatedEvent {
  const city = OTHER_CITIES[plan.id] ?? CITIES[plan.id === 12 ? 0 : plan.id % CITIES.length] ?? CITIES[0];
  const createdMs = FIRST_CREATED_MS + (plan.id - 10) * 3 * DAY_MS;
  const slug = `example-event-${plan.id}`;
  return {
    id: plan.id,
    is_active: plan.active ? 1 : 0,
    name: `${random.pick(TITLES)} «Пример ${plan.id}»`,
    scheme_id: 500 + plan.id,
    currency_id: plan.currency,
    place_name: `Дом культуры «Образец ${city.id}»`,
    place_address: `ул. Примерная, ${plan.id}`,
    place_description: '',
    city_id: city.id,
    description: plan.id % 5 === 0 ? '' : `Описание мероприятия ${plan.id}.`,
    site_url: `https://venue.example.org/${slug}`,
    external_id: null,
    ticket_id: 31,
    mail_template_id: 17,
    age: random.pick(AGES),
    shows: plan.shows.map((show) => makeShow(show, plan.active, createdMs)),
    payments: plan.id % 6 === 1 ? [] : [paymentReceiver()],
    poster: {
      id: 9000 + plan.id,
      content_type: 'image/jpeg',
      file_size: random.int(40_000, 400_000),
      url: `https://venue.example.org/storage/app/uploads/public/${random.text('0123456789abcdef', 12)}.jpg`,
    },
    event_type_id: random.int(1, 6),
    city: { ...city },
    ticket: { id: 31, is_active: 1, name: 'Билет' },
    mail_template: { id: 17, is_active: 1, name: 'Письмо с билетом' },
    slug,
    place_coordinates: [56.0102 + plan.id / 1000, 92.8526 + plan.id / 1000],
    url: `https://venue.example.org/event/${slug}`,
    created_at: isoTime(createdMs),
    updated_at: plan.deletedAt ?? isoTime(createdMs + 5 * DAY_MS),
    deleted_at: plan.deletedAt,
  };
}

function makeShow(plan: ShowPlan, active: boolean, createdMs: number): Show {
  const prices = plan.priceIds.map(
    (id, tier): ShowPrice => ({
      id,
      default_price: plan.prices[tier] ?? 0,
      color_theme: String(tier + 1),
      modifiers: [],
    }),
  );
  return {
    id: plan.id,
    name: '',
    is_active: active ? 1 : 0,
    sale_start_date: null,
    sale_finish_date: isoTime(plan.startMs - HOUR_MS / 2),
    open_date: isoTime(plan.startMs - HOUR_MS),
    start_date: isoTime(plan.startMs),
    finish_date: isoTime(plan.startMs + 2 * HOUR_MS),
    scheme_properties: schemeProperties(plan),
    prices,
    min_price: prices[2] ?? null,
    max_price: prices[0] ?? null,
    created_at: isoTime(createdMs + HOUR_MS),
    updated_at: isoTime(createdMs + 2 * HOUR_MS),
    deleted_at: null,
  };
}

function paymentReceiver(): SimulatedEvent['payments'][number] {
  return {
    id: 64,
    is_active: true,
    name: 'ООО «Пример»',
    handler: 'card',
    agree_url: 'https://venue.example.org/agreement',
  };
}
