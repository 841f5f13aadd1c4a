import { lazy } from '../common/lazy-pattern.ts';
import { endsAsSurname, isFirstName, isOfSomebody, isPatronymic, mayBeSurname } from './first-names.ts';
import type { PersonFinder, PersonPart } from './person-rules.ts';
import { HAS_NAME, HAS_SHORT_NAME, mayBeCalled, SHORT_NAME } from './person-words.ts';

/** A word with a capital, and where it stands. */
interface Word {
  text: string;
  start: number;
  end: number;
}

const WORD =
  /(?=\p{Lu}\p{Ll})(?<![\p{L}\p{N}_@./-])(?!Маскъ|Maskq)\p{Lu}\p{Ll}[\p{L}\p{M}’-]{0,30}(?![\p{L}\p{N}_@])/gu;
const IN_A_ROW = /^[ \u00a0]{1,2}$/;
/** Cells of a row, or members of a tuple. */
const IN_CELLS = /^["'`]{0,2} ?[,;|\t] ?["'`]{0,2}$/;

/** Before a word that has a capital though no sentence begins with it. */
const IN_A_SENTENCE = /[\p{L},:;–—-][ \u00a0]$|[(«"]$/u;

const SHORT = lazy.gu`${SHORT_NAME}`;

/** First names that are known with the surname and the patronymic beside them, and surnames with their initials, where something beside them says that they are somebody's. */
export const KNOWN: readonly PersonFinder[] = [
  { worth: HAS_NAME, find: longNames },
  { worth: HAS_SHORT_NAME, find: shortNames },
];

function* shortNames(text: string): Generator<PersonPart> {
  for (const { 0: name, index: start } of text.matchAll(SHORT(text))) {
    const end = start + name.length;
    if (mayBeCalled(name) && isOfSomebody(text, start, end, false)) yield { start, end };
  }
}

function* longNames(text: string): Generator<PersonPart> {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
  let done = 0;
  for (const [index, word] of words.entries()) {
    if (word.start < done || !(isFirstName(word.text) || isPatronymic(words[index + 1]?.text ?? '')))
      continue;
    const [first, last] = nameAround(text, words, index) ?? [];
    if (first === undefined || last === undefined || first.start < done) continue;
    const name = text.slice(first.start, last.end);
    if (!isOfSomebody(text, first.start, last.end, name.split(/[ \u00a0]+/).some(isPatronymic))) continue;
    // Of two cells of a row each by itself.
    for (const { 0: part, index: at } of name.matchAll(/[\p{L}\p{M}’-]+(?:[ \u00a0]{1,2}[\p{L}\p{M}’-]+)*/gu))
      yield { start: first.start + at, end: first.start + at + part.length };
    done = last.end;
  }
}

// "Анна Сергеевна Образцова", "Образцова Анна", `Анна,Образцова`.
function nameAround(text: string, words: readonly Word[], index: number): [Word, Word] | null {
  const word = words[index];
  if (word === undefined) return null;
  const [before, next, third] = [words[index - 1], words[index + 1], words[index + 2]];
  const joined = (a: Word, b: Word | undefined, gap: RegExp): b is Word =>
    b !== undefined && gap.test(text.slice(a.end, b.start));
  const hasPatronymic = joined(word, next, IN_A_ROW) && isPatronymic(next.text);
  const surname =
    before !== undefined &&
    joined(before, word, IN_A_ROW) &&
    (endsAsSurname(before.text) ||
      (hasPatronymic &&
        mayBeSurname(before.text) &&
        IN_A_SENTENCE.test(text.slice(Math.max(0, before.start - 2), before.start))))
      ? before
      : null;
  if (hasPatronymic) {
    const last = joined(next, third, IN_A_ROW) && surname === null && mayBeSurname(third.text) ? third : next;
    return [surname ?? word, last];
  }
  if (surname !== null) return [surname, word];
  if (joined(word, next, IN_A_ROW) && mayBeSurname(next.text)) {
    const last = joined(next, third, IN_A_ROW) && isPatronymic(third.text) ? third : next;
    return [word, last];
  }
  if (joined(word, next, IN_CELLS) && endsAsSurname(next.text)) return [word, next];
  if (before !== undefined && joined(before, word, IN_CELLS) && endsAsSurname(before.text))
    return [before, word];
  return null;
}
