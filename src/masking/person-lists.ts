import { lazy } from '../common/lazy-pattern.ts';
import { INITIALS, mayBeCalled, NAME_WORD } from './person-words.ts';

// Persons behind a label of a form, one or a row of them, and in a row behind one who is masked: masker and scanner read such rows alike.

/** What forms of several languages call those who are named behind it, in small letters. */
export const PERSON_LABEL = [
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
const MASKED_NAME = String.raw`(?:Маскъ|Maskq)\p{Ll}{8}`;

/** Each person of a list. */
export const EACH_PERSON = lazy.gu`${LISTED_PERSON}`;
/** A masked name, and the persons in a row behind it. */
export const BEHIND_MASK = lazy.gu`(${MASKED_NAME})(${MORE_PERSONS})`;
/** A text without this has no row that goes on behind a masked name. */
export const GOES_ON = new RegExp(String.raw`${MASKED_NAME}(?:[,;] | (?:и|and) )\p{Lu}`, 'u');

/** The lists of persons that stand right behind a label. `lower`: the text in small letters, in which labels are told, as long as the text. */
export function* listsBehind(
  label: RegExp,
  text: string,
  lower: string,
): Generator<{ at: number; list: string }> {
  const list = LIST();
  for (const { 0: whole, index } of lower.matchAll(label)) {
    const at = index + whole.length;
    list.lastIndex = at;
    const found = list.exec(text)?.[0];
    if (found !== undefined) yield { at, list: found };
  }
}

/** True for one of a list who may be somebody. */
export function mayBeListed(name: string): boolean {
  return mayBeCalled(name.replace(/[/,]/g, ' ').trim());
}
