import type { Sentence, Spot } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { factsOf } from '../facts/fact.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding, type RuleId } from '../finding.ts';
import type { RuleContext } from './context.ts';

const PERSONAL = String.raw`(?:personal(?:ly identifiable)? (?:data|information)|pii|phones?(?: numbers?)?|names of (?:clients|customers)|персональн\p{L}*(?: данн\p{L}*)?|пдн?|телефон\p{L}*|почт\p{L}*|e-?mail\p{L}*|фио|адрес\p{L}*)`;
const MASKED = new RegExp(
  String.raw`(?<!\p{L})${PERSONAL}(?!\p{L})[^.;]{0,60}?(?:masked|hidden|redacted|anonymi[sz]ed|removed|скрыт\p{L}*|замаскирован\p{L}*|маскирован\p{L}*|обезличен\p{L}*|не (?:обнаружен\p{L}*|найден\p{L}*|содерж\p{L}*|осталось))(?!\p{L})|\b(?:no|without) ${PERSONAL}(?:\s\p{L}+){0,3}\s(?:found|left|stored|kept|in|remain\p{L}*)\b|\bmasked everywhere\b`,
  'iu',
);
const OPEN = new RegExp(
  String.raw`(?:${PERSONAL}(?!\p{L})[^.;]{0,80}?(?:unmasked|not masked|in (?:the )?(?:clear|plain)(?: text)?|readable|without (?:a )?mask|открыт\p{L}* (?:текст|вид)\p{L}*|без маск\p{L}*|не (?:за)?маскирован\p{L}*|не скрыт\p{L}*)|(?:unmasked|незамаскированн\p{L}*|открыт\p{L}*) ${PERSONAL}(?!\p{L}))`,
  'iu',
);
const NO_OPEN = /\b(?:no|none|without any|never)\b|(?<!\p{L})(?:нет|ни одн|без (?:незамаск|открыт))/iu;
const NO_EMPTY =
  /\bno (?:table (?:is|was|stayed|remained) empty|empty tables?)\b|\bnone of the tables (?:is|was|are) empty\b|(?<!\p{L})(?:пустых таблиц[^.;]{0,40}\sнет|пустых таблиц не осталось|ни одн\p{L}+ таблиц\p{L}* не (?:пуст|осталась пуст)\p{L}*)/iu;
const NO_WRITE =
  /\b(?:no (?:request|call|test|operation|write)s?\b[^.;]{0,40}\b(?:created|changed|modified|wrote|went through|got through)|nothing was (?:written|created|changed|modified)(?! (?:in|by|to)\b))|(?<!\p{L})(?:ничего не (?:записыва|записан|создава|создан|измен)\p{L}*|запис\p{L}* не (?:производил|выполнял|проводил)\p{L}*|ни один (?:запрос|вызов)\p{L}* ничего не (?:создал|изменил))/iu;
const READ_ONLY =
  /\bread-only access (?:is |was )?(?:confirmed|verified)\b|^(?:all )?write (?:operations|calls|requests|access)\b[^.;]{0,40}\b(?:blocked|denied|refused|forbidden|403)\b|(?<!\p{L})доступ только на чтение подтвержд[её]н/iu;
const GOT =
  /^(?:got|actual|status|code|http|answer|result|received|получ\p{L}*|факт\p{L}*|статус|код|ответ|результат)$/iu;
