import { idsIn } from '../document/entry-ids.ts';
import type { Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { factsOf } from '../facts/fact.ts';
import { isElsewhere, saysNotRun } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';

const NUMBER = /\((\d{1,4})\s+(?:tests?|entries|requests|тест\p{L}*|запрос\p{L}*)\)/iu;

interface Part {
  spot: Statement;
  value: number;
}

/** Numbers below a line that names the missing tests (`Missing:`, `Returns 5.2-5.6 (5 tests)`) make what the tests executed leave of all. */
export function missingPartsAddUp(context: RuleContext): LintFinding[] {
  const executed = countOf(context, 'executed');
  const specified = countOf(context, 'specified');
  const parts = partsOf(context.document.statements);
  const [first] = parts;
  if (executed === undefined || specified === undefined || first === undefined || parts.length < 2) return [];
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const known = new Map<string, Set<number>>();
  for (const { concept, value } of factsOf(context.facts, 'count'))
    known.set(concept, (known.get(concept) ?? new Set()).add(value));
  const isLeft = [...(known.get('specified') ?? [])].some((all) => known.get('executed')?.has(all - sum));
  // What makes less may leave out what a line without ids speaks of.
  if (sum <= specified.value - executed.value || isLeft || known.get('notExecuted')?.has(sum)) return [];
  return [
    finding(
      'missing-count-differs',
      [executed, specified.value - executed.value],
      [first.spot, sum],
      `Line ${executed.line} says "${executed.text}", which leaves ${specified.value - executed.value}, but the ${parts.length} parts that did not run (from line ${first.spot.line}) make ${sum}.`,
      'medium',
    ),
  ];
}

// The lines with ids of the first list below a line that says of tests that they did not run; none where one of them has no number.
function partsOf(statements: readonly Statement[]): Part[] {
  const leads = (one: Statement) => one.origin === 'item' && !isElsewhere(one) && saysNotRun(one.lead);
  const first = statements.find(leads);
  if (first === undefined) return [];
  const items = statements.filter(
    (one) =>
      one.origin === 'item' &&
      one.lead === first.lead &&
      areOfOnePart(one, first) &&
      idsIn(one.text, false).ids.length > 0,
  );
  const parts = items.flatMap((spot) => {
    const digits = NUMBER.exec(spot.text)?.[1];
    return digits === undefined ? [] : [{ spot, value: Number(digits) }];
  });
  return parts.length < items.length ? [] : parts;
}
