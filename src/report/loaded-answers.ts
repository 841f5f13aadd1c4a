import { canonicalJson, sha256 } from '../common/canonical-json.ts';
import { itemsAt, valueAt } from '../common/items-path.ts';
import { valuesIn } from '../common/path-template.ts';
import type { CaseScenario, LoaderName } from '../model/case.ts';
import type { LoadedAnswer, ScenarioEvidence } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';
import type { PlannedEntry } from '../model/plan.ts';

/** What tells the items of a loader from each other, and which flag of theirs is counted. */
const COUNTED: Partial<Record<LoaderName, { key: string; flag?: string }>> = {
  orders: { key: 'id', flag: 'payed' },
  clients: { key: 'id' },
  events: { key: 'id', flag: 'is_active' },
  priceShades: { key: 'id' },
  discounts: { key: 'id' },
  promoCodes: { key: 'id' },
  barcodes: { key: 'barcode' },
};
/** A longer key is kept as its hash: only whether two are equal matters. */
const LONGEST_KEY = 64;

/**
 * What the metrics count in the answers to a scenario's own call, read from the masked bodies: masking keeps identity, so
 * distinct values stay distinct. Of what fills a table to which no rows were sent, nothing.
 */
export function loadedAnswers(
  { loaded, rows, exchanges }: ScenarioEvidence,
  planned: PlannedEntry,
  scenario: CaseScenario,
): LoadedAnswer[] {
  if (!loaded) return [];
  // A table may refuse its rows while the log of loads takes its own.
  const sent = new Set(rows.flatMap((row) => (row.sent === null ? [] : [row.table])));
  const filled = { ...scenario, rows: scenario.rows.filter(({ table }) => sent.has(table)) };
  return exchanges.flatMap(({ role, request, response }) =>
    role === 'call' && response?.json === true
      ? [
          {
            items: itemsOf(response.body, filled),
            seats: seatsOf(response.body, request.path, planned, filled),
          },
        ]
      : [],
  );
}

/** Where each loader of a scenario finds its items in an answer: one that fills two tables reads them once. */
export function itemPlaces({ rows }: Pick<CaseScenario, 'rows'>): CaseScenario['rows'][number][] {
  return rows.filter(
    ({ loader, items }, index) =>
      rows.findIndex((row) => row.loader === loader && row.items === items) === index,
  );
}

function itemsOf(body: JsonValue, scenario: CaseScenario): LoadedAnswer['items'] {
  return itemPlaces(scenario).flatMap(({ loader, items: place }) => {
    const counted = COUNTED[loader];
    if (counted === undefined) return [];
    const items = itemsAt(body, place).map(({ value }) => value);
    const { flag } = counted;
    const keys = items.map((item) => keyOf(valueAt(item, counted.key) ?? item));
    return [
      { loader, keys, on: flag === undefined ? [] : items.map((item) => isOn(valueAt(item, flag), loader)) },
    ];
  });
}

function keyOf(value: JsonValue): string {
  const text = canonicalJson(value);
  return text.length > LONGEST_KEY ? sha256(text) : text;
}

/** QTickets writes flags as booleans, 0/1 or "0"/"1", depending on the resource; orders have a boolean. */
function isOn(value: JsonValue | undefined, loader: LoaderName): boolean {
  return value === true || (loader === 'events' && (value === 1 || value === '1'));
}

// A path by the show alone says nothing of the event, nor does its answer: then it is the case's, as in the rows loaded.
function seatsOf(
  body: JsonValue,
  path: string,
  planned: PlannedEntry,
  scenario: CaseScenario,
): LoadedAnswer['seats'] {
  const places = scenario.rows.filter(({ loader }) => loader === 'seats').map(({ items }) => items);
  return [...new Set(places)].map((place) => {
    const seats = itemsAt(body, place).map(({ value }) => value);
    const params = valuesIn(planned.entry.path, path.split('?')[0] ?? '') ?? {};
    return {
      eventId:
        params['EVENT_ID'] ?? String(valueAt(body, 'data.event_id') ?? planned.case.params['EVENT_ID'] ?? ''),
      showId: params['SHOW_ID'] ?? String(valueAt(body, 'data.show_id') ?? ''),
      total: seats.length,
      left: seats.filter((seat) => valueAt(seat, 'available') === true).length,
    };
  });
}
