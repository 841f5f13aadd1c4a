import { factsOf } from '../facts/fact.ts';
import { statusCodes } from '../facts/outcome.ts';
import { finding, type LintFinding } from '../finding.ts';
import { classesReachTotal } from './classes-fit.ts';
import { amount, countOf, type RuleContext } from './context.ts';
import { restAddsUp, subsetSums } from './rest-adds-up.ts';
import { unreadBeside } from './unread-classes.ts';

/** The classes of tests (succeeded, failed, expected errors, denied, skipped) must add up to the tests executed. */
export function countsAddUp(context: RuleContext): LintFinding[] {
  return [...(classesReachTotal(context.document) ? [] : classesAddUp(context)), ...restAddsUp(context)];
}

/** A sum that the document writes out must be right. */
export function sumsAreRight({ facts }: RuleContext): LintFinding[] {
  return factsOf(facts, 'sum').flatMap((fact) => {
    const sum = fact.parts.reduce((total, part) => total + part, 0);
    if (sum === fact.value) return [];
    return [
      finding(
        'sum-is-wrong',
        [fact, fact.value],
        [fact, sum],
        `Line ${fact.line} gives ${fact.value} as the sum of ${fact.parts.join(' + ')}, which is ${sum}.`,
      ),
    ];
  });
}

function classesAddUp(context: RuleContext): LintFinding[] {
  const succeeded = countOf(context, 'succeeded') ?? countOf(context, 'passed');
  const total = totalBeside(succeeded, context);
  if (total === undefined || succeeded === undefined) return [];
  const [failed, expected, denied, skipped] = (
    ['failed', 'expectedErrors', 'denied', 'skipped'] as const
  ).map((name) => countOf(context, name));
  const value = (fact: { value: number } | undefined) => fact?.value ?? 0;
  const base = succeeded.value + value(failed);
  const sums = [base + value(expected) + value(denied)];
  // Tests that met an expected error may be counted among those that succeeded, or the denied among the errors.
  if (!/2xx|\b20\d\b/.test(succeeded.text)) sums.push(base);
  if (deniedAmongErrors(expected, denied)) sums.push(base + value(expected));
  const rest = value(countOf(context, 'notExecuted'));
  const wanted =
    total.concept === 'executed'
      ? [total.value, total.value - value(skipped)]
      : [0, value(skipped), rest, value(skipped) + rest].map((less) => total.value - less);
  const executed = countOf(context, 'executed');
  if (executed !== undefined) wanted.push(executed.value);
  if (sums.some((sum) => wanted.includes(sum))) return [];
  // Classes of the document's own may be beside these or among them.
  const others = factsOf(context.facts, 'count').filter(({ concept }) => concept === 'otherClass');
  if (
    sums.some((one) =>
      subsetSums(others.map((fact) => fact.value)).some((more) => wanted.includes(one + more)),
    )
  )
    return [];
  if (unreadBeside(context, succeeded).some((more) => sums.some((one) => wanted.includes(one + more))))
    return [];
  const parts = [succeeded, failed, expected, denied].filter((fact) => fact !== undefined);
  const sum = sums[0] ?? 0;
  return [
    finding(
      'counts-do-not-add-up',
      [total, total.value],
      [succeeded, sum],
      `Line ${total.line} says ${total.concept === 'executed' ? `${amount(total.value, 'test was', 'tests were')} executed` : `there are ${amount(total.value, 'test', 'tests')}`}, but the classes (${parts.map((part) => `${part.value} in line ${part.line}`).join(', ')}) add up to ${sum}.`,
    ),
  ];
}

// The total in the same list, before one in a sentence elsewhere.
function totalBeside(succeeded: Count, context: RuleContext): Count {
  const place = ({ sectionTitle, headings }: NonNullable<Count>) => [sectionTitle, ...headings].join('/');
  const beside = factsOf(context.facts, 'count').filter(
    (fact) =>
      !fact.part &&
      fact.claimed !== true &&
      (fact.concept === 'executed' || fact.concept === 'total') &&
      succeeded !== undefined &&
      place(fact) === place(succeeded),
  );
  return (
    beside.find(({ concept }) => concept === 'executed') ??
    beside[0] ??
    countOf(context, 'executed') ??
    countOf(context, 'total')
  );
}

type Count = ReturnType<typeof countOf>;

/** True when the document says that the denied are among the expected errors: by its layout, words, ids or statuses. */
export function deniedAmongErrors(expected: Count, denied: Count): boolean {
  if (expected === undefined || denied === undefined || denied.value > expected.value) return false;
  if (
    denied.nested ||
    /of which|including|incl\.|among (?:them|these)|из них|в том числе|включая/i.test(
      denied.text + expected.text,
    )
  )
    return true;
  if (denied.ids.length > 0 && denied.ids.every((id) => expected.ids.includes(id))) return true;
  const codes = statusCodes(denied.text);
  return (
    codes.length > 0 &&
    codes.every((code) => statusCodes(expected.text.replaceAll('/', ' / ')).includes(code))
  );
}
