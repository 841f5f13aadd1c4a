import { lazy } from '../common/lazy-pattern.ts';
import { foundIn, type PersonFinder, type PersonPart } from './person-rules.ts';
import { INITIALS, inSmallLetters, MASKED_NAME, mayBeCalled, NAME_WORD } from './person-words.ts';

/** What forms of several languages call those who are named behind it, in small letters. */
const PERSON_LABEL = [
  String.raw`(?:фио|фамилия)(?: \p{L}{4,14})?(?: \([^()\r\n]{1,24}\))?|фамилия ?[/,] ?имя|обратил(?:ся|ась|ись)(?:\(ась\))?|присутствовал[аи]?`,
  String.raw`(?:given|issued|sold|gifted|addressed|assigned|registered) to|кому(?: \p{L}{4,12})?|на кого(?: \p{L}{4,12})?|выдан[оа]?(?: кому)?`,
  String.raw`гости(?: (?:на|от|из) \p{L}{3,14})?(?: \([^()\r\n]{1,30}\))?`,
  'покупатели|клиенты|зрители|посетители|участники|заявители|пассажиры|получатели',
  "(?:ticket|card|policy) ?holder(?:'?s'?)?(?: full)? names?|lead (?:booker|guest|passenger)|contact (?:person|name)",
  '(?:surname|last name)(?:,| and| &) (?:given|first) names?|(?:guests|customers|buyers|attendees|passengers|visitors|participants)(?: names?)?',
  "nombre(?: completo)?(?: del? (?:cliente|comprador|titular))?|nom(?: complet)? (?:du client|du titulaire|de l['’]acheteur)|nome (?:e cognome|del cliente|completo|do cliente)",
  "name (?:des|der) (?:kunden|kundin|käufers|gastes|inhabers)|kundenname|imię i nazwisko|прізвище(?:,? ім['’]я)?|jméno a příjmení|ad soyad",
].join('|');
const FEW_CAPITALS = String.raw`\p{Lu}{3,20},? \p{Lu}{3,20}(?: \p{Lu}{3,20})?`;
/** One person in a list: two or three words of a name, a surname with initials, or both in capitals. */
const LISTED_PERSON = `(?:${INITIALS}[ ]?${NAME_WORD}|${NAME_WORD}[ ](?:${INITIALS}|${NAME_WORD}(?:[ ]${NAME_WORD})?)|${NAME_WORD} ?/ ?${NAME_WORD}|${FEW_CAPITALS})(?![\\p{L}\\p{N}_])`;
/** Persons behind their label, and persons behind one that is known: with semicolons, or with an "and" before the last. */
const PERSON_LIST = `${LISTED_PERSON}(?:(?:[,;][ ]|[ ](?:и|and|y|et|und|&)[ ])${LISTED_PERSON}){0,30}`;
const MORE_PERSONS = `(?:(?:;[ ]${LISTED_PERSON}){1,30}|(?:,[ ]${LISTED_PERSON}){0,30}[ ](?:и|and)[ ]${LISTED_PERSON})`;

const LIST = lazy.uy`${PERSON_LIST}`;
/** Each person of a list. */
const EACH_PERSON = lazy.gu`${LISTED_PERSON}`;
/** Of a text in small letters: names are told by their capitals, labels are not. */
const LABEL = lazy.gu`(?<![\p{L}\p{N}_-])(?:${PERSON_LABEL})[*_\x60"'»]{0,3}[ \t]{0,3}(?::|=|[–—-](?= ))[*_\x60]{0,3}[ \t]{0,3}["'«“*_\x60]{0,3}`;

/**
 * Persons whom a label of a form in one of several languages names, one or a row of them, and those who stand in a row behind a name that
 * is masked already.
 */
export const LISTED: readonly PersonFinder[] = [
  { worth: /[:=–—-]/, find: behindLabels },
  foundIn(
    new RegExp(String.raw`${MASKED_NAME}(?:[,;] | (?:и|and) )\p{Lu}`, 'u'),
    lazy.gu`(${MASKED_NAME})(${MORE_PERSONS})`,
    EACH_PERSON,
    mayBeListed,
  ),
];

function* behindLabels(text: string): Generator<PersonPart> {
  const lower = inSmallLetters(text);
  const list = LIST();
  for (const { 0: label, index } of lower.matchAll(LABEL(lower))) {
    list.lastIndex = index + label.length;
    const start = list.lastIndex;
    const persons = list.exec(text)?.[0] ?? '';
    for (const { 0: name, index: at } of persons.matchAll(EACH_PERSON(persons)))
      if (mayBeListed(name)) yield { start: start + at, end: start + at + name.length };
  }
}

function mayBeListed(name: string): boolean {
  return mayBeCalled(name.replace(/[/,]/g, ' ').trim());
}
