import { type LazyPattern, lazy } from '../common/lazy-pattern.ts';
import { HAS_FLAT, RUSSIAN_HOME } from './home-addresses.ts';
import { ENGLISH_HOME, HAS_ENGLISH_HOME } from './paper-places.ts';
import {
  BIRTH as BIRTH_WORDS,
  BORN as BORN_WORDS,
  CARD as CARD_WORDS,
  DOCUMENT as DOCUMENT_WORDS,
  HOME,
  OWNER,
} from './personal-words.ts';
import { isDayOfNobody } from './said-of-field.ts';
import { isReserved } from './scan-fields.ts';
import { plainKinds } from './scan-plain.ts';
import type { DigitCount } from './scan-signs.ts';

/** What may stand between a label and what it labels. */
const BETWEEN = String.raw`[*_\x60'»)\]]{0,3}[ \t]{0,10}(?:[:=|]|[–—-](?=[ \t]))[*_\x60"']{0,3}[ \t|]{0,10}[*_\x60"'«“]{0,3}`;
const START = String.raw`(?<![\p{L}\p{N}])`;

const DAY = lazy.u`^(?:(?:19|20)[0-9]{6}|[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{1,2}(?:st|nd|rd|th)?[ ]\p{L}{3,9}\.?,?[ ][0-9]{4}|\p{L}{3,9}\.?[ ][0-9]{1,2}(?:st|nd|rd|th)?,?[ ][0-9]{4}|(?:19|20)[0-9]{2})(?![0-9])`;
const BIRTH = lazy.giu`${START}(?:${BIRTH_WORDS})${OWNER}${BETWEEN}`;
const BORN = lazy.giu`${START}(?:${BORN_WORDS})[ ][(]?(?!(?:19|20)[0-9]{2}(?![./-]))`;
/** When a passport was issued. */
const ISSUED = lazy.giu`(?<!\p{L})(?:паспорт|passport)[^\r\n]{0,100}?(?<!\p{L})(?:выдан\p{L}?|issued)(?!\p{L})[^\r\n0-9]{0,80}`;

const ADDRESS = lazy.giu`${START}(?:(?<home>${HOME})|(?<bare>адрес|address))${OWNER}${BETWEEN}(?<value>[\p{L}\p{N}](?:(?!адрес|address|&[a-z]{2,4};)[^\r\n|;"<>{}[\]*\x60«»“”])+)`;
const HOUSED = lazy.u`${ENGLISH_HOME}`;
const FLAT = lazy.iu`(?<!\p{L})(?:кв|квартира|apt|apartment|flat)\.?[ ]?[№#]?[ ]?[0-9]`;
const POSTAL_CODE = lazy.u`(?:^|,[ ])[0-9]{6},?[ ]\p{L}`;
const HOUSE_AND_FLAT = lazy.u`[0-9]\p{L}?[ ]?[-–][ ]?[0-9]{1,4}$`;
const PERSON_BEFORE =
  /ФИО|фамилия|клиент|покупател|получател|заказчик|паспорт|рожден|surname|customer|buyer|recipient|passport|birth/iu;
const REACH = 200;
const NO_ADDRESS =
  /^(?:https?:|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|localhost|required|optional|string|null|none|not|must|обязат|необязат|не[ ]|нет|GET[ ]|POST[ ])|:\/\//i;
const NEXT = lazy.iu`[,.]?[ ](?:тел|телефон|моб|phone|e-?mail|почта|дата|ИНН|паспорт|telegram|телеграм)(?!\p{L})`;

const HANDLE = lazy.giu`${START}(?:telegram|телеграмм?\p{Ll}{0,2}|телег[аеуи]|соц\.? ?сет[ьи]|social(?: network| media)?|discord|дискорд|tg|тг|whats[ ]?app|ватс?ап|viber|вайбер|vk|вк|вконтакте|instagram|инстаграмм?|facebook|фейсбук|skype|скайп|одноклассники)(?:[ _-](?:ник|аккаунт|логин|профиль|username|user|login|nick|nickname|account|profile|id|name|handle))?${OWNER}(?:${BETWEEN}|[ \t]{1,3}(?=@|[\w:/.]{0,20}(?:\.me|vk\.com|vk\.ru|instagram\.com|facebook\.com|ok\.ru)\/))(?<lead>@|live:|(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|vk\.com|vk\.ru|wa\.me|instagram\.com|facebook\.com|ok\.ru|m\.me)\/)?(?<name>[A-Za-z][A-Za-z0-9._+-]{1,60}|(?<=\/)[0-9]{5,16})(?![\p{L}\p{N}@]|%40)`;
const HANDLE_BEFORE = lazy.giu`(?<![\p{L}\p{N}_.@/-])@(?<name>[A-Za-z][A-Za-z0-9_.]{2,40}) (?:in|on|at|в|во) (?:telegram|телеграмм?\p{Ll}{0,2}|телега|discord|дискорд|tg|тг|whats ?app|ватс?ап|viber|вайбер|vk|вк|вконтакте|instagram|инстаграмм?|facebook|фейсбук|skype|скайп|одноклассники)(?!\p{L})`;
const SERVICE = /qtickets|support|bot$|official|channel|news/i;
const BARE = lazy.giu`(?<![\p{L}\p{N}@.-])(?:www\.|m\.)?(?:t(?:elegram)?\.me\\?/(?<name>[A-Za-z][A-Za-z0-9_]{2,40})(?![\p{L}\p{N}_/\\@?=-]|%40)|(?:vk\.(?:com|ru)\\?/id|ok\.ru\\?/profile\\?/|facebook\.com\\?/profile\.php\?id=)(?<id>[0-9]{1,16})(?![\p{L}\p{N}]))`;
const STEP = /^(?:joinchat|share|addstickers|proxy|login)$/i;

