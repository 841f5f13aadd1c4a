import type { Amount } from '../amounts/amounts.ts';
import { stemsOf } from '../amounts/stems.ts';
import { MOST_COMPARED } from '../document/bounded.ts';
import type { LintList, Statement } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { type CountFact, factsOf } from '../facts/fact.ts';
import { BY_STATUS, type PartCount, partCount } from '../facts/part-counts.ts';
import { isElsewhere, standsElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Fewer lines, where no number stands above them, may be of a few parts only. */
const FEWEST = 3;
/** A sum further off than this is of some of the things. */
const NEAR = 0.1;
const OF_ALL = /^[^\p{L}]*(?:total|all|overall|всего|итого|общ\p{L}+)(?!\p{L})/iu;
const PART_OF_THINGS = /^[^:]{1,60}:\s+[*`]*(\d{1,6})\s+(\p{L}{3,})/u;
const OF_SOME =
  /\b(?:top|main|key|sample|example|selected|notable|first|last|latest|recent)\b|(?<!\p{L})(?:топ|основн|ключев|пример|последн)/iu;
const SAID = /(?<![\d.,/-])(\d{1,5})\s+(?:\p{L}+\s+){0,2}?(tests?|files?|тест\p{L}*|файл\p{L}*)(?!\p{L})/iu;

/**
 * The parts of a list (`Orders: 6 tests`, `Clients: 4 tests`) must add up to the number that the line above the list gives, else to
 * the tests executed.
 */
export function partsAddUp(context: RuleContext): LintFinding[] {
  return [...listsOfParts(context).flatMap((parts) => listAddsUp(parts, context)), ...ofThings(context)];
}

// `Monday: 12 loans, none late` and so on, beside the one `Total loans: 30`.
function ofThings({ document, amounts }: RuleContext): LintFinding[] {
  if (document.lists.length > MOST_COMPARED) return [];
  const totals = amounts.filter(
    ({ form, spot, words, whole }) =>
      form !== 'prose' && whole === null && words.length === 1 && OF_ALL.test(spot.text),
  );
  return totals.length === 0 ? [] : document.lists.flatMap((list) => thingsAddUp(list, totals));
}

function thingsAddUp(list: LintList, totals: readonly Amount[]): LintFinding[] {
  const parts = list.items.map(({ text }) => PART_OF_THINGS.exec(text));
  const [noun, another] = new Set(parts.map((part) => stemsOf(part?.[2] ?? '')[0]));
  if (parts.length < FEWEST || parts.includes(null) || noun === undefined || another !== undefined) return [];
  if (OF_SOME.test([list.sectionTitle, ...list.headings].join(' '))) return [];
  if (standsElsewhere({ ...list, origin: 'item', lead: '', text: '' })) return [];
  const sum = parts.reduce((all, part) => all + Number(part?.[1]), 0);
  const own = totals.filter(({ words }) => words[0] === noun);
  const [total] = own;
  if (total === undefined || new Set(own.map(({ value }) => value)).size > 1 || total.value === sum)
    return [];
  if (Math.abs(total.value - sum) > total.value * NEAR) return [];
  const first = { ...list, line: list.items[0]?.line ?? list.line };
  return [
    finding(
      'parts-do-not-add-up',
      [total.spot, total.value],
      [first, sum],
      `Line ${total.spot.line} says "${total.spot.text}", but the ${parts.length} items from line ${first.line} make ${sum}.`,
      'medium',
    ),
  ];
}

// Lines below each other, in one list, with the same unit.
function listsOfParts({ document }: RuleContext): PartCount[][] {
  const lists: PartCount[][] = [];
  for (const statement of document.statements) {
    const part = isElsewhere(statement) ? null : partCount(statement);
    const list = lists.at(-1);
    const last = list?.at(-1);
    if (part === null) continue;
    const same =
      last !== undefined &&
      last.unit === part.unit &&
      last.statement.origin === statement.origin &&
      last.statement.nested === statement.nested &&
      last.statement.lead === statement.lead &&
      areOfOnePart(last.statement, statement);
    if (same && list !== undefined) list.push(part);
    else lists.push([part]);
  }
  return lists.filter(({ length }) => length > 1);
}

function listAddsUp(parts: readonly PartCount[], context: RuleContext): LintFinding[] {
  const [first] = parts;
  if (first === undefined) return [];
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const above = saidAbove(first, context.document.statements);
  if (above !== null) return above.value === sum ? [] : [report(above.statement, above.value, first, sum)];
  // Four parts and more, each named by its number, are those of the run; so are three and more by their status.
  const byStatus = parts.length >= FEWEST && parts.every(({ statement }) => BY_STATUS.test(statement.text));
  const named = byStatus
    ? parts.length
    : parts.filter(({ statement }) => /\d\.(?:\d|[x*])/.test(statement.text)).length;
  if (first.unit !== 'tests' || (parts.length < 4 && !byStatus) || named < parts.length - 1) return [];
  const totals = factsOf(context.facts, 'count').filter(
    ({ concept, part }) => !part && (concept === 'executed' || concept === 'total'),
  );
  const other = totals.find(({ value }) => value !== sum);
  return other === undefined ? [] : [report(other, other.value, first, sum)];
}

function report(
  total: Statement | CountFact,
  value: number,
  { statement }: PartCount,
  sum: number,
): LintFinding {
  return finding(
    'parts-do-not-add-up',
    [total, value],
    [statement, sum],
    `Line ${total.line} says "${total.text}", but the parts in the list from line ${statement.line} make ${sum}.`,
  );
}

/** The number with the same unit in the line or heading that a list stands below. */
function saidAbove(
  { statement, unit }: PartCount,
  statements: readonly Statement[],
): { statement: Statement; value: number } | null {
  const index = statements.indexOf(statement);
  const above = statements[index - 1];
  if (above === undefined) return null;
  const leads =
    above.origin === 'heading' || above.text === statement.lead || (statement.nested && !above.nested);
  if (!leads) return null;
  const [, digits, noun = ''] = SAID.exec(above.text) ?? [];
  const labelled = /\b(tests?|files?)\b[^:\d]{0,30}:\s*(\d{1,5})\b/i.exec(above.text);
  const value = digits ?? labelled?.[2];
  const named = digits === undefined ? (labelled?.[1] ?? '') : noun;
  // None of them is no total of what is listed.
  if (
    value === undefined ||
    Number(value) === 0 ||
    (/^(?:file|файл)/i.test(named) ? 'files' : 'tests') !== unit
  )
    return null;
  return { statement: above, value: Number(value) };
}
