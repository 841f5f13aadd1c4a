import { lazy } from '../common/lazy-pattern.ts';
import { maskByLine } from './by-line.ts';
import type { MaskValue } from './labelled-values.ts';
import {
  ANY_PATRONYMIC_WORD,
  BEFORE_PERSON,
  comesPerson,
  FAMOUS,
  INITIALS,
  inAnyCase,
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
/** "кассир Оладушкина Вера", "buyer Wilhelmina Puddingsworth", "на имя ...". */
const AFTER_ROLE = lazy.gu`${START}((?:${inAnyCase(BEFORE_PERSON)})(?: (?:зала|билета|карты|кассы))?,?[:–—-]?${SPACE})(${FULL})(?![\p{L}\p{N}_])`;
/** A first name or a surname beside a patronymic, in any case. */
const WITH_PATRONYMIC = lazy.gu`${START}(?:(${NAME_WORD})${SPACE})?(${NAME_WORD})${SPACE}(${ANY_PATRONYMIC_WORD})(?:${SPACE}(${NAME_WORD}))?(?![\p{L}\p{N}_-])`;
/** `"Name" <address>`, `Name (address)`, `address (Name)`, `CN=Name:mailto:`. */
const BEFORE_MAIL = lazy.gu`${START}(${NAME_WORD}(?:${SPACE}(?:${NAME_WORD}|\p{Lu}\.)){1,2})(?=["'»]?[ \t]{0,2}(?:[<(][^\s<>()]{1,80}(?:@|%40)|:mailto:))`;
const AFTER_MAIL = lazy.gu`((?:@|%40)[\p{L}\p{N}.-]{1,80}[ \t]{1,2}\()(${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2})(?=\))`;
/** Lines of cards and calendars: `N:...;...;...`, `FN:...`, `ATTENDEE;CN=...`; and of a chat that was exported. */
const OF_CARD = lazy.gu`((?:^|[\r\n:]|\\n)(?:N|FN|NICKNAME)(?:;[A-Z0-9=;-]{1,40})?:|(?:ATTENDEE|ORGANIZER)(?:;[A-Z-]{1,20}=[A-Z-]{1,20}){0,5};CN=)("?)(\p{Lu}[^\r\n:"\\]{1,80}?)(?=["\r\n:\\]|;(?:TEL|EMAIL|NOTE|ADR|URL|;)|;*$)`;
const IS_CARD = /VCARD|MECARD:|(?:^|[\r\n])(?:TEL|BDAY|ADR)[;:]|(?:ATTENDEE|ORGANIZER)[;:]/;
/** Between the ends of a line: "С уважением," has its name in the next. */
const SIGNED = lazy.gu`((?:${inAnyCase('с уважением|best regards|kind regards|regards|sincerely')}),?[ \t]{0,3}\r?\n[ \t]{0,3})(${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2})(?=[ \t]{0,3}(?:[\r\n,]|$))`;
/** "Здравствуйте, Анна!": a first name alone, and nobody else is spoken to. */
const SALUTATION = lazy.gu`((?:${inAnyCase('здравствуйте|добрый день|доброе утро|добрый вечер|привет|hello|hi|dear')}),? )(?!${SPOKEN_TO})(\p{Lu}\p{Ll}{2,20}(?: \p{Lu}\p{Ll}{2,20})?)(?=[!,])`;
/** A list of people, each behind a dash, a bullet or a number. */
const LIST = lazy.giu`((?:список|перечень) (?:на (?:вход|проход)|гостей|зрителей|участников|клиентов|покупателей|посетителей|пассажиров|приглаш[её]нных)|guest list|attendees?|passengers)[^\r\n]{0,60}(?:\r?\n[ \t]{0,8}(?:[-—–*•]|[0-9]{1,3}[.)])[ \t][^\r\n]{0,200}){1,500}`;
const ITEM = lazy.gu`((?:^|[\r\n])[ \t]{0,8}(?:[-—–*•]|[0-9]{1,3}[.)])[ \t]{1,3})(${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2})(?![\p{L}\p{N}_])`;
const MAY_NAME = /@|%40|:mailto:|[!,]|[оеё]вич|[лкфм][ьи]?ич|[оеё]вн|ичн/;
const HAS_PATRONYMIC = lazy.u`(?:[оеё]вич|[лкфм][ьи]?ич|[оеё]вн|ичн)(?:а|у|ем|ом|е|ы|ой|ою)?(?!\p{L})`;

/**
 * Masks names of persons in prose, where the words beside them say that they are no names of events: behind what somebody is ("кассир ..."),
 * beside an e-mail address, with a patronymic in a sentence, in a visiting card or under a letter. Names alone stay.
 */
export function maskPersonNames(text: string, mask: MaskValue): string {
  if (!/\p{Lu}/u.test(text)) return text;
  const words = (_: string, before: string, name: string) => before + mask('words', name);
  const carded = IS_CARD.test(text)
    ? text.replace(
        OF_CARD,
        (_, label: string, quote: string, name: string) => label + quote + mask('words', name),
      )
    : text;
  const signed = /уважением|regards|sincerely/i.test(carded) ? carded.replace(SIGNED, words) : carded;
  const listed =
    /на вход|на проход|гостей|зрител|участник|клиент|покупател|посетител|пассажир|приглаш|guest|attendee|passenger/i.test(
      signed,
    )
      ? signed.replace(LIST, (list) =>
          list.replace(ITEM, (whole, item: string, name: string) =>
            mayBePerson(name) ? item + mask('words', name) : whole,
          ),
        )
      : signed;
  const hasRole = comesPerson(listed.toLowerCase());
  return hasRole || MAY_NAME.test(listed)
    ? maskByLine(listed, (line) => maskLine(line, mask, hasRole))
    : listed;
}

function maskLine(line: string, mask: MaskValue, hasRole: boolean): string {
  if (!/\p{Lu}/u.test(line)) return line;
  const words = (_: string, before: string, name: string) => before + mask('words', name);
  const mailed = /@|%40|:mailto:/.test(line)
    ? line.replace(BEFORE_MAIL, (name: string) => mask('words', name)).replace(AFTER_MAIL, words)
    : line;
  const greeted = /[!,]/.test(mailed) ? mailed.replace(SALUTATION, words) : mailed;
  const told =
    hasRole && comesPerson(greeted.toLowerCase())
      ? greeted.replace(AFTER_ROLE, (whole, role: string, name: string) =>
          mayBePerson(name) ? role + mask('words', name) : whole,
        )
      : greeted;
  if (!HAS_PATRONYMIC(told).test(told)) return told;
  return told.replace(
    WITH_PATRONYMIC,
    (whole, first: string | undefined, second: string, _, last: string | undefined, at: number) => {
      const before = told.slice(Math.max(0, at - 40), at);
      return isInSentence(before, first) &&
        ![first, second, last].some((word) => word !== undefined && FAMOUS.test(word))
        ? mask('words', whole)
        : whole;
    },
  );
}

// A title stands alone, in quotes or behind its label; a person within a sentence, behind a word in small letters.
function isInSentence(before: string, first: string | undefined): boolean {
  if (isOfFame(before) || (first !== undefined && isOfFame(`${first} `))) return false;
  return /\p{Ll}{1,20},?[ \u00a0]$|[–—-][ \u00a0]$|(?<!\p{L})Я,[ \u00a0]$/u.test(before);
}
