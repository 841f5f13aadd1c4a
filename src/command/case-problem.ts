import {
  ANYTHING,
  type Form,
  type FormProblem,
  type FormsOf,
  formProblem,
  LIST,
  OBJECT,
  oneOf,
  optional,
  TEXT,
  TEXTS,
  YES_OR_NO,
} from '../common/forms.ts';
import type {
  CallSpec,
  CaseScenario,
  ContractCase,
  LiveParts,
  RequestChange,
  RowSpec,
} from '../model/case.ts';
import { columnProblem } from './column-problem.ts';
import { RULE_FORMS } from './rule-forms.ts';

const METHOD = oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE');
const TOKEN = oneOf('rest', 'partnersRead', 'partnersWrite', 'specified');

const CASE: FormsOf<ContractCase> = {
  id: TEXT,
  method: METHOD,
  path: TEXT,
  params: filledIn(OBJECT),
  profiles: TEXTS,
  write: filledIn(YES_OR_NO),
  needs: filledIn(TEXTS),
  scenarios: LIST,
  documented: optional(OBJECT),
};
const SCENARIO: FormsOf<CaseScenario> = {
  name: TEXT,
  access: optional(oneOf('read', 'write')),
  token: TOKEN,
  request: optional(OBJECT),
  outcome: oneOf('ok', 'denied', 'missing', 'invalid'),
  schema: TEXT,
  orEmpty: optional(TEXT),
  rules: LIST,
  rows: LIST,
  lists: optional(TEXTS),
  setup: optional(LIST),
  followUps: optional(LIST),
  live: optional(OBJECT),
};
const REQUEST: FormsOf<RequestChange> = {
  method: optional(METHOD),
  path: optional(TEXT),
  params: optional(OBJECT),
  body: optional(ANYTHING),
};
const CALL: FormsOf<CallSpec> = {
  name: TEXT,
  method: METHOD,
  path: TEXT,
  token: TOKEN,
  schema: optional(TEXT),
  body: optional(ANYTHING),
  sameBody: optional(YES_OR_NO),
};
const LIVE: FormsOf<LiveParts> = {
  setup: optional(LIST),
  body: optional(ANYTHING),
  undo: optional(LIST),
  undoSetup: optional(LIST),
  notUndoable: optional(TEXT),
};
const LOADERS = [
  ...['orders', 'clients', 'events', 'seats', 'priceShades', 'discounts', 'promoCodes', 'barcodes'],
  ...['partnerTickets', 'partnerChecks', 'partnerSeats'],
];
const ROWS: FormsOf<RowSpec> = { table: TEXT, loader: oneOf(...LOADERS), items: TEXT, columns: OBJECT };

/**
 * What is wrong with a case of a project, in which no compiler looks for slips of the pen: a field or a rule that there is none of would be a
 * check that is never made. Null when nothing is. `profiles` are those that there are.
 */
export function caseProblem(given: unknown, of: string, profiles: readonly string[]): FormProblem | null {
  const problem = formProblem(given, of, CASE);
  if (problem !== null) return problem;
  const one = given as ContractCase;
  const stranger = one.profiles.find((name) => !profiles.includes(name));
  if (stranger !== undefined)
    return {
      what: `${of} is of profile "${stranger}", which there is none of`,
      remedy: `Use ${profiles.join(', ')}.`,
    };
  return first(one.scenarios, `scenario %d of ${of}`, scenarioProblem);
}

function filledIn(form: Form): Form {
  return { ...form, said: `${form.said}, or make the case with defineCase({ ... }), which fills it in` };
}

function scenarioProblem(given: CaseScenario, of: string): FormProblem | null {
  return (
    formProblem(given, of, SCENARIO) ??
    first(given.rules, `rule %d of ${of}`, ruleProblem) ??
    first(given.rows, `"rows" %d of ${of}`, rowsProblem) ??
    part(given.request, `"request" of ${of}`, (request, place) => formProblem(request, place, REQUEST)) ??
    calls(given, of) ??
    part(given.live, `"live" of ${of}`, (live, place) => formProblem(live, place, LIVE) ?? calls(live, place))
  );
}

function rowsProblem(given: RowSpec, of: string): FormProblem | null {
  const problem = formProblem(given, of, ROWS);
  if (problem !== null) return problem;
  const told = Object.entries(given.columns).map(([name, source]) =>
    columnProblem(source, `column ${name} in ${of}`),
  );
  return told.find((one) => one !== null) ?? null;
}

function ruleProblem(given: unknown, of: string): FormProblem | null {
  const { rule, ...fields } = (OBJECT.takes(given) ? given : {}) as Record<string, unknown>;
  const forms = Object.entries(RULE_FORMS).find(([name]) => name === rule)?.[1];
  if (forms === undefined)
    return {
      what: `${of} is none that there is`,
      remedy: `Its "rule" is one of ${Object.keys(RULE_FORMS).join(', ')}.`,
    };
  return formProblem(fields, `${of} (${String(rule)})`, forms);
}

function calls(given: Partial<CaseScenario & LiveParts>, of: string): FormProblem | null {
  for (const name of ['setup', 'followUps', 'undo', 'undoSetup'] as const) {
    const problem = first(given[name] ?? [], `call %d of "${name}" of ${of}`, (call, place) =>
      formProblem(call, place, CALL),
    );
    if (problem !== null) return problem;
  }
  return null;
}

function part<T>(
  given: T | undefined,
  of: string,
  check: (given: T, of: string) => FormProblem | null,
): FormProblem | null {
  return given === undefined ? null : check(given, of);
}

function first<T>(
  given: readonly T[],
  of: string,
  check: (given: T, of: string) => FormProblem | null,
): FormProblem | null {
  for (const [index, one] of given.entries()) {
    const problem = check(one, of.replace('%d', String(index + 1)));
    if (problem !== null) return problem;
  }
  return null;
}
