import { addTo } from '../../common/group-by.ts';
import type { Amount } from '../amounts/amounts.ts';
import { type None, nonesOf } from '../amounts/nones.ts';
import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, LintTable, Sentence } from '../document/lint-document.ts';
import { bareNumber, plainCell } from '../document/numbers.ts';
import { areOfOnePart, isLedIn } from '../document/one-part.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { rowSpot, rowsWithoutTotals } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// Words that say nothing of which things are counted.
const LOOSE: ReadonlySet<string> = new Set(['row', 'key', 'run', 'receive', 'ключ', 'pair', 'пар', 'pieces']);
const NOT_GOT = /expect|want|should|must|ожида|ждали|должн|\bno\b|\bnot\b|(?<!\p{L})(?:нет|не)(?!\p{L})/iu;
const ANSWERED =
  /(?<![\d.,])(?<n>[1-9]\d*)\s*(?:×|x|times|раза?|(?:\p{L}+\s){0,3}?(?:with|с)\s+(?:(?:code|status|кодом|ответом|статусом)\s+)?)\s*(?<a>[45]\d\d)(?![\d.,%])|(?<![\d.,#/-])(?<b>[45]\d\d)\s*(?:×|x)\s*(?<m>[1-9]\d*)(?![\d.,%])/giu;
const GOT = /got|actual|status|code|answer|result|получ|факт|статус|код|ответ/iu;
// `503 from the gateway: 1,190`.
const LABELLED = /^(?:HTTP\s?)?([45]\d\d)(?!\d)/;
// An item of a list of tests: `2.4 code with a slash — 502 from the gateway`.
const ITEM =
  /^[^\p{L}\d]*(?:\d{1,2}\.\d{1,3}|\p{Lu}{1,8}-?\d{1,4})(?![\d.])[^.;]*?[—–:-]\s(?:HTTP\s)?(?<code>[45]\d\d)(?!\d)/u;
const EXPECTED = /expect|wanted|ожид/iu;
const CODE = /(?<![\d.,])[45]\d\d(?![\d.,]\d|\d|\s?(?:ms|мс|rows|строк|%))/;
const OF_ALL =
  /\b(?:during|in|throughout|over) the (?:whole |entire )?(?:run|test|session|night|hour|day)\b|\b(?:at all|overall|anywhere)\b|(?<!\p{L})(?:за (?:весь |вс[её] )?(?:прогон|время|сесси\p{L}*|ночь)|вообще|нигде|ни в одн\p{L}+)(?!\p{L})|\bin (?:any|all)\b/iu;

const TURNS = /^(?:without|against|before|after|per|без|против|до|после|на)$/u;
const ERRORS = /^error|^ошиб/u;
const LOG = /\blogs?\b|(?<!\p{L})(?:журнал|лог)\p{L}*/iu;

/** Words of one kin have as many letters in common. */
const LETTERS = 4;
/** A kind is named in so many words. */
const MOST_WORDS = 6;
const COUNT = /^(?:count|number|answers|rows|hits|кол-во|количество|число|ответов|строк)$/iu;
/** Numbers that one claim is compared with. */
const MOST = 200;

/** What a sentence or a tick says there is none of must not be counted anywhere that is spoken of. */
export function noneOfCounted({ document, amounts }: RuleContext): LintFinding[] {
  const said = nonesOf(document).filter(({ sentence }) => !isOfAnItem(sentence, document));
  if (said.length === 0) return [];
  const names = namesIn(document, amounts);
  const nones = said.map((none) => ({
    ...none,
    about: OF_ALL.test(none.sentence.text)
      ? []
      : [...none.about.filter((word) => names.has(word) && !LOOSE.has(word)), ...none.kind],
  }));
  const of = countedOf([...amounts, ...tablesOfThisRun(document).flatMap(kindsIn)]);
  const answers = [
    ...sentencesAndRows(document).flatMap(answersIn),
    ...tablesOfThisRun(document).flatMap(answersInRows),
  ];
  return nones.flatMap((none) => {
    const { sentence, clause } = none;
    const codes = codesOf(none);
    const amount =
      codes === null
        ? (of(none).find((one) => isOf(one, none) && isSpokenOf(one, none)) ?? errorIn(document, none))
        : answers.find(
            ({ code, ...one }) =>
              codes.test(code) && one.spot.line !== sentence.line && isSpokenOf(one, none),
          );
    if (amount === undefined) return [];
    return [
      finding(
        'none-but-some',
        [amount.spot, amount.value],
        [sentence, clause],
        `Line ${sentence.line} says "${clause}", but line ${amount.spot.line} has ${amount.value}: "${amount.spot.text}".`,
        'medium',
      ),
    ];
  });
}

// `North. No remarks.` beside `South. Two remarks.`: each is said of what it begins with.
function isOfAnItem({ line, ...spot }: Sentence, { statements }: LintDocument): boolean {
  const others = statements.filter((one) => areOfOnePart(one, spot) && one.line !== line);
  return isLedIn({ line, ...spot }, statements) && others.some((one) => isLedIn(one, statements));
}

// `208 | 36 | duplicate, dropped`: the kind that a row counts may stand in any of its cells.
function kindsIn(table: LintTable): Amount[] {
  const column = table.header.findIndex((head, index) => index > 0 && COUNT.test(head.trim()));
  return rowsWithoutTotals(table).flatMap((row): Amount[] => {
    const value = column < 0 ? null : bareNumber(plainCell(row.cells[column]));
    const words = stemsOf(row.cells.filter((_, index) => index !== column).join(' '));
    return value === null || words.length > MOST_WORDS
      ? []
      : [{ spot: rowSpot(table, row), value, words, whole: null, form: 'cell', table, at: 0 }];
  });
}

// The numbers that may be of what there is none of: words of one kin have their first letters in common.
function countedOf(amounts: readonly Amount[]): (none: None) => readonly Amount[] {
  const byLetters = new Map<string, Amount[]>();
  for (const amount of amounts)
    if (amount.value > 0)
      for (const letters of new Set(amount.words.map((word) => word.slice(0, LETTERS))))
        addTo(byLetters, letters, amount);
  return ({ what }) =>
    [...new Set(what.flatMap((word) => byLetters.get(word.slice(0, LETTERS)) ?? []))].slice(0, MOST);
}

// A line of an error, where there is said to be none in the log.
function errorIn(
  { code }: LintDocument,
  { what, sentence }: None,
): Pick<Answer, 'spot' | 'value'> | undefined {
  if (!what.some((word) => ERRORS.test(word)) || !LOG.test(sentence.text)) return undefined;
  const line = code.find(({ text }) => /\b(?:ERROR|FATAL)\b/.test(text));
  return line === undefined ? undefined : { spot: line, value: 'ERROR' };
}

// The words that name anything: what is counted, what has a heading, a label, a row or a column. Others are verbs.
function namesIn({ statements, tables }: LintDocument, amounts: readonly Amount[]): ReadonlySet<string> {
  const labels = statements.map(({ origin, text, label }) => (origin === 'heading' ? text : (label ?? '')));
  const cells = tables.flatMap(({ header, rows }) => [
    ...header,
    ...rows.map(({ cells: [first = ''] }) => first),
  ]);
  return new Set([...amounts.flatMap(({ words }) => words), ...[...labels, ...cells].flatMap(stemsOf)]);
}

// `No 5xx`, `no server errors`, `no 429`: the statuses that no call was answered with.
function codesOf({ clause, sentence }: None): RegExp | null {
  const bracket =
    sentence.origin === 'row'
      ? ''
      : (sentence.text.slice(sentence.text.indexOf(clause) + clause.length).match(/^\s*\(([^()]*)\)/)?.[1] ??
        '');
  const [, family, code] = /(?<!\d)(?:([45])xx|([45]\d\d)s?(?![\d%]))/iu.exec(`${clause} ${bracket}`) ?? [];
  if (family !== undefined || code !== undefined) return new RegExp(`^${code ?? `${family}\\d\\d`}$`);
  const isServer =
    /\bserver(?:-side)? errors?\b|(?<!\p{L})(?:серверн\p{L}* ошиб\p{L}*|ошиб\p{L}* сервера)/iu.test(clause);
  return isServer ? /^5\d\d$/ : null;
}

/** A status that calls were answered with, and how many, where a number is told. */
interface Answer extends Pick<Amount, 'spot' | 'table'> {
  code: string;
  value: number | string;
}

// `Got | 503` in the row of a test that was not to be answered so.
function answersInRows(table: LintTable): Answer[] {
  const column = table.header.findIndex((head, index) => index > 0 && GOT.test(head) && !EXPECTED.test(head));
  return table.rows.flatMap((row): Answer[] => {
    const code = CODE.exec(row.cells[column] ?? '')?.[0];
    const isExpected =
      code !== undefined && row.cells.some((cell, index) => index !== column && cell.includes(code));
    return code === undefined || isExpected ? [] : [{ code, spot: rowSpot(table, row), table, value: code }];
  });
}

// `502: 9`, `6 with code 500`, `500 × 2`.
function answersIn(sentence: Sentence): Answer[] {
  const { text, label, value, origin, box } = sentence;
  if (!isOfThisRun(sentence) || NOT_GOT.test([text, sentence.sectionTitle, ...sentence.headings].join(' ')))
    return [];
  const labelled = LABELLED.exec(label ?? '')?.[1];
  const number = bareNumber(value) ?? 0;
  if (labelled !== undefined && number > 0)
    return [{ code: labelled, spot: sentence, table: null, value: number }];
  const own = ITEM.exec(text)?.groups?.['code'];
  if (own !== undefined && origin === 'item' && (own.startsWith('5') || box === 'open'))
    return [{ code: own, spot: sentence, table: null, value: own }];
  return [...text.matchAll(ANSWERED)].map(({ groups, index }) => {
    const { a, b, n, m } = groups ?? {};
    return { code: a ?? b ?? '', spot: placeAt(sentence, index), table: null, value: n ?? m ?? a ?? b ?? '' };
  });
}

// It counts what there is none of, and nothing narrower; a part of its name may stand above it: `Defects` above `Critical: 2`.
function isOf({ words, spot }: Amount, { what, about, sentence }: None): boolean {
  const has = (list: readonly string[], word: string) => list.some((own) => areKin(word, own));
  const above = stemsOf([spot.sectionTitle, ...spot.headings].join(' '));
  // `5-star reviews` are no `4-star reviews`.
  const [own, other] = [spot.text, sentence.text].map((text) => /^[^:]*\d[^:]*(?=:)/u.exec(text)?.[0]);
  if (own !== undefined && other !== undefined && own !== other) return false;
  // `Tickets without an order` are other things than `orders without tickets`.
  if (what.some((word) => TURNS.test(word)) && !areKin(what[0] ?? '', words[0] ?? '')) return false;
  return (
    spot.line !== sentence.line &&
    what.every((word) => LOOSE.has(word) || has(words, word) || has(above, word)) &&
    what.some((word) => !LOOSE.has(word) && has(words, word)) &&
    (OF_ALL.test(sentence.text) ||
      words.every((own) => LOOSE.has(own) || [...what, ...about].some((word) => areKin(word, own))))
  );
}

// What the clause is about is named where the number stands, and a clause of one section is of that section.
function isSpokenOf(
  { spot, table }: Pick<Amount, 'spot' | 'table'>,
  { about, sentence, clause, isCriterion }: None,
): boolean {
  const named = stemsOf(
    [spot.text, spot.sectionTitle, ...spot.headings, table?.lead ?? '', ...(table?.header ?? [])].join(' '),
  );
  if (!about.every((word) => named.some((own) => areKin(word, own)))) return false;
  return about.length > 0 || areOfOnePart(spot, sentence) || isCriterion || isWide(sentence, clause);
}

// What stands before a clause says of what it is: `200 random orders compared, no difference`.
function isWide(sentence: Sentence, clause: string): boolean {
  const { sectionTitle, box, text } = sentence;
  const isWhole = text.indexOf(clause) < 3;
  return OF_ALL.test(text) || isOfWhole(sentence) || (isWhole && (box === 'done' || sectionTitle === ''));
}
