import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import { isError, isRecord, type LegalVariant, variant } from './variant.ts';

const nulls = (key: string) =>
  variant(`null ${key}`, (value, name) => (name === key && typeof value !== 'object' ? null : value));
const empties = (key: string, to: JsonValue) =>
  variant(`${key} ${JSON.stringify(to)}`, (value, name, parent) =>
    name === key && isJsonObject(parent) && (isJsonObject(value) || Array.isArray(value) || value === '')
      ? structuredClone(to)
      : value,
  );
/** Of orders alone: the events of the Partners API have a list under the same name. */
const ofOrders = (key: string, to: JsonValue) =>
  variant(`${key} ${JSON.stringify(to)}`, (value, name, parent) =>
    name === key && isJsonObject(parent) && 'payed' in parent ? structuredClone(to) : value,
  );
const filled = (key: string, to: JsonValue) =>
  variant(`${key} filled with ${JSON.stringify(to)}`, (value, name) =>
    name === key && Array.isArray(value) && value.length === 0 ? structuredClone(to) : value,
  );

const NULLABLE = [
  'middlename',
  'client_middlename',
  'payment_card_number',
  'backend_user_id',
  'access_code_id',
  'multiprice_code',
  'organization_name',
  'legal_name',
  'work_position',
  'inn',
  'kpp',
  'comment',
  'external_id_of_event',
  'sale_start_date',
  'roistat_visit',
  'fanid_card',
  'payment_type',
  'surname',
  'phone',
  'multiprice_name',
  'color_theme_id',
  'partner_id',
];