const DOCUMENT = lazy.giu`${START}(?:${DOCUMENT_WORDS})(?:\x60?[ ]\([^()\r\n]{1,30}\))?${OWNER}(?:${BETWEEN}|(?<!inn|kpp)[ \t]{1,3}(?:№[ ]?)?)(?<value>(?:[A-ZА-ЯІЇЄ]{1,2}[ ]?)?[0-9](?:(?:[ \t-]|[ ]?№[ ]?|[ ]номер[ ])?[0-9]){5,21})(?![\p{L}\p{N}])`;
const CARD = lazy.giu`${START}${CARD_WORDS}${OWNER}(?:${BETWEEN}|[ \t]{0,2}№?[ \t]{0,2})(?<value>[0-9](?:[ -]?[0-9]){12,18})(?![\p{L}\p{N}])`;

const SERIES = lazy.giu`(?<![\p{L}\p{N}])сери[яи][: ]{1,3}(?<value>[0-9]{2}[ ]?[0-9]{2})(?:[,; ]{1,3}(?:и[ ])?номер[: ]{1,3}|[, ]{0,3}№[ ]?)[0-9]{6}(?![\p{L}\p{N}])`;
const ACCOUNT = lazy.giu`${START}(?:cvv2?|cvc2?)(?:${BETWEEN}|[ \t]{1,3})(?<code>[0-9]{3,4})(?![\p{L}\p{N}])|${START}(?:р\/сч?|л\/с|(?:расч[её]тный|лицевой|номер)[ ]сч[её]та?|iban)(?:${BETWEEN}|[ \t]{1,3})(?<value>[A-Z]{2}[0-9]{2}(?:[A-Z0-9]{10,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)|[0-9]{20})(?![\p{L}\p{N}])`;

/** A text in small letters without this names nothing of the kind. */
const WORTH =
  /туған|народж|соц|social|рожд|родил|д\. ?р\.|birth|born|dob|адрес|address|жительств|t\.me|telegram\.me|ok\.ru|telegram|телеграм|t[gг]|тг|app|ватс?ап|viber|вайбер|vk|вк|instagram|инстаграм|facebook|фейсбук|skype|скайп|одноклас|паспорт|passport|удостоверени|вод\. уд|licen|полис|омс|в\/у|инн|иин|жсн|рнокпп|іпн|снилс|огрн|кпп|inn|kpp|tax id|id card|карт[аыуео]|card|visa|прописк|проживан|ship to|bill to|дискорд|discord|телег|рожд|(?<![a-zа-яё])др(?![a-zа-яё])|o\. ?b\.|bday|сери[яи]|cvv|cvc|р\/с|л\/с|сч[её]т|iban|г\. ?р\./u;
/** The same for homes and accounts alone, whose patterns are dear. */
const OF_HOME = /адрес|address|прописка|место жительства|место проживания|ship to|bill to/;
const OF_ACCOUNT =
  /telegram|телег|соц|social|discord|дискорд|whats|ватс|viber|вайбер|контакт|instagram|инстаграм|facebook|фейсбук|skype|скайп|одноклас|(?:^|[^a-zа-яё0-9])(?:tg|тг|vk|вк)|\.me|ok\.ru/;

const OF_BIRTH = /выдан|issued|рожд|родил|birth|born|dob|bday|o\. ?b\.|д\. ?р\.|(?<![a-zа-яё])др/iu;

/** A number under a label. */
interface Numbered {
  /** A text without this holds none. */
  worth: RegExp;
  pattern: LazyPattern;
  kind: 'identifier' | 'card';
  isMasked(value: string): boolean;
}

