import { inventoryRows } from './inventory-rows.ts';
import { cityName, requiredText, text } from './item-fields.ts';
import { itemsUnder } from './items.ts';
import type { Loader } from './loader.ts';

/** Events: a row each in both inventory tables. The list of events counts no tickets, so totals stay unknown. */
export const loadEvents: Loader = (body, context) =>
  inventoryRows(
    itemsUnder(body, 'data').map((event) => ({
      eventId: requiredText(event, 'id'),
      eventName: text(event, 'name'),
      showId: '',
      seatId: '',
      city: cityName(text(event, 'city.name')),
      total: null,
      left: null,
    })),
    context,
  );
