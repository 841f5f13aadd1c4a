import { lazy } from '../common/lazy-pattern.ts';
import { digitsOf, withDigits } from './digit-masks.ts';
import type { MaskValue } from './labelled-values.ts';
import { BIRTH, BORN, CARD, DOCUMENT, HOME, OWNER } from './personal-words.ts';
import { maskByLine } from './replace-parts.ts';
import { isDayOfNobody } from './said-of-field.ts';

/** What makes a label bold (a member of JSON has a reader of its own), the sign that says that its value comes, and what opens the value. */
const SIGN = String.raw`[*_\x60'»)\]]{0,3}[ \t]{0,10}(?::|=|\||[–—-](?=[ \t]))[*_\x60"']{0,3}[ \t|]{0,10}[*_\x60"'«“]{0,3}`;

const MONTHLY = String.raw`[0-9]{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? [0-9]{4}|\p{L}{3,9}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}`;
const DATE = `(?:19|20)[0-9]{6}|[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}|${MONTHLY}`;
/** A day without its year. */
const DAY = String.raw`[0-9]{1,2}(?:st|nd|rd|th)? (?:янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек|jan|feb|apr|may|ju[nl]|aug|sep|oct|nov|dec)\p{L}{0,6}`;
const TOLD_BIRTH = lazy.giu`(?<![\p{L}\p{N}])((?:${BIRTH})${OWNER}${SIGN})(${DATE}|(?:19|20)[0-9]{2})(?![\p{N}])`;
/** When a passport was issued. */
const ISSUED = lazy.giu`((?<!\p{L})(?:паспорт|passport)[^\r\n]{0,100}?(?<!\p{L})(?:выдан\p{L}?|issued)(?!\p{L})[^\r\n0-9]{0,80})(${DATE})(?![\p{N}])`;
/** Between a name and a telephone number or a document: a day of the last century, or of this one's beginning. */
const BESIDE_NAME = lazy.gu`((?:[Мм]аскъ|[Mm]askq)\p{Ll}{8},? [(]?)([0-9]{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? (?:19[0-9]{2}|20[01][0-9])|[0-9]{2}[./][0-9]{2}[./](?:19[0-9]{2}|20[01][0-9]))(?=(?: ?г\.)?(?: ?р\.)?[,;)] {1,2}(?:\+?[0-9][0-9 ()-]{8}|[Пп]асп|[Pp]assp))`;
const BORN_IN = lazy.giu`(?<![\p{L}\p{N}])((?:19|20)[0-9]{2})(?= ?г\. ?р\.)`;
const TOLD_BORN = lazy.giu`(?<![\p{L}\p{N}])((?:${BORN}) [(]?)(${DATE}|${DAY})(?![\p{N}])`;

/** The holder of the address; else only a flat, a postal code, or a person in the same line tells a home from a hall. */
const TOLD_ADDRESS = lazy.giu`(?<![\p{L}\p{N}])((?:(${HOME})${OWNER}|адрес|address)${SIGN})([\p{L}\p{N}](?:(?!адрес|address|&[a-z]{2,4};)[^\r\n|;"<>{}[\]*\x60«»“”])+)`;
const FLAT = lazy.iu`(?<!\p{L})(?:кв|квартира|apt|apartment|flat)\.? ?[№#]? ?[0-9]|(?:^|, )[0-9]{6},? \p{L}|[0-9]\p{L}? ?[-–] ?[0-9]{1,4}$`;
const PERSON =
  /ФИО|фамилия|клиент|покупател|получател|заказчик|паспорт|рожден|surname|customer|buyer|recipient|passport|birth/iu;
/** Signs before a label in which a person is looked for. */
const REACH = 200;
/** Has digits once it is masked. */
const MAIL = /\S*@\S*/g;
const NO_ADDRESS =
  /^(?:https?:|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|localhost|required|optional|string|null|none|not|must|обязат|необязат|не |нет|GET |POST )/i;
/** What goes on behind an address in the same line. */
const NEXT_LABEL = lazy.iu`[,.]? (?:тел|телефон|моб|phone|e-?mail|почта|дата|ИНН|паспорт|telegram|телеграм)(?![\p{L}])`;

