import { statesOf } from '../amounts/state-tables.ts';
import { stateOf, statesIn } from '../amounts/states.ts';
import { isUnit, stemsOf } from '../amounts/stems.ts';
import { talliesOf } from '../amounts/tallies.ts';
import { decimalOf } from '../document/decimals.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Sentence, Spot } from '../document/lint-document.ts';
import { bareNumber } from '../document/numbers.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { once } from '../once.ts';
import { type Group, groupsNamed, groupsOf, type Thing, thingsThatAre } from '../records/groups.ts';
import type { RuleContext } from './context.ts';

type Place = Spot & { text: string };

const GOOD = String.raw`signed|approved|accepted|agreed|passed|pass|ok|green|met|kept|fulfilled|closed|fixed|resolved|done|completed?|confirmed|verified|ready|successful(?:ly)?|succeeded|in place|covered|tested|executed|checked|loaded|updated|refreshed|finished|(?:answer\p{L}*|behave[sd]?|work(?:s|ed)?|c[ao]me out)(?: (?:exactly )?as (?:specified|expected|documented|described|planned))|as expected|work(?:s|ed)?|подписа\p{L}*|согласова\p{L}*|утверд\p{L}*|принят\p{L}*|приняли|пройден\p{L}*|прошли|выполнен\p{L}*|закрыт\p{L}*|исправлен\p{L}*|устранен\p{L}*|готов\p{L}*|соблюден\p{L}*|успешн\p{L}*|в норме|зел[её]н\p{L}*|обновлен\p{L}*|загружен\p{L}*|покрыт\p{L}*|проверен\p{L}*|вызван\p{L}*|отработал\p{L}*|ответил\p{L}* (?:как|по) \p{L}+`;
const SAME = String.raw`match(?:ed|es)?|agree|equal|identical|the same|совпа\p{L}*|сошлись|сходятся|равны|одинаков\p{L}*`;
// `All four roles have signed`, `суммы всех трёх файлов совпали`; the things are named right behind `all`.
const ALL = new RegExp(
  String.raw`(?<!\p{L}|not |не )(?:all|every(?: one of)?|each(?: of)?|все|всех|всем|кажд\p{L}{2,3})\s+(?:of\s+)?(?:the\s+|our\s+)?(?:(?<count>\d{1,3})\s+)?(?<things>\p{L}+(?:[\s-]\p{L}+){0,5}?)(?:\s[#№]\s?\d{1,3})?\s+(?:(?:is|are|was|were|have|has|had|been|now|then|fully|были|был|была|стоят|успешно|полностью)\s+)*(?<good>(?:${GOOD})|(?<same>${SAME}))(?!\p{L})`,
  'iu',
);
const TURNED =
  /(?<!\p{L})(?:успешно )?(?:пройден\p{L}*|прошли|выполнен\p{L}*(?: успешно)?|успешны|закрыт\p{L}*|проверен\p{L}*|(?<covered>покрыт\p{L}*|вызван\p{L}*))\s+все\s+(?:(?<count>\d{1,3})\s+)?(?<things>\p{L}+(?:\s\p{L}+){0,2})/iu;
// `Checksums equal for every table`.
const FOR_EACH = new RegExp(
  String.raw`(?<!\p{L})(?:${SAME})\s+(?:for|in|on|у|для|по|во?)\s+(?:all|every|each|всех|кажд\p{L}+)\s+(?:of the\s+|the\s+)?(?:(?<count>\d{1,3})\s+)?(?<things>\p{L}+)(?<same>)(?!\p{L})`,
  'iu',
);
const UNIT = String.raw`(?:tests?|checks?|cases|scenarios?|requests?|assertions?|steps|тест\p{L}*|проверк\p{L}*|сценари\p{L}*|запрос\p{L}*)`;
const NOTHING = new RegExp(
  String.raw`(?:^|[.,;:—–]\s*)(?:(?:but|and)\s+)?(?:(?:nothing|none|no\s+(?:\p{L}+\s+)?${UNIT})\s+(?:of them\s+)?(?:has |have )?failed|(?:there (?:were|are) )?(?:no|zero|0) (?:test )?failures?|(?:everything|all)\s+(?:is\s+|was\s+)?(?:passed|green)|ни од(?:ин|на|ного|ной)\s+${UNIT}\s+не\s+(?:упал\p{L}*|провал\p{L}*)|провал\p{L}*\s+(?:нет|не было)|упавших\s+(?:тестов\s+)?(?:нет|не было))(?!\p{L})`,
  'iu',
);
const EXCEPT =
  /\b(?:except|but|apart from|other than|besides|almost|nearly|not all|until|if|when|once|before|after)\b|(?<!\p{L})(?:кроме|почти|не все|если|когда|пока)(?!\p{L})|\?/iu;
const IN_THE_RUN =
  /\b(?:tonight|in (?:this|the) run|during the run)\b|(?<!\p{L})(?:этой ночью|в этом прогоне|за прогон)(?!\p{L})/iu;
