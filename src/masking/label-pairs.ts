import { lazy } from '../common/lazy-pattern.ts';
import type { TableRow } from './table-cuts.ts';

/** Members of an object that say what the member beside them holds, and those that hold it. */
export const LABEL_KEYS = ['name', 'key', 'title', 'label', 'caption', 'field', 'question', 'parameter'];
export const VALUE_KEYS: ReadonlySet<string> = new Set(['value', 'answer', 'content']);

const RUSSIAN_LABEL = 'поле|вопрос|параметр|название|наименование|реквизит';
const RUSSIAN_VALUE = 'значение|ответ';
/** Not in JSON, which has a reader of its own: `{title: 'Фамилия', value: '...'}`, `<name>Фамилия</name><value>...`, `label="Фамилия" value="..."`, two lines of YAML. */
const PAIR = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:${LABEL_KEYS.join('|')}|${RUSSIAN_LABEL})["']?[ \t]{0,3}(?:[:=]>?|>)[ \t]{0,3}["']?(?<name>\p{L}[\p{L}\p{N} _№./-]{1,40})["']?(?:<\/\w{1,20}>)?[,;]?\s{0,20}['<]?(?:${[...VALUE_KEYS].join('|')}|${RUSSIAN_VALUE})'?[ \t]{0,3}(?:[:=]>?|>)[ \t]{0,3}["']?(?<value>[^"'<>{},;\r\n]{2,200})`,
  'giu',
);
/** `client_name "Анна"`, `phone is too short: "..."`, as a failed test and a log of refused rows word it: the key, what is said, the value. */
export const TOLD_OF_FIELD = lazy.gu`(?<![\p{L}\p{N}_"'\\-])(?<key>(?:[a-z]{1,20}_){1,3}[a-z]{2,20}|surname|patronymic|e?mail|phone|tel|dob|birthday)(?<between>(?: \p{Ll}{1,12}){0,4}:?[ \t]{1,2}["'«])(?<value>[^"'«»\r\n]{3,60})(?=["'»])`;
/** A text without this words nothing so. */
export const MAY_TELL_OF_FIELD =
  /(?:_[a-z]{2,20}|surname|patronymic|mail|phone|tel|dob|birthday):?(?: [^\s"'«]{1,12}){0,4}[ \t]{1,2}["'«]/;
const MAY_HOLD_PAIR = new RegExp(
  String.raw`(?:${[...VALUE_KEYS].join('|')}|${RUSSIAN_VALUE})'?[ \t]{0,3}[:=>]`,
  'i',
);
const NAMES_LABEL = new RegExp(
  `^(?:${LABEL_KEYS.join('|')}|${RUSSIAN_LABEL}|property|attribute|свойство)$`,
  'i',
);
const NAMES_VALUE = new RegExp(`^(?:${[...VALUE_KEYS].join('|')}|${RUSSIAN_VALUE})$`, 'i');

/** A label without what a form adds to it: "Ваше имя *", "Телефон покупателя:". */
export function plainLabel(label: string): string {
  const plain = label
    .trim()
    .replace(/[ *:?]+$/, '')
    .replace(
      / (?:участника|посетителя|покупателя|зрителя|гостя|клиента|получателя|заказчика|ребёнка|ребенка)$/iu,
      '',
    )
    .replace(/^(?:ваш[аеи]?|укажите|введите) |^(?:test|demo)[ _]/iu, '');
  return plain.replace(/^your (?:full )?name$/i, 'full name').replace(/^your /i, '');
}

/** Labels and their values that stand side by side as two members of an object: each as a row of one column. */
export function* labelledPairs(text: string): Generator<TableRow> {
  if (!MAY_HOLD_PAIR.test(text)) return;
  for (const { 0: whole, index, groups } of text.matchAll(PAIR)) {
    const end = index + whole.length;
    yield {
      names: [(groups?.['name'] ?? '').trim()],
      cells: [{ start: end - (groups?.['value'] ?? '').length, end }],
    };
  }
}

/** A row of a table whose columns are called "field" and "value": as a row of one column, which its first cell names. */
export function labelledRow(text: string, row: TableRow): TableRow {
  const at = row.names.findIndex((name) => NAMES_LABEL.test(name));
  const [label, value] = [row.cells[at], row.cells[at + 1]];
  if (label === undefined || value === undefined || !NAMES_VALUE.test(row.names[at + 1] ?? '')) return row;
  const name = text.slice(label.start, label.end).replace(/^[\s*_`"']+|[\s*_`"':]+$/g, '');
  return { names: [name], cells: [value] };
}
