import type { JsonObject } from '../model/json.ts';

const FLAG: JsonObject = { enum: [0, 1] };
const TEXT_OR_NULL: JsonObject = { type: ['string', 'null'] };
const DATE_OR_NULL: JsonObject = { type: ['string', 'null'], format: 'date-time' };
const ID: JsonObject = { type: ['integer', 'string'] };
const ID_OR_LIST: JsonObject = { type: ['integer', 'string', 'array'], items: ID };

const OPERATORS = ['=', '!=', '<', '>', '<=', '>=', 'in', 'not in', 'in array', 'not in array', 'null'];

/**
 * Fields of request bodies that take more than the example shows: filters and order of the lists (QTickets REST docs),
 * ids as numbers or texts, and what may be null (QTickets Partners docs, tickets/add and tickets/find).
 */
export const KNOWN_FIELDS: ReadonlyMap<string, JsonObject> = new Map([
  [
    'where',
    {
      type: 'array',
      description: 'Conditions, all of which must hold.',
      items: {
        type: 'object',
        required: ['column'],
        properties: {
          column: { type: 'string' },
          operator: { type: 'string', description: '= when it is left out.', examples: OPERATORS },
          value: { description: 'Left out with the operator null.' },
        },
      },
    },
  ],
  ['orderBy', { type: 'object', additionalProperties: { enum: ['asc', 'desc'] } }],
  ['page', { type: 'integer', minimum: 1 }],
  ['context', { type: 'object' }],
  [
    'filter',
    {
      type: 'object',
      properties: {
        id: ID_OR_LIST,
        external_id: ID_OR_LIST,
        external_order_id: ID_OR_LIST,
        barcode: ID_OR_LIST,
      },
    },
  ],
  ['id', ID],
  ['is_active', FLAG],
  ['paid', FLAG],
  ['offer_id', TEXT_OR_NULL],
  ['external_id', TEXT_OR_NULL],
  ['external_order_id', TEXT_OR_NULL],
  ['active_from', DATE_OR_NULL],
  ['active_to', DATE_OR_NULL],
  ['paid_at', DATE_OR_NULL],
  ['reserved_to', DATE_OR_NULL],
  ['sale_start_date', DATE_OR_NULL],
]);
