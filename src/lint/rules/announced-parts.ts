import { amountsOf } from '../amounts/amounts.ts';
import { stateOf } from '../amounts/states.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';

/** A number further off than this is of something else. */
const FARTHEST = 2;
/** Headings and sentences that are looked at behind one. */
const MOST_BELOW = 100;
const IN_HEADING =
  /(?:\(|[,:–—]\s)(\d{1,3})\)?$|^(?:\d+(?:\.\d+)*[.)]?\s+)?(\d{1,3})\s+(?:\p{L}+\s+){0,2}\p{L}+$/u;
// A name of one thing each: an id, a name of code, a number before a title.
const NAMED =
  /^[^\p{L}\p{N}]*(?:\d{1,2}(?:\.\d{1,2})*[.):]?\s|\p{Lu}{1,8}-\d|[\w.:]*_\w+|(\p{L}+)\s#?\d{1,3}(?!\d))/u;
const NUMBERED = /^[^\p{L}\d]*(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?[.):]\s/u;
const ORDINALS: readonly RegExp[] = [
  /^(?:first(?:ly)?|the first|во-первых|перв(?:ое|ый|ая))(?!\p{L})/iu,
  /^(?:second(?:ly)?|the second|во-вторых|втор(?:ое|ой|ая))(?!\p{L})/iu,
  /^(?:third(?:ly)?|the third|в-третьих|треть(?:е|я)|третий)(?!\p{L})/iu,
  /^(?:fourth(?:ly)?|the fourth|в-четв[её]ртых|четв[её]рт(?:ое|ый|ая))(?!\p{L})/iu,
  /^(?:fifth(?:ly)?|the fifth|в-пятых|пят(?:ое|ый|ая))(?!\p{L})/iu,
  /^(?:sixth(?:ly)?|the sixth|в-шестых|шест(?:ое|ой|ая))(?!\p{L})/iu,
];
const OF_THINGS =
  /^(?:thing|reason|problem|issue|point|question|remark|finding|concern|risk|change|note|вещ|причин|проблем|вопрос|замеч|момент|пункт|риск)/u;

/** A number of things told in a heading is that of the headings below it, and one told in a sentence that of its first, second and third. */
export function announcedParts(context: RuleContext): LintFinding[] {
  const { document } = context;
  return [...belowHeadings(document), ...byOrdinals(document), ...ofClasses(context)];
}

// `Passed: 9`, and what is numbered below `What passed` and `What failed`: where one of the two is right, the other is to be right as well.
function ofClasses(context: RuleContext): LintFinding[] {
  const headings = context.document.sentences.filter(({ origin }) => origin === 'heading');
  const [passed, failed] = [['passed', 'succeeded'] as const, ['failed'] as const].map((names) =>
    names.map((name) => countOf(context, name)).find((count) => count !== undefined),
  );
  if (passed === undefined || failed === undefined) return [];
  const [good, bad] = (['pass', 'fail'] as const).map((state) =>
    headings.flatMap((heading, index) => {
      const children = stateOf(heading.text) === state ? numberedBelow(headings, index) : null;
      return children === null ? [] : [children];
    }),
  );
  const [[ofGood, moreGood] = [], [ofBad, moreBad] = []] = [good, bad];
  if (ofGood === undefined || ofBad === undefined || moreGood !== undefined || moreBad !== undefined)
    return [];
  const isRight = [ofGood.count === passed.value, ofBad.count === failed.value];
  const [said, real] = isRight[0] ? [failed, ofBad] : [passed, ofGood];
  if (isRight[0] === isRight[1] || Math.abs(said.value - real.count) > FARTHEST) return [];
  return [
    finding(
      'rows-differ',
      [said, said.value],
      [real.first, real.count],
      `Line ${said.line} says "${said.text}", but ${real.count} are numbered from line ${real.first.line}.`,
      'medium',
    ),
  ];
}

// How many are numbered from 1 on right below a heading: `1.`, `2.`, `3-5.`
function numberedBelow(
  headings: readonly Sentence[],
  index: number,
): { count: number; first: Sentence } | null {
  const depth = headings[index]?.depth ?? 1;
  const end = headings.findIndex((one, at) => at > index && (one.depth ?? 1) <= depth);
  const below = headings
    .slice(index + 1, end < 0 ? undefined : end)
    .slice(0, MOST_BELOW)
    .filter((one) => one.depth === depth + 1);
  const [first] = below;
  let count = 0;
  for (const { text } of below) {
    const [, from, to = from] = NUMBERED.exec(text) ?? [];
    if (Number(from) !== count + 1) return null;
    count = Number(to);
  }
  return first === undefined ? null : { count, first };
}

function belowHeadings({ sentences }: LintDocument): LintFinding[] {
  const headings = sentences.filter(({ origin }) => origin === 'heading');
  return headings.flatMap((heading, index) => {
    const children = childrenOf(headings, index);
    const [, last, first] = IN_HEADING.exec(heading.text) ?? [];
    const said = Number(last ?? first);
    if (!(said > 1)) return [];
    const named = children.every(({ text }) => NAMED.test(text) && !/\(\d+[^)]*\)$/.test(text));
    const [child] = children;
    if (child === undefined || children.length < 2 || !named) return [];
    if (said === children.length || Math.abs(said - children.length) > FARTHEST) return [];
    return [report(heading, child, said, children.length)];
  });
}

// The headings right below one, up to the next of its own depth.
function childrenOf(headings: readonly Sentence[], index: number): Sentence[] {
  const depth = headings[index]?.headings.length ?? 0;
  const children: Sentence[] = [];
  for (const heading of headings.slice(index + 1, index + MOST_BELOW)) {
    if (heading.headings.length <= depth) break;
    if (heading.headings.length === depth + 1) children.push(heading);
  }
  return children;
}

function byOrdinals({ sentences }: LintDocument): LintFinding[] {
  return sentences.flatMap((sentence, index) => {
    if (ORDINALS[0]?.test(sentence.text) !== true) return [];
    const before = sentences[index - 1];
    const amounts = before === undefined || !areOfOnePart(before, sentence) ? [] : amountsOf(before);
    const [said, more] = amounts.filter(({ words }) => words.some((word) => OF_THINGS.test(word)));
    if (before === undefined || said === undefined || more !== undefined) return [];
    const part = sentences.slice(index, index + MOST_BELOW).filter((other) => areOfOnePart(other, sentence));
    const count = ORDINALS.findIndex((ordinal) => !part.some(({ text }) => ordinal.test(text)));
    if (count < 2 || count === said.value || Math.abs(said.value - count) > FARTHEST) return [];
    return [report({ ...before, line: said.spot.line }, sentence, said.value, count)];
  });
}

function report(announcing: Sentence, first: Sentence, said: number, real: number): LintFinding {
  return finding(
    'rows-differ',
    [announcing, said],
    [first, real],
    `Line ${announcing.line} says "${announcing.text}", but ${real} follow from line ${first.line}.`,
    'medium',
  );
}
