import { isJsonObject, type JsonObject, type JsonValue } from '../../src/model/json.ts';
import type { MutationRun, RedCheck } from './mutation-run.ts';
import { placesOf } from './place.ts';

/** Something that production may do, done in every answer alike. */
export interface LegalVariant {
  name: string;
  /** Null where it changes nothing. */
  change(json: JsonValue): JsonValue;
}

/** A variant that was refused. */
export interface Refusal extends RedCheck {
  scenario: string;
  variant: string;
}

type Change = (value: JsonValue, key: string, parent: JsonValue) => JsonValue;

/** Changes every value of an answer, the inner before the outer. */
function deep(value: JsonValue, change: Change, key = '', parent: JsonValue = null): JsonValue {
  if (Array.isArray(value))
    return change(
      value.map((item) => deep(item, change, key, value)),
      key,
      parent,
    );
  if (!isJsonObject(value)) return change(value, key, parent);
  const entries = Object.entries(value).map(([name, child]) => [name, deep(child, change, name, value)]);
  return change(Object.fromEntries(entries) as JsonObject, key, parent);
}

const variant = (name: string, change: Change): LegalVariant => ({
  name,
  change: (json) => deep(json, change),
});
const texts = (name: string, keys: RegExp, to: string | null) =>
  variant(`${name} ${to === null ? 'null' : JSON.stringify(to).slice(0, 40)}`, (value, key) =>
    keys.test(key) && typeof value === 'string' && value !== '' ? to : value,
  );
const nulls = (key: string) =>
  variant(`null ${key}`, (value, name) => (name === key && typeof value !== 'object' ? null : value));
const empties = (key: string, to: JsonValue) =>
  variant(`${key} ${JSON.stringify(to)}`, (value, name, parent) =>
    name === key && isJsonObject(parent) && (isJsonObject(value) || Array.isArray(value) || value === '')
      ? structuredClone(to)
      : value,
  );

const PHONES = [
  '+3725123456',
  '+12025550123',
  '+8613800138000',
  '+447700900123',
  '+37060012345',
  '+99890123456',
  '+4915112345678',
  '+2541234567',
];
const EMAILS = [
  'иван@пример.рф',
  'анна.образцова@example.com',
  'user@почта.example',
  "o'hara+tickets@example.co.uk",
  'a@example.museum',
  'no-reply@xn--e1afmkfd.example',
];
const NAMES = [
  "O'Коннор",
  'Жан-Клод',
  '李',
  'Ångström',
  'Ñandú',
  'Ё',
  'Anna Maria',
  'Müller',
  'É',
  'Null',
  '🎭 Маска',
  'Ким Чен',
  'имя'.repeat(40),
  'François',
  'Œuvre',
  '«Образец»',
  'A.',
];
const PLACES = [
  'ул. Примерная, 12/3, корп. «А»',
  'Театр & Co',
  '100% музыка',
  'C++ и <3',
  'Что? Где? Когда?',
  'Как так???',
  '№ 5 — «Другой»',
  'Линия 1\nЛиния 2',
  'tab\tв тексте',
  'Café',
  'null и void',
  'Array of Light',
  '#1 в городе',
];
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
];
const EXTRAS: readonly JsonValue[] = [
  'text',
  '',
  7,
  0,
  null,
  true,
  false,
  [],
  {},
  { id: 1 },
  [{ id: 1 }],
  1.5,
  '2025-11-07T12:00:00+03:00',
];

