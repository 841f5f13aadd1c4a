/** A place in the hall of one show. Whether it is free follows from orders and partner tickets, so it is not kept here. */
export type Seat = {
  event_id: number;
  show_id: number;
  /** Zone slug of REST; Partners count zones by `zone_number`. */
  zone_id: string;
  zone_number: number;
  zone_name: string;
  /** `<zone>-<row>;<place>`. */
  seat_id: string;
  seat_name: string;
  row: number;
  place: number;
  price_id: number;
  price: number;
  currency_id: string;
  coords: [number, number];
  /** Withdrawn from sale by the organiser. */
  closed: boolean;
};
