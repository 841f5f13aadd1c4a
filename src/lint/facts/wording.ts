import type { Statement } from '../document/lint-document.ts';
import { once } from '../once.ts';

const EARLIER =
  /\b(previous|prior|earlier|last|former)\s+(report|audit|run|version)|incorrectly claimed|comparison with|предыдущ|прошл\S+ (отч[её]т|прогон|аудит)|сравнени/i;

const NOT_RUN =
  /\b(?:not|never)\s+(?:actually\s+|yet\s+|been\s+|fully\s+)*(?:executed|run|tested|performed|covered|exercised)|\bunexecuted|\buntested|\bmissing\s+(?:\S+\s+){0,3}?(?:tests?|entries|ids|requests|coverage)|\b(?:tests?|entries|requests)\s+(?:are\s+|is\s+|were\s+)?missing|^(?:total\s+)?missing(?=\s*(?:[:(\d]|$))|не\s+(?:был[аио]?\s+)?(?:выполн|запущ|запуск|прогон|прогнан|исполн|тестир)|пропущенн\S+ тест|отсутству\S+ тест|нет результат/i;

const NEGATED =
  /(?<![\p{L}\d])(?:no|none|nothing|zero|0|without|never|нет|ни од\S+|без|ничего)\s+(?:\S+\s+){0,3}?$|^\s*(?:none|нет)(?!\p{L})/iu;

// Headings of what is not this run: earlier ones, what is to come, and what is wanted.
const ELSEWHERE =
  /\b(?:change ?log|history|release notes|what(?:'s| was| is| has)? (?:changed?|new|fixed)|corrected issues|road ?map|plan(?:s|ned)?|next steps?|next actions|to ?do|goals?|targets?|objectives?|path to|future|backlog|attempts?|comparison|before and after)\b|(?<!\p{L})(?:истори[яи]|изменени[яй]|план(?:ы|ов)?|цел[ьи]|следующ\S*|дорожн\S*|попыт\S*|сравнени\S*|что (?:изменилось|исправлено|сделать|дальше))(?!\p{L})/iu;
// Headings of what was asked for, and of what became of it.
const ASKED = /\b(?:acceptance criteria|definition of done|requirements)\b|(?<!\p{L})критери\p{L}*/iu;
const ASKED_AND_DONE =
  /^\s*(?:✅|✔)|\b(?:met|satisfied|fulfilled|completed)\b|(?<!\p{L})(?:выполнен\p{L}*|соблюден\p{L}*)(?!\p{L})/iu;
// A date or a version at the beginning, and what happened then.
const ENTRY =
  /^(?:v?\d+\.\d+(?:\.\d+)?|\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})(?:\s*[([][^)\]]*[)\]])?\s*(?:[:—–]|\s-\s)/i;
const THEN =
  /\b(?:previously|formerly|was before|target(?:ed)?|goal|should be|must be|expected to reach|(?:first|second|third|last|\d(?:st|nd|rd|th)) attempt|attempt \d|after attempt|audit [A-Z]\b)|(?<!\p{L})(?:было|ранее|цель|достичь|довести|попыт\S*)(?!\p{L})/iu;

// `0/10 (pending results)` is the blank that a number is to be written into.
const BLANK =
  /\((?:(?:all|still|results?|run)\s+)*(?:pending|tbd|tba|awaiting|to be (?:filled|populated|determined|added|updated|executed|run|done)|уточняется|заполнить|будет (?:заполнен|добавлен)\p{L}*|ожида(?:ется|ются|ет)|не заполнен\p{L}*)(?:\s+(?:in|results?|data|run|execution|later|позже|результат\p{L}*|данн\p{L}*|прогон\p{L}*))*\)/iu;

// `111 (was 98)` is said of this run.
const WAS_IN_BRACKETS = /(?<=\d\s?)\((?:was|previously|formerly|было|ранее)[^()]*\)/giu;

// Checks and calls that were not made are parts of tests that may have run.
const OF_NO_TEST =
  /\b(?:checks?|assertions?|rules?|schemas?|columns?|calls?|writes?|retries|shards?)\b(?:\s+(?!tests?|entries)\S+){0,4}\s*$|(?:провер\p{L}*|вызов\p{L}*|правил\p{L}*)(?:\s+\S+){0,3}\s*$/iu;
