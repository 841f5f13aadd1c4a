import { type FieldKind, kindOfKey } from './field-keys.ts';
import { plainLabel } from './label-pairs.ts';
import { NO_NAME } from './no-name.ts';
import { isNobody, nameOfCell } from './person-words.ts';

/** What people call a column or a field of a form, beside the names of fields. */
const NAMED: readonly (readonly [RegExp, FieldKind])[] = [
  [
    /^(?:фио|ф\. ?и\. ?о\.|фамилия(?:,? (?:и )?имя.*)?|имя|отчество|имя и фамилия|клиент|покупатель|зритель|заказчик|плательщик|получатель|гость|посетитель|держатель|владелец(?: (?:карты|билета))?|контактное лицо|пассажир|кассир|ответственн(?:ый|ая)(?: лицо)?|сотрудник|куратор|исполнитель|кто (?:вед[её]т|отвечает|выдал|владеет)|(?:у )?кого спросить|к кому|who to ask|(?:ask|contact) person|keeper|held by|(?:(?:lead|main|primary) )?(?:full|first|last|guest|buyer|client|customer|attendee|passenger|holder|contact)(?: name)?|customer|buyer|attendee|card ?holder|ticket ?holder)$/iu,
    'words',
  ],
  [/^(?:телефон\p{L}*|тел\.?|моб\.?|мобильн\p{L}*|контактный телефон|номер телефона)$/iu, 'phone'],
  [/^(?:почта|эл\.? ?почта|электронная почта|e-?mail)$/iu, 'email'],
  [
    /^(?:дата рожд(?:ения|\.)|д\. ?р\.|др|birth|паспорт\p{L}*(?: данные)?|серия(?: и номер)?(?: паспорта)?|инн|снилс|birthday|date of birth|passport(?: no\.?)?|device_?id|ip(?:[ -](?:адрес|address))?(?: (?:посетителя|клиента|покупателя|гостя))?|(?:visitor|client|guest|customer)(?:'s)? ip)$/iu,
    'identifier',
  ],
  [
    /^(?:(?:(?:логин|login|user(?:name)?|пользователь)[ ]?[/:|,+][ ]?)?(?:пароль|password|pass|pwd)|токен|секрет|ключ (?:api|доступа)|api[ -]?(?:key|token)|(?:access|auth) (?:key|token)|pw)$/iu,
    'secret',
  ],
  [
    /^(?:номер карты|карта(?: (?:лояльности|гостя|клиента))?|(?:loyalty |gift )?card(?: (?:number|no\.?))?)$/iu,
    'card',
  ],
  [/^(?:промо(?:-?код)?|promo(?: ?code)?|купон|coupon|voucher)$/iu, 'promoCode'],
  [/^(?:штрих-?код|баркод|шк|qr(?:[ _-]?(?:code|код))?|bar[ _]code|код билета|ticket[ _]code)$/iu, 'barcode'],
];
/** The kind of what stands under a label that people read, or beside it; undefined for one that says nothing personal or secret. */
export function kindOfLabel(label: string): FieldKind | undefined {
  return kindOfKey(plainLabel(label)) ?? kindOfWords(label);
}

/** The same by the words of the label alone, whatever fields are called. */
export function kindOfWords(label: string): FieldKind | undefined {
  const plain = plainLabel(label);
  return NAMED.find(([pattern]) => pattern.test(plain))?.[1];
}

/** The name of a person that a text under such a label is or begins with, and all of it but a remark; undefined for any other. */
export function nameIn(value: string): string | undefined {
  const name = nameOfCell(value);
  if (name === undefined) return undefined;
  const words = name.split(/,?[ \u00a0]+/);
  return NO_NAME.test(words[0] ?? '') || words.some(isNobody) ? undefined : name;
}

/** True for a text that may be the name of a person under such a label. */
export function isNameValue(value: string): boolean {
  return nameIn(value) === value;
}
