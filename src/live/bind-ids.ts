import { placeholders, valuesIn } from '../common/path-template.ts';
import type { CallSpec, CaseScenario, ContractCase, RequestChange } from '../model/case.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { PlannedEntry } from '../model/plan.ts';
import type { SpecEntry } from '../model/spec.ts';
import { type IdSlot, LIVE_IDS, type LiveIds } from './live-ids.ts';

/** An entry with the account's own ids in place of the examples, and the ids it needs that are not known. */
export interface BoundEntry {
  planned: PlannedEntry;
  unknown: IdSlot[];
}

/**
 * Puts the ids of the account under test into an entry's paths, bodies and parameters, and so into its rules, which take
 * what was asked from the request. Only fields that hold an id are looked at, so that a price of 33 stays.
 */
export function bindIds(planned: PlannedEntry, ids: LiveIds): BoundEntry {
  const slots = LIVE_IDS.filter(
    ({ api }) => (api === 'partners') === planned.entry.path.includes('/api/partners/'),
  );
  const unknown = new Set<IdSlot>();
  const bind = (key: string, value: string): string => {
    const slot = slots.find(({ keys, example }) => keys.includes(key) && example === value);
    if (slot === undefined) return value;
    const id = ids[slot.role];
    if (id === undefined) unknown.add(slot);
    return id ?? value;
  };
  const { entry, case: contractCase, recordedAs } = planned;
  const bound = {
    entry: boundEntry(entry, contractCase, bind),
    case: boundCase(contractCase, bind),
    recordedAs,
  };
  return { planned: bound, unknown: [...unknown] };
}

type Bind = (key: string, value: string) => string;

function boundEntry(entry: SpecEntry, contractCase: ContractCase, bind: Bind): SpecEntry {
  const [first] = entry.examples;
  const path = boundPath(entry.path, Object.keys(contractCase.params), bind);
  const body = entry.body === undefined ? {} : { body: boundJson('', entry.body, bind) };
  const examples = first === undefined ? [] : [filled(entry.path, valuesIn(entry.path, first) ?? {}, bind)];
  return { ...entry, path, examples, ...body };
}

function boundCase(contractCase: ContractCase, bind: Bind): ContractCase {
  return {
    ...contractCase,
    path: boundPath(contractCase.path, Object.keys(contractCase.params), bind),
    params: boundParams(contractCase.params, bind),
    scenarios: contractCase.scenarios.map((scenario) => boundScenario(scenario, bind)),
  };
}

function boundScenario(scenario: CaseScenario, bind: Bind): CaseScenario {
  const { request, setup, followUps } = scenario;
  const calls = (specs: readonly CallSpec[]) =>
    specs.map((spec) => (spec.body === undefined ? spec : { ...spec, body: boundJson('', spec.body, bind) }));
  return {
    ...scenario,
    ...(request === undefined ? {} : { request: boundRequest(request, bind) }),
    ...(setup === undefined ? {} : { setup: calls(setup) }),
    ...(followUps === undefined ? {} : { followUps: calls(followUps) }),
  };
}

function boundRequest(request: RequestChange, bind: Bind): RequestChange {
  const { params, body } = request;
  return {
    ...request,
    ...(params === undefined ? {} : { params: boundParams(params, bind) }),
    ...(body === undefined ? {} : { body: boundJson('', body, bind) }),
  };
}

function boundParams(params: ContractCase['params'], bind: Bind): Record<string, string> {
  const entries = Object.entries(params).map(([name, value]) => [name, bind(name, String(value))]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function filled(template: string, values: Record<string, string>, bind: Bind): string {
  return placeholders(template).reduce(
    (path, name) => path.replace(`{${name}}`, bind(name, values[name] ?? '')),
    template,
  );
}

// A path may hold its ids as they are: /tickets/find/12/4076. The case says which parameters these are.
function boundPath(path: string, names: readonly string[], bind: Bind): string {
  if (placeholders(path).length > 0) return path;
  return path
    .split('/')
    .map((segment) => names.map((name) => bind(name, segment)).find((id) => id !== segment) ?? segment)
    .join('/');
}

function boundJson(key: string, value: JsonValue, bind: Bind): JsonValue {
  if (Array.isArray(value)) return value.map((element) => boundJson(key, element, bind));
  if (isJsonObject(value)) {
    // `{"baskets": {"63993": []}}`: there the ids are the keys.
    const idKeys = key === 'baskets';
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [
        idKeys ? bind('baskets', name) : name,
        boundJson(key === 'filter' ? `filter.${name}` : name, child, bind),
      ]),
    );
  }
  if (typeof value === 'string') return bind(key, value);
  if (typeof value !== 'number') return value;
  const id = bind(key, String(value));
  return id === String(value) ? value : Number(id);
}
