import { factsOf } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** A status given for a test must be the one in its row of the matrix. */
export function answersAgree({ facts, rows }: RuleContext): LintFinding[] {
  const byId = new Map(rows.map((row) => [row.value, row]));
  return factsOf(facts, 'answer').flatMap((fact) => {
    const row = fact.ids
      .map((id) => byId.get(id))
      .find(
        (found) =>
          found !== undefined &&
          found.state === 'ran' &&
          found.codes.length > 0 &&
          !found.codes.includes(fact.value),
      );
    if (row === undefined) return [];
    return [
      finding(
        'answer-differs',
        [row, row.result],
        [fact, fact.value],
        `Line ${fact.line} gives ${fact.value} for ${row.value}, but the matrix shows the result "${row.result}" (line ${row.line}).`,
      ),
    ];
  });
}
