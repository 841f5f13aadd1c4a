// Forms and other words of one thing, by what they are told by here.
const SAME: readonly (readonly [string, RegExp])[] = [
  [
    'load',
    /^(?:loaded|inserted|written|imported|ingested|landed|загружен\p{L}*|записан\p{L}*|вставлен\p{L}*|импортирован\p{L}*)$/u,
  ],
  ['receive', /^(?:received|fetched|retrieved|extracted|получен\p{L}*|выгружен\p{L}*|прочитан\p{L}*)$/u],
  [
    'reject',
    /^(?:rejected|refused|dropped|quarantined|отклонен\p{L}*|отброшен\p{L}*|отбракован\p{L}*|отвергнут\p{L}*)$/u,
  ],
  [
    'pass',
    /^(?:pass(?:ed|es|ing)?|succeed(?:ed|s)?|success\w*|green|ok|fine|пройден\p{L}*|успешн\p{L}*|прошл\p{L}*)$/u,
  ],
  ['fail', /^(?:fail(?:ed|s|ing|ures?)?|unsuccessful|nok|red|провал\p{L}*|упал\p{L}*|неуспешн\p{L}*)$/u],
  ['skip', /^(?:skip(?:ped|s)?|omitted|пропущ\p{L}*)$/u],
  ['block', /^(?:block(?:ed)?|заблокирован\p{L}*)$/u],
  ['blocker', /^blockers?$/u],
  ['run', /^(?:r[ua]n|executed|performed|completed|выполн\p{L}*|запущен\p{L}*|прогнан\p{L}*)$/u],
  ['duplicate', /^(?:duplicat\w*|dupes?|дубл\p{L}*|дубликат\p{L}*)$/u],
  ['row', /^(?:rows?|records?|строк\p{L}*|запис(?:ь|и|ей|ям|ями|ях))$/u],
  ['test', /^(?:tests?|cases?|тест\p{L}*|кейс\p{L}*)$/u],
  ['defect', /^(?:defects?|bugs?|дефект\p{L}*|баг\p{L}*)$/u],
  ['table', /^(?:tables?|таблиц\p{L}*)$/u],
];
// Words that say that something is counted, or how it is told, and not what is counted.
const NEUTRAL =
  /^(?:a|an|the|this|that|these|those|of|in|is|are|was|were|be|been|has|have|had|any|all|both|total|totals|overall|number|numbers|count|counts|counted|value|values|amount|quantity|found|there|now|more|only|just|exactly|together|altogether|new|per|each|every|them|which|it|its|we|our|out|also|still|so|and|or|не|в|и|на|с|из|по|за|к|всего|итого|общее|общий|количество|кол|во|число|значение|было|был|были|шт|штук|штуки|все|всех|это|эти|ровно|только)$/u;

// What any run is made of, whatever it is called there.
const UNIT =
  /^(?:test|check|case|scenario|criteri\p{L}*|request|assertion|step|item|endpoint|operation|method|entri|call|collected|run|control\p{L}*|провер\p{L}*|запрос\p{L}*|сценар\p{L}*|критери\p{L}*|пункт\p{L}*|эндпоинт\p{L}*|операци\p{L}*|метод\p{L}*|вызов\p{L}*|прогна\p{L}*)$/u;

/** True for a stem of what a run is made of: tests, checks, requests, steps, whatever became of them. */
export function isUnit(stem: string): boolean {
  return UNIT.test(stem);
}

/** The words of a text that name what is counted, each in one form, in lower case; names with an underscore are one word. */
export function stemsOf(text: string): string[] {
  const words = negated(text.toLowerCase()).match(/[\p{L}][\p{L}\p{N}_]*/gu) ?? [];
  return [...new Set(words.filter((word) => !NEUTRAL.test(word)).map(stem))];
}

/** The first two stems of the words behind a number, up to the next sign: what it counts. */
export function nounBehind({ at, length }: { at: number; length: number }, text: string): string[] {
  return stemsOf(text.slice(at + length).split(/[.,;:()]/)[0] ?? '').slice(0, 2);
}

/** What a number of a sentence counts: the words behind it, and its label where it stands behind that (`Total records: 511`). */
export function countedBy(
  { label, text }: { label: string | null; text: string },
  number: { at: number; length: number },
): string[] {
  return [...nounBehind(number, text), ...(label !== null && number.at > label.length ? stemsOf(label) : [])];
}

// What is not passed is failed, and what is not run skipped.
function negated(text: string): string {
  return text
    .replaceAll(
      /\b(?:not (?:ok|passed|met|successful)|did not pass)\b|(?<!\p{L})не\s?(?:пройден|прош|успеш)\p{L}*/gu,
      'failed',
    )
    .replaceAll(
      /\b(?:not (?:run|executed|started)|did not run|n\/a)\b|(?<!\p{L})не\s?(?:выполн|запуск|запущ|прогон)\p{L}*/gu,
      'skipped',
    );
}

function stem(word: string): string {
  const known = SAME.find(([, pattern]) => pattern.test(word))?.[0];
  if (known !== undefined) return known;
  if (word.includes('_')) return word;
  if (/^\p{Script=Cyrillic}/u.test(word)) return cyrillic(word);
  return word.replace(/(?:ies|(?<![aeou])y)$/, 'i').replace(/(?<=[^s])s$/, '');
}

// Without the endings of nouns, adjectives and participles: `проверено` and `проверенных` are one word.
function cyrillic(word: string): string {
  const short = word
    .replace(/(?:ся|сь)$/u, '')
    .replace(ENDING, '')
    .replace(/(?<=\p{L}{3})(?:[еа]нн|нн|[еа]н)$/u, '');
  return short.length < 3 ? word : short;
}

const ENDING =
  /(?<=\p{L}{3})(?:ыми|ими|ого|его|ому|ему|ами|ями|ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ую|юю|ым|им|ом|ем|ов|ев|ей|ам|ям|ах|ях|[аяоеуюыиьй])$/u;
