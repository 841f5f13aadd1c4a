import type { AuditMetrics } from '../model/audit-run.ts';
import type { CaseScenario, LoaderName } from '../model/case.ts';
import type { FiledEvidence, LoadedAnswer } from '../model/evidence.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { countedEvidence } from './evidence-order.ts';
import { scenarioResult } from './scenario-result.ts';

/** A loaded answer, with what it answered. */
interface Loaded {
  planned: PlannedEntry;
  scenario: CaseScenario;
  evidence: FiledEvidence;
  answer: LoadedAnswer;
}

const PARTNER_LOADERS: readonly LoaderName[] = ['partnerTickets', 'partnerChecks', 'partnerSeats'];

/**
 * Numbers of the answers whose rows were loaded, by what was read from the counted scenarios' own calls. Answers of setup,
 * follow-up and prerequisite calls are not in them.
 */
export function auditMetrics(evidence: readonly FiledEvidence[], plan: AuditPlan): AuditMetrics {
  const answers = loadedIn(evidence, plan);
  const orders = collect(answers, 'orders');
  const events = collect(answers, 'events');
  const barcodes = collect(answers, 'barcodes');
  const clients = collect(answers, 'clients');
  const paid = orders.on();
  return {
    orders: { ...counts(orders), paid, unpaid: orders.byKey.size - paid },
    clients: counts(clients),
    events: { ...counts(events), active: events.on() },
    priceShades: distinctOnly(collect(answers, 'priceShades')),
    discounts: distinctOnly(collect(answers, 'discounts')),
    promoCodes: distinctOnly(collect(answers, 'promoCodes')),
    barcodes: counts(barcodes),
    seats: answers.flatMap(({ answer, planned }) =>
      answer.seats.map((seats) => ({ ...seats, from: planned.entry.id })),
    ),
    partners: partnerCounts(evidence, plan, answers),
  };
}

function loadedIn(evidence: readonly FiledEvidence[], plan: AuditPlan): Loaded[] {
  const counted = countedEvidence(evidence, plan);
  return plan.selected.flatMap((planned) =>
    (counted.get(planned.entry.id) ?? []).flatMap((item) => {
      const scenario = planned.case.scenarios.find(({ name }) => name === item.scenario);
      if (scenario === undefined) return [];
      return item.loadedAnswers.map((answer) => ({ planned, scenario, evidence: item, answer }));
    }),
  );
}

interface Collected {
  loaded: number;
  /** Whether the last item of a key is paid or active. */
  byKey: Map<string, boolean>;
  from: string[];
  /** Keys of which that is so. */
  on(): number;
}

function collect(answers: readonly Loaded[], loader: LoaderName): Collected {
  const byKey = new Map<string, boolean>();
  const found: Collected = {
    loaded: 0,
    byKey,
    from: [],
    on: () => [...byKey.values()].filter((isOn) => isOn).length,
  };
  for (const { answer, planned } of answers) {
    for (const { keys, on } of answer.items.filter((items) => items.loader === loader)) {
      found.loaded += keys.length;
      for (const [index, key] of keys.entries()) byKey.set(key, on[index] === true);
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

function partnerCounts(
  evidence: readonly FiledEvidence[],
  plan: AuditPlan,
  answers: readonly Loaded[],
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
