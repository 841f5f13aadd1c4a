import type { Statement } from '../document/lint-document.ts';

/** True for errors with a bare number, where nothing says that they were expected. */
export function saysErrors({ label, value, sectionTitle, headings }: Statement): boolean {
  return (
    /^(?:errors?|ошибк[иа]|с ошибк(?:ой|ами)|ошибок)$/i.test(label ?? '') &&
    /^\d{1,5}$/.test(value.trim()) &&
    ![sectionTitle, ...headings].some((title) => /expected|negative|ожидаем|негативн/i.test(title))
  );
}

/** `330 total, 322 passing, 9 failing` and `33, of them 30 passed` behind `Tests:`, with the total as a number of tests. */
export function testsFirst(value: string): string {
  return value.replace(
    /^(\d{1,5})(?:\s+(?:total|in all|всего))?\s*[,;:(—–-]\s*(?:of (?:them|which)\s+|из них\s+)?/iu,
    '$1 tests: ',
  );
}

/** `All | 44` below `Shares of the loans by branch` is of the loans. */
export const OF_OTHERS =
  /^(?:\d+(?:\.\d+)*\.?\s+)?(?:defects|bugs|issues|findings|дефект\p{L}*|замечани\p{L}*)(?!\p{L})|^(?:\d+(?:\.\d+)*\.?\s+)?(?:shares? of|breakdown of|distribution of|доли|распределение|разбивка)\s(?!(?:the )?(?:tests?|requests|cases|checks|results|entries)|тест|запрос|провер|результат)/iu;

/** What is said of one environment of several is not said of the run. */
export const ONE_OF_SEVERAL =
  /^(?:on |in |на )?(?:the )?(?:staging|stage|production|prod|sandbox|test|dev|local|live|offline|стенд\S*|прод\S*|тест\S*)(?: environment| account| server| стенд\S*| контур\S*)?$/i;

/** What stands behind the number of a time: `Total | 46 min` counts no tests. */
export const OF_TIME =
  /^\s*(?:ms|s|sec\p{L}*|min\p{L}*|h|hours?|days?|мс|сек\p{L}*|мин\p{L}*|ч|час\p{L}*|дн\p{L}*)(?![\p{L}])/iu;

const TESTS_OR_NONE =
  /^(?:\s*(?:[([/,;:.—–-]|of\b|out\b|из(?!\p{L})|in\b|and\b|but\b|or\b|from\b|и(?!\p{L}))|\s+(?:\p{L}+\s+){0,2}(?:tests?|entries|entry|requests?|calls?|cases?|checks?|executed|run|planned|passed|succe\p{L}*|fail\p{L}*|skipped|тест\p{L}*|запрос\p{L}*|вызов\p{L}*|кейс\p{L}*|провер\p{L}*|выполн\p{L}*|пройден\p{L}*|успеш\p{L}*)(?!\p{L})|\W*$)/iu;
const BARE_TOTAL = /^(?:total|all|всего|итого)$/iu;
const MISSING = /^(?:total\s+)?(?:missing|отсутств\p{L}*)(?=\s+\p{L}|\/)/iu;

/** `Total: 4 expenses`, `Missing owner: 43`: a number of other things than tests, by the words behind the number or in the label. */
export function countsOthers(label: string, behind: string): boolean {
  if (BARE_TOTAL.test(label.trim())) return !TESTS_OR_NONE.test(behind);
  const found = MISSING.exec(label.trim());
  return found !== null && !TESTS_OR_NONE.test(` ${label.trim().slice(found[0].length).replace(/^\//, '')}`);
}

/** `all | 178` below `Duration, s`: the heading of a column with a unit, or with another thing than tests. */
export const OF_A_MEASURE =
  /[,(]\s*(?:s|sec|ms|min|h|[kmgt]i?b|%|с|сек|мс|мин|ч|[кмг]б|руб|шт)\.?\s*\)?$|\b(?:duration|time|seconds|minutes|hours|rows|size|bytes|seats|amount|price)\b|(?<!\p{L})(?:длительност|врем|секунд|минут|час|строк|размер|мест|сумм|цен)\p{L}*/iu;

/** The heading of one kind of the tests. */
export const KIND_OF_TESTS =
  /^(?:[^\p{L}\d]*|\d+(?:\.\d+)*\.?\s+)(?:unit|integration|e2e|end-to-end|smoke|regression|performance|security|functional|ui|backend|frontend|модульн\p{L}*|интеграционн\p{L}*)[ -](?:tests?|test suite|suite|тест\p{L}*)(?!\p{L})/iu;

/** `Unit tests passed`, `Admin тестов пройдено`: the label of a count of one kind of the tests. */
export const COUNTS_A_KIND =
  /^[^\p{L}\d]*(?:unit|integration|e2e|end-to-end|smoke|regression|performance|security|ui|admin|frontend|backend|модульн\p{L}*|интеграционн\p{L}*)[ -](?:tests?|тест\p{L}*)(?!\p{L})/iu;

/** Classes that documents make of their own. */
export const OTHER_CLASS =
  /\berrors?\b(?! rate)|\bblocked\b|\bwarnings?\b|\btime-?outs?\b|\bflaky\b|\binconclusive\b|\bpending\b|\bpartial(?:ly)?\b|частичн|\bdeferred\b|\bpostponed\b|отложен|\bmock(?:ed)?\b|ошиб|заблокир|предупрежд|таймаут/i;

/** `Passed with a warning` are beside those that passed, or among them. */
export const WITH_A_REMARK =
  /\b(?:pass\w*|succe\w*|executed)\s+(?:but\s+|though\s+)?with\s+(?:an?\s+)?(?:\p{L}+\s+)?(?:warning|remark|note|retr|limitation|issue)|\bpartial(?:ly)?\b|(?<!\p{L})частично(?!\p{L})|(?:успешн|пройден|выполнен)\p{L}*\s+с\s+(?:\p{L}+\s+)?(?:предупр|замечан|повтор|оговорк)/iu;

/** Advice, or a fact of another kind. */
export const NOT_A_COUNT =
  /^(?:re-?run|run|execute|выполнить|запустить)\s|^(?:pass|attempt|step|round)\s+#?\d|time|date|duration|\bid\b|commit|archive|врем|дата|длит/i;

/** `Before: 22 of 33 tests`, `After: 33 of 33 tests`. */
export const NOW = /^(?:after|now|current(?:ly)?|стало|сейчас|теперь)$/i;

/** A label of tests and nothing else: what it counts stands behind it. */
export const TESTS_LABEL =
  /^(?:(?:contract|api|automated|unit|integration|контрактн\p{L}*)\s+)?(?:tests?|тест\p{L}*)(?:\s+(?:results?|totals?))?$/iu;
