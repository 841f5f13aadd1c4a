import { type CountFact, factsOf } from '../facts/fact.ts';
import { saysLeftOut } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';
import { unreadBeside } from './unread-classes.ts';

// Words of a sentence that accounts for tests by their number.
const ACCOUNTS = /\bother|remaining|\brest\b|out of scope|left out|no case|not supported|остальн|вне охвата/i;

// Of the classes that a document makes of its own, tests with warnings ran.
const DID_NOT_RUN = /blocked|pending|inconclusive|deferred|postponed|заблокир|отлож/i;

/** The tests executed, those skipped and those that did not run must make the tests there are, and be no more than they. */
export function restAddsUp(context: RuleContext): LintFinding[] {
  const executed = countOf(context, 'executed');
  const rest = countOf(context, 'notExecuted');
  const skipped = countOf(context, 'skipped');
  const specified = countOf(context, 'specified');
  const whole = specified ?? countOf(context, 'total');
  const found = moreThanAll(context);
  if (found.length > 0 || whole === undefined || executed === undefined) return found;
  const parts = [executed, rest, skipped].filter((fact) => fact !== undefined);
  if (rest === undefined ? !isOneList(parts, whole) : specified === undefined && !isOneList(parts, whole))
    return [];
  const others = factsOf(context.facts, 'count').filter(
    ({ concept, text }) => concept === 'otherClass' && DID_NOT_RUN.test(text),
  );
  const more = [rest, skipped].map((fact) => fact?.value ?? 0);
  const sums = subsetSums([
    ...(skipped === undefined ? [] : [skipped.value]),
    ...others.map(({ value }) => value),
  ]).map((sum) => executed.value + (rest?.value ?? 0) + sum);
  // Skipped tests may be among those that did not run, or among those executed.
  if (sums.includes(whole.value) || (rest === undefined && executed.value === whole.value)) return [];
  const sum = executed.value + more.reduce((all, value) => all + value, 0);
  if (rest === undefined && isAccounted(context, whole, whole.value - sum)) return [];
  return [
    finding(
      'counts-do-not-add-up',
      [whole, whole.value],
      [rest ?? skipped ?? executed, sum],
      `Line ${whole.line} names ${whole.value} tests in all, but ${parts.map((fact) => `${fact.value} ${WORDS[fact.concept]} (line ${fact.line})`).join(' and ')} make ${sum}.`,
      rest === undefined ? 'medium' : undefined,
    ),
  ];
}

const WORDS: Partial<Record<CountFact['concept'], string>> = {
  executed: 'executed',
  notExecuted: 'not executed',
  skipped: 'skipped',
};

/** The sums that some of a few numbers make. */
export function subsetSums(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values.slice(0, 8)) sums.push(...sums.map((sum) => sum + value));
  return sums;
}

// No more tests can run than there are.
function moreThanAll(context: RuleContext): LintFinding[] {
  const counts = factsOf(context.facts, 'count').filter(({ part }) => !part);
  const wholes = counts.filter(({ concept }) => concept === 'specified' || concept === 'total');
  const [whole] = [...wholes].sort((a, b) => b.value - a.value);
  const more = counts.find(
    ({ concept, value }) => concept === 'executed' && whole !== undefined && value > whole.value,
  );
  if (whole === undefined || more === undefined) return [];
  return [
    finding(
      'part-and-whole',
      [more, more.value],
      [whole, whole.value],
      `Line ${more.line} says "${more.text}", but line ${whole.line} names ${whole.value} tests in all.`,
    ),
  ];
}

// What is skipped counts beside what ran only where one list, or one sentence, gives them all.
function isOneList(parts: readonly CountFact[], whole: CountFact): boolean {
  const place = ({ sectionTitle, headings }: CountFact) => [sectionTitle, ...headings].join('/');
  return parts.length > 1 && parts.every((fact) => place(fact) === place(whole) && fact.claimed !== true);
}

/** True when a sentence accounts for as many tests, `38 are out of scope`, or a number beside their whole does: `Moved to October: 2`. */
export function isAccounted(context: RuleContext, whole: CountFact, lost: number): boolean {
  const number = new RegExp(`(?<![\\d.])${Math.abs(lost)}(?![\\d.%])`);
  return (
    context.document.statements.some(
      ({ text }) => number.test(text) && (ACCOUNTS.test(text) || saysLeftOut(text)),
    ) || unreadBeside(context, whole).includes(Math.abs(lost))
  );
}
