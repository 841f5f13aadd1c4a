import { addTo } from '../../common/group-by.ts';
import { amountsOf } from '../amounts/amounts.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { factsOf, type TestConcept } from '../facts/fact.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { conceptOf } from '../facts/test-counts.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST = 3;
const NEAR = 0.25;
const UNIT = /^(?:test|check|case|request|провер\p{L}*|запрос\p{L}*|сценар\p{L}*|scenario)$/u;

const IN_BRACKETS = /\((\d{1,4})\s+(?:tests?\s+)?(\p{L}+)(?:\s+tests?)?\)\s*$/iu;
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

// `### Bookings (4 failures)`, `### Updates (5 failures)`: all that failed.
function byHeadings({ document, facts }: RuleContext): LintFinding[] {
  const headings = document.sentences.filter(({ origin }) => origin === 'heading');
  const parents = new Map<string, { heading: Sentence; value: number; concept: TestConcept | null }[]>();
  for (const heading of headings) {
    const [, digits, unit = ''] = IN_BRACKETS.exec(heading.text) ?? [];
    if (digits === undefined || isElsewhere(heading)) continue;
    const parent = [heading.sectionTitle, ...heading.headings].slice(0, -1).join('\n');
    addTo(parents, parent, { heading, value: Number(digits), concept: conceptOf(unit) });
  }
  return [...parents.values()].flatMap((children) => {
    const [first] = children;
    const total = factsOf(facts, 'count').find(
      ({ concept, part }) => concept === first?.concept && !part && CLASSES.has(concept),
    );
    const isOfOne = children.every(({ concept }) => concept === first?.concept);
    if (first === undefined || total === undefined || children.length < 2 || !isOfOne) return [];
    const sum = children.reduce((all, { value }) => all + value, 0);
    if (sum === total.value || sum * 2 < total.value || total.value * 2 < sum) return [];
    return [
      finding(
        'parts-do-not-add-up',
        [total, total.value],
        [first.heading, sum],
        `Line ${total.line} says "${total.text}", but the ${children.length} headings from line ${first.heading.line} make ${sum}.`,
        'medium',
      ),
    ];
  });
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
