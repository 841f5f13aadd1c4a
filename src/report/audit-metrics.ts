import { canonicalJson } from '../common/canonical-json.ts';
import { itemsAt, valueAt } from '../common/items-path.ts';
import { valuesIn } from '../common/path-template.ts';
import type { AuditMetrics } from '../model/audit-run.ts';
import type { CaseScenario, LoaderName } from '../model/case.ts';
import type { ScenarioEvidence } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { countedEvidence } from './evidence-order.ts';
import { scenarioResult } from './scenario-result.ts';

interface LoadedAnswer {
  planned: PlannedEntry;
  scenario: CaseScenario;
  evidence: ScenarioEvidence;
  body: JsonValue;
  path: string;
}

const PARTNER_LOADERS: readonly LoaderName[] = ['partnerTickets', 'partnerChecks', 'partnerSeats'];

/**
 * Numbers of the answers whose rows were loaded, read from the masked bodies of the counted scenarios' own calls.
 * Masking keeps identity, so distinct values stay distinct. Answers of setup, follow-up and prerequisite calls are not
 * in them.
 */
export function auditMetrics(evidence: readonly ScenarioEvidence[], plan: AuditPlan): AuditMetrics {
  const answers = loadedAnswers(evidence, plan);
  const orders = collect(answers, 'orders', 'id');
  const paid = [...orders.byKey.values()].filter((order) => valueAt(order, 'payed') === true).length;
  const events = collect(answers, 'events', 'id');
  const active = [...events.byKey.values()].filter((event) => isOn(valueAt(event, 'is_active'))).length;
  const barcodes = collect(answers, 'barcodes', 'barcode');
  const clients = collect(answers, 'clients', 'id');
  return {
    orders: { ...counts(orders), paid, unpaid: orders.byKey.size - paid },
    clients: counts(clients),
    events: { ...counts(events), active },
    priceShades: distinctOnly(collect(answers, 'priceShades', 'id')),
    discounts: distinctOnly(collect(answers, 'discounts', 'id')),
    promoCodes: distinctOnly(collect(answers, 'promoCodes', 'id')),
    barcodes: counts(barcodes),
    seats: answers.flatMap(seatCounts),
    partners: partnerCounts(evidence, plan, answers),
  };
}

function loadedAnswers(evidence: readonly ScenarioEvidence[], plan: AuditPlan): LoadedAnswer[] {
  const counted = countedEvidence(evidence, plan);
  return plan.selected.flatMap((planned) =>
    (counted.get(planned.entry.id) ?? []).flatMap((item) => {
      const scenario = planned.case.scenarios.find(({ name }) => name === item.scenario);
      if (scenario === undefined || !item.loaded) return [];
      return item.exchanges.flatMap(({ role, response, request }) =>
        role === 'call' && response?.json === true
          ? [{ planned, scenario, evidence: item, body: response.body, path: request.path }]
          : [],
      );
    }),
  );
}

interface Collected {
  loaded: number;
  byKey: Map<string, JsonValue>;
  from: string[];
}

function collect(answers: readonly LoadedAnswer[], loader: LoaderName, key: string): Collected {
  const found: Collected = { loaded: 0, byKey: new Map(), from: [] };
  for (const { scenario, body, planned } of answers) {
    for (const place of placesOf(scenario, loader)) {
      const items = itemsAt(body, place).map(({ value }) => value);
      found.loaded += items.length;
      for (const item of items) found.byKey.set(canonicalJson(valueAt(item, key) ?? item), item);
      if (!found.from.includes(planned.entry.id)) found.from.push(planned.entry.id);
    }
  }
  return found;
}

function counts({ loaded, byKey, from }: Collected): { loaded: number; distinct: number; from: string[] } {
  return { loaded, distinct: byKey.size, from };
}

function distinctOnly({ byKey, from }: Collected): { distinct: number; from: string[] } {
  return { distinct: byKey.size, from };
}

// A path by the show alone says nothing of the event, nor does its answer: then it is the case's, as in the rows loaded.
function seatCounts({ scenario, body, path, planned }: LoadedAnswer): AuditMetrics['seats'] {
  return placesOf(scenario, 'seats').map((items) => {
    const seats = itemsAt(body, items).map(({ value }) => value);
    const params = valuesIn(planned.entry.path, path.split('?')[0] ?? '') ?? {};
    return {
      eventId:
        params['EVENT_ID'] ?? String(valueAt(body, 'data.event_id') ?? planned.case.params['EVENT_ID'] ?? ''),
      showId: params['SHOW_ID'] ?? String(valueAt(body, 'data.show_id') ?? ''),
      total: seats.length,
      left: seats.filter((seat) => valueAt(seat, 'available') === true).length,
      from: planned.entry.id,
    };
  });
}

/** Where a loader's items stand in an answer. A loader that fills two tables reads them once. */
function placesOf(scenario: CaseScenario, loader: LoaderName): string[] {
  return [...new Set(scenario.rows.filter((row) => row.loader === loader).map(({ items }) => items))];
}

function partnerCounts(
  evidence: readonly ScenarioEvidence[],
  plan: AuditPlan,
  answers: readonly LoadedAnswer[],
): AuditMetrics['partners'] {
  const counted = countedEvidence(evidence, plan);
  const ran = plan.selected
    .filter(({ entry }) => entry.path.includes('/partners/'))
    .flatMap((planned) => (counted.get(planned.entry.id) ?? []).map((item) => ({ planned, item })))
    .filter(({ item }) => item.skipReason === null);
  // One answer for each scenario: its rows are counted by scenario, however many calls it made.
  const perScenario = [...new Map(answers.map((answer) => [answer.evidence, answer])).values()];
  const loaded = perScenario.flatMap(({ scenario, evidence: item, planned }) => {
    const tables = scenario.rows
      .filter(({ loader }) => PARTNER_LOADERS.includes(loader))
      .map(({ table }) => table);
    const rows = item.rows.filter(({ table }) => tables.includes(table));
    return tables.length === 0
      ? []
      : [{ id: planned.entry.id, added: rows.reduce((sum, row) => sum + row.actual, 0) }];
  });
  return {
    readOperations: ran.filter(({ planned }) => !planned.case.write).length,
    writeOperations: ran.filter(({ planned }) => planned.case.write).length,
    denied: ran.filter(({ item }) => item.outcome === 'denied' && scenarioResult(item) === 'pass').length,
    rowsAdded: loaded.reduce((sum, { added }) => sum + added, 0),
    from: [...new Set(loaded.map(({ id }) => id))],
  };
}

/** QTickets writes flags as booleans, 0/1 or "0"/"1", depending on the resource. */
function isOn(value: JsonValue | undefined): boolean {
  return value === true || value === 1 || value === '1';
}
