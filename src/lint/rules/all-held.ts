import { type StateRow, statesOf } from '../amounts/state-tables.ts';
import { stateOf, statesIn } from '../amounts/states.ts';
import { isUnit, stemsOf } from '../amounts/stems.ts';
import { talliesOf } from '../amounts/tallies.ts';
import { decimalOf } from '../document/decimals.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Spot } from '../document/lint-document.ts';
import { bareNumber } from '../document/numbers.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { statusCodes } from '../facts/outcome.ts';
import { finding, type LintFinding } from '../finding.ts';
import { once } from '../once.ts';
import { type Claim, claimIn, RERUN } from '../records/claims.ts';
import { type Group, groupsNamed, groupsOf, type Thing, thingsThatAre } from '../records/groups.ts';
import { kindsIn } from '../records/kinds.ts';
import { idsNamed } from '../records/rows-by-id.ts';
import { isSettled } from '../records/troubles.ts';
import type { RuleContext } from './context.ts';
import { troubleAgainst } from './held-of-kind.ts';

type Place = Spot & { text: string };

const RERUN_HEAD = /^(?:re-?run|second run|now|повтор\p{L}*|стало)$/iu;
const IN_THE_RUN =
  /\b(?:tonight|in (?:this|the) run|during the run)\b|(?<!\p{L})(?:этой ночью|в этом прогоне|за прогон)(?!\p{L})/iu;
const DENIES =
  /^[^\p{L}\d]*(?:no|not(?: \p{L}+){0,2}|skipped|pending|open|fail(?:ed|s)?|missing|rejected|declined|blocked|in progress|waiting|mismatch|differs?|нет|не \p{L}+(?: \p{L}+)?|пропущен\p{L}*|ожида\p{L}*|жд[её]м|открыт\p{L}*|отказ\p{L}*|отклон\p{L}*|провален\p{L}*|расхожд\p{L}*|в работе|не подпис\p{L}*)[^\p{L}\d]*$/iu;
const BAD_MARK = /^(?:❌|✗|✘|🔴|⏳|⛔|🚫)\uFE0F?$/u;
const DIGEST = /^[0-9a-f]{16,128}$/i;
const DIFFERENCE = /^(?:Δ|delta|diff(?:erence)?|разница|расхождени\p{L}*)(?!\p{L})/iu;
const PASSED = /pass|green|ok|met|succe|as |xx|\b[1-5]\d\d|fulfil|work|прош|пройд|успе|зел|отработ|ответ/iu;
const OF_THOSE_LEFT =
  /^(?:blocked|skipped|not (?:run|executed|covered|tested)|пропущ\p{L}*|заблокир\p{L}*|не (?:выполн|запуск|провер|покрыт)\p{L}*)$/iu;
const EXECUTED =
  /^(?:executed|run|tested|checked|done|completed?|covered|выполнен\p{L}*|проверен\p{L}*|покрыт\p{L}*|вызван\p{L}*)$/iu;
// Words beside a unit that leave none out.
const OF_EVERY =
  /^(?:planned|executed|run|contract|api|functional|automated|user|documented|spec(?:ification)?|specified|mandatory|запланирован\p{L}*|контрактн\p{L}*|спецификац\p{L}*|выполн\p{L}*)$/u;
const OF_RUN =
  /^[^\p{L}\d]*(?:(?:total )?(?:tests? )?failed(?: tests?)?|failures|(?:тестов )?провал\p{L}*(?: тест\p{L}*)?|не (?:пройден|прош)\p{L}*)\s*(?:\||[:=—–-])\s*[^\p{L}\d]*\d/iu;
const OF_FAILURES = /^(?:failed|failures?|fail|провал\p{L}*|упал\p{L}*|неуспешн\p{L}*|не пройден\p{L}*)$/iu;