/** Facts of production (its answers of 2025), each as a change of every answer. */
export const LEGAL_VARIANTS: readonly LegalVariant[] = [
  ...PHONES.map((phone) => texts('phone', /^(client_)?phone$/, phone)),
  ...EMAILS.map((email) => texts('email', /^(client_)?email$/, email)),
  ...NAMES.flatMap((name) => [
    texts('name', /^(client_)?(name|surname)$/, name),
    texts('surname', /^(client_)?surname$/, name),
  ]),
  ...PLACES.flatMap((text) => [
    texts('place', /^(place_name|place_address|seat_name|event_name|zone_name)$/, text),
    texts('description', /^(description|place_description|comment)$/, text),
  ]),
  texts('long description', /^description$/, '<p>Описание</p>'.repeat(8000)),
  ...NULLABLE.map(nulls),
  ...[empties('utm', []), empties('fields', []), empties('fields', {}), empties('integrations', [])],
  empties('custom', ''),
  empties('custom', []),
  empties('custom', { note: 'x' }),
  empties('fields', { organization_name: 'ООО «Образец»' }),
  variant('scheme maps []', (value, key, parent) =>
    /^(seats|rows)$/.test(key) &&
    isJsonObject(value) &&
    isJsonObject(parent) &&
    ('disabled' in parent || 'admin' in parent || 'opened' in parent)
      ? []
      : value,
  ),
  variant('admin zones []', (value, key) => (key === 'admin' && isJsonObject(value) ? { zones: [] } : value)),
  variant('row maps [""]', (value, key, parent) =>
    key === 'rows' && isJsonObject(parent) && 'disabled' in parent ? [''] : value,
  ),
  variant('offers []', (value, key) => (key === 'offers' ? [] : value)),
  variant('offer seats []', (value, key, parent) =>
    key === 'seats' && isJsonObject(parent) && 'name' in parent && !('zone_id' in parent) ? [] : value,
  ),
  variant('seatmap zones []', (value, key, parent) =>
    key === 'zones' && isJsonObject(parent) && 'width' in parent ? [] : value,
  ),
  variant('discount_value null', (value, key) => (key === 'discount_value' && value === 0 ? null : value)),
  variant('keys the other way round', (value) =>
    isJsonObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
  ),
  variant("payment type of one's own", (value, key) =>
    key === 'payment_type_id' && typeof value === 'string' ? '1234567' : value,
  ),
  variant('another currency', (value, key) => (key === 'currency_id' ? 'KZT' : value)),
  variant('another zone', (value, key) => (key === 'timezone' ? 'Asia/Novosibirsk' : value)),
  variant('zone of three parts', (value, key) =>
    key === 'timezone' ? 'America/Argentina/Buenos_Aires' : value,
  ),
  variant('poster of webp', (value, key) => (key === 'content_type' ? 'image/webp' : value)),
  variant('poster of svg', (value, key) => (key === 'content_type' ? 'image/svg+xml' : value)),
  ...['payment_id', 'basket_user_id', 'event_type_id', 'venue_id'].map((field) =>
    variant(`other ${field}`, (value, key) =>
      key === field && typeof value === 'number' ? value + 70_001 : value,
    ),
  ),
  ...['site', 'city', 'mail_template'].map((name) =>
    variant(`other ${name}`, (value) =>
      isJsonObject(value) && isJsonObject(value[name]) && typeof value[name]['id'] === 'number'
        ? {
            ...value,
            [name]: { ...value[name], id: value[name]['id'] + 5000 },
            ...(value[`${name}_id`] === undefined
              ? {}
              : { [`${name}_id`]: Number(value[`${name}_id`]) + 5000 }),
          }
        : value,
    ),
  ),
];

/** An unknown further field in every object that has these keys: the API grows. */
function furtherFields(keys: string, extra: JsonValue): LegalVariant {
  return variant(`further field ${JSON.stringify(extra)} beside ${keys.slice(0, 60)}`, (value) =>
    isJsonObject(value) && Object.keys(value).join() === keys ? { ...value, further_field: extra } : value,
  );
}

/** Runs every legal variant in every scenario that it changes; gives what was refused, and how many were run. */
export async function runLegal(
  run: MutationRun,
  part: number,
  parts: number,
): Promise<{ ran: number; refused: Refusal[] }> {
  let ran = 0;
  const refused: Refusal[] = [];
  for (const { name, recordings } of run.scenarios) {
    const objects = new Set<string>();
    for (const [call, recording] of recordings.entries()) {
      for (const [pattern, places] of placesOf(name, call, recording)) {
        const value = places[0]?.value;
        // Not in maps, whose keys are values; an error has nothing beside it but plain words.
        if (!isJsonObject(value) || (pattern.endsWith('/*') && Object.keys(value).length === 0)) continue;
        const keys = Object.keys(value);
        if (
          keys.length > 0 &&
          keys.every(
            (key) =>
              /^[a-z_A-Z]+$/.test(key) &&
              key !== key.toUpperCase() &&
              !['full', 'preferential'].includes(key),
          ) &&
          places[0]?.isError === false &&
          !/(zones|seats|rows|offers)$/.test(pattern)
        )
          objects.add(keys.join());
      }
    }
    const variants = [
      ...LEGAL_VARIANTS,
      ...[...objects].flatMap((keys) => EXTRAS.map((extra) => furtherFields(keys, extra))),
    ];
    for (const [index, { name: label, change }] of variants.entries()) {
      if (index % parts !== part) continue;
      const isChanged = recordings.some(
        ({ response }) => JSON.stringify(change(response)) !== JSON.stringify(response),
      );
      // What is sent comes back as it was sent: a write is changed only where it was not asked to.
      const isEcho = recordings.some(
        ({ method, path, body }) => isJsonObject(body) && (method !== 'GET' || path.includes('/partners/')),
      );
      if (!isChanged || (isEcho && !label.startsWith('further'))) continue;
      ran += 1;
      const red = await run.redChecks(name, undefined, change);
      for (const check of red) refused.push({ scenario: name, variant: label, ...check });
    }
  }
  return { ran, refused };
}