const beginsWithZero = (value: string) => /^0{1,2}/.test(digitsOf(value));
const NUMBERED: readonly Numbered[] = [
  {
    worth:
      /паспорт|passport|удостоверени|вод\. уд|licen[cs]e|полис|омс|в\/у|инн|иин|жсн|рнокпп|іпн|снилс|огрн|кпп|inn|kpp|tax id|id card/iu,
    pattern: DOCUMENT,
    kind: 'identifier',
    isMasked: (value) => isReserved('identifier', digitsOf(value)),
  },
  { worth: /сери[яи]/iu, pattern: SERIES, kind: 'identifier', isMasked: beginsWithZero },
  {
    worth: /cv[vc]|[рл]\/с|сч[её]т|iban/iu,
    pattern: ACCOUNT,
    kind: 'identifier',
    isMasked: beginsWithZero,
  },
  {
    worth: /карт|card|visa/iu,
    pattern: CARD,
    kind: 'card',
    isMasked: (value) => isReserved('card', value),
  },
];

/**
 * Kinds of what a text tells of a person under a label, in its own rules: a day of birth, a home, an account of a messenger, the number
 * of a document or a card. `lower`: the text in small letters; `count` is null where identifiers made of digits are allowed.
 */
export function personalKinds(text: string, lower: string, count: DigitCount | null): string[] {
  const flats =
    HAS_FLAT.test(text) && text.search(RUSSIAN_HOME(text)) !== -1
      ? ['address']
      : HAS_ENGLISH_HOME.test(text) && HOUSED(text).test(text)
        ? ['address']
        : [];
  const kinds = new Set<string>(
    flats.concat(/[A-Za-z_-]\)?[ \t]{0,3}(?:[:=|]|[=-]>)/.test(text) ? plainKinds(text, count !== null) : []),
  );
  if (!WORTH.test(lower)) return [...kinds];
  if (OF_HOME.test(lower))
    for (const { groups = {}, index } of text.matchAll(ADDRESS(text)))
      if (isHome(groups, text.slice(Math.max(0, index - REACH), index))) kinds.add('address');
  if (OF_ACCOUNT.test(lower) && showsAccount(text)) kinds.add('account');
  if (count === null || count.all < 3) return [...kinds];
  for (const label of OF_BIRTH.test(text) ? [BIRTH(text), BORN(text), ISSUED(text)] : [])
    for (const { 0: whole, index } of text.matchAll(label)) {
      const day = DAY().exec(text.slice(index + whole.length, index + whole.length + 40))?.[0];
      if (day !== undefined && !isMaskedDay(day) && !isDayOfNobody(day, text)) kinds.add('identifier');
    }
  if (/(?<![\p{L}\p{N}])(?:19|20)[0-9]{2} ?г\. ?р\./iu.test(text)) kinds.add('identifier');
  for (const { worth, pattern, kind, isMasked } of NUMBERED)
    if (worth.test(text))
      for (const { groups } of text.matchAll(pattern(text)))
        if (!isMasked(groups?.['value'] ?? groups?.['code'] ?? '')) kinds.add(kind);
  return [...kinds];
}

function digitsOf(value: string): string {
  return value.replace(/[^0-9]/g, '');
}

function showsAccount(text: string): boolean {
  for (const { groups = {} } of text.matchAll(HANDLE_BEFORE(text)))
    if (isAccount('@', groups['name'] ?? '')) return true;
  for (const { groups = {} } of text.matchAll(HANDLE(text)))
    if (isAccount(groups['lead'], groups['name'] ?? '')) return true;
  for (const { groups = {} } of text.matchAll(BARE(text))) {
    const { name = '', id } = groups;
    if (id === undefined ? !STEP.test(name) && isAccount('@', name) : !/^0{1,2}/.test(id)) return true;
  }
  return false;
}

type Groups = Readonly<Record<string, string | undefined>>;

function isHome({ home, value = '' }: Groups, before: string): boolean {
  const address = value.slice(0, NEXT(value).exec(value)?.index ?? value.length).trimEnd();
  if (
    NO_ADDRESS.test(address) ||
    !/\p{L}{2}/u.test(address) ||
    !/[\p{Lu}0-9]/u.test(address.replace(/\S*@\S*/g, ' ')) ||
    isReserved('name', address)
  )
    return false;
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  return (
    home !== undefined ||
    FLAT(address).test(address) ||
    POSTAL_CODE(address).test(address) ||
    HOUSE_AND_FLAT(address).test(address) ||
    PERSON_BEFORE.test(line)
  );
}

function isAccount(lead: string | undefined, name: string): boolean {
  if (SERVICE.test(name) || isReserved('name', name) || isReserved('identifier', name)) return false;
  return lead !== undefined || (/[0-9_]/.test(name) && !/\.\p{L}{2,4}$/u.test(name));
}

function isMaskedDay(day: string): boolean {
  return /^00/.test(digitsOf(day)) || isReserved('name', day);
}