const SITES = String.raw`(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|vk\.com|vk\.ru|wa\.me|instagram\.com|facebook\.com|ok\.ru|m\.me)\/`;
const MESSENGER = `telegram|телеграмм?(?:е|у|ом)?|телег[аеуи]|соц.? ?сет[ьи]|social(?: network| media)?|discord|дискорд|tg|тг|whats ?app|ватс?ап|viber|вайбер|vk|вк|вконтакте|instagram|инстаграмм?|facebook|фейсбук|skype|скайп|одноклассники`;
const TOLD_HANDLE = lazy.giu`(?<![\p{L}\p{N}])((?:${MESSENGER})(?:[ _-](?:ник|аккаунт|логин|профиль|username|user|login|nick|nickname|account|profile|id|name|handle))?${OWNER}(?:${SIGN}|[ \t]{1,3}(?=@|${SITES})))(@|${SITES}|(?:live:)?)([A-Za-z][A-Za-z0-9._+-]{1,60}|(?<=\/)[0-9]{5,16})(?![\p{L}\p{N}@]|%40)`;
/** "Write to @anna in Telegram." */
const HANDLE_BEFORE = lazy.giu`(?<![\p{L}\p{N}_.@/-])@([A-Za-z][A-Za-z0-9_.]{2,40})(?= (?:in|on|at|в|во) (?:${MESSENGER})(?!\p{L}))`;
/** The page of a person where no label stands before it. */
const BARE_HANDLE = lazy.giu`(?<![\p{L}\p{N}@.-])((?:www\.|m\.)?t(?:elegram)?\.me\\?/)([A-Za-z][A-Za-z0-9_]{2,40})(?![\p{L}\p{N}_/\\@?=-]|%40)`;
const BARE_ID = lazy.giu`(?<![\p{L}\p{N}@.-])((?:www\.|m\.)?(?:vk\.(?:com|ru)\\?/id|ok\.ru\\?/profile\\?/|facebook\.com\\?/profile\.php\?id=))([0-9]{1,16})(?![\p{L}\p{N}])`;
/** Steps of a messenger's address that are no account. */
const STEP = /^(?:joinchat|share|addstickers|proxy|login)$/i;
/** Names of services, not of persons. */
const PUBLIC = /qtickets|support|bot$|official|channel|news/i;

const TOLD_DOCUMENT = lazy.giu`(?<![\p{L}\p{N}])((?:${DOCUMENT})(?:\x60?[ ]\([^()\r\n]{1,30}\))?${OWNER}(?:${SIGN}|(?<!inn|kpp)[ \t]{1,3}(?:№[ ]?)?))((?:[A-ZА-ЯІЇЄ]{1,2} ?)?[0-9](?:(?:[ \t-]| ?№ ?| номер )?[0-9]){5,21})(?![\p{L}\p{N}])`;
const TOLD_CARD = lazy.giu`(?<![\p{L}\p{N}])(${CARD}${OWNER}(?:${SIGN}|[ \t]{0,2}№?[ \t]{0,2}))([0-9](?:[ -]?[0-9]){12,18})(?![\p{L}\p{N}])`;

const SERIES_AND_NUMBER = lazy.giu`(?<![\p{L}\p{N}])(сери[яи][: ]{1,3})([0-9]{2} ?[0-9]{2})([,; ]{1,3}(?:и )?номер[: ]{1,3}|[, ]{0,3}№ ?)([0-9]{6})(?![\p{L}\p{N}])`;
const TOLD_ACCOUNT = lazy.giu`(?<![\p{L}\p{N}])((?:cvv2?|cvc2?)(?:${SIGN}|[ \t]{1,3}))([0-9]{3,4})(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])((?:р\/сч?|л\/с|(?:расч[её]тный|лицевой|номер) сч[её]та?|iban)(?:${SIGN}|[ \t]{1,3}))([A-Z]{2}[0-9]{2}(?:[A-Z0-9]{10,30}|(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?)|[0-9]{20})(?![\p{L}\p{N}])`;

