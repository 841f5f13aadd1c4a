import { isoTime } from '../iso-time.ts';
import type { SimulatedEvent } from './event.ts';

/** An event as it stands before a call names anything of it. */
export function newEvent(id: number, now: Date): SimulatedEvent {
  const at = isoTime(now.getTime());
  const slug = `example-event-${id}`;
  return {
    id,
    is_active: 0,
    name: '',
    scheme_id: 500,
    currency_id: 'RUB',
    place_name: '',
    place_address: '',
    place_description: '',
    city_id: 2,
    description: '',
    site_url: '',
    external_id: null,
    ticket_id: 31,
    mail_template_id: 17,
    age: '0+',
    shows: [],
    payments: [],
    poster: {
      id: 9000 + id,
      content_type: 'image/jpeg',
      file_size: 0,
      url: `https://venue.example.org/storage/app/uploads/public/${slug}.jpg`,
    },
    event_type_id: 1,
    city: { id: 2, name: 'Москва', timezone: 'Europe/Moscow' },
    ticket: { id: 31, is_active: 1, name: 'Билет' },
    mail_template: { id: 17, is_active: 1, name: 'Письмо с билетом' },
    slug,
    place_coordinates: [55.7512, 37.6184],
    url: `https://venue.example.org/event/${slug}`,
    created_at: at,
    updated_at: at,
    deleted_at: null,
  };
}
