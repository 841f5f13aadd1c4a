import { groupBy } from '../../common/group-by.ts';
import { statesOf } from '../amounts/state-tables.ts';
import { stemsOf } from '../amounts/stems.ts';
import { nameTheSame } from '../document/kin-words.ts';
import type { LintDocument, LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isBelowOther, isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { saysResolved, standsElsewhere } from '../facts/wording.ts';
import { once } from '../once.ts';
import { type Kind, kindsIn } from './kinds.ts';

type Place = Spot & { text: string };

/** A place that says of one thing that it failed, works in part, or was not looked at. */
export interface Trouble {
  spot: Place;
  /** What it is said of; '' where a share of several things is told. */
  name: string;
  /** Of which kinds that thing may be, by its name and by what stands above it. */
  kinds: ReadonlySet<Kind>;
  /** `left` for what was not made or not looked at, `warned` for a mark without words. */
  state: 'failed' | 'part' | 'left' | 'warned';
}

const SAYS = /^(?:status|result|outcome|state|статус|результат|состояние|итог)$/iu;
const HEAD = /status|result|state|outcome|met|works|статус|результат|состояние|итог|выполнен|работает/iu;
const LEADING = /^[^\p{L}\d"“«'`]*(?:currently |still |is |are )?/u.source;
// `Failed` says it of its thing, and `Failed logins are counted` of others.
const TAIL = String.raw`(?=\W*$|\W*:|\s(?:with|on|in|for|due|because|after|at|when|by|as|since|until|yet|again|из-за|на|при|с|в|по|для)\s)`;
const STATES: readonly (readonly [Trouble['state'], RegExp])[] = [
  [
    'part',
    new RegExp(
      String.raw`${LEADING}(?:only )?(?:partial(?:ly)?|in part|degraded|частичн\p{L}*)(?:\s(?:working|works|functional|operational|passed|pass|success|tested|verified|implemented|completed?|done|met|работа\p{L}*|готов\p{L}*|выполн\p{L}*|реализ\p{L}*|пройден\p{L}*))?${TAIL}`,
      'iu',
    ),
  ],
  [
    'left',
    new RegExp(
      String.raw`${LEADING}(?:(?:not (?:yet )?(?:tested|verified|performed|configured|implemented|executed|run|checked|done|started|applied|deployed|connected)|не (?:был\p{L}* )?(?:провер|тестир|протестир|настро|реализ|выполн|запус|примен|подключ)\p{L}*)(?![\p{L}/])|(?:untested|pending|skipped|blocked|пропущен\p{L}*|заблокирован\p{L}*)${TAIL})`,
      'iu',
    ),
  ],
  [
    'failed',
    new RegExp(
      String.raw`${LEADING}(?:(?:not (?:working|functional|operational|available|met)|does(?: not|n['’]t) work|non-functional|не работа\p{L}*|недоступ\p{L}*|не пройден\p{L}*|не прош\p{L}+)(?![\p{L}/])|(?:fail(?:ed|s|ing)?|broken|unavailable|down|сломан\p{L}*|провал\p{L}*)${TAIL})`,
      'iu',
    ),
  ],
];
const PASSES =
  /[✅✔✓🟢]|\b(?:pass(?:ed|es)?|ok|works|working|succeeded)\b|(?<!\p{L})(?:пройден|прош[её]л|работает|успешн)/iu;
const NOT = /\b(?:not|never)\b|(?<!\p{L})не(?!\p{L})/iu;
const FAIL_MARK = /^(?:❌|✗|✘|🔴)\uFE0F?$/u;
const WARN_MARK = /^(?:⚠|🟡|◑)\uFE0F?$/u;
const EARLIER =
  /\b(?:before|initial(?:ly)?|first|baseline|was|were|old|original)\b|(?<!\p{L})(?:до|было|изначальн\p{L}*|перв\p{L}*)(?!\p{L})/iu;
const LONGEST_STATE = 60;
/** A name has so many characters at most. */
const LONGEST_NAME = 90;
// What was wanted so, is known and left, or is of another time.
const ALLOWED =
  /\b(?:expected|as designed|by design|intended|optional|known|accepted|out of scope|not (?:required|critical|needed|blocking)|non-(?:critical|blocking)|n\/a|was|were|flaky)\b|(?<!\p{L})(?:ожида(?:ем|л)\p{L}*|намеренн\p{L}*|необязат\p{L}*|опционал\p{L}*|известн\p{L}*|не (?:требу|критич|блокир)\p{L}*|было)(?!\p{L})/iu;
const IN_HEADING = /(?:\((?<said>[^()]{3,40})\)|\s[—–:-]\s*(?<behind>[^—–:()]{3,40})|\s(?<mark>[❌✗✘]))\s*$/u;
const UNIT = String.raw`(?:(?:unit|integration|api|e2e|smoke|runtime|automated)\s)?(?:tests?|checks|cases|scenarios|endpoints|apis|тест\p{L}*|провер\p{L}*|сценари\p{L}*|эндпоинт\p{L}*)`;
const WELL = String.raw`(?:pass(?:ed|ing|es)?|work(?:ing|s|ed)?|succeeded|successful|прош\p{L}+|пройден\p{L}*|успешн\p{L}*|работа\p{L}+)(?!\p{L})`;
const RATIO = String.raw`(?<![\d./])(?<n>\d{1,5})\s*(?:\/|of|out of|из)\s*(?<m>\d{1,5})(?![\d./]|\s?%)`;
// `36/40 tests passing`, and `Tests passed: 36/40`.
const SHARES = [
  new RegExp(String.raw`${RATIO}\s+(?<unit>${UNIT})\s+(?:(?:are|were|is)\s+)?${WELL}`, 'iu'),
  new RegExp(String.raw`(?<!\p{L})(?<unit>${UNIT})\s+${WELL}\s*[:=]\s*${RATIO}`, 'iu'),
];

/** Everything of this run that a document says to have failed, to work in part, or to be left undone, but for what is settled. */
export const troublesOf = once((document: LintDocument): readonly Trouble[] => {
  const sentences = sentencesAndRows(document).filter(
    (one) => !isBelowOther(one) && !standsElsewhere(one) && one.box !== 'done',
  );
  const told = [
    ...tablesOfThisRun(document).flatMap(inTable),
    ...sentences.flatMap(inSentence),
    ...openRequirements(document),
  ];
  return told.filter(({ name, spot }) =>
    name === ''
      ? !sentences.some((one) => one.line > spot.line && isWholeOf(one, spot))
      : !titlesOf(spot).some((title) => ALLOWED.test(title)) && !isSettled(document, name, spot),
  );
});

/** True for what is known and left as it is, and for what passed further below, under the same name. */
export function isSettled(document: LintDocument, name: string, { line, text }: Place): boolean {
  const words = stemsOf(name);
  const isSame = (one: string) => nameTheSame(stemsOf(one), words) && digitsOf(one) === digitsOf(name);
  return ALLOWED.test(text) || passesOf(document).some((one) => one.line > line && isSame(one.name));
}

const passesOf = once((document: LintDocument) => [
  ...sentencesAndRows(document)
    .filter(({ text, box }) => box === 'done' || (PASSES.test(text) && !NOT.test(text)))
    .map(({ line, label, text }) => ({ line, name: label ?? text })),
  ...statesOf(document).flatMap(({ rows }) =>
    rows.flatMap(({ spot, state, cells: [name = ''] }) =>
      state === 'pass' ? [{ line: spot.line, name }] : [],
    ),
  ),
]);

// `T-1` and `T-2` have the same words.
function digitsOf(name: string): string {
  return (name.match(/\d+/g) ?? []).join();
}

// `30/30 tests passing` further below is of the run after the one with 25.
function isWholeOf({ text }: Sentence, share: Place): boolean {
  const { n, m } = ratioIn(text);
  return n !== undefined && n === m && m === ratioIn(share.text).m;
}

function ratioIn(text: string): { n?: string; m?: string; unit?: string } {
  return SHARES.map((form) => form.exec(text)).find((found) => found !== null)?.groups ?? {};
}

/** What a short text says of its thing, at its beginning; null where it says nothing of the sort, or that it is as it should be. */
export function troubleIn(text: string): Trouble['state'] | null {
  const [short = ''] = text.split(/\s[—–-]\s|[.;,(]/u);
  if (FAIL_MARK.test(short.trim())) return 'failed';
  if (WARN_MARK.test(short.trim())) return 'warned';
  if (short.length > LONGEST_STATE || /\d/.test(short)) return null;
  return STATES.find(([, pattern]) => pattern.test(short))?.[0] ?? null;
}

function inTable(table: LintTable): Trouble[] {
  const column = table.header.findLastIndex(
    (head, index) => index > 0 && HEAD.test(head) && !EARLIER.test(head),
  );
  if (column < 0) return [];
  return table.rows.flatMap((row) => {
    const state = troubleIn(row.cells[column] ?? '');
    const [name = ''] = row.cells;
    const text = row.cells.join(' | ');
    if (state === null || saysResolved(text)) return [];
    const above = [table.header[0] ?? '', name, table.lead, ...titlesOf(table)];
    return [{ spot: rowSpot(table, row), name, state, kinds: kindsIn(above.join(' ')) }];
  });
}

function inSentence(sentence: Sentence): Trouble[] {
  const { text, label, value, origin, lead, nested, headings } = sentence;
  if (origin === 'row') return [];
  const share = shareIn(sentence);
  if (share !== null) return [share];
  if (saysResolved(text)) return [];
  const own = origin === 'heading' ? saidInHeading(text) : value;
  const state = label === null && origin !== 'heading' ? null : troubleIn(own);
  if (state === null) return [];
  // A status is that of what the item around it names, or of the heading right above it.
  const said = SAYS.test(label ?? '') ? (nested ? lead : (headings.at(-1) ?? '')) : (label ?? text);
  const name = origin === 'heading' ? text.replace(IN_HEADING, '') : said;
  if (name === '' || name.length > LONGEST_NAME) return [];
  return [{ spot: sentence, name, state, kinds: kindsIn([name, ...titlesOf(sentence)].join(' ')) }];
}

// Of each list the first; one of which nothing is ticked is a form that nobody has filled in.
function openRequirements({ statements }: LintDocument): Trouble[] {
  const boxes = statements.filter((one) => one.box !== null && !isBelowOther(one));
  return [...groupBy(boxes, (one) => titlesOf(one).join('\n')).values()].flatMap((list) => {
    const first = list.find(({ box }) => box === 'open');
    if (first === undefined || !list.some(({ box }) => box === 'done')) return [];
    const kinds = kindsIn(titlesOf(first).join(' '));
    return kinds.has('requirement') ? [{ spot: first, name: first.text, state: 'left', kinds }] : [];
  });
}

function saidInHeading(text: string): string {
  const { said, behind, mark } = IN_HEADING.exec(text)?.groups ?? {};
  return said ?? behind ?? mark ?? '';
}

// `36/40 tests passing` leaves four that did not pass.
function shareIn(sentence: Sentence): Trouble | null {
  const { n, m, unit = '' } = ratioIn(sentence.text);
  if (
    n === undefined ||
    Number(n) >= Number(m) ||
    EARLIER.test(sentence.text) ||
    ALLOWED.test(sentence.text) ||
    !isOfThisRun(sentence)
  )
    return null;
  return { spot: sentence, name: '', state: 'failed', kinds: kindsIn(unit) };
}

function titlesOf({ sectionTitle, headings }: Spot): string[] {
  return [sectionTitle, ...headings];
}
