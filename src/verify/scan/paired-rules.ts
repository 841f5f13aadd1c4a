import { type LazyPattern, lazy } from '../../common/lazy-pattern.ts';
import { isMaskedPart, words } from './masked-forms.ts';
import { someValue } from './matches.ts';

// What stands beside its label as a second member, a code of a ticket or a discount, a link that lets in, and passwords that a sentence tells.

/** A label, and the member beside it that holds what it names. */
const PAIR = lazy.giu`(?:title|label|caption|question|name|key|field)["']?\s{0,3}(?:[:=]|>)\s{0,3}["']?(?<label>\p{L}[\p{L} _-]{1,30})(?: \*)?["']?(?:</\w{1,12}>)?,?\s{0,12}["'<]?(?:value|answer|content)["']?\s{0,3}(?:[:=]|>)\s{0,3}["']?(?<value>[^"'<>{}\r\n,;]{2,120})`;
/** A row of a table of fields and their values, whatever parts the two. */
const ROW = lazy.gmu`^[ \t|]{0,4}(?<label>\p{L}[\p{L} _-]{1,30}?)[ \t]{0,8}[|;\t][ \t]{0,8}(?<value>[^|;\t\r\n]{2,120}?)[ \t]{0,8}(?:\||$)`;
const HEADER =
  /^[ \t|]{0,4}(?:поле|параметр|field|parameter)[ \t]{0,8}[|;\t][ \t]{0,8}(?:значение|value)[ \t]{0,8}(?:\||$)/im;
const LABELS: readonly (readonly [kind: string, label: RegExp, isOpen: (value: string) => boolean])[] = [
  [
    'name',
    /^(?:(?:ваш[аеи]?|your) )?(?:фамилия|имя|отчество|фио|покупатель|клиент|гость|surname|last[ _]name|first[ _]name|full[ _]name|client|customer|buyer)$/iu,
    (value) =>
      /^\p{Lu}\p{Ll}[\p{L}-]*(?: \p{Lu}[\p{L}-]+){0,3}$/u.test(value) &&
      !words(value) &&
      !NO_NAME.test(value),
  ],
  [
    'birth date',
    /^(?:дата рождения|date of birth|birthday)$/iu,
    (value) => /^(?!0{2})\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$/.test(value),
  ],
  ['token', /^(?:пароль|токен|password|token)$/iu, (value) => isPassword(value) && !value.includes(' ')],
];
const NO_NAME =
  /^(?:Обязат|Необязат|Строка|Текст|Да|Нет|Python|Required|Optional|String|Yes|No|Название|Значение)/iu;

const CODE = '(?<value>(?=[A-Z-]*[0-9])(?=[0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{6,30})(?![\\p{L}\\p{N}_-])';
/** A code, what is called one, and of which kind it is. */
const CODES: readonly (readonly [kind: string, worth: RegExp, place: LazyPattern])[] = [
  [
    'barcode',
    /штрих|билет|icket/,
    lazy.gu`(?:[Шш]трих-?код|[Кк]од\p{Ll}{0,2} билет\p{Ll}{0,2}|[Tt]icket codes?)[^\r\n:]{0,30}:\s{0,4}(?:1[.)] )?${CODE}`,
  ],
  ['barcode', /<ticket/, lazy.gu`<ticket[^<>]{0,200}>\s{0,8}<code>${CODE}`],
  [
    'promo code',
    /ертификат|gift|oucher|скид|компенсац/i,
    lazy.gu`(?:номер сертификата|gift card(?: no\.?)?|[Vv]oucher:?|(?:[Сс]кид|[Кк]омпенсац)[^\r\n]{0,60} код(?:у|ом)?) ${CODE}`,
  ],
];
const OTHER = /^(?:ISO|TLS|SHA|UTF|HTTP|ERR|EAN|CODE)/;

const LINK = /https?:\/\/[^\s"'<>()]{8,400}/g;
const OF_TICKETS = /билет|заказ|ticket|order/i;
/** As short as the API makes them, where the path says of what. */
const OF_A_TICKET =
  /\/(?:tickets?|orders?)\/(?:[a-z]{2,12}\/)?(?=[^/]*[a-z])(?=[^/]*[A-Z])(?=[^/]*\d)(?!mask)[A-Za-z\d]{10}(?![\w-])/;
const OF_ALL =
  /\/(?:commit|blob|assets|static|img|images)\/|\.(?:js|css|png|jpg|svg)$|(?:request|trace)_?id=|[?&](?:X-Amz-\w{1,20}|state|nonce)=/;

const TOLD = lazy.giu`(?:парол[ья][^\r\n.:!?]{0,60}теперь(?: он)?|password (?:for|of|to) [^\r\n.:!?]{1,40} is|password is now|п[ао]роль \([^()\r\n]{1,30}\)) ["«]?(?<value>[A-Za-z0-9!#$%^&+=~._-]{8,60})`;

/** Kinds of what a text shows beside its label, of codes, links and passwords that are told. */
export function pairedKinds(text: string): string[] {
  const kinds: string[] = [];
  if (/(?:value|answer|content)["']?\s{0,3}[:=>]/i.test(text)) kinds.push(...kindsBeside(text, PAIR(text)));
  if (HEADER.test(text)) kinds.push(...kindsBeside(text, ROW(text)));
  for (const [kind, worth, place] of CODES)
    if (worth.test(text) && someValue(text, place(text), (value) => !OTHER.test(value))) kinds.push(kind);
  if (text.includes('://') && text.split(/[\r\n]+/).some(showsLink)) kinds.push('capability URL');
  if (/парол|порол|password/i.test(text) && someValue(text, TOLD(text), isPassword)) kinds.push('token');
  return kinds;
}

function kindsBeside(text: string, places: RegExp): string[] {
  return [...text.matchAll(places)].flatMap(({ groups }) => {
    const rule = LABELS.find(([, label]) => label.test((groups?.['label'] ?? '').trim()));
    return rule?.[2]((groups?.['value'] ?? '').trim()) === true ? [rule[0]] : [];
  });
}

function showsLink(line: string): boolean {
  if (!OF_TICKETS.test(line)) return false;
  return (line.match(LINK) ?? []).some(
    (link) =>
      !OF_ALL.test(link) &&
      (OF_A_TICKET.test(link) ||
        link
          .split(/[/?&=#]/)
          .some((part) => /^[A-Za-z0-9]{16,64}$/.test(part) && isDrawn(part) && !isMaskedPart(part))),
  );
}

// Letters and digits take turns.
function isDrawn(part: string): boolean {
  return (part.match(/\d[A-Za-z]/g) ?? []).length >= 2 && (part.match(/\d/g) ?? []).length >= 4;
}

function isPassword(value: string): boolean {
  return /[a-z]/i.test(value) && /\d/.test(value) && !/^(?:mask|https?:)|base64|encod/i.test(value);
}
