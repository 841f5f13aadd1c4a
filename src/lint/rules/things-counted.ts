import type { Amount } from '../amounts/amounts.ts';
import { type None, nonesOf } from '../amounts/nones.ts';
import { stateOf } from '../amounts/states.ts';
import { isUnit, stemsOf } from '../amounts/stems.ts';
import { namesItsTests } from '../document/ids-beside.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Spot } from '../document/lint-document.ts';
import { areOfOnePart, standsBelow } from '../document/one-part.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { finding, type LintFinding } from '../finding.ts';
import { type Group, groupsNamed, groupsOf, type Thing, thingsThatAre } from '../records/groups.ts';
import type { RuleContext } from './context.ts';

/** A number further off than this from that of the things is of others. */
const FARTHEST = 3;
/** Tables that a claim without a noun is compared with. */
const MOST_GROUPS = 20;
// What is done with everything that is counted.
const OF_ALL =
  /^(?:start\p{L}*|finish\p{L}*|made|done|carried|contain|kept|saved|stored|archiv\p{L}*|attach\p{L}*|written|сохран\p{L}*|load|row|receive|hold|check|list\p{L}*|here|record\p{L}*|found|file|report\p{L}*|defect|issue|finding|bug|дефект|замечани|raised|known|document\p{L}*|verif\p{L}*|compar\p{L}*|test|run|applied|planned|in|загруж\p{L}*|сверен\p{L}*|сверил\p{L}*|провер\p{L}*|обнаружен\p{L}*|выявлен\p{L}*|найден\p{L}*|заведен\p{L}*|описан\p{L}*)$/u;
const OF_A_STATE =
  /^(?:pass|fail|skip|block|частичн|выполн|перенес|принят|отклон)$|^(?:partial|postpon|defer|accept)\p{L}*$/u;
// What there is none of may have been done with others: `no client loaded twice`.
const DONE_WITH =
  /^(?:load|receive|hold|check|verif\p{L}*|compar\p{L}*|test|run|applied|загруж\p{L}*|сверен\p{L}*|сверил\p{L}*|провер\p{L}*)$/u;
// Words of a heading that say that not all of the things stand below it.
const NARROW =
  /^(?:fail|skip|block|open|closed|new|extra|additional|slow\p{L}*|top|example|sample|select\p{L}*|remain\p{L}*|untested|miss\p{L}*|expect\p{L}*|refus\p{L}*|reject|main|key|important|critical|notable|further|other|fixed|changed|provide\p{L}*|удал\p{L}*|нов|открыт|закрыт|остав\p{L}*|остал\p{L}*|пример|важн|основн|отклон\p{L}*|критич\p{L}*|исправл\p{L}*|избран\p{L}*|друг|проч)$/u;
const OF_SOME =
  /(?:\b(?:other|another|first|last|next|further|these|those|additional|more|only|of|about|at least|every|each|than|after|per|within|in|into|on|top)|(?<!\p{L})(?:остальн\p{L}*|ещё|еще|друг\p{L}*|перв\p{L}*|последн\p{L}*|эт\p{L}*|только|около|из|в|на|по|кажд\p{L}*|чем|после|более|менее))\s+$/iu;
const ALL = /(?:\ball(?: the| of the)?|(?<!\p{L})все(?:х)?)\s+$/iu;
const OF_A_KIND = /\s(?:with|without|of|for|from|that|which|whose|under|с|со|без|для|из|по|котор\p{L}*)\s/iu;
// `No time was left` is of none that has a line.
const NO_THINGS = /^(?:time|date|day|when|hour|step|врем|дат|день|шаг)$/u;
const OWN_CODE = /^[^\p{L}\d]*\p{Lu}{1,8}-\d{1,5}/u;
const EVER =
  /\b(?:found|raised|reported|detected|were|was|occurred|observed)\b|(?<!\p{L})(?:обнаруж|выявл|найден|было|были|зафиксир)\p{L}*/iu;