/** Maps and lists that hold nothing, or something; values that are null elsewhere. */
export const MAP_VARIANTS: readonly LegalVariant[] = [
  ...NULLABLE.map(nulls),
  ...['utm', 'fields', 'integrations'].map((key) => empties(key, [])),
  empties('fields', {}),
  empties('custom', ''),
  empties('custom', []),
  empties('custom', {}),
  empties('custom', { note: 'x' }),
  empties('custom', { a: null, b: 0, c: ['x', 1], d: { e: [] } }),
  empties('fields', { organization_name: 'ООО «Образец»', INN: '0000000000', KPP: null }),
  ofOrders('integrations', { roistat: { roistat_visit: null } }),
  ofOrders('integrations', { roistat: { roistat_visit: '100001' }, ga: { client_id: '1.2' } }),
  ofOrders('integrations', { ga: [] }),
  empties('utm', { utm_source: 'vk', utm_medium: 'cpc', utm_campaign: '00000001', utm_term: 'театр' }),
  filled('refunds', [{ id: 1, amount: 100, created_at: '2025-11-07T12:00:00+03:00' }]),
  filled('services', [{ id: 1, name: 'Парковка', price: 100 }]),
  filled('related_baskets', [{ id: 900_001 }]),
  filled('modifiers', [{ type: 'P', value: 10 }]),
  variant('scheme maps []', (value, key, parent) =>
    /^(seats|rows)$/.test(key) &&
    isJsonObject(value) &&
    isJsonObject(parent) &&
    ('disabled' in parent || 'admin' in parent || 'opened' in parent)
      ? []
      : value,
  ),
  variant('admin zones []', (value, key) => (key === 'admin' && isJsonObject(value) ? { zones: [] } : value)),
  variant('scheme zones []', (value, key, parent) =>
    key === 'zones' && isJsonObject(value) && isJsonObject(parent) && 'admin' in parent ? [] : value,
  ),
  variant('row maps [""]', (value, key, parent) =>
    key === 'rows' && isJsonObject(parent) && 'disabled' in parent ? [''] : value,
  ),
  variant('spread of a zone', (value, key) =>
    key === 'spread' && isJsonObject(value) && !('users' in value) ? { enabled: '' } : value,
  ),
  variant('offers []', (value, key) => (key === 'offers' ? [] : value)),
  variant('offer seats []', (value, key, parent) =>
    key === 'seats' && isJsonObject(parent) && 'name' in parent && !('zone_id' in parent) ? [] : value,
  ),
  variant('seatmap zones []', (value, key, parent) =>
    key === 'zones' && isJsonObject(parent) && 'width' in parent ? [] : value,
  ),
  ...['discount_value', 'discount_id'].map((field) =>
    variant(`${field} null`, (value, key) => (key === field && value === 0 ? null : value)),
  ),
  variant('keys the other way round', (value) =>
    isJsonObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  ),
  variant('keys by the alphabet', (value) =>
    isJsonObject(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  ),
  variant('payments []', (value, key) => (key === 'payments' ? [] : value)),
  variant('shows of a discount []', (value, key, parent) =>
    /^(events|shows)$/.test(key) && isJsonObject(parent) && 'type' in parent && !('scheme_id' in parent)
      ? []
      : value,
  ),
];

// Where no word is known of what it means, anything may stand.
const NAMES: readonly (readonly [string, readonly JsonValue[]])[] = [
  ['trace_id', ['4bf92f3577b34da6']],
  ['request_id', ['req-1', null]],
  ['errors', [[], null]],
  ['error', [null, false, '']],
  ['error_count', [0]],
  ['warnings', [[], null]],
  ['warnings_shown', [true]],
  ['fault_tolerant', [true]],
  ['success', [true, 1]],
  ['ok', [true]],
  ['meta', [{ took: 12 }, [], null]],
  ['links', [{ next: null }, []]],
  ['_links', [{ self: { href: '/x' } }]],
  ['message', ['OK', null, '']],
  ['parent_id', [0, '0', null, '']],
  ['agent_id', [0]],
  ['reply_to', ['info@example.org']],
  ['came_from', ['widget', '', null, 12]],
  ['redirect_to', ['https://example.org/', null]],
  ['synced_at', [1_762_506_000, null, 'never', '2025-11-07', '2025-11-07T12:00:00Z']],
  ['valid_date', ['07.11.2025']],
  ['exchange_price', [1.2345]],
  ['tags', [['a', 'a'], [1, 'a', null], [[], {}], [{}], [null]]],
  ['history', [[null, { id: 1 }, { id: 1 }]]],
  ['furtherField', ['camel']],
  ['Further-Field', ['x']],
  ['constructor', ['x', {}]],
  ['toString', ['x']],
  ['hasOwnProperty', [true]],
  ['length', [3]],
  ['$ref', ['#/x']],
  ['имя', ['x']],
  ['seat_note', ['row;place']],
  ['vk', ['id1']],
  ['agent', [{ id: 0, name: '', created_at: null }]],
  ['telegram_user', [{ id: 5, first_name: 'Анна', last_name: null, username: null }, [], null]],
  ['gpass_url', [null, 'https://qtickets.ru/ticket/gpass/x/y']],
  ['currency', ['рубли', { id: 'X' }]],
  ['geo', [{ coords: [900, 900] }]],
];

/** Unknown further fields of all kinds in every object: the API grows. */
export const NAMED_FURTHER: readonly LegalVariant[] = NAMES.flatMap(([name, values]) =>
  values.map((extra) =>
    variant(`further ${name} ${JSON.stringify(extra)}`, (value, key, parent) =>
      isRecord(value, key, parent) &&
      !Object.hasOwn(value, name) &&
      !isError(value) &&
      // An address in an error is somebody's.
      !(name === 'reply_to' && key === 'info')
        ? { ...value, [name]: structuredClone(extra) }
        : value,
    ),
  ),
);

/** The same field in the spelling of another language beside its own. */
export const SPELT_TWICE: LegalVariant = variant('further fields in camel case', (value, key, parent) =>
  isRecord(value, key, parent) && !isError(value)
    ? {
        ...value,
        ...Object.fromEntries(
          Object.entries(value).map(([name, member]) => [
            name.replace(/_(\w)/g, (_, sign: string) => sign.toUpperCase()),
            member,
          ]),
        ),
      }
    : value,
);
