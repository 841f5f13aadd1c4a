import { addTo } from '../../common/group-by.ts';
import { type Amount, amountsOf } from '../amounts/amounts.ts';
import { stemsOf } from '../amounts/stems.ts';
import type { LintDocument, Sentence, Spot, Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { factsOf, type TestConcept } from '../facts/fact.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { conceptOf } from '../facts/test-counts.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST = 3;
const NEAR = 0.25;
const UNIT = /^(?:test|check|case|request|провер\p{L}*|запрос\p{L}*|сценар\p{L}*|scenario)$/u;

const IN_BRACKETS =
  /\((\d{1,4})(?:\s?\/\s?\d{1,4}(?=\s+fail))?\s+(?:tests?\s+)?(\p{L}+)(?:\s+tests?)?\)[^\p{L}\d]*$/iu;
// `Endpoints of the service (41 total)`: of what the heading names.
const ALL_OF_IT = /\((?:total:?\s+|всего:?\s+)?(\d{1,4})(?:\s+(?:total|in total|in all|всего))?\)[\s:]*$/iu;
// `Total endpoints: 19 major endpoints`, told where the document is summed up.
const TOTAL = /^[^\p{L}]*(?:total|all|всего|итого)(?!\p{L})/iu;
/** Of these the whole is counted under one name, and every one of them stands below a heading. */
const CLASSES: ReadonlySet<TestConcept> = new Set(['failed', 'skipped', 'denied', 'expectedErrors']);

interface Count {
  sentence: Sentence;
  value: number;
  unit: string;
}

/** Where every section begins with the number of its tests, or has one in its heading, they make the number of the whole. */
export function sectionsAddUp(context: RuleContext): LintFinding[] {
  return [...byFirstSentences(context), ...byHeadings(context)];
}

// `### Bookings (4 failures)`, `### Updates (5 failures)`: all that failed; `**Clients (3 endpoints)**` and others: all endpoints of the heading above.
function byHeadings({ document, facts, amounts }: RuleContext): LintFinding[] {
  const titles = document.sentences.filter(({ origin }) => origin === 'heading').flatMap(titleOf);
  const groups = new Map<string, Part[]>();
  for (const one of document.statements) {
    const [, digits, unit = ''] = IN_BRACKETS.exec(one.text) ?? [];
    if (digits === undefined || !['heading', 'paragraph'].includes(one.origin) || isElsewhere(one)) continue;
    const path = [one.sectionTitle, ...one.headings];
    const parent = one.origin === 'heading' ? path.slice(0, -1) : path;
    const [noun = ''] = stemsOf(unit);
    addTo(groups, [...parent, noun].join('\n'), { spot: one, value: Number(digits), unit, noun });
  }
  return [...groups.values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined || parts.length < 2) return [];
    const sum = parts.reduce((all, { value }) => all + value, 0);
    const whole = wholeOf(parts, facts, [...amounts, ...titles]);
    // `Groups of endpoints (3)` counts the parts.
    if (
      whole === undefined ||
      (sum < whole.value && !CLASSES.has(conceptOf(first.unit) ?? 'total') && haveOthers(parts, document)) ||
      [sum, parts.length].includes(whole.value) ||
      sum * 2 < whole.value ||
      whole.value * 2 < sum
    )
      return [];
    return [
      finding(
        'parts-do-not-add-up',
        [whole.spot, whole.value],
        [first.spot, sum],
        `Line ${whole.spot.line} says "${whole.spot.text}", but the ${parts.length} parts from line ${first.spot.line} make ${sum}.`,
        'medium',
      ),
    ];
  });
}

// A heading beside theirs without a number of its own may have what is missing.
function haveOthers(parts: readonly Part[], { statements }: LintDocument): boolean {
  const [from, to] = [parts[0]?.spot, parts.at(-1)?.spot];
  if (from === undefined || to === undefined || from.origin !== 'heading') return false;
  const lines = new Set(parts.map(({ spot }) => spot.line));
  const above = ({ headings }: Statement) => headings.slice(0, -1).join('\n');
  return statements.some(
    (one) =>
      one.origin === 'heading' &&
      one.depth === from.depth &&
      one.sectionTitle === from.sectionTitle &&
      above(one) === above(from) &&
      !lines.has(one.line),
  );
}

