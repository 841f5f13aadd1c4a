import { concretePath } from '../../src/contract/scenario-calls.ts';
import type { CaseScenario, Outcome } from '../../src/model/case.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { AuditPlan, PlannedEntry } from '../../src/model/plan.ts';
import type { HttpMethod } from '../../src/model/spec.ts';
import { apiOf, PARTNERS } from '../../src/openapi/api-of.ts';
import { SIMULATOR_TOKENS } from '../../src/simulator/tokens.ts';

/** A call that every tool of the benchmark makes, and what its answer must be. */
export interface BenchCall {
  /** `6.13`; the second time that a call is made, `6.13#2`. */
  id: string;
  title: string;
  method: HttpMethod;
  /** Path without the host. */
  path: string;
  /** Every header, the token among them. */
  headers: Record<string, string>;
  body?: JsonValue;
  /** The status that must come. */
  status: number;
  /** Name of the schema in `schemas/api/` that the body must meet. */
  schema: string;
}

/**
 * The calls of a plan, one for each entry, repeated in their order until there are `count`. An entry with several
 * scenarios is called as in its first: that of the token that may only read, so that no call changes what a later one
 * is answered, and every tool gets the same answers however often it asks.
 */
export function benchCalls(plan: AuditPlan, count = plan.selected.length): BenchCall[] {
  const calls = plan.selected.map((planned) => callOf(plan, planned));
  return Array.from({ length: count }, (_, index) => {
    const call = calls[index % calls.length] as BenchCall;
    const time = Math.floor(index / calls.length) + 1;
    return time === 1 ? call : { ...call, id: `${call.id}#${time}` };
  });
}

function callOf({ spec }: AuditPlan, { entry, case: contractCase }: PlannedEntry): BenchCall {
  const [scenario] = contractCase.scenarios;
  if (scenario === undefined) throw new RangeError(`case ${contractCase.id} has no scenario`);
  const { token, request, outcome, schema } = scenario;
  const path = concretePath(entry, contractCase, scenario);
  const body = request?.body ?? entry.body;
  return {
    id: entry.id,
    title: entry.title,
    method: request?.method ?? entry.method,
    path,
    headers: { ...spec.commonHeaders, ...authorization(token), ...entry.headers },
    ...(body === undefined ? {} : { body }),
    status: statusOf(outcome, path),
    schema,
  };
}

function authorization(token: CaseScenario['token']): Record<string, string> {
  return token === 'specified' ? {} : { Authorization: `Bearer ${SIMULATOR_TOKENS[token]}` };
}

// Of the statuses that an audit accepts, the one with which the simulator answers: most tools can expect but one.
function statusOf(outcome: Outcome, path: string): number {
  switch (outcome) {
    case 'ok':
      return 200;
    case 'denied':
      return apiOf(path) === PARTNERS ? 403 : 401;
    case 'missing':
      return 404;
    case 'invalid':
      throw new RangeError(`${path}: no single status says that a call was refused as invalid`);
  }
}