// What was missing, and is not any more.
const RESOLVED =
  /\b(?:previously|formerly|now|no longer|fixed|resolved|closed|completed|added|implemented|documented|explained|handled|found|recorded|restored|corrected|included|listed|described|reported|checked|validated|covered by)\b|(?<!\p{L})(?:ранее|теперь|больше не|исправлен\S*|устран\S*|закрыт\S*|добавлен\S*|найден\S*|описан\S*|учтен\S*|учтён\S*|перечислен\S*|обработан\S*|недостающ\S*)/iu;

/** True for text that says of something that was wrong or missing that it is no more. */
export function saysResolved(text: string): boolean {
  return RESOLVED.test(text);
}

/** What is asked of a statement, or of a table in its place, to know whether it is of this run. */
type Told = Pick<Statement, 'origin' | 'section' | 'sectionTitle' | 'headings' | 'lead' | 'text'>;

/** True for a statement of what was or is to be: history, plans, goals. Its counts are not those of this run. */
export const isElsewhere = once((statement: Told): boolean => {
  const { section, text, origin } = statement;
  if (section === 'title' || origin === 'heading') return isAboutEarlier(statement);
  return standsElsewhere(statement) || THEN.test(text.replaceAll(WAS_IN_BRACKETS, ' '));
});

/** True where the headings or the line above a statement, or a date or a version before it, say that it is history, a plan or a goal. */
export const standsElsewhere = once((statement: Told): boolean => {
  const { sectionTitle, headings, lead, text } = statement;
  return (
    isAboutEarlier(statement) ||
    [sectionTitle, ...headings, lead].some(isOfElsewhere) ||
    ENTRY.test(text) ||
    BLANK.test(text)
  );
});

function isOfElsewhere(words: string): boolean {
  return ELSEWHERE.test(words) || (ASKED.test(words) && !ASKED_AND_DONE.test(words));
}

/** True where the headings above a table say that it compares the run with another one. */
export function isComparison({
  sectionTitle,
  headings,
}: Pick<Statement, 'sectionTitle' | 'headings'>): boolean {
  return [sectionTitle, ...headings].some((heading) =>
    /\bcompar(?:ed|ison)\b|(?<!\p{L})сравнен\p{L}*/iu.test(heading),
  );
}

/** True for a statement about another report or run: its numbers are not this one's. */
export function isAboutEarlier({ text, lead, headings }: Told): boolean {
  return EARLIER.test(text) || EARLIER.test(lead) || headings.some((heading) => EARLIER.test(heading));
}

/** True for text that says of tests that they did not run. */
export function saysNotRun(text: string): boolean {
  const found = NOT_RUN.exec(text);
  if (found === null) return false;
  const before = text.slice(0, found.index);
  return !NEGATED.test(before) && !OF_NO_TEST.test(before) && !isClosed(text, found[0]);
}

// `Missing tests (6.2-6.4) now executed` ran; `not executed` stays so, whatever was documented.
function isClosed(text: string, words: string): boolean {
  if (/^(?:not|never|не)\b|^не\s/i.test(words)) return /\b(?:previously|formerly) not\b|ранее не/i.test(text);
  return (
    saysResolved(text) ||
    /\bexecuted\b|выполнены?(?!\p{L})/iu.test(
      text.replace(words, '').replace(/\b(?:not|to be)\s+\S*\s?executed/gi, ''),
    )
  );
}

// Taken out of what was to be run, by whatever decision.
const LEFT_OUT =
  /\b(?:left out|dropped|withdrawn|held back|omitted|postponed|deferred|taken out|put off|excluded|out of scope|before the start)\b|(?<!\p{L})(?:снят[аоы]?|перенес[её]н\p{L}*|исключ[её]н\p{L}*|отложен\p{L}*|отложили|отозван\p{L}*|вне (?:охвата|рамок)|до начала)(?!\p{L})/iu;

/** True for text that says that something was left out of the run. */
export function saysLeftOut(text: string): boolean {
  return LEFT_OUT.test(text);
}

/** True when the text before a word turns it into its opposite: `no tests missing`, `0 failed`. */
export function isNegated(before: string): boolean {
  return NEGATED.test(before);
}