const WRITES = /^`?(?:POST|PUT|PATCH|DELETE)\s/u;
const ONLY_READS = /find|search|check|query|validate|preview|login|session|token|auth|\?/iu;
const CREATED = /^(?:created|создан\p{L}*)(?!\p{L})/iu;
const UNCHANGED =
  /`?([a-z][a-z\d]*(?:_[a-z\d]+)+)`?\s(?:was (?:left )?|is |has (?:been )?|stayed |remained |did |не |осталась |осталось )?(?:unchanged|untouched|not (?:changed|grow|touched|written)|(?:без изменений)|(?:измен|менял|тронут)\p{L}+)(?!\p{L})/iu;

/**
 * What a document says of the whole run that is of the kind of this work is so wherever it looks closer: personal data is masked, no
 * table is empty, a table was not touched, writes were refused.
 */
export function promisesKept(context: RuleContext): LintFinding[] {
  const { document } = context;
  const sentences = sentencesAndRows(document).filter((one) => isOfThisRun(one) && one.box !== 'open');
  return [
    ...masked(sentences),
    ...emptyTables(context, sentences),
    ...untouched(context, sentences),
    ...said(sentences, NO_WRITE).flatMap((one) => against(one, writeIn(context), 'none-but-some')),
    ...said(sentences, READ_ONLY)
      .slice(0, 1)
      .flatMap((one) => against(one, neverRefused(context), 'none-but-some')),
  ];
}

function said(sentences: readonly Sentence[], pattern: RegExp): Sentence[] {
  return sentences.filter(({ text, origin }) => origin !== 'heading' && pattern.test(text));
}

function masked(sentences: readonly Sentence[]): LintFinding[] {
  const open = sentences.find(({ text }) => OPEN.test(text) && !NO_OPEN.test(text)) ?? null;
  return said(sentences, MASKED)
    .filter((one) => one !== open)
    .slice(0, 1)
    .flatMap((one) => against(one, open, 'none-but-some'));
}

function emptyTables({ facts }: RuleContext, sentences: readonly Sentence[]): LintFinding[] {
  const empty = factsOf(facts, 'table').find(({ after }) => after === 0);
  return said(sentences, NO_EMPTY).flatMap((one) => against(one, empty ?? null, 'table-is-empty'));
}

// A call that writes, and went through: one that is not named as a look or a check.
function writeIn({ document }: RuleContext): (Spot & { text: string }) | null {
  for (const table of tablesOfThisRun(document)) {
    const column = table.header.findIndex((head) => GOT.test(head.trim()));
    const row = table.rows.find(
      ({ cells }) =>
        column > 0 &&
        cells.some((cell) => WRITES.test(cell) && !ONLY_READS.test(cell)) &&
        (/(?<!\d)20[14](?!\d)/.test(cells[column] ?? '') || cells.some((cell) => CREATED.test(cell))),
    );
    if (row !== undefined) return rowSpot(table, row);
  }
  return null;
}

// The first of the calls that write, where none was refused and all got through.
function neverRefused({ document }: RuleContext): (Spot & { text: string }) | null {
  const writes = tablesOfThisRun(document).flatMap((table) => {
    const column = table.header.findIndex((head) => GOT.test(head.trim()));
    return table.rows.flatMap((row) =>
      column > 0 && row.cells.some((cell) => WRITES.test(cell) && !ONLY_READS.test(cell))
        ? [{ code: /(?<!\d)[1-5]\d\d(?!\d)/.exec(row.cells[column] ?? '')?.[0], spot: rowSpot(table, row) }]
        : [],
    );
  });
  return writes.every(({ code }) => code?.startsWith('2')) ? (writes[0]?.spot ?? null) : null;
}

function untouched({ facts }: RuleContext, sentences: readonly Sentence[]): LintFinding[] {
  return said(sentences, UNCHANGED).flatMap((one) => {
    const name = UNCHANGED.exec(one.text)?.[1];
    const table = factsOf(facts, 'table').find(
      ({ value, delta }) => value === name && delta !== null && delta !== 0,
    );
    return against(one, table ?? null, 'delta-is-wrong');
  });
}

function against(sentence: Sentence, other: (Spot & { text: string }) | null, rule: RuleId): LintFinding[] {
  if (other === null || other.line === sentence.line) return [];
  return [
    finding(
      rule,
      [other, other.text],
      [sentence, sentence.text],
      `Line ${sentence.line} says "${sentence.text}", but line ${other.line} shows "${other.text}".`,
      'medium',
    ),
  ];
}