// A class of tests by its count; of other things the number in the heading right above all of them.
function wholeOf(
  parts: readonly Part[],
  facts: RuleContext['facts'],
  amounts: readonly Pick<Amount, 'spot' | 'value' | 'words' | 'whole' | 'form'>[],
): Whole | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const own = conceptOf(first.unit);
  if (own !== null && CLASSES.has(own)) {
    const fact = factsOf(facts, 'count').find(({ concept, part }) => concept === own && !part);
    return fact === undefined ? undefined : { spot: fact, value: fact.value };
  }
  if (parts.length < FEWEST) return undefined;
  const lines = new Set(parts.map(({ spot }) => spot.line));
  const headings = amounts.filter(
    ({ spot, words, whole }) =>
      whole === null &&
      spot.line < first.spot.line &&
      !lines.has(spot.line) &&
      words.includes(first.noun) &&
      (isHeadingAbove(spot, first.spot) || leadsTo(spot, first.spot)),
  );
  const totals = amounts.filter(
    ({ spot, words, whole, form }) =>
      form === 'prose' &&
      whole === null &&
      isOfWhole(spot) &&
      TOTAL.test(spot.text) &&
      words.includes(first.noun) &&
      !lines.has(spot.line),
  );
  const [only, more] = headings.length > 0 ? headings : totals;
  return more === undefined ? only : undefined;
}

// What a heading names, where the number behind it is of all of that.
function titleOf(heading: Sentence): Pick<Amount, 'spot' | 'value' | 'words' | 'whole' | 'form'>[] {
  const found = ALL_OF_IT.exec(heading.text);
  if (found === null) return [];
  const words = stemsOf(heading.text.slice(0, found.index));
  return [{ spot: heading, value: Number(found[1]), words, whole: null, form: 'label' }];
}

// The heading that all of them stand below, or one of its own right above them.
function isHeadingAbove(heading: Spot & { text: string }, { sectionTitle, headings }: Spot): boolean {
  return heading.text !== '' && [sectionTitle, ...headings].includes(heading.text);
}

// `These 39 pages are still open:` above the first of the headings.
function leadsTo(
  { text, ...spot }: Spot & { text: string },
  { sectionTitle, headings, ...own }: Statement,
): boolean {
  const above = own.origin === 'heading' ? headings.slice(0, -1) : headings;
  return text.endsWith(':') && areOfOnePart(spot, { sectionTitle, headings: above });
}

interface Whole {
  spot: Spot & { text: string };
  value: number;
}

interface Part extends Whole {
  spot: Statement;
  unit: string;
  /** The stem of its unit. */
  noun: string;
}

function byFirstSentences({ document }: RuleContext): LintFinding[] {
  const sections = countsOfSections(document);
  const [first] = sections;
  if (first === undefined || sections.length < FEWEST) return [];
  const sum = sections.reduce((all, { value }) => all + value, 0);
  const lines = new Set(sections.map(({ sentence }) => sentence.line));
  const wholes = document.sentences
    .filter(
      (sentence) => isOfThisRun(sentence) && !lines.has(sentence.line) && sentence.line < first.sentence.line,
    )
    .flatMap((sentence) => countIn(sentence));
  const [whole] = wholes.filter(
    ({ unit, value }) => unit === first.unit && Math.abs(value - sum) <= sum * NEAR,
  );
  if (whole === undefined || wholes.some(({ value }) => value === sum)) return [];
  return [
    finding(
      'parts-do-not-add-up',
      [whole.sentence, whole.value],
      [first.sentence, sum],
      `Line ${whole.sentence.line} says "${whole.sentence.text}", but the ${sections.length} sections (from line ${first.sentence.line}) make ${sum}.`,
      'medium',
    ),
  ];
}

// The first number of tests below each heading of one depth, where three headings and more have one.
function countsOfSections({ sentences }: LintDocument): Count[] {
  const found = new Map<string, Count>();
  for (const sentence of sentences) {
    const { sectionTitle, headings, section } = sentence;
    if (sectionTitle === '' || headings.length > 0 || ['title', 'summary', 'final'].includes(section))
      continue;
    const [count] = found.has(sectionTitle) || !isOfThisRun(sentence) ? [] : countIn(sentence);
    if (count !== undefined) found.set(sectionTitle, count);
  }
  const all = [...found.values()];
  return all.filter(({ unit }) => unit === all[0]?.unit);
}

// `12 tests, all passed`, `checks 14 · OK 14`: a sentence that begins with how many there were.
function countIn(sentence: Sentence): Count[] {
  const [amount] = amountsOf(sentence);
  const [unit, more] = amount?.words.filter((word) => UNIT.test(word)) ?? [];
  if (
    amount === undefined ||
    unit === undefined ||
    more !== undefined ||
    amount.words.length > 2 ||
    amount.at > 30
  )
    return [];
  return [{ sentence: { ...sentence, line: amount.spot.line }, value: amount.value, unit }];
}
