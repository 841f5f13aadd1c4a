import { fillTemplate, valuesIn } from '../common/path-template.ts';
import type { UndoCall } from '../model/account.ts';
import type { CallSpec, CaseScenario, ContractCase, TokenRole } from '../model/case.ts';
import type { ExchangeRole } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';
import type { PlannedEntry } from '../model/plan.ts';
import type { SpecEntry } from '../model/spec.ts';
import type { OutgoingRequest, Target } from '../model/target.ts';
import { callProblem } from './call-problem.ts';
import { type BodySources, canFill, fillBody } from './fill-body.ts';
import { type CallContext, type CallRecord, makeCall } from './make-call.ts';

/** Everything one scenario sent and received. */
export interface ScenarioCalls {
  setup: CallRecord[];
  call: CallRecord;
  followUps: CallRecord[];
  /** Calls that undid the write; only where it was made live. */
  undo: CallRecord[];
  /** The path template of the call, and the values of its parameters. */
  template: string;
  params: Record<string, string>;
  /** What the target left unused. */
  unused: string[];
  /** The body, masked, that the call was answered to; undefined where that is the one that was sent. */
  answeredBody: JsonValue | undefined;
  /** What the target remarks of its answers. */
  remarks: string[];
}

/**
 * Makes the calls of one scenario against a freshly reset target: setup, the entry's own call, follow-ups.
 * `commonHeaders` are those of the spec document; their Authorization is replaced by the role's token.
 */
export async function makeScenarioCalls(
  context: CallContext,
  planned: PlannedEntry,
  scenario: CaseScenario,
  commonHeaders: Readonly<Record<string, string>>,
): Promise<ScenarioCalls> {
  const { entry, case: contractCase } = planned;
  const template = scenario.request?.path ?? entry.path;
  const path = concretePath(entry, contractCase, scenario);
  const params = parametersOf(template, contractCase, path);
  const bodySent = scenario.request?.body ?? entry.body;
  const headersFor = (role: TokenRole) => requestHeaders(context.target, role, commonHeaders, entry.headers);
  const sources: BodySources & { others: Map<string, JsonValue> } = {
    sent: null,
    answer: null,
    others: new Map(),
  };
  const owner = { id: entry.id, scenario: scenario.name };
  const aside = async (role: ExchangeRole, spec: CallSpec) => {
    const request = {
      method: spec.method,
      path: fillTemplate(spec.path, params),
      headers: headersFor(spec.token),
      ...bodyOf(spec, sources),
    };
    const record = await makeCall(context, role, spec.name, request, spec.token, owner);
    sources.others.set(spec.name, record.answer?.json ?? null);
    return record;
  };
  const all = async (role: ExchangeRole, specs: readonly CallSpec[]) => {
    const records: CallRecord[] = [];
    for (const spec of specs) records.push(await aside(role, spec));
    return records;
  };

  await context.target.begin(planned.recordedAs, scenario.name);
  const setup = await all('setup', scenario.setup ?? []);
  const body = bodySent === undefined ? undefined : fillBody(bodySent, sources);
  const own: OutgoingRequest = {
    method: scenario.request?.method ?? entry.method,
    path,
    headers: headersFor(scenario.token),
    ...(body === undefined ? {} : { body }),
  };
  const call = await makeCall(context, 'call', '', own, scenario.token, {
    ...owner,
    restore: restoreOf(scenario, params, sources),
  });
  Object.assign(sources, { sent: body ?? null, answer: call.answer?.json ?? null });
  const followUps = await all('followUp', scenario.followUps ?? []);
  const undo = await all('undo', undoOf(context.target, scenario, call, sources));
  const remarks = context.target.remarks?.() ?? [];
  const answeredBody = context.target.answeredBody?.(own.method, own.path);
  const unused = await context.target.end();
  return { setup, call, followUps, undo, template, params, answeredBody, remarks, unused };
}

// What is known before the call: that which writes back what was read. Tickets are found by their ids.
function restoreOf(
  { outcome, live }: CaseScenario,
  params: Readonly<Record<string, string>>,
  sources: BodySources,
): UndoCall | null {
  const [spec, ...others] = outcome === 'ok' ? (live?.undo ?? []) : [];
  if (spec?.body === undefined || others.length > 0 || !canFill(spec.body, sources)) return null;
  const { method, path, token } = spec;
  return {
    method,
    path: fillTemplate(path, params),
    body: fillBody(spec.body, sources),
    api: token === 'rest' ? 'rest' : 'partners',
  };
}

// What was refused changed nothing and leaves only what the setup made; a target of ours is reset. A call whose body needs
// an answer that is not there would undo nothing, or something else.
function undoOf(
  target: Target,
  { outcome, live }: CaseScenario,
  call: CallRecord,
  sources: BodySources,
): readonly CallSpec[] {
  if (target.name !== 'live' || outcome !== 'ok') return [];
  const wanted = callProblem(call).length === 0 ? live?.undo : live?.undoSetup;
  return (wanted ?? []).filter(({ body }) => body === undefined || canFill(body, sources));
}

/** True when calls undid what the scenario wrote. */
export function isUndone({ undo }: Pick<ScenarioCalls, 'undo'>): boolean {
  return undo.length > 0 && undo.flatMap(callProblem).length === 0;
}

/** Path of a scenario's own call: the entry's first example, unless the scenario or the lack of one asks for the template. */
export function concretePath(entry: SpecEntry, { params }: ContractCase, { request }: CaseScenario): string {
  const template = request?.path ?? entry.path;
  const example =
    request?.path === undefined && request?.params === undefined ? entry.examples[0] : undefined;
  return example ?? fillTemplate(template, { ...params, ...exampleParams(entry), ...request?.params });
}

function exampleParams({ path, examples }: SpecEntry): Record<string, string> {
  return examples[0] === undefined ? {} : (valuesIn(path, examples[0]) ?? {});
}

/** Values of a case's parameters, those of a concrete path before those that the case declares. */
export function parametersOf(
  template: string,
  contractCase: ContractCase,
  path: string,
): Record<string, string> {
  const declared = Object.entries(contractCase.params).map(([name, value]) => [name, String(value)]);
  return { ...Object.fromEntries(declared), ...valuesIn(template, path) };
}

function requestHeaders(
  target: Target,
  role: TokenRole,
  common: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  if (role === 'specified') return { ...common, ...own };
  return { ...common, Authorization: `Bearer ${target.token(role)}`, ...own };
}

function bodyOf(spec: CallSpec, sources: BodySources): { body?: JsonValue } {
  if (spec.sameBody === true) return { body: sources.sent };
  return spec.body === undefined ? {} : { body: fillBody(spec.body, sources) };
}
