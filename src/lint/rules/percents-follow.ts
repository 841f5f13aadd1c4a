import { sizeOf, talliesOf } from '../amounts/tallies.ts';
import type { Confidence } from '../confidence.ts';
import type { Spot } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { factsOf, type PercentFact } from '../facts/fact.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';

/** A percentage must follow from the counts beside it, or from the counts that its label names. */
export function percentsFollow(context: RuleContext): LintFinding[] {
  return factsOf(context.facts, 'percent').flatMap((fact) =>
    fact.part === null || fact.whole === null
      ? alone(fact, context)
      : beside(fact, fact.part, fact.whole, fact.apart && !context.home ? 'low' : undefined),
  );
}

function beside(fact: PercentFact, part: number, whole: number, confidence?: Confidence): LintFinding[] {
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
      confidence,
    ),
  ];
}

// `Success rate of the evaluated tests`: how many these are is for the document to say.
const OF_SOME =
  /\bof (?:the )?(?!(?:all|executed|planned|total|run|these|tests?)\b)\p{L}+ (?:tests|requests|calls)\b/iu;

function alone(fact: PercentFact, context: RuleContext): LintFinding[] {
  const label = fact.label ?? '';
  const found = (concept: Parameters<typeof countOf>[1]) => countOf(context, concept);
  const isRate = /success rate|pass rate|passed|успешност|процент успех/i.test(label) && !OF_SOME.test(label);
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
  if (part === undefined || whole === undefined || whole.value === 0 || part.value > whole.value)
    return isRate && part === undefined ? ofTally(fact, context) : impossible(fact);
  const ran = found('failed');
  if (isRate && ran !== undefined && WITHOUT_SKIPPED.test(fact.text))
    return isShare(fact, part.value, part.value + ran.value)
      ? []
      : [wrongShare(fact, part, part.value + ran.value)];
  const sizes = [whole.value, ...(isCoverage && context.spec !== null ? [context.spec.entries.length] : [])];
  if (sizes.some((size) => isShare(fact, part.value, size))) return [];
  // Those skipped may be left out of the whole, where the line itself says how many passed and failed.
  const failed = found('failed');
  const beside = failed !== undefined && failed.line === fact.line && part.line === fact.line;
  if (isRate && beside && isShare(fact, part.value, part.value + failed.value)) return [];
  // An error that was expected may count as a success.
  if (isRate && sizes.some((size) => isShare(fact, part.value + errors, size))) return [];
  // What else was left out of the whole, its line need not say.
  return [wrongShare(fact, part, whole.value, part.line === fact.line ? undefined : 'low')];
}

// `excluding those skipped`: of what passed and failed.
const WITHOUT_SKIPPED =
  /\b(?:exclud\p{L}*|without|not counting) (?:the |those )?skipped|(?<!\p{L})(?:без(?: уч[её]та)?|не считая|исключая) пропущенн/iu;

function wrongShare(
  fact: PercentFact,
  part: Spot & { value: number },
  whole: number,
  confidence?: Confidence,
): LintFinding {
  const share = shown((part.value * 100) / whole);
  return finding(
    'percent-is-wrong',
    [fact, `${fact.value}%`],
    [part, share],
    `Line ${fact.line} says "${fact.text}", but ${part.value} of ${whole} (line ${part.line}) is ${share}.`,
    confidence,
  );
}

// `16 tests, 14 ok, 2 not ok` in the same section.
function ofTally(fact: PercentFact, { document }: RuleContext): LintFinding[] {
  const near = sentencesAndRows(document).filter((one) => areOfOnePart(one, fact) && isOfThisRun(one));
  const [tally, more] = talliesOf(near).filter((one) => one.counts.has('pass') && sizeOf(one) !== null);
  const part = tally?.counts.get('pass');
  const whole = tally === undefined ? null : sizeOf(tally);
  if (part === undefined || whole === null || more !== undefined || whole === 0) return impossible(fact);
  const failed = tally?.counts.get('fail')?.value ?? 0;
  if (isShare(fact, part.value, whole) || isShare(fact, part.value, part.value + failed)) return [];
  return [wrongShare(fact, { ...part.spot, value: part.value }, whole)];
}

// `Coverage improvement: 300% more` grew so much.
const CHANGED =
  /\b(?:improve\p{L}*|increase\p{L}*|growth|grew|more|faster|higher|better|gain)\b|(?<!\p{L})(?:рост|прирост|вырос|улучшени|увеличени|больше|быстрее)\p{L}*/iu;

function impossible(fact: PercentFact): LintFinding[] {
  const isChange = CHANGED.test(`${fact.label} ${fact.text}`);
  if (fact.value <= 100 || isChange || !/coverage|rate|executed|passed|покрыт|успеш/i.test(fact.label ?? ''))
    return [];
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
