import { lazy } from '../common/lazy-pattern.ts';
import { isDocumentCell } from './labelled-cells.ts';
import { NO_CODE } from './no-name.ts';
import { isReserved, keyRule } from './scan-fields.ts';

const PLAIN = lazy.gu`(?<![\p{L}\p{N}_"'\\-])(?<key>[A-Za-z][A-Za-z_-]{1,39})\)?[ \t]{0,3}(?<sign>[:=]|[=-]>|\|)[ \t]{0,20}(?<value>\p{Lu}[\p{L}\p{M}'’-]*|\+?[0-9](?:[ ()-]{0,2}[0-9]){5,21}|[A-Z0-9][A-Z0-9_-]{3,23}|\p{Ll}[\p{Ll}\p{M}'’-]{2,30}(?=[ \t]*(?:[\r\n,;}&]|$)))(?![\p{L}\p{N}(])`;
const OF_THE_FIELD = lazy.iu`^(?:не|нет|да|обязательн.*|необязательн.*|поле|строка|текст|имя|фамилия|отчество|должн.*|required|optional|must|should|missing|invalid|unknown|null|nil|none|undefined|true|false|yes|no|is|not|empty|the|an?|this|see|name|surname|string|text|varchar|char|nullable|lowcardinality|int(?:eger)?|bool(?:ean)?|object|array|any|get|head|post|put|patch|delete|options|телефон\p{L}*|почт\p{L}|дата|сери[яи]|паспорт\p{L}*|билет\p{L}*|заказ\p{L}*|сумм\p{L}|статус\p{L}*|адрес\p{L}*|e-?mail|phone|order|tickets?|seats?|date|status|amount|price|description|field|type|верси\p{L}|мест[оа]|ряд|зал|город|роль|тип|результат|ответ|метод|описание|значение|количество|итог\p{L}*|время|версия|version|result|method|value|count|total|row|hall|city|role)$`;
/** One word in small letters that is no name. */
const OF_ITS_VALUE = lazy.iu`^(?:client|customer|buyer|user|guest|first|last|middle|full|value|field|column|data|param.*|arg.*|str|(?:n?var)?char|utf|example|sample|test.*|changed|added|removed|masked|hidden|skipped|ignored|same|different|wrong|valid|default|new|old|present|absent|blank|filled|sent|given|kept|always|never|любо.*|пуст.*|отсутств.*|ошибк.*|значени.*|есть|заполн.*|указ.*|передан.*|скрыт.*|неверн.*|верн.*|тест.*|строков.*|опционал.*|клиент.*|покупател.*)$`;
const SHORTEST: Readonly<Record<string, number>> = {
  phone: 7,
  identifier: 6,
  barcode: 8,
  series: 8,
  card: 12,
};

/**
 * Kinds of members that a text writes without quotes, as YAML, an environment and a log have them: `client_name: Анна`. Without `digits`,
 * identifiers made of digits are allowed.
 */
export function plainKinds(text: string, digits: boolean): string[] {
  return [...text.matchAll(PLAIN(text))].flatMap(({ 0: whole, index, groups }) => {
    const { key = '', sign, value = '' } = groups ?? {};
    const rest = text.slice(index + whole.length, index + whole.length + 200);
    if (sign === '|' && !/^(?:[ \u00a0]\p{Lu}[\p{L}\p{M}'’.-]*){0,4}[ \t]*(?:[|\r\n]|$)/u.test(rest))
      return [];
    const rule = keyRule(key);
    if (rule === undefined || rule === 'token') return [];
    const isNumber = /^\+?[0-9][0-9 ()-]*$/.test(value);
    if (rule === 'name') {
      const said =
        /^(?:comment|username)$/i.test(key) ||
        OF_THE_FIELD(value).test(value) ||
        !(/^\p{Lu}/u.test(value) || isSmallName(key, sign, value));
      return said || isReserved(rule, value) ? [] : [rule];
    }
    if (rule === 'promo-code')
      return /^[A-Z0-9_-]{4,24}$/.test(value) && /[A-Z]/.test(value) && !NO_CODE.test(value) ? [rule] : [];
    if (rule === 'identifier' && isDocumentCell(value)) return isReserved(rule, value) ? [] : [rule];
    const fewest = SHORTEST[rule];
    if (!digits || !isNumber || fewest === undefined || /(?:^|_)(?:ip|remote_addr)$/i.test(key)) return [];
    const number = value.replace(/[^0-9]/g, '');
    if (number.length < fewest || (rule === 'phone' && number.length > 15)) return [];
    return isReserved(rule, rule === 'phone' || rule === 'card' ? value : number) ? [] : [rule];
  });
}

function isSmallName(key: string, sign: string | undefined, value: string): boolean {
  return (
    (sign === ':' || sign === '=') &&
    /(?:name|surname|patronymic|fio)$/i.test(key) &&
    !/^(?:organization|legal)/i.test(key) &&
    /^\p{Ll}[\p{Ll}\p{M}'’-]{2,30}$/u.test(value) &&
    !OF_ITS_VALUE(value).test(value)
  );
}
