import { describeProblems } from '../json-schema/describe-problems.ts';
import type { SchemaSet } from '../json-schema/schema-set.ts';
import { type CheckContext, messageOf, shownAt } from './check-context.ts';
import type { CheckList } from './check-list.ts';
import { generalChecks } from './checks/general-checks.ts';
import { misspeltProblems } from './checks/misspelt-problems.ts';
import {
  checkContentType,
  checkEncoding,
  checkEnvelope,
  checkJson,
  checkStatus,
  type TransportFacts,
} from './checks/transport-checks.ts';
import { errorCodeOf, isErrorEnvelope } from './outcome-words.ts';
import { applyRule, ruleName } from './rules/apply-rule.ts';

/** Checks of an answer up to its JSON: status, content type, encoding, JSON, envelope. */
export function runTransportChecks(list: CheckList, facts: TransportFacts): void {
  list.run('status', () => checkStatus(facts));
  list.run('contentType', () => checkContentType(facts));
  list.run('encoding', () => checkEncoding(facts));
  list.run('json', () => checkJson(facts));
  list.run('envelope', () => checkEnvelope(facts, facts.answer?.json ?? null));
}

/**
 * Checks of an answer's content: its schema, then what every answer must meet, the rules of the case, and what the caller
 * adds to them.
 */
export function runContentChecks(
  list: CheckList,
  context: CheckContext,
  schemas: SchemaSet,
  more: readonly { name: string; problems: () => string[] | null }[] = [],
): void {
  const { scenario, body, masked } = context;
  list.run('schema', () => {
    const name = schemaFor(context);
    const problems = schemas.check(name, body);
    return problems.length === 0
      ? messageOf(misspeltProblems(schemas, name, body))
      : describeProblems(problems, (pointer) => shownAt(masked, pointer), 5);
  });
  const known = { ...context, body: schemas.knownPart(schemaFor(context), body) };
  // What stands beside an error is looked at whatever it is.
  const ruled = scenario.outcome === 'ok' ? known : context;
  list.runStage([
    ...generalChecks(context, known),
    ...scenario.rules.map((rule) => ({ name: ruleName(rule), problems: () => applyRule(rule, ruled) })),
    ...more,
  ]);
  noteSecondForm(context);
}

/** Name of the schema of an answer. An empty list that stands for an error has the schema of the list. */
export function schemaFor({ scenario, body }: Pick<CheckContext, 'scenario' | 'body'>): string {
  return scenario.orEmpty !== undefined && !isErrorEnvelope(body) ? scenario.orEmpty : scenario.schema;
}

/** Names of the content checks that are certain to run on any answer, for a scenario that never got one. */
export function contentCheckNames(context: Pick<CheckContext, 'scenario'>): string[] {
  return ['schema', ...context.scenario.rules.map(ruleName)];
}

// An outcome met in its second form passes, with a note; a code that the spec does not name is a finding.
function noteSecondForm({ scenario, partners, answer, body, entry, notes, findings }: CheckContext): void {
  const code = errorCodeOf(body);
  if (scenario.outcome === 'denied' && answer.status !== (partners ? 403 : 401)) {
    notes.push(`refused in the second form: ${answer.status} ${code ?? ''}`.trimEnd());
  }
  const named: string[] = entry.expected?.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? [];
  if (scenario.outcome !== 'ok' && code !== null && named.length > 0 && !named.includes(code)) {
    findings.push({
      kind: 'code-differs',
      message: `the spec names ${named.join(', ')}, the answer has ${code}`,
    });
  }
}
