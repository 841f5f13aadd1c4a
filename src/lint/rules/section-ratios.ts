import { addTo } from '../../common/group-by.ts';
import type { Spot, Statement } from '../document/lint-document.ts';
import { factsOf } from '../facts/fact.ts';
import { spotOf } from '../facts/spot-of.ts';
import { isAboutEarlier, isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';

const FEWEST = 3;
/** Sums that are further off are of some of the tests, or of other things. */
const NEAR = 0.25;
const SECTIONS = /(?<![\d.])(\d{1,2})\.[xх*](?:\s*[-–—]\s*(\d{1,2})\.[xх*])?(?![\p{L}\d])/iu;
const RATIO = /(?<![\d./:-])(\d{1,4})\s?\/\s?(\d{1,4})(?![\d./:-])/gu;

const ALL_EXECUTED =
  /(?:\ball|(?<!\p{L})все)\s+(\d{1,4})\s+(?:tests?|тест\p{L}*)\s+(?:were\s+|have been\s+)?(?:executed|completed|run|passed|выполнен\p{L}*|пройден\p{L}*)(?!\p{L})/iu;

interface Section {
  spot: Statement;
  part: number;
  whole: number;
  sections: readonly number[];
}

/**
 * Ratios by section (`4.x Loans (5/5)`, `Returns (6.x): 2/4`) must make the tests of the run: those executed, and those there are. Where some
 * sections stand in two of them, only one sum that fits shows that the other is to be right as well.
 */
export function sectionRatiosAddUp(context: RuleContext): LintFinding[] {
  const executed = countOf(context, 'executed');
  const whole = countOf(context, 'specified') ?? countOf(context, 'total') ?? executed ?? allOf(context);
  const known = new Set(
    factsOf(context.facts, 'count').flatMap(({ concept, part, value }) =>
      !part && ['executed', 'specified', 'total'].includes(concept) ? [value] : [],
    ),
  );
  if (whole === undefined) return [];
  return groupsOf(context.document.statements).flatMap((parts) => {
    const [first] = parts;
    if (first === undefined || parts.length < FEWEST) return [];
    const sums = { ran: sumOf(parts, 'part'), all: sumOf(parts, 'whole') };
    const differs = executed !== undefined && executed.value !== whole.value;
    const told = differs ? ofTwo(sums, executed, whole) : ofOne(sums, parts, whole);
    if (told === null) return [];
    const { said, sum } = told;
    if (known.has(sum) || Math.abs(said.value - sum) > said.value * NEAR) return [];
    return [
      finding(
        'parts-do-not-add-up',
        [said, said.value],
        [first.spot, sum],
        `Line ${said.line} says "${said.text}", but the ${parts.length} sections from line ${first.spot.line} make ${sum}.`,
        'medium',
      ),
    ];
  });
}

interface Sums {
  ran: number;
  all: number;
}

type Said = Spot & { text: string; value: number };

function sumOf(parts: readonly Section[], key: 'part' | 'whole'): number {
  return parts.reduce((all, one) => all + one[key], 0);
}

// Where one sum is right, the ratios are those of the run, and the other one is to be right as well.
function ofTwo({ ran, all }: Sums, executed: Said, whole: Said): { said: Said; sum: number } | null {
  // What makes less may leave out sections of which nothing ran.
  if (ran === executed.value) return all > whole.value ? { said: whole, sum: all } : null;
  return all === whole.value ? { said: executed, sum: ran } : null;
}

function ofOne(
  { ran, all }: Sums,
  parts: readonly Section[],
  whole: Said,
): { said: Said; sum: number } | null {
  return ran === all && all > whole.value && areApart(parts) ? { said: whole, sum: all } : null;
}

// `Step 2: all 14 tests executed` says so below whatever line leads to it.
function allOf({ document }: RuleContext): Said | undefined {
  return document.statements.flatMap((statement) => {
    const [, digits] = ALL_EXECUTED.exec(statement.text) ?? [];
    const isDone = statement.box !== 'open' && !isAboutEarlier(statement);
    return digits === undefined || !isDone ? [] : [{ ...spotOf(statement), value: Number(digits) }];
  })[0];
}

function groupsOf(statements: readonly Statement[]): Section[][] {
  const groups = new Map<string, Section[]>();
  for (const statement of statements) {
    const section = isElsewhere(statement) || statement.origin === 'row' ? null : sectionOf(statement);
    if (section === null) continue;
    const { origin, nested, sectionTitle, headings } = statement;
    const path = [sectionTitle, ...headings];
    const parent = origin === 'heading' ? path.slice(0, -1) : path;
    addTo(groups, [origin, nested, ...parent].join('\n'), section);
  }
  return [...groups.values()];
}

// A line with one ratio and one section, or one range of them.
function sectionOf(spot: Statement): Section | null {
  if (spot.box === 'open' || spot.box === 'odd') return null;
  const [ratio, more] = [...spot.text.matchAll(RATIO)];
  const [named, from, to] = SECTIONS.exec(spot.text) ?? [];
  if (
    ratio === undefined ||
    more !== undefined ||
    from === undefined ||
    SECTIONS.test(spot.text.replace(named ?? '', ''))
  )
    return null;
  const [part, whole, first, last] = [ratio[1], ratio[2], from, to ?? from].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (part > whole || last < first) return null;
  return {
    spot,
    part,
    whole,
    sections: Array.from({ length: last - first + 1 }, (_, index) => first + index),
  };
}

function areApart(parts: readonly Section[]): boolean {
  const all = parts.flatMap(({ sections }) => sections);
  return new Set(all).size === all.length;
}
