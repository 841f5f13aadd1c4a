import { lazyPattern } from '../common/lazy-pattern.ts';
import { LISTED_PERSON, MORE_PERSONS, mayBeCalled, PERSON_LABEL, PERSON_LIST } from './person-words.ts';
import { isReserved } from './scan-fields.ts';

const LABELS = lazyPattern(
  () =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}_-])(?:${PERSON_LABEL})[*_\x60"'» \t]{0,6}[:=–—-][*_\x60"'«“ \t]{0,9}`,
      'gu',
    ),
);
const LIST = lazyPattern(() => new RegExp(PERSON_LIST, 'uy'));
const ONE = lazyPattern(() => new RegExp(LISTED_PERSON, 'gu'));
const MORE = lazyPattern(() => new RegExp(`(?:Маскъ|Maskq)\\p{Ll}{8}(?<list>${MORE_PERSONS})`, 'gu'));
const BEHIND_MASK = /(?:Маскъ|Maskq)\p{Ll}{8}(?:[,;] | (?:и|and) )\p{Lu}/u;
const SIGN = /[:=–—]|- /;

/** True for a text in which a label names persons, or a row of them goes on behind a masked one, and one stands open. `lower`: the text in small letters. */
export function listsPerson(text: string, lower: string): boolean {
  if (SIGN.test(text) && lower.length === text.length) {
    const list = LIST();
    for (const { 0: label, index } of lower.matchAll(LABELS())) {
      list.lastIndex = index + label.length;
      if (holdsOpen(list.exec(text)?.[0] ?? '')) return true;
    }
  }
  return (
    BEHIND_MASK.test(text) &&
    [...text.matchAll(MORE())].some(({ groups }) => holdsOpen(groups?.['list'] ?? ''))
  );
}

function holdsOpen(list: string): boolean {
  return (list.match(ONE()) ?? []).some(
    (name) => mayBeCalled(name.replace(/[/,]/g, ' ').trim()) && !isReserved('name', name),
  );
}