/** Of a text in small letters: without these it holds no such label. Plain letters, since folding case in a pattern is dear. */
const MAY_HOLD = {
  home: /адрес|address|прописка|место жительства|место проживания|ship to|bill to/,
  account:
    /telegram|телег|соц|social|discord|дискорд|whats|ватс|viber|вайбер|контакт|instagram|инстаграм|facebook|фейсбук|skype|скайп|одноклас|(?:^|[^a-zа-яё0-9])(?:tg|тг|vk|вк)|(?:t\.me|ok\.ru)\\?\//,
  birth:
    /туған|народж|выдан|issued|рожд|родил|birth|born|dob|bday|o\. ?b\.|д\. ?р\.|(?:^|[^a-zа-яё])др[^a-zа-яё]|г\. ?р\.|(?:маскъ|maskq)[а-яa-z]{8},? [(]?[0-9]/,
  document:
    /паспорт|passport|удостоверени|вод\. уд|licen|полис|омс|в\/у|инн|иин|жсн|рнокпп|іпн|снилс|огрн|кпп|inn|kpp|tax id|id card|сери[яи]|cvv|cvc|[рл]\/с|сч[её]т|iban/,
  card: /карт|card|visa/,
};

/**
 * Masks what a label says of a person besides names, telephone numbers and codes: a day of birth, a home, an account of a messenger,
 * the number of a document or a card whatever its check digit. `digits: false` leaves numbers alone. The address of a hall has no flat.
 */
export function maskPersonalLabels(text: string, mask: MaskValue, { digits }: { digits: boolean }): string {
  return maskByLine(text, (line) => maskLine(line, mask, digits));
}

function maskLine(text: string, mask: MaskValue, digits: boolean): string {
  const lower = text.toLowerCase();
  const homed = MAY_HOLD.home.test(lower) ? maskHomes(text, mask) : text;
  const handled = MAY_HOLD.account.test(lower) ? maskAccounts(homed, mask) : homed;
  if (!digits || !/[0-9]/.test(text)) return handled;
  const born = MAY_HOLD.birth.test(lower) ? maskBirths(handled, mask) : handled;
  const documented = MAY_HOLD.document.test(lower) ? maskDocuments(born, mask) : born;
  return MAY_HOLD.card.test(lower)
    ? documented.replace(TOLD_CARD, (_, label: string, value: string) => label + mask('card', value))
    : documented;
}

function maskHomes(text: string, mask: MaskValue): string {
  return text.replace(
    TOLD_ADDRESS,
    (whole, label: string, home: string | undefined, value: string, at: number) => {
      const ofPerson = home !== undefined || PERSON.test(text.slice(Math.max(0, at - REACH), at));
      const end = NEXT_LABEL(value).exec(value)?.index ?? value.length;
      const address = value.slice(0, end).trimEnd();
      return isHome(address, ofPerson) ? label + mask('words', address) + value.slice(address.length) : whole;
    },
  );
}

function maskAccounts(text: string, mask: MaskValue): string {
  return text
    .replace(TOLD_HANDLE, (whole, label: string, lead: string, name: string) =>
      isHandle(lead, name) ? label + lead + mask('words', name) : whole,
    )
    .replace(HANDLE_BEFORE, (whole, name: string) =>
      isHandle('@', name) ? `@${mask('words', name)}` : whole,
    )
    .replace(BARE_HANDLE, (whole, site: string, name: string) =>
      !STEP.test(name) && isHandle('@', name) ? site + mask('words', name) : whole,
    )
    .replace(BARE_ID, (_, site: string, id: string) => site + mask('identifier', id));
}

function maskBirths(text: string, mask: MaskValue): string {
  const date = (whole: string, label: string, value: string) =>
    isDayOfNobody(value, text) ? whole : label + maskDate(value, mask);
  return text
    .replace(TOLD_BIRTH, date)
    .replace(TOLD_BORN, date)
    .replace(ISSUED, date)
    .replace(BESIDE_NAME, date)
    .replace(BORN_IN, (year) => mask('identifier', year));
}

function maskDocuments(text: string, mask: MaskValue): string {
  return text
    .replace(TOLD_DOCUMENT, (_, label: string, value: string) => label + maskNumber(value, mask))
    .replace(SERIES_AND_NUMBER, (_, label: string, series: string, next: string, number: string) =>
      [label, maskNumber(series, mask), next, maskNumber(number, mask)].join(''),
    )
    .replace(
      TOLD_ACCOUNT,
      (_, cvv?: string, code?: string, label?: string, account?: string) =>
        `${cvv ?? label}${maskNumber(code ?? account ?? '', mask)}`,
    );
}

function maskNumber(value: string, mask: MaskValue): string {
  return withDigits(value, mask('identifier', digitsOf(value)));
}

function isHome(address: string, isTold: boolean): boolean {
  if (
    NO_ADDRESS.test(address) ||
    address.includes('://') ||
    !/[\p{Lu}0-9]/u.test(address.replaceAll(MAIL, ' '))
  )
    return false;
  return /\p{L}{2}/u.test(address) && (isTold || FLAT(address).test(address));
}

// A word alone may be said of a messenger: `Telegram: enabled`. A name of an account has a sign or a digit in it, or stands behind one.
function isHandle(lead: string, name: string): boolean {
  // An id of a network may be masked as one already.
  if (PUBLIC.test(name) || name.startsWith('mask')) return false;
  if (lead !== '' && lead !== 'live:') return true;
  return lead === 'live:' || (/[0-9_]/.test(name) && !/\.(?:\p{L}{2,4})$/u.test(name));
}

// A month in words is a part of the date.
function maskDate(value: string, mask: MaskValue): string {
  return /\p{L}/u.test(value) ? mask('words', value) : maskNumber(value, mask);
}