/** "All four roles have signed", "every check is green", "nothing failed": every line of these things, and every count, must be so. */
export function allHeld({ document }: RuleContext): LintFinding[] {
  return sentencesAndRows(document)
    .flatMap(claimIn)
    .flatMap((claim) => {
      const { sentence, clause } = claim;
      const isHeading = sentence.origin === 'heading';
      const named = isHeading ? null : ofThings(claim, document);
      const place =
        named ??
        (isHeading ? null : (ofRun(claim, document) ?? ofRerun(claim, document))) ??
        troubleAgainst(claim, document);
      if (place === null || place.line === sentence.line) return [];
      const [name = '', more] = place.text.split(' | ');
      if (more !== undefined && isSettled(document, name, place)) return [];
      const isRequirement = more !== undefined && kindsIn(claim.named).has('requirement');
      return [
        finding(
          'none-but-some',
          [place, place.text],
          [sentence, clause],
          `Line ${sentence.line} says "${clause.trim()}", but line ${place.line} has "${place.text}".`,
          // What failed elsewhere may be of other tests than those that the claim has in mind; the requirements are one list.
          named === null && !isOpenBox(place, document) && !isRequirement && !isOfRun(claim, place)
            ? 'low'
            : 'medium',
        ),
      ];
    });
}

// "All tests passed" and `Tests failed: 3`, both where the whole run is summed up.
function isOfRun({ sentence, things, count }: Claim, place: Place): boolean {
  return (
    count === null &&
    things.every(isUnit) &&
    OF_RUN.test(place.text) &&
    [sentence, place].every((one) => one.headings.length < 2 && isOfWhole(one))
  );
}

function isOpenBox({ line }: Spot, { statements }: LintDocument): boolean {
  return statements.some((one) => one.line === line && one.box === 'open');
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
  // What follows says why: `skipped, source file missing`.
  const text = cell.split(/[,;:(]\s/u)[0]?.trim() ?? '';
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
  const [kind, more] = things.filter((word) => !isUnit(word) && !OF_EVERY.test(word));
  if (kind !== undefined)
    return more === undefined && PASSED.test(good) ? (otherOfKind(kind, good, document)?.spot ?? null) : null;
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

// A row that failed again, where all are said to be well after the second run.
function ofRerun({ sentence, good }: Claim, { tables }: LintDocument): Place | null {
  if (!RERUN.test(sentence.text) || !(PASSED.test(good) || good.includes('100'))) return null;
  for (const table of tables) {
    const column = table.header.findIndex((head, index) => index > 1 && RERUN_HEAD.test(head.trim()));
    const row =
      column < 0 ? undefined : table.rows.find(({ cells }) => stateOf(cells[column] ?? '') === 'fail');
    if (row !== undefined) return rowSpot(table, row);
  }
  return null;
}

// A row that failed, or was answered otherwise, of those that a cell, a list of ids or their heading says to be of a kind: `negative`, `нег.`.
function otherOfKind(kind: string, good: string, document: LintDocument): StateRow | undefined {
  const isKind = (text: string) => {
    const short = /^(\p{L}{3,6})\.$/u.exec(text.trim())?.[1]?.toLowerCase();
    const [only, more] = stemsOf(text);
    return short === undefined
      ? only !== undefined && more === undefined && areKin(only, kind)
      : kind.startsWith(short);
  };
  const listed = new Set(
    document.sentences.flatMap(({ label, value }) =>
      label !== null && isKind(label.replace(/\s\p{L}+$/u, '')) ? idsNamed(value) : [],
    ),
  );
  const [, family = '', rest = ''] = /([1-5])(xx|\d\d)/iu.exec(good) ?? [];
  const code = new RegExp(`^${family}${rest.toLowerCase() === 'xx' ? '\\d\\d' : rest}$`);
  const isOther = ({ state, cells }: StateRow) => {
    const codes = statusCodes(cells.join('   '));
    return family === '' ? state === 'fail' : codes.length === 1 && !code.test(String(codes[0]));
  };
  return statesOf(document)
    .flatMap(({ rows }) => rows)
    .find((row) => {
      const { name, cells, spot } = row;
      const isOfKind = listed.has(name) || cells.slice(1).some(isKind) || isKind(spot.headings.at(-1) ?? '');
      return isOfKind && isOther(row);
    });
}

interface Lacks {
  failed: readonly { spot: Place }[];
  left: readonly { spot: Place }[];
}

const lacksIn = once((document: LintDocument): Lacks => {
  // A service that is not there is no test that failed.
  const rows = statesOf(document).flatMap(({ table, rows: own }) => {
    const kinds = kindsIn(table?.header[0] ?? '');
    return kinds.has('component') || kinds.has('feature') ? [] : own;
  });
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
