import { amountsOf } from '../amounts/amounts.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST = 3;
const NEAR = 0.25;
const UNIT = /^(?:test|check|case|request|провер\p{L}*|запрос\p{L}*|сценар\p{L}*|scenario)$/u;

interface Count {
  sentence: Sentence;
  value: number;
  unit: string;
}

/** Where every section begins with the number of its tests, they make the number of the whole. */
export function sectionsAddUp({ document }: RuleContext): LintFinding[] {
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
