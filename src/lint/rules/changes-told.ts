import { stemsOf } from '../amounts/stems.ts';
import { decimalOf, rounded } from '../document/decimals.ts';
import type { LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { isTotalRow, rowSpot } from '../document/table-rows.ts';
import { standsElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const BEFORE = /before|previous|old|initial|\bwas\b|было|(?<!\p{L})до(?!\p{L})|предыдущ/iu;
const AFTER = /after|now|new|current|final|\bis\b|стало|после|текущ/iu;
const DELTA = /^(?:Δ|delta|diff(?:erence)?|change|growth|added|дельта|разница|изменение|прирост)/iu;
const DAY = /^\d{1,2}\.\d{2}(?:\.\d{2,4})?$|^\d{4}-\d\d-\d\d$|^\d{1,2}\s\p{L}{3,9}$/u;

type Direction = 'up' | 'down' | 'none';
const EVERY = String.raw`(?:\b(?:each|every|all)\b|(?<!\p{L})(?:кажд\p{L}*|все)(?!\p{L}))`;
const NO = String.raw`(?:\b(?:no|none|not one|nothing)\b|(?<!\p{L})(?:ни одн\p{L}*|ничего|нигде)(?!\p{L}))`;
const UP = String.raw`(?:grew|grown|rose|increased|went up|gained|получил\p{L}*|вырос\p{L}*|увеличил\p{L}*|прибавил\p{L}*)(?!\p{L})`;
const DOWN = String.raw`(?:lost|shrank|shrunk|fell|decreased|went down|dropped|уменьшил\p{L}*|сократил\p{L}*|потерял\p{L}*|снизил\p{L}*)(?!\p{L})`;
const SAME = String.raw`(?:stood still|stayed|unchanged|remained the same|не изменил\p{L}*|без изменений)(?!\p{L})`;
const CLAIMS: readonly { pattern: RegExp; denied: readonly Direction[] }[] = [
  { pattern: new RegExp(`${EVERY}[^.;]{0,40}?\\s${UP}`, 'iu'), denied: ['down', 'none'] },
  { pattern: new RegExp(`${EVERY}[^.;]{0,40}?\\s(?:${DOWN})`, 'iu'), denied: ['up', 'none'] },
  { pattern: new RegExp(`${NO}[^.;]{0,40}?\\s(?:не\\s)?${UP}`, 'iu'), denied: ['up'] },
  { pattern: new RegExp(`${NO}[^.;]{0,40}?\\s(?:не\\s)?${DOWN}`, 'iu'), denied: ['down'] },
  { pattern: new RegExp(`${NO}[^.;]{0,40}?\\s${SAME}`, 'iu'), denied: ['none'] },
];
const CHANGED =
  /(?<![\d.,])(\d{1,3})\s+(?:of|out of|из)\s+(?:the\s+)?(\d{1,3})\s+(\p{L}+)\s+(?:have\s+|had\s+)?(?:changed|differ(?:ed)?|grew|изменил\p{L}*|вырос\p{L}*)/iu;
const UNCHANGED =
  /\b(?:did not change|has not changed|have not changed|stayed the same|remained unchanged|(?:is|are|was|were) unchanged)\b|(?<!\p{L})(?:не измени\p{L}*|осталось прежним|без изменений)(?!\p{L})/iu;

interface Change {
  spot: Spot & { text: string };
  name: string;
  value: number;
}

/** What is said of how the rows of a table changed must be so: "every table grew", "fewer failures", "3 of the 5 changed". */
export function changesTold({ document }: RuleContext): LintFinding[] {
  const tables = document.tables.map(changesOf).filter(({ length }) => length > 1);
  if (tables.length === 0) return [];
  return document.sentences.flatMap((sentence) => {
    if (standsElsewhere(sentence)) return [];
    const table = nearest(tables, sentence);
    return table === undefined
      ? []
      : [...ofAll(sentence, table), ...numberOf(sentence, table), ...unchanged(sentence, tables)];
  });
}

// The table of the section, else the only one.
function nearest(tables: readonly Change[][], sentence: Sentence): Change[] | undefined {
  const own = tables.filter(([first]) => first?.spot.sectionTitle === sentence.sectionTitle);
  const above = own.findLast(([first]) => (first?.spot.line ?? 0) < sentence.line);
  return above ?? own[0] ?? (tables.length === 1 ? tables[0] : undefined);
}

function changesOf(table: LintTable): Change[] {
  const heads = table.header.map((head) => head.trim());
  const delta = heads.findIndex((head) => DELTA.test(head));
  const days = heads.flatMap((head, index) => (index > 0 && DAY.test(head) ? [index] : []));
  const before =
    days.length === 2 ? (days[0] ?? -1) : heads.findIndex((head, index) => index > 0 && BEFORE.test(head));
  const after =
    days.length === 2
      ? (days[1] ?? -1)
      : heads.findIndex((head, index) => index > 0 && index !== before && AFTER.test(head));
  if (delta < 0 && (before < 0 || after < 0)) return [];
  return table.rows.flatMap((row): Change[] => {
    const { cells } = row;
    const name = (cells[0] ?? '').trim();
    const [was, is, by] = [before, after, delta].map(
      (column) => decimalOf(cells[column] ?? '')?.value ?? null,
    );
    const value = was != null && is != null ? rounded(is - was) : (by ?? null);
    if (value === null || isTotalRow(row)) return [];
    return [{ spot: rowSpot(table, row), name, value }];
  });
}

function directionOf({ value }: Change): Direction {
  return value === 0 ? 'none' : value > 0 ? 'up' : 'down';
}

function ofAll(sentence: Sentence, table: readonly Change[]): LintFinding[] {
  const claim = CLAIMS.find(({ pattern }) => pattern.test(sentence.text));
  if (claim === undefined || /\b(?:except|but|apart from|if|should|would)\b|кроме|если/iu.test(sentence.text))
    return [];
  const words = stemsOf(claim.pattern.exec(sentence.text)?.[0] ?? '');
  const named = table.filter(({ name }) => stemsOf(name).some((word) => words.includes(word)));
  // `No orders were lost` is said of the row of the orders.
  const row = (named.length > 0 ? named : table).find((change) => claim.denied.includes(directionOf(change)));
  return row === undefined ? [] : [report(sentence, row)];
}

function numberOf(sentence: Sentence, table: readonly Change[]): LintFinding[] {
  const [, said, whole] = CHANGED.exec(sentence.text) ?? [];
  const changed = table.filter(({ value }) => value !== 0);
  const [first] = changed;
  if (
    said === undefined ||
    Number(whole) !== table.length ||
    first === undefined ||
    changed.length === Number(said)
  )
    return [];
  return [report(sentence, first)];
}

// `The number of clients did not change`, where their row did.
function unchanged(sentence: Sentence, tables: readonly Change[][]): LintFinding[] {
  const found = UNCHANGED.exec(sentence.text);
  const clause = found === null ? '' : (sentence.text.slice(0, found.index).split(/[,;.]/).at(-1) ?? '');
  const words = stemsOf(clause);
  const [row, other] = tables
    .flat()
    .filter(
      ({ name }) =>
        words.length > 0 && words.length < 4 && stemsOf(name).some((word) => words.includes(word)),
    );
  return row !== undefined && other === undefined && row.value !== 0 ? [report(sentence, row)] : [];
}

function report(sentence: Sentence, row: Change): LintFinding {
  return finding(
    'delta-is-wrong',
    [row.spot, row.value],
    [sentence, sentence.text],
    `Line ${sentence.line} says "${sentence.text}", but ${row.name} changed by ${row.value} (line ${row.spot.line}).`,
    'medium',
  );
}