const PLANNED = /(?<=\ball (?:the )?(?:\d+ )?)planned\s/iu;
const OF_THE_WHOLE =
  /result|verdict|status|bottom|summary|conclusion|overall|total|tests|итог|вывод|результат|статус|тест|всего|коротко|tl;?dr/iu;
// Behind a claim of the whole run stand at most words that say when.
const END =
  /^(?:\s+(?:tonight|today|this time|in (?:this|the) run|during the run|at all|successfully|without (?:errors|exception)|as expected|with status ok|этой ночью|сегодня|успешно|в этом прогоне|за прогон))*\s*(?:[.,;!:—–)]|$|\s(?:and|и)\s)/iu;
const DENIES =
  /^[^\p{L}\d]*(?:no|not(?: \p{L}+)?|pending|open|fail(?:ed|s)?|missing|rejected|declined|blocked|in progress|waiting|mismatch|differs?|нет|не \p{L}+|ожида\p{L}*|жд[её]м|открыт\p{L}*|отказ\p{L}*|отклон\p{L}*|провален\p{L}*|расхожд\p{L}*|в работе|не подпис\p{L}*)[^\p{L}\d]*$/iu;
const BAD_MARK = /^(?:❌|✗|✘|🔴|⏳|⛔|🚫)\uFE0F?$/u;
const DIGEST = /^[0-9a-f]{16,128}$/i;
const DIFFERENCE = /^(?:Δ|delta|diff(?:erence)?|разница|расхождени\p{L}*)(?!\p{L})/iu;
const PASSED = /pass|green|ok|met|succe|as |fulfil|work|прош|пройд|успе|зел|отработ|ответ/iu;
const OF_THOSE_LEFT =
  /^(?:blocked|skipped|not (?:run|executed|covered|tested)|пропущ\p{L}*|заблокир\p{L}*|не (?:выполн|запуск|провер|покрыт)\p{L}*)$/iu;
const EXECUTED =
  /^(?:executed|run|tested|checked|done|completed?|covered|выполнен\p{L}*|проверен\p{L}*|покрыт\p{L}*|вызван\p{L}*)$/iu;
// Words beside a unit that leave none out.
const OF_EVERY =
  /^(?:planned|executed|run|contract|api|functional|automated|user|documented|spec(?:ification)?|specified|mandatory|запланирован\p{L}*|контрактн\p{L}*|спецификац\p{L}*|выполн\p{L}*)$/u;
const OF_FAILURES = /^(?:failed|failures?|fail|провал\p{L}*|упал\p{L}*|неуспешн\p{L}*|не пройден\p{L}*)$/iu;

interface Claim {
  sentence: Sentence;
  clause: string;
  count: number | null;
  things: readonly string[];
  /** True where it says that digests or numbers agree. */
  isOfSame: boolean;
  /** What it says of them. */
  good: string;
  /** True where nothing behind it says that it is of a part. */
  isWide: boolean;
}

/** "All four roles have signed", "every check is green", "nothing failed": every line of these things, and every count, must be so. */
export function allHeld({ document }: RuleContext): LintFinding[] {
  return sentencesAndRows(document)
    .flatMap(claimIn)
    .flatMap((claim) => {
      const { sentence, clause } = claim;
      const place = ofThings(claim, document) ?? ofRun(claim, document);
      if (place === null || place.line === sentence.line) return [];
      return [
        finding(
          'none-but-some',
          [place, place.text],
          [sentence, clause],
          `Line ${sentence.line} says "${clause.trim()}", but line ${place.line} has "${place.text}".`,
          'medium',
        ),
      ];
    });
}

function claimIn(sentence: Sentence): Claim[] {
  const { text, origin, box, label } = sentence;
  // What a short label names is a part of the run, as `Staging` is, unless it says that it is the result.
  if (label !== null && !OF_THE_WHOLE.test(label) && label.split(' ').length < 3) return [];
  if (
    EXCEPT.test(text) ||
    origin === 'heading' ||
    box === 'open' ||
    box === 'odd' ||
    !isSaidOfThisRun(sentence)
  )
    return [];
  const found = ALL.exec(text) ?? TURNED.exec(text) ?? FOR_EACH.exec(text);
  const { count, things = '', covered = 'passed', good = covered, same } = found?.groups ?? {};
  const nothing = found === null ? NOTHING.exec(text) : null;
  const clause = (found ?? nothing)?.[0];
  if (clause === undefined) return [];
  return [
    {
      sentence,
      clause,
      count: count === undefined ? null : Number(count),
      things: nothing === null ? stemsOf(things) : ['test'],
      isOfSame: same !== undefined,
      good,
      isWide: END.test(text.slice((found ?? nothing)?.index ?? 0).slice(clause.length)),
    },
  ];
}

// `All 40 planned cases were run` is no plan.
function isSaidOfThisRun(sentence: Sentence): boolean {
  const text = sentence.text.replace(PLANNED, ' ');
  return isOfThisRun(text === sentence.text ? sentence : { ...sentence, text });
}

