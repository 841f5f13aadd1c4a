import { blocksOf } from '../amounts/number-blocks.ts';
import { type CountFact, type Fact, factsOf, type QuantityFact } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Lines below a list in which its sum is told. */
const BELOW = 3;
const ERRORS = /^[^\p{L}]*(?:errors?|ошиб\p{L}*)\s*:/iu;
// Numbers of passed, failed and distinct things, and times, are more often of parts that have the same name.
const OF_THE_RUN = /^(?:count (?:executed|total|specified)$|commit )/;
const OF_EACH =
  /\baverage\b|\bavg\b|\bper (?:test|call|request)\b|(?<!\p{L})(?:средн|на (?:один )?(?:тест|запрос|вызов))/iu;

/** A fact that the document gives twice must have one value. */
export function sameFactSameValue(context: RuleContext): LintFinding[] {
  const { facts } = context;
  const hasFailures = factsOf(facts, 'count').some(
    ({ concept, text }) => concept === 'failed' && !ERRORS.test(text),
  );
  const named: { key: string; value: string; fact: Fact }[] = [
    ...factsOf(facts, 'count')
      .filter(({ part, concept }) => !part && concept !== 'otherClass')
      .filter((fact) => !isSumOfBlock(fact, context))
      // Where failures are counted as well, errors are a class of their own.
      .filter(({ text }) => !(hasFailures && ERRORS.test(text)))
      .map((fact) => ({ key: `count ${fact.concept}`, value: String(fact.value), fact })),
    ...factsOf(facts, 'quantity').map((fact) => ({
      key: `${fact.subject} ${fact.qualifier}`,
      value: String(fact.value),
      fact,
    })),
    ...factsOf(facts, 'hash')
      .filter(({ algorithm }) => algorithm === 'commit')
      // What stands below a heading of its own may be a change of its own.
      .map((fact) => ({ key: `commit ${fact.headings.join('/')}`, value: fact.value, fact })),
    ...factsOf(facts, 'time')
      .filter(({ role, precision, possible }) => role !== 'other' && possible && precision < 86_400_000)
      .map((fact) => ({
        key: `time ${fact.role}`,
        value: new Date(fact.value - (fact.value % 60_000)).toISOString(),
        fact,
      })),
    ...factsOf(facts, 'duration')
      .filter(({ text }) => !OF_EACH.test(text))
      .map((fact) => ({
        // So is a time.
        key: `duration ${fact.headings.join('/')}`,
        value: String(Math.round(fact.value / 1000)),
        fact,
      })),
  ];
  return [...differing(named), ...totalAgainstKinds(factsOf(facts, 'quantity'))];
}

function differing(named: readonly { key: string; value: string; fact: Fact }[]): LintFinding[] {
  const firsts = new Map<string, { value: string; fact: Fact }>();
  const told = new Set<string>();
  const found: LintFinding[] = [];
  for (const { key, value, fact } of named) {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, { value, fact });
    else if (first.value !== value && !isRounded(key, first.value, value) && !told.has(`${key} ${value}`)) {
      told.add(`${key} ${value}`);
      found.push(
        finding(
          isKeyNumber(first.fact, fact) ? 'key-number-differs' : 'two-values',
          [first.fact, first.value],
          [fact, value],
          `The same fact has two values: "${quoted(first.fact)}" in line ${first.fact.line}, and "${quoted(fact)}" in line ${fact.line}.`,
          isOfOne(key, first.fact, fact) ? undefined : 'low',
        ),
      );
    }
  }
  return found;
}

// `Total: 21` below a heading of its own may be of that alone; under one label two numbers of one thing are told.
function isOfOne(key: string, one: Fact, other: Fact): boolean {
  const areBeside = one.headings.join('/') === other.headings.join('/');
  if (isKeyNumber(one, other)) return true;
  if (OF_THE_RUN.test(key)) return key !== 'count total' || areBeside;
  return one.kind === 'quantity' && areBeside && labelOf(one) === labelOf(other);
}

// `Clients fetched: 2` among the key numbers, and `Total clients fetched: 95` among the metrics.
function isKeyNumber(one: Fact, other: Fact): boolean {
  const areSo = one.section === 'summary' && other.section === 'metrics';
  return areSo && one.kind === 'quantity' && bareLabel(one) === bareLabel(other);
}

function bareLabel(fact: Fact): string {
  return labelOf(fact).replace(/^(?:total|all|всего)\s+/u, '');
}

function labelOf({ text }: Fact): string {
  return (text.split(':')[0] ?? '').toLowerCase();
}

// `Total: 100 tests` below `Unit: 70`, `Smoke: 12` and `Steps: 18` is of all of them.
function isSumOfBlock({ concept, value, line }: CountFact, { document }: RuleContext): boolean {
  return (
    concept === 'total' &&
    blocksOf(document).some(({ to, sum }) => sum === value && to < line && line - to <= BELOW)
  );
}

// `74.6 seconds` and `1m 14s`.
function isRounded(key: string, one: string, other: string): boolean {
  return key.startsWith('duration') && Math.abs(Number(one) - Number(other)) <= 1;
}

// A plain total is either of what was loaded or of what is distinct.
function totalAgainstKinds(quantities: readonly QuantityFact[]): LintFinding[] {
  const subjects = [...new Set(quantities.map(({ subject }) => subject))];
  return subjects.flatMap((subject) => {
    const of = (qualifier: string) =>
      quantities.find((fact) => fact.subject === subject && fact.qualifier === qualifier);
    const plain = of('');
    const kinds = [of('loaded'), of('distinct')].filter((fact) => fact !== undefined);
    const [first] = kinds;
    const found: LintFinding[] = [];
    if (plain !== undefined && first !== undefined && kinds.every(({ value }) => value !== plain.value)) {
      found.push(
        finding(
          'two-values',
          [plain, plain.value],
          [first, first.value],
          `The same fact has two values: "${quoted(plain)}" in line ${plain.line}, and "${quoted(first)}" in line ${first.line}.`,
        ),
      );
    }
    const [paid, unpaid, distinct] = [of('paid'), of('unpaid'), of('distinct') ?? plain];
    if (
      paid !== undefined &&
      unpaid !== undefined &&
      distinct !== undefined &&
      paid.value + unpaid.value !== distinct.value
    ) {
      found.push(
        finding(
          'sum-is-wrong',
          [distinct, distinct.value],
          [paid, paid.value + unpaid.value],
          `Line ${paid.line} counts ${paid.value} paid and ${unpaid.value} unpaid, which make ${paid.value + unpaid.value}, but line ${distinct.line} says ${distinct.value}.`,
        ),
      );
    }
    return found;
  });
}

function quoted({ text }: Fact): string {
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}
