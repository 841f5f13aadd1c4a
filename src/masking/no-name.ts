/** Words that stand where a name would, and say something of the field: that it is required, or of which type it is. */
export const NO_NAME =
  /^(?:не|нет|да|обязательн\p{L}*|необязательн\p{L}*|поле|строка|текст|имя|фамилия|отчество|должн\p{L}*|required|optional|must|should|missing|invalid|unknown|null|nil|none|undefined|true|false|yes|no|is|not|empty|the|an?|this|see|name|surname|string|text|varchar|char|nullable|lowcardinality|int(?:eger)?|bool(?:ean)?|object|array|any|get|head|post|put|patch|delete|options|телефон\p{L}*|почт\p{L}|дата|сери[яи]|паспорт\p{L}*|билет\p{L}*|заказ\p{L}*|сумм\p{L}|статус\p{L}*|адрес\p{L}*|e-?mail|phone|order|tickets?|seats?|date|status|amount|price|description|field|type|верси\p{L}|мест[оа]|ряд|зал|город|роль|тип|ваш[аеи]?|your|результат|ответ|метод|описание|значение|количество|итог\p{L}*|время|версия|version|result|method|value|count|total|row|hall|city|role)$/iu;

/** Words in small letters that are said of a field alone: `client_name: masked`. */
export const NO_SMALL_NAME =
  /^(?:client|customer|buyer|user|guest|first|last|middle|full|value|field|column|data|param\p{L}*|arg\p{L}*|str|(?:n?var)?char|utf|example|sample|test\p{L}*|changed|added|removed|masked|hidden|skipped|ignored|same|different|wrong|valid|default|new|old|present|absent|blank|filled|sent|given|kept|always|never|любо\p{L}*|пуст\p{L}*|отсутств\p{L}*|ошибк\p{L}*|значени\p{L}*|есть|заполн\p{L}*|указ\p{L}*|передан\p{L}*|скрыт\p{L}*|неверн\p{L}*|верн\p{L}*|тест\p{L}*|строков\p{L}*|опционал\p{L}*|клиент\p{L}*|покупател\p{L}*)$/iu;

/** Words in capitals that are said of a code. */
export const NO_CODE =
  /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|INVALID|EXPIRED|ERROR|NULL|NONE|REQUIRED|USED|UNKNOWN|EMPTY|STRING|TRUE|FALSE|HTTP|JSON|TEXT|QTICKETS|ACTIVE|ENABLED|DISABLED|DELETED|BLOCKED|APPLIED|ACCEPTED|REJECTED|DECLINED|[A-Z]+_[A-Z_]+)$/;

/** True for a code of letters alone, told by a sign before it or by its length. */
export function isWordOfCode(code: string, isTold: boolean): boolean {
  return (
    /^[A-Z]{2,}(?:-[A-Z]{2,}){0,4}$/.test(code) && code.length >= (isTold ? 4 : 8) && !NO_CODE.test(code)
  );
}
