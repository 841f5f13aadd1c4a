import type { JsonObject } from '../../model/json.ts';

/** A price of a show. `color_theme` is digits in a string (QTickets REST, events; observed). */
export type ShowPrice = { id: number; default_price: number; color_theme: string; modifiers: never[] };

/** A date of an event. */
export type Show = {
  id: number;
  name: string;
  is_active: number;
  sale_start_date: string | null;
  sale_finish_date: string;
  open_date: string;
  start_date: string;
  finish_date: string;
  scheme_properties: JsonObject;
  prices: ShowPrice[];
  min_price: ShowPrice | null;
  max_price: ShowPrice | null;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
};

/** An event, key for key as production sends it. */
export type SimulatedEvent = {
  id: number;
  is_active: number;
  name: string;
  scheme_id: number;
  currency_id: string;
  place_name: string;
  place_address: string;
  place_description: string;
  city_id: number;
  description: string;
  site_url: string;
  external_id: string | null;
  ticket_id: number;
  mail_template_id: number;
  age: string;
  shows: Show[];
  payments: { id: number; is_active: boolean; name: string; handler: string; agree_url: string }[];
  poster: { id: number; content_type: string; file_size: number; url: string };
  event_type_id: number;
  city: { id: number; name: string; timezone: string };
  ticket: { id: number; is_active: number; name: string };
  mail_template: { id: number; is_active: number; name: string };
  slug: string;
  place_coordinates: [number, number];
  url: string;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
};
