import { type StateTable, statesOf } from '../amounts/state-tables.ts';
import { stemsOf } from '../amounts/stems.ts';
import { datesIn } from '../document/day-dates.ts';
import type { LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isBelowOther, standsInThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const DAY = 86_400_000;
// What was done, and when: the tests themselves.
const HELD =
  /\b(?:(?:test(?:s|ing)?|execution|audit|acceptance|check(?:s|ing)?|run|validation|rehearsal)\s+(?:window|period|dates?|days|took place|(?:was|were) (?:carried out|executed|performed|run|held|done))|(?:carried out|executed|performed|tested|held) (?:on|from|between)|^(?:dates|period|window|tested|checked|executed|execution|test(?:ed)? on|retest(?:ed)?)(?![\p{L}-]))|(?<!\p{L})(?:испытания (?:проведены|проводились)|период (?:проверки|испытаний|прогона|тестирования)|проверк\p{L}* (?:проведен\p{L}*|проводил\p{L}*|шла|проходил\p{L}*)|даты? (?:проверки|испытаний|прогона)|^(?:проверяли|тестировали|испытывали|прогоняли|проверено)(?!\p{L}))/iu;
const WRITTEN =
  /\b(?:signed|approved|report(?: was)? (?:written|prepared|issued|compiled|generated|dated)|(?:written(?: up)?|prepared|issued|compiled|drawn up) on|report (?:of|from)|report date|date of (?:the )?report|sign-?off date)\b|(?<!\p{L})(?:подписан\p{L}*|утвержд[её]н\p{L}*|(?:отч[её]т|протокол|акт|записк\p{L}*)[^.;]{0,40}(?:составлен\p{L}*|сформирован\p{L}*|оформлен\p{L}*)|(?:отч[её]т|протокол|акт|записка) от|дата (?:отч[её]та|протокола|подписания))/iu;
const OF_ELSE =
  /\b(?:plan|programme|contract|specification|next|re-?test|deadline|due|until)\b|(?<!\p{L})(?:план\p{L}*|методик\p{L}*|договор\p{L}*|срок|повторн\p{L}*)(?!\p{L})/iu;
const SIGNED_TABLE = /role|name|signed|signature|vote|decision|approv|роль|подпис|решение|должность|фио/iu;
const LASTED =
  /\b(?:lasted|took|ran for|went on for)\b|(?<!\p{L})(?:длил\p{L}*|продолжал\p{L}*|заня\p{L}*|шл[аио])(?!\p{L})/iu;
const DAYS =
  /(?<![\d.,])(\d{1,3})\s+(?:calendar\s+|календарн\p{L}*\s+)?(?:days?|дн(?:я|ей)|день|сут(?:ки|ок))(?!\p{L})/iu;
const TESTED_ON = /^(?:date|day|tested(?: on)?|executed(?: on)?|run on|дата(?: проверки| выполнения)?)$/iu;
const FROM_TO = /\b(?:beg[au]n|start\p{L}*|from|between)\b|(?<!\p{L})(?:с|нача\p{L}*)(?!\p{L})/iu;

interface Dated {
  spot: Spot & { text: string };
  value: number;
  shown: string;
}

/** A report is written and signed after the tests it tells of, and a span of days is as long as it is said to have been. */
export function datesInOrder({ document }: RuleContext): LintFinding[] {
  const all = sentencesAndRows(document).filter((one) => standsInThisRun(one) && !OF_ELSE.test(one.text));
  const withDates = all.filter(({ text }) => datesIn(text).length > 0);
  const held = [
    ...withDates.filter(({ text }) => HELD.test(text) && !WRITTEN.test(text)).flatMap(datesOf),
    ...statesOf(document).flatMap(testedOn),
  ];
  const last = [...held].sort((a, b) => b.value - a.value)[0];
  const written = withDates
    .filter(({ text, origin }) => WRITTEN.test(text) && origin !== 'heading')
    .flatMap((sentence) => datesOf(sentence).slice(-1));
  // The date of the document is no day before its tests began.
  const first = [...held].sort((a, b) => a.value - b.value)[0];
  const dated = withDates
    .filter(
      ({ label, section }) => /^(?:date|дата)$/iu.test(label ?? '') && ['title', 'summary'].includes(section),
    )
    .flatMap(datesOf)
    .filter(({ value }) => first !== undefined && value < first.value);
  const signed = document.tables.flatMap(signedIn);
  const late =
    last === undefined
      ? []
      : [...written, ...signed, ...dated].filter(({ value }) => last.value - value >= DAY);
  return [
    ...late.flatMap((early) => (last === undefined ? [] : [tooEarly(early, last)])),
    ...all.flatMap((one) => lengthOf(one, withDates)),
  ];
}

// The days of the rows that say what became of a test.
function testedOn({ table, rows }: StateTable): Dated[] {
  const column = table?.header.findIndex((head) => TESTED_ON.test(head.trim())) ?? -1;
  return rows.flatMap(({ spot, cells, state }) =>
    state === null ? [] : datesIn(cells[column] ?? '').map(({ value, shown }) => ({ spot, value, shown })),
  );
}

function tooEarly(early: Dated, last: Dated): LintFinding {
  return finding(
    'time-order',
    [last.spot, last.shown],
    [early.spot, early.shown],
    `Line ${early.spot.line} ("${early.spot.text}") names ${early.shown}, but the tests went on until ${last.shown} (line ${last.spot.line}).`,
    'medium',
  );
}

function datesOf(sentence: Sentence): Dated[] {
  return datesIn(sentence.text).map(({ value, shown, at }) => ({
    spot: placeAt(sentence, at),
    value,
    shown,
  }));
}

// `Role | Date | Vote`: the days on which people signed.
function signedIn(table: LintTable): Dated[] {
  const column = table.header.findIndex((head) => /^(?:date|signed(?: on)?|when|дата)/i.test(head.trim()));
  const others = table.header.filter((head, index) => index !== column && SIGNED_TABLE.test(head));
  if (column < 0 || others.length === 0 || table.header.length > 4 || isBelowOther(table)) return [];
  return table.rows.flatMap((row) =>
    datesIn(row.cells[column] ?? '').map(({ value, shown }) => ({
      spot: rowSpot(table, row),
      value,
      shown,
    })),
  );
}

// `The parallel run began on 3 October and ended on 14 October`, `the whole parallel run lasted 9 days`.
function lengthOf(sentence: Sentence, withDates: readonly Sentence[]): LintFinding[] {
  const said = LASTED.test(sentence.text) ? DAYS.exec(sentence.text) : null;
  if (said === null) return [];
  const subject = stemsOf(sentence.text.slice(0, LASTED.exec(sentence.text)?.index ?? 0)).slice(-2);
  if (subject.length < 2) return [];
  return withDates.flatMap((other) => {
    const [from, to, more] = datesOf(other);
    if (from === undefined || to === undefined || more !== undefined || other === sentence) return [];
    const words = stemsOf(other.text);
    if (!FROM_TO.test(other.text) || !subject.every((word) => words.includes(word))) return [];
    const days = (to.value - from.value) / DAY;
    if (days < 0 || [days, days + 1, days - 1].includes(Number(said[1]))) return [];
    return [
      finding(
        'duration-differs',
        [from.spot, `${days} days`],
        [sentence, said[0]],
        `Line ${sentence.line} says ${said[0]}, but from ${from.shown} to ${to.shown} (line ${from.spot.line}) there are ${days}.`,
        'medium',
      ),
    ];
  });
}
