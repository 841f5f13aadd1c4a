import { addTo } from '../../common/group-by.ts';
import { amountsOf } from '../amounts/amounts.ts';
import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { InnerList, LintDocument, Sentence } from '../document/lint-document.ts';
import { lastBefore } from '../document/sentences.ts';
import { finding, type LintFinding } from '../finding.ts';
import { type Block, blockOf, blocksOf } from '../records/line-blocks.ts';
import type { RuleContext } from './context.ts';

/** A number further off than this from the lines of a list is of something else. */
const FARTHEST = 3;
/** Lines from a sentence to the list that it leads to: a blank one between them, or two. */
const RIGHT_BELOW = 3;
// `(14 items)`, `, 7 штук`, `: 3 defects` at the end of a heading, before its mark or a remark.
const IN_HEADING =
  /(?:\(|[,:–—]\s)(\d{1,3})(?:\s+\p{L}+){0,3}\)?[^\p{L}\d)]*$|\((\d{1,3})\)[^\p{L}\d)]*$|\((\d{1,3})\s+\p{L}+\)\s[–—-]\s[^\d]*$/u;
// `## 16 tests against the partner API`, and `4 error answers, of which 3 are expected.` right above a table.
const HEADING_FIRST =
  /(?:^|:\s)(\d{1,3})\s+(?:\p{L}+\s+){0,2}(?:tests?|requests|entries|calls|scenarios|тест\p{L}*|запрос\p{L}*|вызов\p{L}*)(?!\p{L})/iu;
const OF_ROWS =
  /^(?:\S+:\s+)?(\d+)\s+(?:\p{L}+\s+)?(?:answers|errors|retries|files|findings|ошиб\p{L}*|файл\p{L}*)(?!\p{L})/iu;
// `Mend 5 old test files` above a list of files, whatever is told of each.
const OF_FILES = /(?<![\p{L}\d.,:/_#№-])(\d{1,3})\s+(?:[\p{L}-]+\s+){0,3}(?:files?|файл\p{L}*)(?!\p{L})/iu;
// `Working parts (6)`, and no `Causes (6 failures)`; a heading may have a number of its own before its words.
const BARE_NUMBER = /^[^\p{L}]*\p{L}[^\d]*(?:\(\d+\)[^\p{L}\d]*|\d+\s+\p{L}+)$/u;
// `Pages of a hall (14 components)` right above seven names.
const OF_NAMES = /\(\d{1,3} (?!rows?\)|lines?\)|errors?\)|failures?\)|строк)\p{L}+\)$/iu;
// `All 3 files were reviewed for:` leads to what was looked at in them.
const FOR_WHAT = /\b(?:for|against|by)\s*:$|(?<!\p{L})(?:на|по)\s*:$/iu;
// `Validates the keys (6 checks):` leads to what is validated, and `stock_dim (5 rows):` to what is told of it.
const FOR_ITS_ITEMS =
  /^(?:verif(?:y|ies)|validates?|ensures?|checks that|провер(?:яет|яем|яется))\s.*\(\d+ \p{L}+\):$|\(\d+ (?:rows?|records?|строк\p{L}*|запис\p{L}*)\):$/iu;
const ALL_OF = /(?<!\p{L}|not |не )(?:all|все|всех|всем|всеми)\s+(?:the\s+)?\d{1,3}\s+(?:\p{L}+\s+)?\p{L}+/iu;
const UNIT = /\(\d{1,3}\s+(\p{L}+)\)[^\p{L}\d]*$/u;
const IN_BRACKETS = /\((\d{1,3})\):$/u;
const THEY = /^(?:they|these|those|here they are|они|это|вот они)(?!\p{L})/iu;
const BELOW =
  /\b(?:listed|shown|named|given|all) below\b|\bthe following\b|перечислен\p{L}* ниже|(?<!\p{L})ниже(?!\p{L})/iu;
const NO_THINGS =
  /^(?:mins?$|secs?$|hrs?$|мин$|сек$|ч$|minute|minut|hour|second|day|dai|week|month|year|ms|mb|kb|gb|percent|time|point|минут|час|секун|день|дня|дней|недел|месяц|раз|раза|процент|балл|people|person|user|человек)/u;
