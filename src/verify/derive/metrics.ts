import type { AuditEntry, AuditMetrics } from '../../model/audit-run.ts';
import type { JsonValue } from '../../model/json.ts';
import { canonicalText } from '../bytes/json-text.ts';
import { memberOf } from '../files/junit-xml.ts';
import type { LoggedScenario } from '../log/run-log.ts';
import { countedScenarios, type Evidence } from './evidence.ts';
import { type ItemKind, itemsIn, kindOf, loadedKinds } from './loaded-items.ts';

interface Answer {
  id: string;
  path: string;
  kinds: ItemKind[];
  body: JsonValue;
  scenario: LoggedScenario;
}

interface Items {
  loaded: number;
  byKey: Map<string, JsonValue>;
  from: string[];
}

/** The numbers of section 4, counted in the response files of the scenarios that loaded rows. */
export function deriveMetrics(evidence: Evidence, entries: readonly AuditEntry[]): AuditMetrics {
  const answers = loadedAnswers(evidence);
  const items = (kind: ItemKind, key: string) => collect(answers, kind, key);
  const sizes = ({ loaded, byKey, from }: Items) => ({ loaded, distinct: byKey.size, from });
  const distinct = ({ byKey, from }: Items) => ({ distinct: byKey.size, from });
  const orders = items('orders', 'id');
  const events = items('events', 'id');
  const paid = [...orders.byKey.values()].filter((order) => memberOf(order, 'payed') === true).length;
  const active = [...events.byKey.values()].filter((event) => isOn(memberOf(event, 'is_active'))).length;
  return {
    orders: { ...sizes(orders), paid, unpaid: orders.byKey.size - paid },
    clients: sizes(items('clients', 'id')),
    events: { ...sizes(events), active },
    priceShades: distinct(items('priceShades', 'id')),
    discounts: distinct(items('discounts', 'id')),
    promoCodes: distinct(items('promoCodes', 'id')),
    barcodes: sizes(items('barcodes', 'barcode')),
    seats: seatsOf(answers, evidence.claimed.metrics.seats),
    partners: partnersOf(answers, entries),
  };
}

function loadedAnswers(evidence: Evidence): Answer[] {
  return [...countedScenarios(evidence)].flatMap(([id, scenarios]) =>
    scenarios.flatMap((scenario): Answer[] => {
      if (scenario.skipReason !== null) return [];
      const kinds = loadedKinds(scenario);
      if (kinds.length === 0) return [];
      return (evidence.responses.get(scenario)?.exchanges ?? []).flatMap(({ role, request, response }) =>
        role === 'call' && response?.json === true
          ? [{ id, path: request.path, kinds, body: response.body, scenario }]
          : [],
      );
    }),
  );
}

function collect(answers: readonly Answer[], kind: ItemKind, key: string): Items {
  const found: Items = { loaded: 0, byKey: new Map(), from: [] };
  for (const { id, body } of answers.filter(({ kinds }) => kinds.includes(kind))) {
    const items = itemsIn(kind, body);
    found.loaded += items.length;
    for (const item of items) found.byKey.set(canonicalText(memberOf(item, key) ?? item), item);
    if (!found.from.includes(id)) found.from.push(id);
  }
  return found;
}

function seatsOf(answers: readonly Answer[], stated: AuditMetrics['seats']): AuditMetrics['seats'] {
  return answers
    .filter(({ kinds }) => kinds.includes('seats'))
    .map(({ id, path, body }, index) => {
      const seats = itemsIn('seats', body);
      const data = memberOf(body, 'data') ?? null;
      const route =
        /\/(?:events\/(?<event>[^/?]+)\/seats(?:\/(?<show>[^/?]+))?|shows\/(?<alone>[^/?]+)\/seats)/.exec(
          path,
        )?.groups;
      return {
        // A path by the show alone names no event, and its answer may not either.
        eventId: route?.['event'] ?? textOf(memberOf(data, 'event_id')) ?? stated[index]?.eventId ?? '',
        showId: route?.['show'] ?? route?.['alone'] ?? textOf(memberOf(data, 'show_id')) ?? '',
        total: seats.length,
        left: seats.filter((seat) => memberOf(seat, 'available') === true).length,
        from: id,
      };
    });
}

function partnersOf(answers: readonly Answer[], entries: readonly AuditEntry[]): AuditMetrics['partners'] {
  const ran = entries
    .filter(({ path }) => path.includes('/partners/'))
    .flatMap(({ path, scenarios }) =>
      scenarios
        .filter(({ result }) => result !== 'skipped')
        .map((scenario) => ({ scenario, write: /\/tickets\/(?:add|update|remove)(?:\/|$)/.test(path) })),
    );
  const loading = [...new Map(answers.map((answer) => [answer.scenario, answer])).values()].filter(
    ({ kinds }) => kinds.includes('partnerRows'),
  );
  const added = loading.flatMap(({ scenario, path }) =>
    scenario.rows.filter(({ table }) => kindOf(table, path) === 'partnerRows').map(({ actual }) => actual),
  );
  return {
    readOperations: ran.filter(({ write }) => !write).length,
    writeOperations: ran.filter(({ write }) => write).length,
    denied: ran.filter(({ scenario }) => scenario.outcome === 'denied' && scenario.result === 'pass').length,
    rowsAdded: added.reduce((sum, rows) => sum + rows, 0),
    from: [...new Set(loading.map(({ id }) => id))],
  };
}

function textOf(value: JsonValue | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}

function isOn(value: JsonValue | undefined): boolean {
  return value === true || value === 1 || value === '1';
}