// A line of the things that is not so.
function ofThings(claim: Claim, document: LintDocument): Place | null {
  const { sentence, things, count, isOfSame, isWide } = claim;
  const groups =
    count === null && !isWide
      ? groupsNamed(document)(things).filter(({ spot }) => spot.sectionTitle === sentence.sectionTitle)
      : groupsNamed(document)(things);
  for (const group of groups) {
    if (group.form === 'list') continue;
    const own = thingsOf(group, claim);
    if (own.length === 0) continue;
    const thing = own.find((one) => (isOfSame ? differs(one, group) : denies(one, group, things)));
    if (thing !== undefined) return thing.spot;
  }
  return null;
}

// Those of the group that the claim is of: all, where it has as many; else those that are as its words say.
function thingsOf(group: Group, { things, count, sentence }: Claim): readonly Thing[] {
  if (count !== null && count === group.things.length) return group.things;
  const has = (list: readonly string[], word: string) => list.some((other) => areKin(other, word));
  if (!things.some((word) => has(group.head, word) || has(group.above, word))) return [];
  let own = group.things;
  for (const word of things) {
    if (has(group.head, word) || has(group.above, word)) continue;
    const those = thingsThatAre(group, word);
    if (those === null) return [];
    own = own.filter((thing) => those.includes(thing));
  }
  const isNear = group.spot.sectionTitle === sentence.sectionTitle;
  return count === null && (isNear || isOfWhole(sentence)) ? own : [];
}

// A short cell that denies, in a column where most do not.
function denies({ cells }: Thing, { things, header }: Group, named: readonly string[]): boolean {
  return (
    cells.some((cell, column) => {
      if (column === 0 || !saysNo(cell)) return false;
      // `Fix: no` says that there is no fix that could be verified.
      if (stemsOf(header[column] ?? '').some((word) => named.some((own) => own.startsWith(word))))
        return false;
      return things.filter((other) => saysNo(other.cells[column] ?? '')).length * 2 < things.length;
    }) && !cells.slice(1).some((cell) => stateOf(cell) === 'pass' && !saysNo(cell))
  );
}

function saysNo(cell: string): boolean {
  const text = cell.trim();
  if (BAD_MARK.test(text) || (text.length < 30 && DENIES.test(text))) return true;
  return text.length < 20 && statesIn(text).some(({ state }) => state === 'fail') && !/\d/.test(text);
}

// Two digests that are not the same, or a difference that is not none.
function differs({ cells }: Thing, { header }: Group): boolean {
  const [one, other, more] = cells
    .map((cell) => cell.trim().toLowerCase())
    .filter((cell) => DIGEST.test(cell));
  if (one !== undefined && other !== undefined && more === undefined)
    return !(one.startsWith(other) || other.startsWith(one));
  const column = header.findIndex((head) => DIFFERENCE.test(head.trim()));
  return column > 0 && (decimalOf(cells[column] ?? '')?.value ?? 0) !== 0;
}

// A test that failed, or was not run, or a count of such, where all tests are said to have passed, or to have been run.
function ofRun({ sentence, things, good, isWide, isOfSame }: Claim, document: LintDocument): Place | null {
  if (!isWide || isOfSame || !things.some((word) => isUnit(word))) return null;
  if (things.some((word) => !isUnit(word) && !OF_EVERY.test(word))) return null;
  const isHere = ({ spot }: { spot: Spot }) =>
    spot.line !== sentence.line &&
    (spot.sectionTitle === sentence.sectionTitle ||
      isOfWhole(sentence) ||
      sentence.box === 'done' ||
      sentence.sectionTitle === '' ||
      IN_THE_RUN.test(sentence.text));
  const { failed, left } = lacksIn(document);
  const lacks = PASSED.test(good) ? failed : EXECUTED.test(good) ? left : [];
  return lacks.find(isHere)?.spot ?? null;
}

interface Lacks {
  failed: readonly { spot: Place }[];
  left: readonly { spot: Place }[];
}

const lacksIn = once((document: LintDocument): Lacks => {
  const rows = statesOf(document).flatMap((table) => table.rows);
  const counts = talliesOf(sentencesAndRows(document).filter(isOfThisRun)).flatMap(({ counts: own }) => [
    ...own,
  ]);
  const counted = (columns: RegExp) =>
    groupsOf(document).flatMap(({ header, things }) => {
      const column = header.findIndex((head) => columns.test(head.trim()));
      return things.filter(({ cells }) => column > 0 && (bareNumber(cells[column]) ?? 0) > 0);
    });
  const failed = [
    ...rows.filter(({ state }) => state === 'fail'),
    ...counts.flatMap(([state, count]) => (state === 'fail' && count.value > 0 ? [count] : [])),
    ...counted(OF_FAILURES),
  ];
  // Tests that did not run are told of, by their ids and their count, by rules of their own.
  return { failed, left: counted(OF_THOSE_LEFT) };
});
