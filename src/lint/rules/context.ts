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

/** What a rule looks at. */
export interface RuleContext {
  document: LintDocument;
  facts: readonly Fact[];
  rows: readonly MatrixFact[];
  /** Null when the document names a spec document that is not at hand. */
  spec: LintSpec | null;
  /** True when the ids of the document have letters. */
  letters: boolean;
}

export type Rule = (context: RuleContext) => LintFinding[];

/** The first count of the whole run that says this; undefined when none does. */
export function countOf({ facts }: RuleContext, concept: TestConcept): CountFact | undefined {
  return factsOf(facts, 'count').find((fact) => fact.concept === concept && !fact.part);
}

/** Statements that list ids in this role. */
export function listsOf({ facts }: RuleContext, role: IdsFact['role']): IdsFact[] {
  return factsOf(facts, 'ids').filter((fact) => fact.role === role);
}

/** `3 tests`, `1 test`. */
export function amount(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
