import { sha256 } from '../../../src/common/canonical-json.ts';
import type { CaseScenario, ContractCase, LoaderName } from '../../../src/model/case.ts';
import type { AuditPlan, PlannedEntry } from '../../../src/model/plan.ts';
import type { SpecEntry } from '../../../src/model/spec.ts';

export const ORDERS = 'stg_qtickets_api_orders_raw';
export const CLIENTS = 'stg_qtickets_api_clients_raw';
export const INVENTORY = 'stg_qtickets_api_inventory_raw';
export const PARTNERS = 'stg_qtickets_api_partner_tickets_raw';
export const SALES = 'fact_qtickets_sales_daily';
export const LATEST = 'fact_qtickets_inventory_latest';
export const JOBS = 'meta_job_runs';
export const TABLES = [ORDERS, INVENTORY, CLIENTS, PARTNERS, SALES, LATEST, JOBS];
const SPEC_TEXT = '# The requests\n\n### 1.1. List orders\n';

/** Seven entries, in the shapes that matter: lists, seats, a write with two accesses, and error scenarios. */
export const ENTRIES: readonly SpecEntry[] = [
  entry('1.1', 'GET', '/api/rest/v1/orders', 18),
  entry('2.1', 'GET', '/api/rest/v1/clients', 190),
  entry('2.2', 'GET', '/api/rest/v1/clients', 199),
  entry('3.1', 'GET', '/api/rest/v1/events', 251),
  entry('3.7', 'GET', '/api/rest/v1/events/{EVENT_ID}/seats/{SHOW_ID}', 335, [
    '/api/rest/v1/events/33/seats/41',
  ]),
  entry('6.1', 'POST', '/api/partners/v1/tickets/add/{EVENT_ID}/{SHOW_ID}', 486),
  entry('7.2', 'GET', '/api/rest/v1/orders/999999999', 796),
];

/** The plan of all of ENTRIES, in profile `audit`; `without` names entries that have no case. */
export function planOf(
  options: Partial<AuditPlan['options']> = {},
  without: readonly string[] = [],
): AuditPlan {
  const withCase = ENTRIES.filter(({ id }) => !without.includes(id));
  const lines = ENTRIES.map(({ id, title }) => {
    const hasCase = !without.includes(id);
    return { id, title, hasCase, profiles: hasCase ? (['audit', 'full'] as const) : [] };
  });
  return {
    options: {
      target: 'replay',
      profile: 'audit',
      access: 'read',
      routes: 'spec',
      spec: 'tests/spec/requests_doc.md',
      out: 'reports',
      lang: 'en',
      strict: false,
      loader: '',
      dataset: 'reference',
      previous: '',
      shard: '',
      blobs: 'blobs',
      merge: '',
      only: '',
      config: '',
      fixtures: '',
      ...options,
    },
    spec: {
      file: 'requests_doc.md',
      sha256: sha256(SPEC_TEXT),
      text: SPEC_TEXT,
      commonHeaders: {},
      sections: { 1: 'ORDERS' },
      entries: [...ENTRIES],
    },
    only: null,
    selected: withCase.map(plannedOf),
    joined: withCase.map(plannedOf),
    coverage: lines,
    documents: [
      { kind: 'spec', file: 'requests_doc.md', lines },
      { kind: 'documented', file: 'calls_doc.md', lines: [] },
    ],
  };
}

function plannedOf(item: SpecEntry): PlannedEntry {
  return { entry: item, case: caseOf(item), recordedAs: item.id };
}

function entry(
  id: string,
  method: SpecEntry['method'],
  path: string,
  firstLine: number,
  examples: string[] = [],
): SpecEntry {
  const section = id.split('.')[0] ?? '';
  return {
    id,
    title: `Entry ${id}`,
    section,
    method,
    path,
    examples,
    headers: {},
    firstLine,
    lastLine: firstLine + 7,
  };
}

function caseOf({ id, method, path }: SpecEntry): ContractCase {
  const loads: Record<string, readonly [LoaderName, string, string]> = {
    '1.1': ['orders', ORDERS, 'data[*]'],
    '2.1': ['clients', CLIENTS, 'data[*]'],
    '2.2': ['clients', CLIENTS, 'data[*]'],
    '3.1': ['events', INVENTORY, 'data[*]'],
    '3.7': ['seats', INVENTORY, 'data.zones[*].seats[*]'],
    '6.1': ['partnerTickets', PARTNERS, 'result'],
  };
  const load = loads[id];
  const tables = load === undefined ? [] : load[1] === INVENTORY ? [INVENTORY, LATEST] : [load[1]];
  const rows = tables.map((table) => ({
    table,
    loader: load?.[0] ?? 'orders',
    items: load?.[2] ?? '',
    columns: {},
  }));
  const scenario = (name: string, outcome: CaseScenario['outcome']): CaseScenario => ({
    name,
    token: 'rest',
    outcome,
    schema: 'any',
    rules: [],
    rows: outcome === 'ok' ? rows : [],
  });
  const scenarios: CaseScenario[] =
    id === '6.1'
      ? [
          { ...scenario('read', 'denied'), access: 'read' },
          { ...scenario('write', 'ok'), access: 'write' },
        ]
      : [scenario('', id === '7.2' ? 'missing' : 'ok')];
  const profiles = ['audit', 'full'] as const;
  return {
    id,
    method,
    path,
    params: { EVENT_ID: 12, SHOW_ID: 4076 },
    profiles,
    write: id === '6.1',
    needs: [],
    scenarios,
  };
}
