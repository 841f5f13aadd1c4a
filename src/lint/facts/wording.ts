import type { Statement } from '../document/lint-document.ts';

const EARLIER =
  /\b(previous|prior|earlier|last|former)\s+(report|audit|run|version)|incorrectly claimed|comparison with|предыдущ|прошл\S+ (отч[её]т|прогон|аудит)|сравнени/i;

const NOT_RUN =
  /\b(?:not|never)\s+(?:actually\s+|yet\s+|been\s+|fully\s+)*(?:executed|run|tested|performed|covered|exercised)|\bunexecuted|\buntested|\bmissing\s+(?:\S+\s+){0,3}?(?:tests?|entries|ids|requests|coverage)|\b(?:tests?|entries|requests)\s+(?:are\s+|is\s+|were\s+)?missing|^(?:total\s+)?missing(?=\s*(?:[:(\d]|$))|не\s+(?:был[аио]?\s+)?(?:выполн|запущ|запуск|прогон|прогнан|исполн|тестир)|пропущенн\S+ тест|отсутству\S+ тест|нет результат/i;

const NEGATED =
  /(?<![\p{L}\d])(?:no|none|nothing|zero|0|without|never|нет|ни од\S+|без|ничего)\s+(?:\S+\s+){0,3}?$|^\s*(?:none|нет)(?!\p{L})/iu;

/** True for a statement about another report or run: its numbers are not this one's. */
export function isAboutEarlier({ text, lead, headings }: Statement): boolean {
  return EARLIER.test(text) || EARLIER.test(lead) || headings.some((heading) => EARLIER.test(heading));
}

/** True for text that says of tests that they did not run. */
export function saysNotRun(text: string): boolean {
  const found = NOT_RUN.exec(text);
  return found !== null && !NEGATED.test(text.slice(0, found.index));
}

/** True when the text before a word turns it into its opposite: `no tests missing`, `0 failed`. */
export function isNegated(before: string): boolean {
  return NEGATED.test(before);
}
