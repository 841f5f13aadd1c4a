import { type LazyPattern, lazy } from '../common/lazy-pattern.ts';
import { MAY_TELL_OF_FIELD } from './label-pairs.ts';
import { isWordOfCode } from './no-name.ts';
import { isExpression } from './no-value.ts';
import { PATRONYMIC } from './patronymics.ts';
import { isReserved, keyRule } from './scan-fields.ts';
import { mayNameFields } from './scan-names.ts';
import { namedKinds } from './scan-notations.ts';
import { type DigitCount, SIGN } from './scan-signs.ts';

const FORM = lazy.giu`(?<![\p{L}\p{N}_-])(?:(?<above>[A-Za-z_]{2,24})(?:\[|%5b))?(?<key>[A-Za-z_]{2,24})(?<close>\]|%5d)?(?:(?:\[|%5b)(?:\]|%5d))?=(?<value>[^\s&"'<>;{}$\\]+)`;
/** Who is looked for among clients. */
const SOUGHT = lazy.gi`/(?:clients?|customers?|buyers?|guests?|visitors?)(?:/\w{1,20})?\?(?:[^\s"'?]{0,200}&)?(?:q|query|search|term)=(?<value>[^\s&"'<>;{}$\\]+)`;
/** `name=...&email=...` */
const NAME_IN_QUERY = lazy.giu`(?:(?<=[?&])|^)name=(?<value>[^\s&"'<>;{}$\\]+)&(?:[^\s"'<>]{0,100}&)?(?:e?mail|phone|tel|surname|last_?name)=`;
const TAX = lazy.gu`(?<![\p{L}\p{N}])(?:[Ии][Нн][Нн]|[Кк][Пп][Пп]|INN|KPP|ОГРН(?:ИП)?|СНИЛС|[Пп]аспорт\p{L}*)(?: (?:покупателя|клиента|организации|серия))?[\s:№/,КПкпKP-]{0,8}(?<value>[0-9](?:(?:[\s/-]| номер | № ?)?[0-9]){7,21})(?![\p{L}\p{N}])`;
const PHONE = lazy.iu`(?<![\p{L}\p{N}])(?:тел|телефон\p{L}*|моб|мобильн\p{L}*|факс|phone|tel|mobile)(?: (?:клиента|покупателя|зрителя|гостя|заказчика|number))?[ .:=№|*_\x60"'«»\u00a0–—-]{0,9}[3489][0-9]{9}(?![\p{L}\p{N}])`;
const NAME = lazy.giu`(?<![\p{L}\p{N}])(?:(?:ФИО|Ф\. ?И\. ?О\.|фамилия|имя|отчество|surname|patronymic|(?:first|last|full|middle|customer|buyer)[ _]name)(?: (?:покупателя|клиента|зрителя|гостя|заказчика|получателя|владельца))?|покупатель|клиент|зритель|заказчик|плательщик|получатель|гость|владелец(?: (?:карты|билета))?|контактное лицо|card ?holder|(?<english>customer|buyer|attendee)|ticket ?holder)[*_\x60"»]{0,3}[ \t]*(?<sign>:|\||[–—-](?= ))[*_\x60"]{0,3}[ \t|]*[*_\x60"'«“]{0,3}(?<value>(?!\p{L}\*\*)\p{L}+)(?<program>(?<=[A-Za-z])[ \u00a0]v?[0-9]+\.)?(?:(?<more>[\p{L}\p{M}'’.-]*[ \u00a0]+\p{L}[\p{L}'’.-]*))?|(?<![\p{L}\p{N}])ФИО[ \t]+(?<after>\p{L}+)`;
/** `Фамилия=Образцова`. */
const ASSIGNED_NAME = lazy.gu`(?<![\p{L}\p{N}])(?:ФИО|фио|[Фф]амилия|[Ии]мя|[Оо]тчество)=["'«“]?(?<value>\p{Lu}\p{Ll}[\p{L}\p{M}’-]{1,30})(?![\p{L}\p{N}])`;
const PROSE = lazy.u`^(?:\p{Ll}.*|Не|Нет|Да|(?:Не)?[Оо]бязательн.*|Поле|Строка|Текст|Имя|Фамилия|Отчество|Должн.*|Required|Optional|Must|Should|Missing|Invalid|Unknown|Null|Nil|None|Undefined|True|False|Yes|No|Is|Not|Empty|The|An?|This|See|Name|Surname|String|Text|VARCHAR|Varchar|Char|Nullable|LowCardinality|Int(?:eger)?|Bool(?:ean)?|Object|Array|Any|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|Телефон\p{L}*|Почт\p{L}|Дата|Сери[яи]|Паспорт\p{L}*|Билет\p{L}*|Заказ\p{L}*|Сумм\p{L}|Статус\p{L}*|Адрес\p{L}*|E-?[Mm]ail|Phone|Order|Tickets?|Seats?|Date|Status|Amount|Price|Description|Field|Type|Верси\p{L}|Мест[оа]|Ряд|Зал|Город|Роль|Тип|Результат|Ответ|Метод|Описание|Значение|Количество|Итог\p{L}*|Время|Версия|Version|Result|Method|Value|Count|Total|Row|Hall|City|Role)$`;
const PROMO_CODE = lazy.giu`(?<![\p{L}\p{N}])(?:промо-?код\p{L}*|promo[ -]?code)(?<label>[*_\x60"»]{0,3}(?:[ \t:|=–—-]{1,6}|[ ](?:is|это|—)[ ])[*_\x60]{0,3}[ \t|]{0,3}[*_\x60«"'“]{0,3})(?<value>[\p{L}0-9][\p{L}0-9_-]{2,23}[\p{L}0-9])(?![\p{L}\p{N}_-])`;
const SCANNED = lazy.gu`/(?:barcode|scan)/(?<value>[A-Za-z0-9-]*[0-9][A-Za-z0-9-]*)(?![\p{L}\p{N}-])`;
const FULL_NAME = lazy.giu`(?<![\p{L}\p{N}-]|placeholder=["'])(?<value>\p{Lu}[\p{L}-]{2,30}[ \u00a0]{1,2}\p{Lu}\p{L}{1,20}[ \u00a0]{1,2}${PATRONYMIC})(?![\p{L}\p{N}-])`;

