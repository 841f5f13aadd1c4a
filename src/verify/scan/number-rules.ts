import { lazy } from '../../common/lazy-pattern.ts';
import { someValue } from './matches.ts';
import { isDayOfNobody } from './said-of-fields.ts';

// Numbers and places that words beside them make somebody's: days of birth, homes, documents, network addresses.

const FOUR = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const SIX = /^[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}$/i;
/** Networks that nobody is found by (RFC 1918, 5737, 6598), and what the masker writes. */
const PRIVATE =
  /^(?:0|10|127|255)\.|^192\.(?:168|0)\.|^198\.51\.100\.|^203\.0\.113\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^(?:fe80|f[cd]|::|2001:db8|0{2})/i;

/** True for an address of a network that belongs to somebody. */
export function ofPublicNetwork(given: string): boolean {
  const address = given.replace(/[,;)\]}]+$/, '');
  if (PRIVATE.test(address)) return false;
  return FOUR.test(address)
    ? address.split('.').every((part) => Number(part) <= 255)
    : SIX.test(address) && address.length > 8;
}

const VISITOR = lazy.gimu`(?:^(?<first>[0-9a-f.:]{7,40}) \S{1,60} \S{1,60} \[|(?<![\p{L}\p{N}_])(?:с (?:ip-?)?адреса|visitor(?: from)?|client(?: from)?|посетител\p{Ll}{1,3}|клиент\p{Ll}{0,3})[ :]{1,2}(?:ip )?(?<beside>(?:\d{1,3}\.){3}\d{1,3})(?![\d.]))`;

const DAY = String.raw`(?:(?!0{2})\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?(?:,? \d{4})?|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4})`;
const BORN = lazy.giu`(?<!\p{L})(?:родил(?:ся|ась)|born(?: on)?|д\. ?р\.|день рождения|birthday(?: is)?(?: on)?|дата рожд(?:\.|ения)|date of birth|d\.o\.b\.)[\s:|(–—-]{1,6}(?<value>${DAY})`;
const OF_BIRTH = /рожд|родил|д\. ?р\.|born|birth|d\.o/i;
const MONTH =
  /янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i;

const HOME = lazy.u`(?:жив(?:у|[её]т|ут) (?:на|в) \p{Lu}[\p{L} -]{1,40}|(?<!\p{L})(?:ул|пр-т|просп|пер|наб|б-р|пл)\. ?\p{Lu}[\p{L} -]{1,40}|\p{Lu}\p{Ll}{2,30} (?:улиц|бульвар|проспект|переул|проезд|шоссе|набережн)\p{Ll}{0,4}|(?<!\p{L})(?:улиц|бульвар|проспект|переул|проезд|шоссе|набережн)\p{Ll}{0,4} \p{Lu}[\p{L} -]{1,40}),? (?:(?:д\.|дом) ?)?(?!0)\d{1,4}\p{L}?,? (?:кв\.?|квартира) ?\d`;
const OF_SOMEBODY =
  /жив(?:у|[её]т|ут)|прожива|зарегистр|пропис|адрес (?:доставки|клиента|покупателя|получателя)/i;
const LIVES = lazy.giu`(?<!\p{L})(?:прожива(?:ет|ющ\p{Ll}{1,4}) по адресу:?|lives at|home address:?|адрес (?:доставки|проживания|регистрации|прописки):?) (?<value>[^\r\n;|"«»]{5,120})`;

const DOCUMENT = lazy.giu`(?<!\p{L})(?:(?:загран)?паспорт\p{Ll}{0,2}|снилс|инн|полис\p{Ll}{0,2}(?: омс)?|омс|passport|(?:вод\.|водительск\p{Ll}{2,3}) удостоверени\p{Ll})(?: (?:пенсионера|клиента|покупателя|серия|номер|no\.?|number))?[ :№|]{1,4}(?<value>\d(?:(?:[ -]|[ ]?№ ?| номер )?\d){7,13})(?![\p{L}\p{N}.])`;
const CERTIFICATE = /о (?:рождении|браке|смерти)[ :№]{1,4}[IVXLА-ЯЁ]{1,6}-[А-ЯЁ]{2} ?№? ?(?!00)\d{6}/u;

/** Kinds of what the words beside a number, a day or a place say of somebody. Numbers are looked at on demand: homes have words too. */
export function numberKinds(text: string, withNumbers: boolean): string[] {
  if (!/\d/.test(text)) return [];
  const kinds =
    (OF_SOMEBODY.test(text) && HOME(text).test(text)) || someValue(text, LIVES(text), isHome) ? ['home'] : [];
  if (!withNumbers) return kinds;
  if (someValue(text, VISITOR(text), ofPublicNetwork)) kinds.push('network address');
  if (
    OF_BIRTH.test(text) &&
    someValue(text, BORN(text), (day, { index }) => isDay(day) && !isDayOfNobody(day, lineAt(text, index)))
  )
    kinds.push('birth date');
  const isDocument = someValue(text, DOCUMENT(text), (value) => !/^(?:00|9000)/.test(value));
  if (isDocument || CERTIFICATE.test(text)) kinds.push('identity document');
  return kinds;
}

function isDay(day: string): boolean {
  return /^\d{1,4}[./-]/.test(day) || (MONTH.test(day) && !/^0/.test(day));
}

function isHome(place: string): boolean {
  return (
    /\p{Lu}\p{Ll}{2}/u.test(place) && /(?<!\d)[1-9]\d{0,3}/.test(place) && !/маскъ|maskq|:\/\/|@/i.test(place)
  );
}

function lineAt(text: string, index: number): string {
  const end = text.indexOf('\n', index);
  return text.slice(text.lastIndexOf('\n', index) + 1, end === -1 ? text.length : end);
}
