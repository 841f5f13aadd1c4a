import { lazyPattern } from '../common/lazy-pattern.ts';
import { maskByLine } from './by-line.ts';
import type { MaskValue } from './labelled-values.ts';
import { LISTED_PERSON, MORE_PERSONS, mayBeCalled, PERSON_LABEL, PERSON_LIST } from './person-words.ts';

/** Of a line in small letters: names are told by their capitals, labels are not. */
const LABEL = lazyPattern(
  () =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}_-])(?:${PERSON_LABEL})[*_\x60"'»]{0,3}[ \t]{0,3}(?::|=|[–—-](?= ))[*_\x60]{0,3}[ \t]{0,3}["'«“*_\x60]{0,3}`,
      'gu',
    ),
);
const LIST = lazyPattern(() => new RegExp(PERSON_LIST, 'uy'));
const ITEM = lazyPattern(() => new RegExp(LISTED_PERSON, 'gu'));
const BEHIND_MASK = lazyPattern(() => new RegExp(`((?:Маскъ|Maskq)\\p{Ll}{8})(${MORE_PERSONS})`, 'gu'));
const HAS_MORE = /(?:Маскъ|Maskq)\p{Ll}{8}(?:[,;] | (?:и|and) )\p{Lu}/u;

/**
 * Masks persons whom a label of a form in one of several languages names, one or a row of them, and those who stand in a row behind a name that
 * is masked already.
 */
export function maskListedPersons(text: string, mask: MaskValue): string {
  return maskByLine(text, (line) => {
    const told = /[:=–—-]/.test(line) && /\p{Lu}/u.test(line) ? maskLabelled(line, mask) : line;
    return HAS_MORE.test(told)
      ? told.replace(BEHIND_MASK(), (_, known: string, more: string) => known + maskItems(more, mask))
      : told;
  });
}

function maskLabelled(line: string, mask: MaskValue): string {
  const lower = line.toLowerCase();
  // A sign that has two small letters would move all places behind it.
  if (lower.length !== line.length) return line;
  const list = LIST();
  let masked = '';
  let done = 0;
  for (const { 0: label, index } of lower.matchAll(LABEL())) {
    const from = index + label.length;
    list.lastIndex = from;
    const persons = from < done ? undefined : list.exec(line)?.[0];
    if (persons === undefined) continue;
    masked += line.slice(done, from) + maskItems(persons, mask);
    done = from + persons.length;
  }
  return masked + line.slice(done);
}

function maskItems(list: string, mask: MaskValue): string {
  return list.replace(ITEM(), (name) =>
    mayBeCalled(name.replace(/[/,]/g, ' ').trim()) ? mask('words', name) : name,
  );
}
