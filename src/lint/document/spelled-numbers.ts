const ONES: readonly (readonly [string, number])[] = [
  ['zero|ноль|нуль', 0],
  ['one|один|одна|одно|одну|одного|одной|одним', 1],
  ['two|два|две|двух|двум|двумя', 2],
  ['three|три|тр[её]х|тр[её]м|тремя', 3],
  ['four|четыре|четыр[её]х|четыр[её]м|четырьмя', 4],
  ['five|пять|пяти|пятью', 5],
  ['six|шесть|шести|шестью', 6],
  ['seven|семь|семи|семью', 7],
  ['eight|восемь|восьми|восемью', 8],
  ['nine|девять|девяти|девятью', 9],
];
const TEENS: readonly (readonly [string, number])[] = [
  ['ten|десять|десяти|десятью', 10],
  ['eleven|одиннадцат[ьи]', 11],
  ['twelve|двенадцат[ьи]', 12],
  ['thirteen|тринадцат[ьи]', 13],
  ['fourteen|четырнадцат[ьи]', 14],
  ['fifteen|пятнадцат[ьи]', 15],
  ['sixteen|шестнадцат[ьи]', 16],
  ['seventeen|семнадцат[ьи]', 17],
  ['eighteen|восемнадцат[ьи]', 18],
  ['nineteen|девятнадцат[ьи]', 19],
];
const TENS: readonly (readonly [string, number])[] = [
  ['twenty|двадцат[ьи]', 20],
  ['thirty|тридцат[ьи]', 30],
  ['forty|сорок|сорока', 40],
  ['fifty|пятьдесят|пятидесяти', 50],
  ['sixty|шестьдесят|шестидесяти', 60],
  ['seventy|семьдесят|семидесяти', 70],
  ['eighty|восемьдесят|восьмидесяти', 80],
  ['ninety|девяносто|девяноста', 90],
];
const alternatives = (list: typeof ONES) => list.map(([words]) => words).join('|');
const HUNDRED = String.raw`(?:(?:a|one)\s+)?hundred(?:\s+and)?|сто|ста`;
const SMALL = String.raw`(?:(?<tens>${alternatives(TENS)})(?:(?:\s+|-)(?<unit>${alternatives(ONES)}))?|(?<teen>${alternatives(TEENS)})|(?<one>${alternatives(ONES)}))(?![\p{L}\p{N}_]|-\p{L})`;
const SPELLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])(?:(?<hundred>${HUNDRED})(?![\p{L}\p{N}_]|-\p{L})(?:\s+(?:${SMALL.replaceAll('(?<', '(?<h')}))?|${SMALL})`,
  'giu',
);
// Most lines have none of these beginnings, and need no more than a look.
const BEGINNING =
  /(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty|hundred|нол|нул|оди|одн|два|две|дву|три|тр[её]|чет|пят|шес|сем|вос|дев|дес|дцат|сорок|сто|ста)/i;

// `One of the tests`, `no one`, `один из`: no number of anything, unless what is counted or what became of it follows.
const COUNTED =
  /^\s+(?:\p{L}+\s+)?(?:tests?|cases?|checks?|requests?|entry|entries|failures?|errors?|rows?|records?|defects?|issues?|warnings?|skipped|failed|passed|blocked|was|(?:contract|open|known|critical|major|minor)\s+\p{L}+|тест\p{L}*|провер\p{L}*|запрос\p{L}*|ошибк\p{L}*|строк\p{L}*|запис\p{L}*|дефект\p{L}*|замечан\p{L}*|сценари\p{L}*|провал\p{L}*|пропущ\p{L}*|упал\p{L}*)(?!\p{L})/iu;
const NOT_BEFORE_ONE =
  /(?:\b(?:no|any|every|each|this|that|which|other|another|only)|(?<!\p{L})(?:ни|ещё|еще))\s+$/iu;

/** A text with its numbers in words as digits, in English and Russian: `twenty-two of thirty-three` becomes `22 of 33`. */
export function withDigits(text: string): string {
  if (!BEGINNING.test(text)) return text;
  return text.replaceAll(SPELLED, (...found) => {
    const [words, groups, all, at] = [found[0], found.at(-1), found.at(-2), found.at(-3)] as [
      string,
      Record<string, string | undefined>,
      string,
      number,
    ];
    const value = numberOf(groups);
    const isOne = value === 1;
    if (isOne && (!COUNTED.test(all.slice(at + words.length)) || NOT_BEFORE_ONE.test(all.slice(0, at))))
      return words;
    return String(value);
  });
}

function numberOf(groups: Record<string, string | undefined>): number {
  const of = (list: typeof ONES, name: string) => {
    const word = groups[name] ?? groups[`h${name}`];
    return word === undefined
      ? 0
      : (list.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(word))?.[1] ?? 0);
  };
  const hundred = groups['hundred'] === undefined ? 0 : 100;
  return hundred + of(TENS, 'tens') + of(ONES, 'unit') + of(TEENS, 'teen') + of(ONES, 'one');
}
