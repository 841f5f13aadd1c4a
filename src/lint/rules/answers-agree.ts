import { factsOf } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** A status given for a test must be the one in its row of the matrix, or in one of its rows where it was run again. */
export function answersAgree({ facts, rows }: RuleContext): LintFinding[] {
  return factsOf(facts, 'answer').flatMap((fact) => {
    const own = rows.filter(({ value }) => fact.ids.includes(value));
    const given = new Set(own.filter(({ codes }) => codes.includes(fact.value)).map(({ value }) => value));
    const row = own.find(
      ({ value, state, codes }) => state === 'ran' && codes.length > 0 && !given.has(value),
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
