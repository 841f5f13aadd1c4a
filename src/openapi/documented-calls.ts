import { DEFAULT_OPTIONS } from '../common/audit-options.ts';
import { valuesIn } from '../common/path-template.ts';
import type { CaseScenario, ContractCase, TokenRole } from '../model/case.ts';
import type { JsonValue } from '../model/json.ts';
import type { Documents, PlannedEntry } from '../model/plan.ts';
import type { HttpMethod } from '../model/spec.ts';
import { planRun } from '../spec/plan-run.ts';
import { SpecCaseMismatchError } from '../spec/spec-error.ts';
import { type Api, apiOf } from './api-of.ts';
import type { EarlierCall } from './recorded-example.ts';

/** One way to make a documented call that is answered with what was asked for. */
export interface DocumentedCall {
  /** Id in the document of the documented calls: `R13`. */
  id: string;
  title: string;
  /** Name of the case's scenario: `available`, `get`; '' for the plain one. */
  scenario: string;
  /** True when the scenario sends another body, or to another path, than the document's entry. */
  isVariant: boolean;
  api: Api;
  method: HttpMethod;
  /** Path template with the document's placeholders. */
  path: string;
  /** Template of the document's entry itself. */
  entryPath: string;
  /** Example values of the placeholders, as the document has them. */
  params: Record<string, string>;
  body?: JsonValue;
  /** Name of the answer's schema in `schemas/api/`. */
  schema: string;
  token: TokenRole;
  /** An answer as it was recorded, cut short; absent where none was. */
  example?: JsonValue;
  /** Calls that must have been made before for this one to succeed: `DELETE /api/rest/v1/orders/{ORDER_ID}/baskets`. */
  needs: string[];
  /** Those calls as they were recorded. */
  before?: EarlierCall[];
  /** True for a call that changes the account. */
  write: boolean;
}

/**
 * Every documented call in every way that a case expects to succeed, in the document's order. Throws
 * SPEC_CASE_MISMATCH when a case and its entry differ, or an entry has no case: then nothing says how it is answered.
 */
export function documentedCalls(documents: Documents, cases: readonly ContractCase[]): DocumentedCall[] {
  const { selected, coverage, spec } = planRun(
    { ...DEFAULT_OPTIONS, profile: 'documented' },
    documents,
    cases,
  );
  const lost = coverage.filter(({ hasCase }) => !hasCase).map(({ id }) => id);
  if (lost.length > 0)
    throw new SpecCaseMismatchError(spec.file, `there is no case for entry ${lost.join(', ')}`);
  return selected.flatMap((planned) =>
    planned.case.scenarios
      .filter(({ outcome }) => outcome === 'ok')
      .map((scenario) => callOf(planned, scenario)),
  );
}

function callOf({ entry, case: contractCase }: PlannedEntry, scenario: CaseScenario): DocumentedCall {
  const { request } = scenario;
  const body = request?.body ?? entry.body;
  return {
    id: entry.id,
    title: entry.title,
    scenario: scenario.name,
    isVariant: request?.body !== undefined || request?.path !== undefined,
    api: apiOf(entry.path),
    method: request?.method ?? entry.method,
    path: request?.path ?? entry.path,
    entryPath: entry.path,
    params: paramsOf({ entry, case: contractCase }, scenario),
    ...(body === undefined ? {} : { body }),
    schema: scenario.schema,
    token: scenario.token,
    write: contractCase.write,
    // A call that only reads is there for a rule to compare with.
    needs: (scenario.setup ?? [])
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`),
  };
}

function paramsOf(
  { entry, case: contractCase }: Pick<PlannedEntry, 'entry' | 'case'>,
  { request }: CaseScenario,
): Record<string, string> {
  const [example] = entry.examples;
  const values = {
    ...contractCase.params,
    ...(example === undefined ? {} : valuesIn(entry.path, example)),
    ...request?.params,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
