import type { Amount } from '../amounts/amounts.ts';
import type { LintDocument } from '../document/lint-document.ts';
import {
  type CountFact,
  type Fact,
  factsOf,
  type IdsFact,
  type MatrixFact,
  type TestConcept,
} from '../facts/fact.ts';
import type { LintFinding } from '../finding.ts';
import type { LintSpec } from '../lint-spec.ts';
import { once } from '../once.ts';

/** What a rule looks at. */
export interface RuleContext {
  document: LintDocument;
  facts: readonly Fact[];
  /** Every whole number with the words that say what it counts. */
  amounts: readonly Amount[];
  rows: readonly MatrixFact[];
  /** True when the rows are but some of the tests: the document has no test matrix, only tables of a few. */
  excerpt: boolean;
  /** True for an audit of a ticketing API, the kind of document that the rules were measured on. */
  home: boolean;
  /** Null when the document names a spec document that is not at hand. */
  spec: LintSpec | null;
  /** True when the ids of the document have letters. */
  letters: boolean;
}

export type Rule = (context: RuleContext) => LintFinding[];

/** The first count of the whole run that says this, before one that only claims it of all; undefined when none does. */
export function countOf({ facts }: RuleContext, concept: TestConcept): CountFact | undefined {
  return firstCounts(facts).get(concept);
}

// Asked for at every box and class of a document, so the facts are gone through once.
const firstCounts = once((facts: readonly Fact[]): ReadonlyMap<TestConcept, CountFact> => {
  const first = new Map<TestConcept, CountFact>();
  const counts = factsOf(facts, 'count').filter(({ part }) => !part);
  for (const fact of [...counts.filter(({ claimed }) => claimed !== true), ...counts])
    if (!first.has(fact.concept)) first.set(fact.concept, fact);
  return first;
});

/** True when a document without a section for its matrix counts far more, or far fewer, tests than its tables have. */
export function isExcerpt(facts: readonly Fact[], rows: readonly MatrixFact[]): boolean {
  const [first] = rows;
  const total = factsOf(facts, 'count').find(
    ({ concept, part }) => !part && (concept === 'executed' || concept === 'total'),
  );
  if (first === undefined || total === undefined) return false;
  if ([first.sectionTitle, ...first.headings].some((title) => /matrix|матриц/i.test(title))) return false;
  return rows.length * 1.6 < total.value || rows.length > total.value * 1.6;
}

/** Statements that list ids in this role. */
export function listsOf({ facts }: RuleContext, role: IdsFact['role']): IdsFact[] {
  return factsOf(facts, 'ids').filter((fact) => fact.role === role);
}

/** `3 tests`, `1 test`. */
export function amount(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
