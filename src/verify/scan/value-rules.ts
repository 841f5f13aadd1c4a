import { lazy } from '../../common/lazy-pattern.ts';
import { someValue } from './matches.ts';

// Numbers, days, homes and codes of persons that their form or the words before them tell, where no label stands as others have it.

const YEAR = '(?:19[2-9]\\d|20[01]\\d)';
const DAY = `(?:[0-3]?\\d[./-][01]?\\d[./-]${YEAR}|${YEAR}[./-][01]?\\d[./-][0-3]?\\d)(?!\\d)`;

type Place = readonly [kind: string, worth: RegExp, place: (text: string) => RegExp];

const NUMBERS: readonly Place[] = [
  [
    'phone',
    /тел|моб|звон|набер|номер|number|tel|phone|mobile|call/i,
    lazy.gmu`(?<![\p{L}\d_])(?:(?:[Тт]ел|[Мм]об|[Tt]el|[Mm]ob)\.?(?: (?:дом|раб|моб|home|work)\.?)?:?|(?:[Мм]ой номер|[Mm]y number|[Tt]el|[Pp]hone|[Mm]obile|[Тт]елефон\p{Ll}{0,2}|[Cc]all|[Пп]?о?[Зз]вон\p{Ll}{1,4}|[Нн]абер\p{Ll}{1,4})\x60?(?: \d{0,2}\p{L}[\p{L}\d]{0,11}){0,4}:?) (?<value>(?:\d[ -])?[(]?0?\d{2,5}[)]?(?:[ .·-]\d{1,6}){1,5})(?![\p{L}\d]|[.,:-]\d)`,
  ],
  [
    'phone',
    /[(]\d{3,5}[)] ?\d{1,3}-|\+\d{1,3}·/,
    lazy.gmu`(?<![\p{L}\d(/])(?<value>[(](?:[2-9]\d{2}[)] ?\d{3}-\d{4}|[3489]\d{3}[)] ?\d{2}-\d{2}-\d{2}|[3489]\d{4}[)] ?\d-\d{2}-\d{2})|\+\d{1,3}(?:·\d{2,4}){3,5})(?![\p{L}\d]|[.-]\d)`,
  ],
  [
    'birth date',
    /од\.|рожд|birth|b_?day/i,
    lazy.gmu`(?<![\p{L}\d])(?:[Рр]од\. ?|(?:\w{1,20}_)?(?:[Bb]irth|[Bb]_?day)["']?[ \t]{0,40}[:=|][ \t]{0,3}["']?|[Дд]ата_?[Рр]ожд\p{Ll}{0,5}["']?[ \t]{0,3}[:=>][ \t]{0,3}["']?)(?<value>${DAY})`,
  ],
  [
    'birth date',
    /д\. ?р\.|рожд|birth|born|dob/i,
    lazy.gmu`(?<=(?:[Дд]\. ?р\.|[Рр]ожд|[Bb]irth|[Bb]orn|DOB|dob)[^\r\n;]{0,80})(?<!\p{L})(?:в|во|in|vs\.?|и|and|на|to)(?: \p{Ll}{2,12})? (?<value>${DAY})`,
  ],
  [
    'identity document',
    /\d{2} ?\d{2} ?\d{6}/,
    lazy.gmu`(?<=${DAY}(?:[ ]?[\t;|][ ]?|, ?))(?<value>\d{2} ?\d{2} ?\d{6})(?!\d)`,
  ],
  [
    'birth date',
    /\d{2} ?\d{2} ?\d{6}/,
    lazy.gmu`(?<=[\t;|,][ ]?)(?<value>${DAY})(?=(?:[ ]?[\t;|][ ]?|, ?)\d{2} ?\d{2} ?\d{6}(?!\d))`,
  ],
];
const HOMES: readonly Place[] = [
  [
    'home',
    /addr|адрес|прож/i,
    lazy.gmu`(?<![\p{L}\d])(?:addr(?:ess)?["']?[ \t]{0,3}[:=]>?[ \t]{0,12}["']?(?=[^"'\r\n]{0,120}(?:кв\.? ?\d|[Uu]nit \d|[Ff]lat \d))|[Аа]дрес\p{Ll}{0,2} (?:доставки|проживания|регистрации|клиента) ["«]|[Пп]рож\. (?=\p{Lu}[^\r\n]{4,80}\d))(?<value>\p{L}[^"'«»\r\n{}<>]{8,160})`,
  ],
  [
    'home',
    /<(?:delivery|shipping|home)/i,
    lazy.gmu`<(?:delivery|shipping|home)(?: [^<>]{0,80})?>(?:<!\[CDATA\[)?(?<value>\d{1,4} \p{Lu}[^<>\[\]{}]{8,160})`,
  ],
];
const CODES: readonly Place[] = [
  [
    'promo code',
    /(?:promo|промокод|промо|купон|coupon|voucher)[^\r\n]{0,40}(?:[:=]|->|→)/i,
    lazy.gmu`(?<![\p{L}\d_-])(?:(?:promo|промо-?код|промо|купон|coupon)\\{0,3}["'»]?[ ]?[:=]>?[ ]?\\{0,3}["'«]?|(?:voucher|discount code|купон)(?: \p{Ll}{2,12}){0,5} ?(?:->|→) )(?<value>(?=[\p{Lu}-]{0,24}\d)(?=[\d-]{0,24}\p{Lu})[\p{Lu}\d][\p{Lu}\d-]{3,22}[\p{Lu}\d])(?![\p{L}\d_-])`,
  ],
  [
    'promo code',
    /"promo/,
    lazy.gmu`"type"\s{0,3}:\s{0,3}"promo(?:_?code)?"\s{0,3},\s{0,8}"(?:value|code)"\s{0,3}:\s{0,3}"(?<value>[A-Z\d][A-Z\d-]{3,30})"`,
  ],
  // A condition on a table of them, and what somebody is told to type for a discount.
  [
    'promo code',
    /(?:promo|coupon|voucher)[^;]{0,300}code/i,
    lazy.gmu`(?<![\w.])(?:code|CODE)(?<=(?:promo|coupon|voucher)\w{0,10}["\x60]?\s[^;]{0,300}(?:code|CODE))["\x60]?\s{0,3}(?:=|(?:in|IN)\s?\(|like|LIKE)\s{0,3}'(?<value>[\p{Lu}\d][\p{Lu}\d-]{4,30})`,
  ],
  [
    'promo code',
    /введ|ввод|промик|enter|apply/i,
    lazy.gmu`(?<!\p{L})(?:[Вв]вод\p{Ll}{1,3}|[Вв]вед\p{Ll}{1,3}|[Пп]ромик(?: \p{Ll}{1,16}){0,3}|[Ee]nter|[Aa]pply)\s["«]?(?<value>\p{Lu}[\p{Lu}\d]{2,15}(?:-[\p{Lu}\d]{2,15}){1,4})(?![\p{L}\d_-])(?=[^\r\n]{0,80}(?:\d ?%|скид))`,
  ],
];

/** Kinds of values of persons that a text shows without a label of their own. Numbers are looked at on demand. */
export function valueKinds(text: string, withNumbers: boolean): string[] {
  if (!/\d/.test(text)) return [];
  const places = withNumbers ? [...NUMBERS, ...HOMES, ...CODES] : [...HOMES, ...CODES];
  return places.flatMap(([kind, worth, place]) =>
    worth.test(text) && someValue(text, place(text), (value) => isOpen(kind, value)) ? [kind] : [],
  );
}

function isOpen(kind: string, value: string): boolean {
  const digits = value.replace(/\D/g, '');
  if (kind === 'phone') return digits.length >= 9 && digits.length <= 15 && !/^(?:7?0{3})/.test(digits);
  return !/^0{2}/.test(digits) && !/маскъ|maskq/i.test(value);
}
