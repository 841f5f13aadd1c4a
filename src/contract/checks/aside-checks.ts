import { isReadOnly } from '../../http/read-only.ts';
import { describeProblems } from '../../json-schema/describe-problems.ts';
import type { SchemaSet } from '../../json-schema/schema-set.ts';
import type { CallSpec, CaseScenario } from '../../model/case.ts';
import type { SpecEntry } from '../../model/spec.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import type { CallRecord } from '../make-call.ts';
import { isPartnersPath } from '../outcome-words.ts';
import { generalChecks } from './general-checks.ts';
import { misspeltProblems } from './misspelt-problems.ts';
import {
  checkContentType,
  checkEncoding,
  checkEnvelope,
  checkJson,
  checkStatus,
  type TransportFacts,
} from './transport-checks.ts';

/** What the calls beside an entry's own share. */
export interface AsideFacts {
  entry: SpecEntry;
  scenario: CaseScenario;
  params: Readonly<Record<string, string>>;
  schemas: SchemaSet;
}

/**
 * What is wrong with the answer of a setup or follow-up call: it is looked at as an entry's own is, up to its schema where the
 * call names one. A rule that compares with an answer of another form would compare nothing.
 */
export function asideProblems(record: CallRecord, spec: CallSpec | undefined, facts: AsideFacts): string[] {
  const { entry, scenario, params, schemas } = facts;
  const { request, answer, failure, exchange } = record;
  const partners = isPartnersPath(request.path);
  const write = !isReadOnly(request.method, request.path);
  const transport: TransportFacts = {
    entry,
    outcome: 'ok',
    emptyCounts: false,
    partners,
    write,
    answer,
    failure,
  };
  const named = (problem: string) =>
    `${exchange.name}, ${request.method} ${exchange.request.path}: ${problem}`;
  for (const check of [checkStatus, checkContentType, checkEncoding, checkJson]) {
    const problem = check(transport);
    if (problem !== null) return [named(problem)];
  }
  const body = answer?.json;
  if (answer === null || body === undefined) return [named('no answer came')];
  const envelope = checkEnvelope(transport, body);
  if (envelope !== null) return [named(envelope)];
  const masked = exchange.response?.body ?? null;
  if (typeof body !== 'object' || body === null)
    return [named(`expected an object or a list, came ${shownAt(masked, '')}`)];
  if (spec?.schema !== undefined) {
    const problems = schemas.check(spec.schema, body);
    if (problems.length > 0)
      return [named(describeProblems(problems, (pointer) => shownAt(masked, pointer), 5))];
    const [other] = misspeltProblems(schemas, spec.schema, body);
    if (other !== undefined) return [named(other)];
  }
  const context: CheckContext = {
    entry,
    scenario,
    partners,
    write,
    live: false,
    itemsThatCame: null,
    answer,
    body,
    masked,
    requestPath: request.path,
    requestBody: request.body ?? null,
    maskedRequestBody: exchange.request.body,
    params,
    others: new Map(),
    asides: new Map(),
    findings: [],
    notes: [],
  };
  const known =
    spec?.schema === undefined ? context : { ...context, body: schemas.knownPart(spec.schema, body) };
  return generalChecks(context, known)
    .flatMap(({ problems }) => problems() ?? [])
    .map(named);
}
