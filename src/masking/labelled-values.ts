import { lazy } from '../common/lazy-pattern.ts';
import { digitsOf, withDigits } from './digit-masks.ts';
import type { FieldKind } from './field-keys.ts';
import { isWordOfCode, NO_NAME } from './no-name.ts';
import { maskByLine } from './replace-parts.ts';

/** How a value is masked once its label says what it is. */
export type MaskValue = (kind: FieldKind, value: string) => string;

/** The Latin abbreviations in capitals only: an inn is a house. */
const TAX_NUMBERS = lazy.gu`(?<![\p{L}\p{N}])((?:[Ии][Нн][Нн]|INN|[Кк][Пп][Пп]|KPP|ОГРН(?:ИП)?|огрн(?:ип)?|СНИЛС|снилс|[Пп]аспорт\p{L}*)(?:[/ ,]*(?:КПП|KPP|кпп))?(?: (?:покупателя|клиента|организации|серия))?[\s:№-]{0,3})([0-9](?:(?:[\s/-]| номер | № ?)?[0-9]){7,21})(?![\p{L}\p{N}])`;
const TOLD_PHONE = lazy.giu`(?<![\p{L}\p{N}])((?:тел|телефон\p{L}*|моб|мобильн\p{L}*|факс|phone|tel|mobile)(?: (?:клиента|покупателя|зрителя|гостя|заказчика|number))?(?:[ .:=№|*_\x60"'«»–—-]|\\u00a0|\u00a0){0,9})([3489][0-9]{9})(?![\p{L}\p{N}])`;
const TOLD_NAME = lazy.giu`(?<![\p{L}\p{N}])((?:(?:ФИО|Ф\. ?И\. ?О\.|фамилия|имя|отчество|surname|patronymic|(?:first|last|full|middle|customer|buyer)[ _]name)(?: (?:покупателя|клиента|зрителя|гостя|заказчика|получателя|владельца))?|покупатель|клиент|зритель|заказчик|плательщик|получатель|гость|владелец(?: (?:карты|билета))?|контактное лицо|card ?holder|customer|buyer|attendee|ticket ?holder)[*_\x60"»]{0,3}[ \t]*(?::|\||[–—-](?= ))[*_\x60"]{0,3}[ \t|]*[*_\x60"'«“]{0,3}|ФИО[ \t]+)(\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \u00a0]{1,2}\p{Lu}[\p{L}\p{M}'’.-]*){0,3})`;
const TOLD_PROMO_CODE = lazy.giu`(?<![\p{L}\p{N}])((?:промо-?код\p{L}*|promo[ -]?code)[*_\x60"»]{0,3}(?:[ \t:|=–—-]{1,6}|[ ](?:is|это|—)[ ])[*_\x60]{0,3}[ \t|]{0,3}[*_\x60«"'“]{0,3})([\p{Lu}0-9][\p{Lu}0-9_-]{2,23}[\p{Lu}0-9])(?![\p{L}\p{N}_-])`;
/** A field of a form in Russian: `Фамилия=Образцова`. */
const RUSSIAN_FIELD = lazy.gu`(?<![\p{L}\p{N}])((?:ФИО|фио|[Фф]амилия|[Ии]мя|[Оо]тчество)=["'«“]?)(\p{Lu}\p{Ll}[\p{L}\p{M}’-]{1,30}(?: \p{Lu}\p{Ll}[\p{L}\p{M}’-]{0,30}){0,2})(?![\p{L}\p{N}])`;
/** A text without this holds no label. */
const LABEL =
  /\/(?:barcode|scan)\/|(?:name|holder|patronymic|customer|buyer|attendee)[*_`"»]{0,3}[ \t]*[:|–—-]|promo|uniqid|inn|kpp|tel|phone|mobile|[инофпктмзгв][а-яё.]/iu;
/** What stands before a label that begins a sentence, a line, a cell or an item. */
const STARTS = /^$|[\r\n.,;:|(>*_`"'«“-][ \t]?$/;
/** What stands between a name and its label. */
const NAME_COMES =
  /(?:ФИО|О\.|фамилия|имя|отчество|surname|patronymic|name|покупател[ья]|клиента?|зрител[ья]|гост[ья]|заказчика?|получател[ья]|владельца|владелец|плательщик|карты|билета|лицо|holder|customer|buyer|attendee)[*_`"»]{0,3}[ \t]*(?::|\||[–—-] )|ФИО[ \t]/iu;
/** What stands before a promo code, a uniqid or a barcode. */
const OTHER_LABEL = /промо|promo|uniqid|\/(?:barcode|scan)\//iu;
/** The shortest tax number that is looked for has as many. */
const FEWEST_DIGITS = 8;
const TOLD_UNIQID = lazy.giu`(?<![\p{L}\p{N}])(uniqid[ \t:#]{1,3})([A-Za-z0-9]{10})(?![\p{L}\p{N}])`;
/** The step of a path that is a barcode, whatever its form (QTickets REST docs, scanning). */
const BARCODE_STEP = lazy.gu`(/(?:barcode|scan)/)([A-Za-z0-9-]*[0-9][A-Za-z0-9-]*)(?![\p{L}\p{N}-])`;

/**
 * Masks what a text names as personal in words: a tax number after ИНН, ten digits after тел., a name
 * after ФИО and a colon, a promo code after its word. `digits: false` leaves identifiers made of digits alone.
 */
export function maskLabelledValues(text: string, mask: MaskValue, { digits }: { digits: boolean }): string {
  if (!LABEL.test(text)) return text;
  const named = maskByLine(text, (line) =>
    maskRussianFields(NAME_COMES.test(line) ? maskNames(line, mask) : line, mask),
  );
  const coded = OTHER_LABEL.test(named) ? maskCodes(named, mask) : named;
  if (!digits || digitsOf(coded).length < FEWEST_DIGITS) return coded;
  return coded
    .replace(TAX_NUMBERS, (_, label: string, numbers: string) => label + maskNumbers(numbers, mask))
    .replace(TOLD_PHONE, (_, label: string, phone: string) => label + mask('phone', digitsOf(phone)));
}

function maskNames(text: string, mask: MaskValue): string {
  return text.replace(TOLD_NAME, (whole, label: string, name: string, at: number) =>
    isNoPerson(label, name, text.slice(at + whole.length, at + whole.length + 8))
      ? whole
      : label +
        maskTold(name, mask, {
          isColon: /[:|]|ФИО/iu.test(label),
          begins: STARTS.test(text.slice(Math.max(0, at - 3), at)),
        }),
  );
}

function maskRussianFields(line: string, mask: MaskValue): string {
  return line.includes('=')
    ? line.replace(RUSSIAN_FIELD, (whole, label: string, name: string) =>
        NO_NAME.test(name.split(' ')[0] ?? '') ? whole : label + mask('words', name),
      )
    : line;
}

function isCode(code: string, label: string): boolean {
  if (code !== code.toUpperCase()) return false;
  return /[0-9]/.test(code) || isWordOfCode(code, /[:|]| is | это /.test(label));
}

function maskCodes(text: string, mask: MaskValue): string {
  return text
    .replace(TOLD_PROMO_CODE, (whole, label: string, code: string) =>
      isCode(code, label) ? label + mask('promoCode', code) : whole,
    )
    .replace(TOLD_UNIQID, (_, label: string, uniqid: string) => label + mask('capability', uniqid))
    .replace(BARCODE_STEP, (_, path: string, barcode: string) => path + mask('barcode', barcode));
}

// Two numbers with a slash between them; or one, whatever stands between its digits.
function maskNumbers(numbers: string, mask: MaskValue): string {
  return numbers
    .split('/')
    .map((number) => withDigits(number, mask('identifier', digitsOf(number))))
    .join('/');
}

// "Клиент: Python 3.11" names a program; "Customer: Orders" a column, and two words a person.
function isNoPerson(label: string, name: string, next: string): boolean {
  if (/^[A-Za-z]+[ \u00a0]v?[0-9]+\./.test(name + next)) return true;
  // Somebody crossed it out.
  if (/^\p{L}\*{2}/u.test(name + next) || (/^\p{L}$/u.test(name) && next.startsWith('**'))) return true;
  return /^(?:customer|buyer|attendee)[^\p{L}]/iu.test(label) && !/[ \u00a0]\p{Lu}/u.test(name);
}

/** How a name stands behind its label. */
interface Told {
  isColon: boolean;
  /** The label begins a sentence, a line, a cell or an item. */
  begins: boolean;
}

// Labels come in any case, names do not: a name goes as far as its words begin with a capital.
function maskTold(told: string, mask: MaskValue, { isColon, begins }: Told): string {
  const name = /^\p{Lu}[^ \u00a0]*(?:[ \u00a0]+\p{Lu}[^ \u00a0]*)*/u.exec(told)?.[0] ?? '';
  // A dash may also stand before a heading: "Python клиент - Формат запроса".
  if (!isColon && !(begins && name === told) && !/[ \u00a0]/.test(name)) return told;
  return name === '' || NO_NAME.test(name.split(/[ \u00a0]/)[0] ?? '')
    ? told
    : mask('words', name) + told.slice(name.length);
}
