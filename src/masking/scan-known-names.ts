import { endsAsSurname, isFirstName, isOfSomebody, isPatronymic, mayBeSurname } from './first-names.ts';
import { HAS_NAME, HAS_SHORT_NAME, mayBeCalled, NAME_WORD, SHORT_NAME } from './person-words.ts';
import { isReserved } from './scan-fields.ts';

/** Each word with a capital, and the one behind it. */
const PAIR = new RegExp(
  String.raw`(?<![\p{L}\p{N}_@./-])(?<one>${NAME_WORD})(?=(?<gap>[ \u00a0]{1,2}|["'\x60]{0,2} ?[,;|\t] ?["'\x60]{0,2})(?<other>${NAME_WORD})(?![\p{L}\p{N}_@]))`,
  'gu',
);

const SHORT = new RegExp(SHORT_NAME, 'gu');

/** Where a first name that is known stands open beside a surname or a patronymic, and something says whose it is; -1 without one. */
export function placeOfKnownName(text: string): number {
  if (!HAS_NAME.test(text)) return -1;
  for (const { index, groups } of text.matchAll(PAIR)) {
    const { one = '', gap = '', other = '' } = groups ?? {};
    const isSurname = gap.trim() === '' && !gap.includes('\t') ? mayBeSurname : endsAsSurname;
    const tells =
      ((isFirstName(one) || (isPatronymic(other) && gap.trim() === '')) &&
        isSurname(other) &&
        isOpen(other)) ||
      (isFirstName(other) && endsAsSurname(one) && isOpen(one));
    const end = index + one.length + gap.length + other.length;
    if (tells && isOfSomebody(text, index, end, isPatronymic(other))) return index;
  }
  if (!HAS_SHORT_NAME.test(text)) return -1;
  for (const { index, 0: name } of text.matchAll(SHORT))
    if (mayBeCalled(name) && isOpen(name) && isOfSomebody(text, index, index + name.length, false))
      return index;
  return -1;
}

function isOpen(word: string): boolean {
  return !isReserved('name', word);
}