const TIMES = /(?<![\d.,])(\d{1,2})\s+(?:times|раза?)\s*:$/iu;
const PEOPLE = /^(?:people|person|member|участник\p{L}*|человек\p{L}*|член\p{L}*)$/u;
const WITHIN =
  /\b(?:in|within|over|after|for|during|on|from|with|than|between)(?:\s+(?:the|last|past|first))*\s+$|(?<!\p{L})(?:в|за|на|через|после|из|по|от|до|более|менее|все)(?:\s+последни\p{L}*)?\s+$/iu;

/** A number of things that announces a list or a table is the number of its lines. */
export function announcedLists({ document, home }: RuleContext): LintFinding[] {
  const blocks = blocksOf(document);
  const announced = blocks.flatMap((block, index) => {
    const [sentence, said] = announcementOf(document, block, blocks[index - 1]) ?? [];
    return sentence === undefined || said === undefined ? [] : [{ sentence, said, block }];
  });
  const told = new Set(unitsTold(announced));
  return [
    ...announced.flatMap((one) => (told.has(one) ? [] : compared([one.sentence, one.said], one.block, home))),
    ...document.innerLists.flatMap((list) => compared(announcedByItem(document, list), blockOf(list), home)),
  ];
}

interface Announced {
  sentence: Sentence;
  said: number;
  block: Block;
}

// Where most headings with a unit (`Halls (7 tools)`) have another number of lines below them, these tell of the units. Names are the units.
function unitsTold(announced: readonly Announced[]): Announced[] {
  const byUnit = new Map<string, Announced[]>();
  for (const one of announced) {
    const unit = one.sentence.origin === 'heading' ? UNIT.exec(one.sentence.text)?.[1] : undefined;
    if (unit !== undefined && !one.block.isOfFiles && !one.block.isBare) addTo(byUnit, unit, one);
  }
  return [...byUnit.values()]
    .filter(
      (of) =>
        of.length > 2 && of.filter(({ said, block }) => said === block.lines.length).length * 2 < of.length,
    )
    .flat();
}

function compared(announcement: [Sentence, number] | null, block: Block, home: boolean): LintFinding[] {
  const [announcing, said] = announcement ?? [];
  const real = block.lines.length;
  if (announcing === undefined || said === undefined || said === real || real < 2 || said < 2) return [];
  if (namesAsMany(announcing.text, said) || FOR_WHAT.test(announcing.text)) return [];
  if (block.columns.length === 0 && FOR_ITS_ITEMS.test(announcing.text)) return [];
  const isOfRows = (announcing.text.match(/\d+\s+(\p{L}+)/u)?.slice(1) ?? []).some((word) =>
    stemsOf(word).some((own) => block.columns.some((head) => areKin(own, head))),
  );
  const far = isOfRows ? Math.max(FARTHEST, real / 3) : FARTHEST;
  // `Working parts (6)` right above fourteen numbered ones.
  const isWhole =
    (block.isNumbered || block.isBare) &&
    announcing.origin === 'heading' &&
    (block.isBare ? OF_NAMES : BARE_NUMBER).test(announcing.text);
  if (
    (!isWhole && Math.abs(said - real) > far) ||
    block.sums.includes(said) ||
    block.several ||
    block.isOfOne
  )
    return [];
  return [
    finding(
      'rows-differ',
      [announcing, said],
      [{ ...block.spot, line: block.lines[0] ?? block.line }, real],
      `Line ${announcing.line} says "${announcing.text}", but ${real} are listed from line ${block.lines[0] ?? block.line}.`,
      // Words below a number may be what is told of the things, and not their names.
      home || block.isNamed || block.isNumbered || block.isOfNames ? 'medium' : 'low',
    ),
  ];
}

// `All 3 tables (orders, clients, events):` has its things in brackets, and below it what is told of them.
function namesAsMany(text: string, said: number): boolean {
  return [...text.matchAll(/\(([^()]+)\)/gu)].some(([, inner = '']) => inner.split(/[,;]/).length === said);
}

