import { stateOf } from '../amounts/states.ts';
import { areKin, tellingWords } from '../document/kin-words.ts';
import type { LintDocument, Spot, Statement } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { factsOf, type TestConcept } from '../facts/fact.ts';
import { tablesOfThisRun } from '../facts/other-run.ts';
import { isComparison, isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { NO_FAILURE } from './answers-agree.ts';
import type { RuleContext } from './context.ts';

// The whole of a clause: what is said of a part only (`no errors in orders`) has more words than the number's name.
const NONE: readonly RegExp[] = [
  /^(?:there (?:are|is|were|was) )?(?:no|zero|0) (?<what>[\p{L} -]{3,60})$/iu,
  /^(?:nothing|none(?: of them)?) (?:is|was|were|are|has been) (?<what>[\p{L} -]{3,40})$/iu,
  /^(?<what>[\p{L} -]{3,60}?) (?:не (?:было|обнаружен\p{L}*|выявлен\p{L}*|найден\p{L}*|зафиксирован\p{L}*|осталось)|нет|отсутствуют)$/iu,
  /^(?:нет|без) (?<what>[\p{L} -]{3,60})$/iu,
];
// Classes whose English name is their own word.
const OF_CLASS: readonly TestConcept[] = ['failed', 'skipped', 'denied'];
const CRITERION = /criteri|condition|requirement|gate|критери|услови|требован/iu;
const UNIT = /^(?:rows?|records?|items?|строк\p{L}*|запис\p{L}*)$/u;
const TURNS = /^(?:without|against|before|after|per|без|против|до|после|на)$/u;
const NOTHING = /^(?:none|no|0|zero|nil|нет|не было|не обнаружено|отсутствуют)(?:[.,;(](?!\d)|$)/iu;
const IF =
  /\b(?:if|when|until|unless|should|must|would|any ?more than)\b|(?<!\p{L})(?:если|когда|пока|должн)/iu;

/** "No critical defects are open" must not stand beside a number of critical defects that are. */
export function noneOfNamed({ document, facts, named }: RuleContext): LintFinding[] {
  const claims = [...document.statements.filter(isClaim).flatMap(clausesOf), ...criteriaOf(document)];
  if (claims.length === 0) return [];
  const rows = rowsOf(document);
  const classes = factsOf(facts, 'count').flatMap((fact) =>
    OF_CLASS.includes(fact.concept) && !fact.part
      ? [{ spot: fact, text: fact.text, words: [fact.concept], value: fact.value }]
      : [],
  );
  const numbers = [...named, ...classes].filter(({ value }) => value > 0);
  return claims.flatMap(({ statement, clause, words }) => {
    const number = numbers.find(
      ({ spot, words: own }) => spot.line !== statement.line && isNamed(words, own, spot),
    );
    if (number === undefined) return shownIn({ statement, clause, words }, rows, document);
    return [
      finding(
        'none-but-some',
        [number.spot, number.value],
        [statement, clause],
        `Line ${statement.line} says "${clause}", but line ${number.spot.line} has ${number.value}: "${number.text}".`,
      ),
    ];
  });
}

interface Claim {
  statement: Spot;
  clause: string;
  words: readonly string[];
}

// `Errors in the log: none`, and a criterion `No open critical defects`.
function criteriaOf(document: LintDocument): Claim[] {
  const labelled = sentencesAndRows(document).flatMap((sentence) => {
    const { label, value, text } = sentence;
    const none = label !== null && NOTHING.test(value.trim()) && !isElsewhere(sentence);
    return none ? [{ statement: sentence, clause: text, words: tellingWords(label) }] : [];
  });
  const criteria = document.tables
    .filter(({ header }) => header.some((head) => CRITERION.test(head)))
    .flatMap((table) =>
      table.rows.flatMap(({ line, cells }) =>
        cells.flatMap((cell) => {
          const [, what] = /^no\s+([\p{L} -]{3,40})$/iu.exec(cell.trim()) ?? [];
          const met = cells.some((other) => stateOf(other) === 'pass');
          return what === undefined || !met
            ? []
            : [{ statement: { ...table, line }, clause: cell, words: tellingWords(what) }];
        }),
      ),
    );
  return [...labelled, ...criteria].filter(({ words }) => words.length > 1);
}

interface Shown {
  spot: Spot & { text: string };
  /** The cells of a few words, which name a kind or a state. */
  cells: readonly string[];
  above: readonly string[];
}

function rowsOf(document: LintDocument): Shown[] {
  return tablesOfThisRun(document)
    .filter((table) => !isComparison(table))
    .flatMap((table) =>
      table.rows.map((row) => ({
        spot: rowSpot(table, row),
        cells: row.cells
          .filter((cell) => /^[^\p{L}]*\p{L}+(?:\s\p{L}+)?$/u.test(cell.trim()))
          .map((cell) => cell.toLowerCase()),
        above: tellingWords([table.sectionTitle, ...table.headings, table.lead, ...table.header].join(' ')),
      })),
    );
}

// A row that has each word of the claim, two of them in cells of their own; for errors in a log, a line of one.
function shownIn(
  { statement, clause, words }: Claim,
  rows: readonly Shown[],
  { code }: LintDocument,
): LintFinding[] {
  const report = (spot: Spot & { text: string }) => [
    finding(
      'none-but-some',
      [spot, spot.text.trim()],
      [statement, clause],
      `Line ${statement.line} says "${clause}", but line ${spot.line} has one: "${spot.text.trim()}".`,
    ),
  ];
  const isIn = (word: string, cells: readonly string[]) =>
    cells.some((cell) => tellingWords(cell).some((other) => areKin(word, other)));
  const row = rows.find(
    ({ spot, cells, above }) =>
      spot.line !== statement.line &&
      words.filter((word) => isIn(word, cells)).length > 1 &&
      words.every((word) => isIn(word, cells) || above.some((other) => areKin(word, other))),
  );
  if (row !== undefined) return report(row.spot);
  const ofLog =
    words.some((word) => /^error|^ошиб/u.test(word)) && words.some((word) => /^log|^журнал|^лог/u.test(word));
  const line = ofLog ? code.find(({ text }) => /\b(?:ERROR|FATAL)\b/.test(text)) : undefined;
  return line === undefined ? [] : report(line);
}

// What each clause of a statement says there is none of.
function clausesOf(statement: Statement): Claim[] {
  return statement.text.split(/[.;,!—–()]\s*/).flatMap((part) => {
    const clause = part.trim();
    const what = NONE.map((pattern) => pattern.exec(clause)?.groups?.['what']).find(Boolean);
    const all = tellingWords(what ?? '');
    // `No row was rejected` denies what stands under `Rejected`.
    const words = all.length > 1 ? all.filter((word) => !UNIT.test(word)) : all;
    return words.length === 0 ? [] : [{ statement, clause, words }];
  });
}

// A claim may name the heading that the number stands below, too: `Defects` above `Critical | Open`.
function isNamed(
  words: readonly string[],
  own: readonly string[],
  { sectionTitle, headings }: Spot,
): boolean {
  const has = (list: readonly string[], word: string) => list.some((other) => areKin(word, other));
  if (!words.some((word) => has(own, word)) || !own.every((word) => has(words, word))) return false;
  // `Tickets without an order` are other things than `orders without tickets`.
  const [first = ''] = own;
  if (words.some((word) => TURNS.test(word)) && !areKin(words[0] ?? '', first)) return false;
  const above = tellingWords([sectionTitle, ...headings].join(' '));
  return words.every((word) => has(own, word) || has(above, word));
}

function isClaim(statement: Statement): boolean {
  const { origin, text, box } = statement;
  if (!['paragraph', 'item'].includes(origin) || box === 'open' || box === 'odd') return false;
  return !IF.test(text) && !NO_FAILURE.test(text) && !isElsewhere(statement);
}
