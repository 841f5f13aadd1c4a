import { lazy } from '../common/lazy-pattern.ts';
import { always, foundBy, type PersonFinder, type PersonPart } from './person-rules.ts';
import {
  ANY_PATRONYMIC_WORD,
  BEFORE_PERSON,
  comesPerson,
  FAMOUS,
  INITIALS,
  inAnyCase,
  inSmallLetters,
  isOfFame,
  mayBePerson,
  NAME_WORD,
  SPACE,
} from './person-words.ts';

const SPOKEN_TO =
  '(?:Коллег|Друзья|Клиент|Покупател|Гост|Зрител|Команд|Team|All|Sir|Madam|World|Everyone|Customer|Guest|There|Support)';
const START = String.raw`(?<![\p{L}\p{N}_-])`;
const CAPITALS = String.raw`\p{Lu}{2,20}`;
const FULL = `(?:${NAME_WORD}${SPACE}(?:${INITIALS}|\\p{Lu}[ ]\\p{Lu}(?!\\p{L}))|${INITIALS}${SPACE}?${NAME_WORD}|(?:${NAME_WORD}|${CAPITALS})(?:${SPACE}(?:${NAME_WORD}|${CAPITALS})){1,2})`;
/** "кассир ...", "buyer ...", "на имя ...": of a text in small letters, since folding case in so long a pattern is dear. */
const ROLES = lazy.gu`${START}(?:${BEFORE_PERSON})(?: (?:зала|билета|карты|кассы))?,?[:–—-]?${SPACE}`;
const NAME_BEHIND = lazy.uy`${FULL}(?![\p{L}\p{N}_])`;
/** A first name or a surname beside a patronymic, in any case. */
const WITH_PATRONYMIC = lazy.gu`${START}(?:(${NAME_WORD})${SPACE})?(${NAME_WORD})${SPACE}(${ANY_PATRONYMIC_WORD})(?:${SPACE}(${NAME_WORD}))?(?![\p{L}\p{N}_-])`;
const HAS_PATRONYMIC = lazy.u`(?:[оеё]вич|[лкфм][ьи]?ич|[оеё]вн|ичн)(?:а|у|ем|ом|е|ы|ой|ою)?(?!\p{L})`;

/**
 * Names of persons in prose, where the words beside them say that they are no names of events: behind what somebody is ("кассир ..."),
 * beside an e-mail address, with a patronymic in a sentence, in a visiting card or a letter. Names alone stay.
 */
export const IN_PROSE: readonly PersonFinder[] = [
  // Lines of cards and calendars: `N:...;...;...`, `FN:...`, `ATTENDEE;CN=...`; and of a chat that was exported.
  foundBy(
    /VCARD|MECARD:|(?:^|[\r\n])(?:TEL|BDAY|ADR)[;:]|(?:ATTENDEE|ORGANIZER)[;:]/,
    lazy.gu`((?:(?:^|[\r\n:]|\\n)(?:N|FN|NICKNAME)(?:;[A-Z0-9=;-]{1,40})?:|(?:ATTENDEE|ORGANIZER)(?:;[A-Z-]{1,20}=[A-Z-]{1,20}){0,5};CN=)"?)(\p{Lu}[^\r\n:"\\]{1,80}?)(?=["\r\n:\\]|;(?:TEL|EMAIL|NOTE|ADR|URL|;)|;*$)`,
    always,
  ),
  // `"Name" <address>`, `Name (address)`, `address (Name)`, `CN=Name:mailto:`.
  foundBy(
    /@|%40|:mailto:/,
    lazy.gu`(${START})(${NAME_WORD}(?:${SPACE}(?:${NAME_WORD}|\p{Lu}\.)){1,2})(?=["'»\]]?[ \t]{0,2}(?:[<(][^\s<>()]{1,80}(?:@|%40)|:mailto:))`,
    always,
  ),
  foundBy(
    /@|%40/,
    lazy.gu`((?:@|%40)[\p{L}\p{N}.-]{1,80}[ \t]{1,2}\()(${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2})(?=\))`,
    always,
  ),
  // "Здравствуйте, Анна!": a first name alone, and nobody else is spoken to.
  foundBy(
    /(?:вуйте|день|утро|вечер|ривет|ello|[Hh]i|ear),? \p{Lu}/u,
    lazy.gu`((?:${inAnyCase('здравствуйте|добрый день|доброе утро|добрый вечер|привет|hello|hi|dear')}),? )(?!${SPOKEN_TO})(\p{Lu}\p{Ll}{2,20}(?: \p{Lu}\p{Ll}{2,20})?)(?=[!,])`,
    always,
  ),
  { worth: / |\u00a0/, find: behindRoles },
  { worth: /[вкмлф][ьи]?ич|вн|ичн/, find: withPatronymics },
];

function* behindRoles(text: string): Generator<PersonPart> {
  const lower = inSmallLetters(text);
  if (!comesPerson(lower)) return;
  const behind = NAME_BEHIND();
  for (const { 0: role, index } of lower.matchAll(ROLES(lower))) {
    const start = index + role.length;
    // `MS` is no title.
    if (/^\p{Lu}{2}/u.test(text.slice(index, start)) && !/[а-яё]/.test(role)) continue;
    behind.lastIndex = start;
    const name = behind.exec(text)?.[0];
    if (name !== undefined && mayBePerson(name)) yield { start, end: start + name.length };
  }
}

function* withPatronymics(text: string): Generator<PersonPart> {
  if (!HAS_PATRONYMIC(text).test(text)) return;
  for (const { 0: name, 1: first, 2: second, 4: last, index } of text.matchAll(WITH_PATRONYMIC(text))) {
    const before = text.slice(Math.max(0, index - 40), index);
    if (
      isInSentence(before.slice(before.search(/[^\r\n]*$/)), first) &&
      ![first, second, last].some((word) => word !== undefined && FAMOUS.test(word))
    )
      yield { start: index, end: index + name.length };
  }
}

// A title stands alone, in quotes or behind its label; a person within a sentence, behind a word in small letters.
function isInSentence(before: string, first: string | undefined): boolean {
  if (isOfFame(before) || (first !== undefined && isOfFame(`${first} `))) return false;
  return /\p{Ll}{1,20},?[ \u00a0]$|[–—-][ \u00a0]$|(?<!\p{L})Я,[ \u00a0]$/u.test(before);
}
