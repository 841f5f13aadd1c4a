// Words that say that something is counted, and not what.
const NEUTRAL =
  /^(?:a|an|the|of|in|is|are|was|were|be|been|has|have|had|any|all|total|number|count|counts|value|amount|found|detected|observed|reported|encountered|recorded|there|that|tests?|cases?|now|more|at|still|remain|remains|remaining|left|в|и|по|на|не|нет|с|из|всего|количество|число|значение|тест|тесты|тестов|теста|было|был|были|обнаружено|обнаружены|выявлено|выявлены|найдено|зафиксировано|осталось|больше|шт|штук)$/iu;
const SHORTEST = 4;

/** The words of a text that say what is counted, in lower case. */
export function tellingWords(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter((word) => !NEUTRAL.test(word));
}

/** True for two forms of one word, by their beginning: `failed` and `failures`, `ошибка` and `ошибок`. */
export function areKin(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a[same] === b[same]) same += 1;
  return same >= SHORTEST && same >= shorter * 0.6;
}

/** True when two lists of words name the same thing: each word has one akin to it in the other list. */
export function nameTheSame(some: readonly string[], others: readonly string[]): boolean {
  const within = (a: readonly string[], b: readonly string[]) =>
    a.every((word) => b.some((other) => areKin(word, other)));
  return some.length > 0 && within(some, others) && within(others, some);
}
