import { valueAt } from '../common/items-path.ts';
import { fillTemplate, valuesIn } from '../common/path-template.ts';
import type { CallSpec, CaseScenario, ContractCase, TokenRole } from '../model/case.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { PlannedEntry } from '../model/plan.ts';
import type { SpecEntry } from '../model/spec.ts';
import type { OutgoingRequest, Target } from '../model/target.ts';
import { type CallContext, type CallRecord, makeCall } from './make-call.ts';

/** Everything one scenario sent and received. */
export interface ScenarioCalls {
  setup: CallRecord[];
  call: CallRecord;
  followUps: CallRecord[];
  /** The path template of the call, and the values of its parameters. */
  template: string;
  params: Record<string, string>;
  /** What the target left unused. */
  unused: string[];
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
  const body = scenario.request?.body ?? entry.body;
  const headersFor = (role: TokenRole) => requestHeaders(context.target, role, commonHeaders, entry.headers);
  const aside = (role: 'setup' | 'followUp', spec: CallSpec) => {
    const request = {
      method: spec.method,
      path: fillTemplate(spec.path, params),
      headers: headersFor(spec.token),
      ...bodyOf(spec, body),
    };
    return makeCall(context, role, spec.name, request, spec.token);
  };

  await context.target.begin(planned.recordedAs, scenario.name);
  const setup: CallRecord[] = [];
  for (const spec of scenario.setup ?? []) setup.push(await aside('setup', spec));
  const own: OutgoingRequest = {
    method: scenario.request?.method ?? entry.method,
    path,
    headers: headersFor(scenario.token),
    ...(body === undefined ? {} : { body }),
  };
  const call = await makeCall(context, 'call', '', own, scenario.token);
  const followUps: CallRecord[] = [];
  for (const spec of scenario.followUps ?? []) followUps.push(await aside('followUp', spec));
  return { setup, call, followUps, template, params, unused: await context.target.end() };
}

// The entry's first example, unless the scenario names a path or parameters of its own, or the entry has no example.
function concretePath(entry: SpecEntry, { params }: ContractCase, { request }: CaseScenario): string {
  const template = request?.path ?? entry.path;
  const example =
    request?.path === undefined && request?.params === undefined ? entry.examples[0] : undefined;
  return example ?? fillTemplate(template, { ...params, ...exampleParams(entry), ...request?.params });
}

function exampleParams({ path, examples }: SpecEntry): Record<string, string> {
  return examples[0] === undefined ? {} : (valuesIn(path, examples[0]) ?? {});
}

function parametersOf(template: string, contractCase: ContractCase, path: string): Record<string, string> {
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

function bodyOf(spec: CallSpec, sent: JsonValue | undefined): { body?: JsonValue } {
  const body = spec.sameBody === true ? sent : spec.body;
  return body === undefined ? {} : { body: withSentValues(body, sent ?? null) };
}

// `{ $sent: path }` stands for what the entry's own body sent there.
function withSentValues(template: JsonValue, sent: JsonValue): JsonValue {
  if (Array.isArray(template)) return template.map((element) => withSentValues(element, sent));
  if (!isJsonObject(template)) return template;
  const path = template['$sent'];
  if (typeof path === 'string') return valueAt(sent, path) ?? null;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [key, withSentValues(value, sent)]),
  );
}