const NO_THING = /(?:^|[.,;:(]\s*)(?:no|without|нет|без)\s+(\p{L}+(?:\s\p{L}+)?)/iu;
const SAYS_NONE = /\b(?:no|never|without)\b|(?<!\p{L})(?:нет|без|ни)(?!\p{L})/iu;
const CLOSED =
  /\b(?:closed|fixed|resolved|done|verified|withdrawn|rejected|no bug|not a bug)\b|(?<!\p{L})(?:закрыт|исправлен|устранен|устранён|снят)\p{L}*/iu;

/** What a number is said of: the things, by their words, and where it is said. */
interface Claim {
  /** True for what is said of the whole run, wherever it stands: a tick, a criterion. */
  isWide: boolean;
  spot: Spot & { text: string };
  value: number;
  words: readonly string[];
  /** Of what there are said to be none: one of these words has to name the things. */
  what?: readonly string[];
  /** True where there were none at any time: those that are closed by now count. */
  isEver?: boolean;
}

/**
 * A number of things of a kind that have a table or a list of their own is the number of its lines, or of those that are as it says
 * (`2 critical defects`), wherever it is told; where there are said to be none, there is no such line.
 */
export function thingsCounted({ document, amounts }: RuleContext): LintFinding[] {
  const told = new Set<string>();
  const claims = [...amounts.flatMap(claimOf), ...nonesOf(document).flatMap(claimOfNone)];
  const wrong = claims.filter(namesThings).flatMap((claim) => {
    const found = compared(claim, document);
    return found === null ? [] : [{ claim, ...found }];
  });
  // What is too many of one kind is too few of another: it is told where it can be seen.
  const fewer = new Set(
    wrong.flatMap(({ claim, real }) => (claim.value < real.length ? [claim.spot.line] : [])),
  );
  return wrong.flatMap(({ claim, real, group }) => {
    if (claim.value > real.length && fewer.has(claim.spot.line)) return [];
    const first = real[0] ?? group.things[0];
    const key = `${claim.spot.line} ${first?.spot.line}`;
    if (first === undefined || told.has(key)) return [];
    told.add(key);
    return [
      finding(
        claim.value === 0 ? 'none-but-some' : 'rows-differ',
        [claim.spot, claim.value],
        [first.spot, real.length],
        `Line ${claim.spot.line} says "${claim.spot.text}", but ${real.length} of these are listed (line ${first.spot.line}: "${first.spot.text}").`,
        // An item of a list may have a word of the claim and be of something else.
        claim.value === 0 || group.form === 'list' ? 'low' : 'medium',
      ),
    ];
  });
}

function claimOf({ form, spot, value, words, whole, table, at }: Amount): Claim[] {
  if (whole !== null || (form === 'cell' && (table?.header.length ?? 0) > 2)) return [];
  if (namesItsTests(spot.text.slice(at))) return [];
  if (form === 'cell')
    return [{ spot, value, words: stemsOf(spot.text.split(' | ')[0] ?? ''), isWide: false }];
  const [before, behind] = [spot.text.slice(0, at), spot.text.slice(at).split(/[.,;:()]/)[0] ?? ''];
  // What is said of all is no number of those that are so.
  const isOfAll = form === 'prose' && ALL.test(before);
  const own = form === 'prose' ? ofOwnSection(spot, behind) : [];
  // `Defects: 3 in all, 1 high and 2 low`: each of them counts what the label says.
  const isOfThem = /^\d+\s+(?:of (?:them|these)|из них)(?!\p{L})/iu.test(spot.text.slice(at));
  const label =
    form !== 'prose' || at === 0
      ? ''
      : isOfThem
        ? (/\d\s+(\p{L}+)/u.exec(before)?.[1] ?? '')
        : (/^\p{L}+(?=:\s\d)/u.exec(before)?.[0] ?? '');
  if (
    form === 'prose' &&
    !isOfAll &&
    (OF_SOME.test(before) || (OF_A_KIND.test(behind) && own.length === 0 && label === ''))
  )
    return [];
  return [
    {
      spot,
      value,
      words: isOfAll
        ? words.filter((word) => stateOf(word) === null && word !== 'met')
        : [...new Set([...stemsOf(label), ...words, ...own])],
      isWide: false,
    },
  ];
}

// `There are four tests for seats`, in the section of the seats: the words that name it.
function ofOwnSection({ sectionTitle, headings }: Spot, behind: string): string[] {
  const kind = stemsOf(/\s(?:of|for|для|по)\s(.*)$/iu.exec(behind)?.[1] ?? '');
  const title = stemsOf(headings.at(-1) ?? sectionTitle);
  return kind.every((word) => title.some((own) => areKin(own, word))) ? kind : [];
}

// `0 executed` and `no re-run` say of none of what there is none.
function namesThings({ value, words }: Claim): boolean {
  return value > 0 || !words.every((word) => isUnit(word) || word.length < 3);
}

// `No defect of severity 1 or 2`: which of them stands in numbers.
function claimOfNone({ sentence, clause, what, about, isCriterion }: None): Claim[] {
  if (/\d/.test(clause)) return [];
  const isWide = isCriterion || sentence.box === 'done' || sentence.headings.length === 0;
  return [{ spot: sentence, value: 0, words: [...what, ...about], what, isEver: EVER.test(clause), isWide }];
}

interface Counted {
  group: Group;
  real: readonly Thing[];
}

// The one group that the claim can be of, where it has another number of such things.
function compared(claim: Claim, document: LintDocument): Counted | null {
  const { value, words } = claim;
  const named = groupsNamed(document)(words);
  const groups =
    named.length > 0 ? named : groupsOf(document).filter(({ spot }) => areOfOnePart(spot, claim.spot));
  const counted = groups
    .filter((group) => isOf(claim, group))
    .flatMap((group): Counted[] => {
      const real = thingsOf(group, claim);
      return real === null
        ? []
        : [{ group, real: value === 0 ? real.filter((thing) => isThere(thing, claim)) : real }];
    });
  const [only = byValues(claim, document), more] = counted;
  if (only === null || more !== undefined || only.real.length === value) return null;
  const { group, real } = only;
  if (value > 0 && (Math.abs(real.length - value) > FARTHEST || isSeveral(group) || real.length === 0))
    return null;
  return only;
}

// `No open blockers` where a table of anything has a row that is both.
function byValues(claim: Claim, document: LintDocument): Counted | null {
  const { value, words } = claim;
  if (value > 0 || words.length < 2) return null;
  for (const group of groupsOf(document).slice(0, MOST_GROUPS)) {
    if (group.form === 'list' || !isOf(claim, group)) continue;
    const real = words
      .filter((word) => !OF_ALL.test(word) || DONE_WITH.test(word))
      .reduce<readonly Thing[]>(
        (left, word) => left.filter((thing) => thingsThatAre(group, word)?.includes(thing) === true),
        group.things,
      );
    if (real.some((thing) => isThere(thing, claim))) return { group, real };
  }
  return null;
}

// `No row twice` as the name of a check that passed is not a row that there is twice.
function isThere({ cells }: Thing, { what }: Claim): boolean {
  // What says itself that there is none says the same.
  const isNone = (cell: string) => {
    const words = stemsOf(NO_THING.exec(cell)?.[1] ?? '');
    return what?.some((word) => words.includes(word)) === true;
  };
  if (cells.some(isNone)) return false;
  const [state, more] = new Set(
    cells
      .slice(1)
      .map(stateOf)
      .filter((one) => one !== null),
  );
  if (state === 'pass' && more === undefined && cells.length > 2) return false;
  return !(cells.some((cell) => SAYS_NONE.test(cell)) && cells.some((cell) => stateOf(cell) === 'pass'));
}

// Said of the whole run, or in the section of the things.
function isOf({ spot, isWide }: Claim, { spot: own, things }: Group): boolean {
  if (things.some((thing) => thing.spot.line === spot.line)) return false;
  return isWide || (isOfWhole(spot) && spot.headings.length === 0) || standsBelow(own, spot);
}

// The things that the words of a claim are of; null where a word of it is not known of them, or their heading tells of fewer.
function thingsOf(group: Group, { words, value, what, isEver }: Claim): readonly Thing[] | null {
  const { head, above, columns } = group;
  const has = (list: readonly string[], word: string) => list.some((other) => areKin(other, word));
  const isHead = head.length > 0 && words.some((word) => has(head, word));
  const isTitle = above.length > 0 && above.every((word) => has(words, word));
  if (!isHead && !isTitle) return null;
  const names = (word: string) =>
    has(head, word) || has(above, word) || has(columns, word) || thingsThatAre(group, word) !== null;
  if (what?.some(names) === false) return null;
  // A table of tests, or of what is in a state, below a heading of its own has some of them.
  const isOfSome = head.every(isUnit) || above.some((word) => OF_A_STATE.test(word));
  if (!isTitle && isOfSome && above.some((word) => !has(words, word))) return null;
  if (above.some((word) => NARROW.test(word) && !has(words, word))) return null;
  if (words.some((word) => NO_THINGS.test(word))) return null;
  let real = group.things;
  let isNarrowed = false;
  for (const word of words) {
    if (has(head, word) || (isTitle && has(above, word))) continue;
    const own = thingsThatAre(group, word);
    if (own === null) {
      const isOfAll = OF_ALL.test(word) && (value > 0 || !DONE_WITH.test(word));
      if (isOfAll || has(columns, word) || has(above, word)) continue;
      return null;
    }
    real = real.filter((thing) => own.includes(thing));
    isNarrowed = true;
  }
  if (value === 0 && !(isNarrowed && isEver === true))
    real = real.filter(({ cells }) => !cells.some((cell) => CLOSED.test(cell)));
  return real;
}

// A line that stands for several things.
function isSeveral({ form, things }: Group): boolean {
  return (
    form === 'list' &&
    things.some(({ name }) => {
      const text = name.replace(OWN_CODE, '');
      return /\d/.test(text) && / (?:and|и) |,|–|\d-\d/u.test(text);
    })
  );
}