const UNIQID = lazy.giu`(?<![\p{L}\p{N}])uniqid[ \t:#]{1,3}(?<value>[A-Za-z0-9]{10})(?![\p{L}\p{N}])`;
/** What stands before a label that begins a sentence, a line, a cell or an item. */
const STARTS = /^$|[\r\n.,;:|(>*_`"'«“-][ \t]?$/;
const OF_PERSON = /^(?:client|details|customer|buyer|guest|contact)$/i;
const NOTHING = /^(?:no|yes|on|off|null|none|nil|undefined|nan|true|false|%[a-z])[,.)]?$/i;
const PERSON =
  /=|<|(?:name|holder|surname|customer|buyer|attendee)[*_`"»]{0,3}[ \t]*[:|–—-]|:[ \t]*['"]|[”“»][ \t]{0,3}:|patronymic|promo|uniqid|inn|kpp|tel|phone|mobile|\/(?:barcode|scan)\/|[а-я]/i;

// Signs without which a text holds no label: see the rules below, each of which asks for some of them.
const LABELS = SIGN.equals | SIGN.colon | SIGN.hash | SIGN.less | SIGN.space | SIGN.slash | SIGN.beyond;
const LABELLED = /[:|]|[–—-] /g;
const END_OF_LABEL =
  /(?:ФИО|О\.|фамилия|имя|отчество|surname|patronymic|(?:first|last|full|middle|customer|buyer)[ _]name|покупателя|клиента|зрителя|гостя|заказчика|получателя|владельца|покупатель|клиент|зритель|заказчик|плательщик|получатель|гость|владелец|карты|билета|лицо|holder|customer|buyer|attendee)$/iu;
const LONGEST_END = 13;
/** Spaces, and what makes a label bold, between it and its sign. */
const DECORATION = ' \t*_`"»';
const LONGEST_GAP = 24;
const ASSIGNING = SIGN.equals | SIGN.colon | SIGN.less;
/** Digits of the shortest tax number that is looked for. */
const SHORTEST_TAX_NUMBER = 8;
const LOCAL_PHONE = 10;
/** Members without a sign of assignment: by a tab, by their place. */
const PLACED = /[Ll][Ii][Kk][Ee] ['"]|^[A-Za-z_]{2,40}\t|\([A-Za-z_-]{2,40} "/m;
const OF_PHONE = /тел|моб|факс|phone|tel|mobile/i;

/**
 * Kinds of unmasked things that a text names as such: `client_name=...`, `ИНН ...`, `ФИО: ...`, a full name. `count`: the
 * text's digits, or null where identifiers made of digits are allowed.
 */
export function labelledKinds(text: string, signs: number, count: DigitCount | null): string[] {
  const numbered = count !== null && count.all >= SHORTEST_TAX_NUMBER;
  if ((signs & LABELS) === 0 && !numbered) return [];
  const kinds: string[] = [];
  const seek = (
    kind: string,
    pattern: LazyPattern,
    isHit: (value: string, groups: Groups, index: number) => boolean,
  ) => {
    for (const { groups = {}, index } of text.matchAll(pattern(text))) {
      if (!isHit(groups['value'] ?? groups['after'] ?? '', groups, index)) continue;
      kinds.push(kind);
      return;
    }
  };
  if (PLACED.test(text) || MAY_TELL_OF_FIELD.test(text)) kinds.push(...namedKinds(text));
  if (!PERSON.test(text)) return kinds;
  if (labelsName(text))
    seek('name', NAME, (value, groups, index) =>
      isToldName(value, groups, STARTS.test(text.slice(Math.max(0, index - 3), index))),
    );
  if ((signs & SIGN.equals) !== 0)
    seek('name', ASSIGNED_NAME, (value) => !PROSE(value).test(value) && !isReserved('name', value));
  if (/(?:ич|вна|чна)/i.test(text)) seek('name', FULL_NAME, isFullName);
  if (/промо|promo[ -]?code[^a-z]/iu.test(text)) seek('promo-code', PROMO_CODE, isToldCode);
  if (/\/(?:barcode|scan)\//.test(text)) seek('barcode', SCANNED, (value) => !isReserved('barcode', value));
  if (/uniqid/iu.test(text)) seek('capability', UNIQID, (value) => !isReserved('capability', value));
  if (/[?&](?:q|query|search|term)=/i.test(text))
    seek('name', SOUGHT, (value) => /\p{L}/u.test(plain(value)) && !isReserved('name', plain(value)));
  if (/name=[^\s]{1,400}&/i.test(text))
    seek('name', NAME_IN_QUERY, (value) => !isReserved('name', plain(value)));
  if ((signs & ASSIGNING) !== 0 && mayNameFields(text)) kinds.push(...formKinds(text), ...namedKinds(text));
  if (!numbered) return kinds;
  seek('identifier', TAX, (value) =>
    value.split('/').some((part) => !isReserved('identifier', part.replace(/[^0-9]/g, ''))),
  );
  if (count.longestRow >= LOCAL_PHONE && OF_PHONE.test(text) && PHONE(text).test(text)) kinds.push('phone');
  return kinds;
}

type Groups = Readonly<Record<string, string | undefined>>;

// Behind a dash a single word may be a heading.
function isToldName(value: string, { sign, more, english, program }: Groups, begins: boolean): boolean {
  if (PROSE(value).test(value) || isReserved('name', value) || program !== undefined) return false;
  if (english !== undefined && !/[ \u00a0]\p{Lu}/u.test(more ?? '')) return false;
  return (
    sign === undefined ||
    (begins && more === undefined) ||
    /[:|]/.test(sign) ||
    /[ \u00a0]\p{Lu}/u.test(more ?? '')
  );
}

function isToldCode(value: string, { label }: Groups): boolean {
  if (value !== value.toUpperCase()) return false;
  return /[0-9]/.test(value) || isWordOfCode(value, /[:|]| is | это /.test(label ?? ''));
}

// A name stands behind a colon or a dash, or behind ФИО alone.
function labelsName(text: string): boolean {
  for (const { index } of text.matchAll(LABELLED)) {
    let end = index;
    while (end > index - LONGEST_GAP && DECORATION.includes(text.charAt(end - 1))) end -= 1;
    if (END_OF_LABEL.test(text.slice(Math.max(0, end - LONGEST_END), end))) return true;
  }
  return /ФИО[ \t]/iu.test(text);
}

function formKinds(text: string): string[] {
  if (!text.includes('=')) return [];
  return [...text.matchAll(FORM(text))].flatMap(({ groups }) => {
    const key = groups?.['key'] ?? '';
    const isClosed = groups?.['close'] !== undefined;
    if (isClosed && groups?.['above'] === undefined) return [];
    const rule =
      /^name$/i.test(key) && isClosed && OF_PERSON.test(groups?.['above'] ?? '') ? 'name' : keyRule(key);
    const value = groups?.['value'] ?? '';
    if (rule === undefined || rule === 'token' || NOTHING.test(value) || isExpression(value)) return [];
    return isReserved(rule, plain(value)) ? [] : [rule];
  });
}

function plain(value: string): string {
  return value.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

function isFullName(name: string): boolean {
  const words = name.split(/[ \u00a0]+/);
  return (
    words.every((word) => /^\p{Lu}/u.test(word)) &&
    /(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|ко|[ую]к|ян|дзе|швили|[иы]х|ец|вич)$/iu.test(words[0] ?? '')
  );
}
