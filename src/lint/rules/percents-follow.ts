import type { Statement } from '../document/lint-document.ts';
import { factsOf, type PercentFact } from '../facts/fact.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';

const SHARE = /^(\d{1,6})\s*\((\d{1,3}(?:[.,](\d+))?)\s?%\)$/;

/** A percentage must follow from the counts beside it, or from the counts that its label names. */
export function percentsFollow(context: RuleContext): LintFinding[] {
  return [
    ...factsOf(context.facts, 'percent').flatMap((fact) =>
      fact.part === null || fact.whole === null ? alone(fact, context) : beside(fact, fact.part, fact.whole),
    ),
    ...sharesOfAList(context),
  ];
}

// `Covered: 68 (67%)`, `Partly: 19 (29%)`, `Planned: 14 (14%)`: of three and more classes that make a whole, one share is not its own.
function sharesOfAList({ document }: RuleContext): LintFinding[] {
  const lists = new Map<
    string,
    { statement: Statement; part: number; percent: number; decimals: number }[]
  >();
  for (const statement of document.statements) {
    const [, part, percent, fraction = ''] = SHARE.exec(statement.value) ?? [];
    if (part === undefined || statement.label === null || isElsewhere(statement)) continue;
    const key = [
      statement.sectionTitle,
      ...statement.headings,
      statement.lead,
      statement.origin,
      statement.nested,
    ].join('/');
    const share = {
      statement,
      part: Number(part),
      percent: Number((percent ?? '').replace(',', '.')),
      decimals: fraction.length,
    };
    lists.set(key, [...(lists.get(key) ?? []), share]);
  }
  return [...lists.values()].flatMap((list) => {
    const whole = list.reduce((sum, { part }) => sum + part, 0);
    const wrong = list.filter(
      ({ part, percent, decimals }) => !isShare({ value: percent, decimals }, part, whole),
    );
    const [only] = wrong;
    const next = list.every(
      ({ statement }, index) => index === 0 || statement.line - (list[index - 1]?.statement.line ?? 0) === 1,
    );
    if (list.length < 3 || only === undefined || wrong.length > 1 || !next || whole === 0) return [];
    const { statement, percent, part } = only;
    const share = shown((part * 100) / whole);
    return [
      finding(
        'percent-is-wrong',
        [statement, `${percent}%`],
        [statement, share],
        `Line ${statement.line} gives ${percent}%, but ${part} of the ${whole} in its list is ${share}.`,
      ),
    ];
  });
}

function beside(fact: PercentFact, part: number, whole: number): LintFinding[] {
  // A part above its whole is told by another rule.
  if (whole === 0 || part > whole) return [];
  const counted = fact.complement ? whole - part : part;
  if (isShare(fact, counted, whole)) return [];
  const share = shown((counted * 100) / whole);
  const why = fact.complement
    ? `${part} of ${whole} are those left out, so ${counted} of ${whole} remain: ${share}`
    : `${part} of ${whole} is ${share}`;
  return [
    finding(
      'percent-is-wrong',
      [fact, `${fact.value}%`],
      [fact, share],
      `Line ${fact.line} gives ${fact.value}%, but ${why}.`,
    ),
  ];
}

function alone(fact: PercentFact, context: RuleContext): LintFinding[] {
  const label = fact.label ?? '';
  const found = (concept: Parameters<typeof countOf>[1]) => countOf(context, concept);
  const isRate = /success rate|pass rate|passed|успешност|процент успех/i.test(label);
  const isCoverage =
    !isRate &&
    /^(?:overall |total |test |spec |общее )*(?:coverage|executed|completion|покрытие)(?: тестами| of the (?:spec|profile))?$/i.test(
      label,
    );
  const part = isRate ? (found('passed') ?? found('succeeded')) : isCoverage ? found('executed') : undefined;
  const errors = (found('expectedErrors')?.value ?? 0) + (found('denied')?.value ?? 0);
  const wholes = [
    ...(isRate ? [found('executed') ?? found('total')] : [found('specified')]).flatMap((count) =>
      count === undefined ? [] : [count],
    ),
  ];
  const [whole] = wholes;
  if (part === undefined || whole === undefined || whole.value === 0) return impossible(fact);
  const sizes = [whole.value, ...(isCoverage && context.spec !== null ? [context.spec.entries.length] : [])];
  if (sizes.some((size) => isShare(fact, part.value, size))) return [];
  // Those skipped may be left out of the whole, where the line itself says how many passed and failed.
  const failed = found('failed');
  const beside = failed !== undefined && failed.line === fact.line && part.line === fact.line;
  if (isRate && beside && isShare(fact, part.value, part.value + failed.value)) return [];
  // An error that was expected may count as a success.
  if (isRate && sizes.some((size) => isShare(fact, part.value + errors, size))) return [];
  const share = shown((part.value * 100) / whole.value);
  return [
    finding(
      'percent-is-wrong',
      [fact, `${fact.value}%`],
      [part, share],
      `Line ${fact.line} says "${fact.text}", but ${part.value} of ${whole.value} (line ${part.line}) is ${share}.`,
    ),
  ];
}

function impossible(fact: PercentFact): LintFinding[] {
  if (fact.value <= 100 || !/coverage|rate|executed|passed|покрыт|успеш/i.test(fact.label ?? '')) return [];
  return [
    finding(
      'percent-is-wrong',
      [fact, `${fact.value}%`],
      [fact, '100%'],
      `Line ${fact.line} gives ${fact.value}% where no more than 100% can be.`,
    ),
  ];
}

/** True for a percentage that is this part of a whole, rounded either way; but 100% means all, and 0% none. */
export function isShare(
  { value, decimals }: Pick<PercentFact, 'value' | 'decimals'>,
  part: number,
  whole: number,
): boolean {
  if (value === 100) return part === whole;
  if (value === 0) return part * 200 < whole;
  return Math.abs(value - (part * 100) / whole) < 10 ** -decimals - 1e-9;
}

/** A percentage as a finding shows it. */
export function shown(percent: number): string {
  return `${Number(percent.toFixed(1))}%`;
}