// The sentence right before the block, or the heading that it stands below; else one that speaks of what is listed below.
function announcementOf(
  { sentences }: LintDocument,
  block: Block,
  previous: Block | undefined,
): [Sentence, number] | null {
  const from = previous?.last ?? 0;
  const between = sentences.filter(
    ({ line, origin }) => line < block.line && line > from && origin !== 'item' && origin !== 'row',
  );
  const before = between.at(-1);
  if (before === undefined) return null;
  if (before.origin === 'heading') {
    const [, named, bare, remarked] = IN_HEADING.exec(before.text) ?? [];
    const digits = named ?? bare ?? remarked;
    // `Load (5 min)` takes so long.
    const behind = stemsOf(
      before.text.slice(before.text.lastIndexOf(digits ?? '') + (digits ?? '').length),
    )[0];
    if (digits !== undefined && behind !== undefined && NO_THINGS.test(behind)) return null;
    if (digits !== undefined) return [before, Number(digits)];
    const first = HEADING_FIRST.exec(before.text)?.[1];
    if (first !== undefined) return [before, Number(first)];
    const files = block.isOfFiles ? OF_FILES.exec(before.text)?.[1] : undefined;
    if (files !== undefined) return [before, Number(files)];
    // `Overview of 24 endpoints` right above a table of them, each with its number.
    const ofColumn = block.isNumbered ? numberOf(block.columns, before.text) : null;
    if (ofColumn !== null) return [before, ofColumn];
    const above = between.findLast(({ text }) => BELOW.test(text));
    return above === undefined ? null : withNumber(above);
  }
  const last = before.starts.at(-1)?.line ?? before.line;
  const isRightAbove = block.line - last <= RIGHT_BELOW;
  const rows = OF_ROWS.exec(before.text)?.[1];
  if (rows !== undefined && isRightAbove) return [before, Number(rows)];
  const leads = before.text.endsWith(':') && isRightAbove;
  const bracket = leads ? IN_BRACKETS.exec(before.text)?.[1] : undefined;
  if (bracket !== undefined) return [before, Number(bracket)];
  // `The suite has 6 negative cases. They pass when the service refuses:` speaks of what was counted before.
  const refers = leads && THEY.test(before.text) && amountsOf(before).length === 0;
  const counting = refers ? (between.at(-2) ?? before) : before;
  const isAnswer = block.isOfNames && isRightAbove;
  if (leads || isAnswer || BELOW.test(before.text)) return withNumber(counting, block.noun);
  // `Confirmed for all six depots.` right above a table of depots.
  const all = isRightAbove ? numberOf(block.noun, ALL_OF.exec(before.text)?.[0] ?? '') : null;
  return all === null ? null : [before, all];
}

// `- All 7 tables were made:` above a list of its own.
function announcedByItem(
  { sentences }: LintDocument,
  { parent, line }: InnerList,
): [Sentence, number] | null {
  const own = lastBefore(sentences, line);
  return own === undefined || own.line < parent || !own.text.endsWith(':') ? null : withNumber(own);
}

// `A schema with 9 tables, policies and triggers:` above a table of tables.
function numberOf(noun: readonly string[], text: string): number | null {
  const found = [...text.matchAll(/(?<![\p{L}\d.,:/_#№-])(\d{1,3})\s+((?:\p{L}+\s+){0,1}\p{L}+)/gu)].filter(
    ([, , words = '']) => stemsOf(words).some((word) => noun.some((own) => areKin(own, word))),
  );
  return found.length === 1 ? Number(found[0]?.[1]) : null;
}

function withNumber(sentence: Sentence, noun: readonly string[] = []): [Sentence, number] | null {
  // `We ran the cycle 4 times:` leads to them.
  const times = TIMES.exec(sentence.text)?.[1];
  if (times !== undefined) return [sentence, Number(times)];
  const called = noun.length === 0 ? null : numberOf(noun, sentence.text);
  if (called !== null) return [sentence, called];
  const [only, more] = amountsOf(sentence);
  // `2 of 3 fixes:` leads to either.
  if (only === undefined || more !== undefined || only.form === 'label' || only.whole !== null) return null;
  // `A commission of four people:` leads to them.
  const isOfPeople = PEOPLE.test(only.words.join(' ')) && sentence.text.endsWith(':');
  const isWithin = WITHIN.test(sentence.text.slice(0, only.at));
  if (!isOfPeople && (isWithin || only.words.some((word) => NO_THINGS.test(word)))) return null;
  return [{ ...sentence, line: only.spot.line }, only.value];
}
