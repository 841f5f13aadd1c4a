import { blocksOf } from '../amounts/blocks.ts';
import { isUnit, stemsOf } from '../amounts/stems.ts';
import { MOST_COMPARED } from '../document/bounded.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Sentence, Spot } from '../document/lint-document.ts';
import { bareNumber, plainCell } from '../document/numbers.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isTotalRow, rowSpot } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';

/** A whole further off than this is of other things. */
const NEAR = 0.1;
const SHARE = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?%/u;
const RATIO_OF = /(?<![\d./:-])(\d{1,4})\s?\/\s?(\d{1,4})(?![\d./:-])\s+(\p{L}+)/u;
const IN_HEADING = /\((\d{1,4})\s+(\p{L}+)\)\s*$/u;

interface Told {
  spot: Spot & { text: string };
  value: number;
}

/** A whole that is told in another form: by the totals of several tables, by parts whose shares make 100 %, by a ratio of a part with a heading of its own. */
export function wholesRetold(context: RuleContext): LintFinding[] {
  return [...ofTables(context), ...ofShares(context), ...ofHeadings(context.document)];
}

// `Total tests: 61` beside three tables with a total of tests each.
function ofTables(context: RuleContext): LintFinding[] {
  const whole = countOf(context, 'total') ?? countOf(context, 'executed');
  if (whole === undefined) return [];
  const totals = tablesOfThisRun(context.document).flatMap((table): Told[] => {
    const last = table.rows.at(-1);
    const columns = table.header.flatMap((head, at) => (at > 0 && isOfUnits(head) ? [at] : []));
    const [column, more] = columns;
    if (last === undefined || !isTotalRow(last) || column === undefined || more !== undefined) return [];
    const value = bareNumber(plainCell(last.cells[column]));
    return value === null || last.line === whole.line ? [] : [{ spot: rowSpot(table, last), value }];
  });
  const [first] = totals;
  const sum = totals.reduce((all, { value }) => all + value, 0);
  // One table that has the whole is another breakdown of it.
  if (first === undefined || totals.length < 2 || totals.some(({ value }) => value === whole.value))
    return [];
  return differs(whole.value, sum)
    ? [report({ spot: whole, value: whole.value }, { spot: first.spot, value: sum })]
    : [];
}

function isOfUnits(head: string): boolean {
  const [only, more] = stemsOf(head);
  return only !== undefined && more === undefined && isUnit(only);
}

// `Paid: 336 records (65.6 %)`, `open: 176 records (34.4 %)`: all of `Total records: 512`.
function ofShares({ document, amounts }: RuleContext): LintFinding[] {
  const blocks = blocksOf(document);
  const lists = blocks.filter(({ form }) => form === 'list');
  return (blocks.length > MOST_COMPARED ? [] : lists).flatMap(({ from, to, parts, sum, first }) => {
    const lines = document.statements.filter(
      ({ line, origin }) => origin === 'item' && line >= from && line <= to,
    );
    const shares = lines.map(({ text }) => Number(SHARE.exec(text)?.[1]?.replace(',', '.')));
    const all = shares.reduce((total, share) => total + share, 0);
    if (shares.length !== parts.length || !(Math.abs(all - 100) < 0.5)) return [];
    const nouns = lines.map(({ text }) => stemsOf(/\d\s+(\p{L}+)/u.exec(text)?.[1] ?? '')[0] ?? '');
    const [noun = ''] = nouns;
    if (noun === '' || nouns.some((other) => other !== noun)) return [];
    const whole = amounts.find(
      (one) =>
        one.form === 'label' &&
        /total|all|всего|итого/iu.test(one.spot.text) &&
        one.words.some((word) => areKin(word, noun)) &&
        (one.spot.line < from || one.spot.line > to),
    );
    return whole === undefined || !differs(whole.value, sum)
      ? []
      : [report(whole, { spot: { ...first, text: lines[0]?.text ?? '' }, value: sum })];
  });
}

// `Promo codes: 6/7 calls pass` and `### Promo codes (9 calls)`.
function ofHeadings(document: LintDocument): LintFinding[] {
  const headings = document.sentences.flatMap((one) => {
    const [, digits, unit = ''] = (one.origin === 'heading' && IN_HEADING.exec(one.text)) || [];
    const name = stemsOf(one.text.replace(IN_HEADING, '').replace(/^[^\p{L}]+/u, ''));
    return digits === undefined ? [] : [{ one, value: Number(digits), unit: stemsOf(unit)[0] ?? '', name }];
  });
  if (headings.length === 0 || headings.length > MOST_COMPARED) return [];
  return sentencesAndRows(document).flatMap((sentence) => {
    const [words = '', , whole, unit = ''] = RATIO_OF.exec(sentence.text) ?? [];
    const name = nameBefore(sentence, words);
    if (whole === undefined || name.length === 0 || !isOfThisRun(sentence)) return [];
    const own = headings.filter(
      (heading) =>
        heading.unit === stemsOf(unit)[0] &&
        name.every((word) => heading.name.some((other) => areKin(word, other))),
    );
    const [heading, more] = own;
    if (heading === undefined || more !== undefined || heading.value === Number(whole)) return [];
    return [report({ spot: heading.one, value: heading.value }, { spot: sentence, value: Number(whole) })];
  });
}

function nameBefore({ text, origin }: Sentence, words: string): string[] {
  if (origin === 'heading' || words === '') return [];
  return stemsOf(text.slice(0, text.indexOf(words)));
}

function differs(whole: number, sum: number): boolean {
  return whole !== sum && Math.abs(whole - sum) <= Math.max(whole, sum) * NEAR;
}

function report(whole: Told, parts: Told): LintFinding {
  return finding(
    'parts-do-not-add-up',
    [whole.spot, whole.value],
    [parts.spot, parts.value],
    `Line ${whole.spot.line} says "${whole.spot.text}", but by line ${parts.spot.line} ("${parts.spot.text}") there are ${parts.value}.`,
    'medium',
  );
}
