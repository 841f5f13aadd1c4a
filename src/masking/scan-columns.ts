import { lazyPattern } from '../common/lazy-pattern.ts';
import { isCodeOfTicket, isPromoCell, OF_A_DISCOUNT, OF_A_SALE, OF_A_TICKET } from './code-words.ts';
import { plainLabel } from './label-pairs.ts';
import { isDayInWords, isDocumentCell, labelledCells } from './labelled-cells.ts';
import { isLeftOut } from './no-value.ts';
import { isNobody, nameOfCell } from './person-words.ts';
import { isWithSigns } from './remote-words.ts';
import { type FieldRule, isReserved, keyRule } from './scan-fields.ts';

const LABELS: Readonly<Partial<Record<FieldRule, RegExp>>> = {
  name: /^(?:фио|фамилия(?:,? (?:и )?имя)?|имя|отчество|клиент|покупатель|зритель|заказчик|получатель|гость|посетитель|держатель|ответственн(?:ый|ая)|куратор|исполнитель|кто (?:вед[её]т|отвечает|выдал|владеет)|(?:у )?кого спросить|к кому|who to ask|(?:ask|contact) person|keeper|held by|(?:(?:lead|main|primary) )?(?:guest|client|customer|buyer|attendee|passenger|holder)(?: name)?|full name|first name|last name)$/iu,
  phone: /^(?:телефон|тел\.?|мобильный)$/iu,
  card: /^(?:карта (?:лояльности|гостя|клиента)|(?:loyalty|gift) card)$/iu,
  email: /^(?:почта|e-?mail)$/iu,
  'promo-code': /^(?:промо(?:-?код)?|promo(?: ?code)?|купон|coupon|voucher)$/iu,
  barcode: /^(?:штрих-?код|баркод|шк|qr(?:[ _-]?(?:code|код))?|bar[ _]code|код билета|ticket[ _]code)$/iu,
  identifier:
    /^(?:дата рождения|др|д\. ?р\.|birth|паспорт|birthday|date of birth|passport(?: no\.?)?|серия и номер|инн|снилс|ip(?: (?:посетителя|клиента|покупателя|гостя))?|(?:visitor|client|guest|customer)(?:'s)? ip)$/iu,
  token:
    /^(?:(?:логин|login|user(?:name)?|пользователь)[ ]?[/:|,+][ ]?(?:пароль|password|pass|pwd)|токен|пароль|секрет|ключ (?:api|доступа)|api[ -]?(?:key|token)|password)$/iu,
};
const PERSON_BESIDE =
  /^(?:surname|last_?name|middle_?name|phone|e?-?mail|client_\w+|фамилия|телефон|почта)$/iu;
const SAID_OF_IT = lazyPattern(
  () =>
    /^(?:не|нет|да|имя|фамилия|отчество|required|optional|unknown|null|none|string|text|varchar|nullable|true|false|yes|no|get|post|put|patch|delete)(?![\p{L}])/iu,
);

/** What stands open in a table under a column that is called a personal or secret field; `index`: where it stands. */
export function openCells(text: string): { kind: FieldRule; index: number }[] {
  const hits: { kind: FieldRule; index: number }[] = [];
  let known: readonly string[] | undefined;
  let rules: readonly (FieldRule | undefined)[] = [];
  for (const { names, cells } of labelledCells(text)) {
    if (names !== known) {
      known = names;
      const person = names.some((name) => PERSON_BESIDE.test(name));
      const discount =
        names.some((name) => OF_A_DISCOUNT.has(name.toLowerCase())) ||
        (person && names.some((name) => OF_A_SALE.test(name)));
      const ticket = names.some((name) => OF_A_TICKET.test(name));
      rules = names.map((name) => {
        if (person && /^name$/i.test(name)) return 'name';
        if (ticket && /^(?:code|код)$/i.test(name)) return discount ? 'promo-code' : 'barcode';
        return discount && /^code$/i.test(name) ? 'promo-code' : ruleOfLabel(name);
      });
    }
    for (const [column, rule] of rules.entries()) {
      const cell = cells[column];
      if (rule === undefined || cell === undefined) continue;
      const value = text.slice(cell.start, cell.end).replace(/^[\s*_`"']+|[\s*_`"']+$/g, '');
      if (isOpenCell(rule, value)) hits.push({ kind: rule, index: cell.start });
    }
  }
  return hits;
}

/** The rule of what stands under a label that people read, or beside it. */
export function ruleOfLabel(label: string): FieldRule | undefined {
  const name = plainLabel(label);
  return (
    keyRule(name) ??
    (Object.entries(LABELS).find(([, pattern]) => pattern.test(name))?.[0] as FieldRule | undefined)
  );
}

/** True for a text that stands open in a cell, or beside a label, of the rule. */
export function isOpenCell(rule: FieldRule, value: string): boolean {
  const digits = value.replace(/[^0-9]/g, '').length;
  const name = rule === 'name' ? nameOfCell(value) : undefined;
  switch (rule) {
    case 'name':
      return (
        name !== undefined &&
        !SAID_OF_IT(value).test(value) &&
        !name.split(/,?[ \u00a0]+/).some(isNobody) &&
        !isReserved(rule, name) &&
        value.length > 3
      );
    case 'email':
      return /[\p{L}\p{N}]@[\p{L}\p{N}]/u.test(value) && !isReserved(rule, value);
    case 'phone':
      return digits >= 10 && /^\+?[0-9 ().-]+$/.test(value) && !isReserved(rule, value);
    case 'identifier':
      if (isLeftOut(rule, value)) return false;
      if (isDocumentCell(value) || isDayInWords(value)) return !isReserved(rule, value);
      return digits >= 6 && /^[0-9 ./-]+$/.test(value) && !/^0{1,2}/.test(value.replace(/[^0-9]/g, ''));
    case 'token':
      if (/^\S{1,60} ?[/:|] (?![`"']?(?:\{\{|[*<$]))(?=\S*[^\p{L}\s])\S{4,100}$/u.test(value)) return true;
      if (isWithSigns(value)) return value.length >= 8;
      return (
        value.length >= 8 &&
        /^(?=.*[0-9])(?=.*[A-Za-z])[\w+/=.!@#%-]+$/.test(value) &&
        !value.startsWith('/') &&
        !/^(?:YOUR_|mask)/i.test(value)
      );
    case 'card':
      return digits >= 12 && /^[0-9 -]+$/.test(value) && !isReserved(rule, value);
    case 'promo-code':
      return isPromoCell(value) && !isReserved(rule, value);
    case 'barcode':
      return isCodeOfTicket(value) && !isReserved(rule, value);
    default:
      return false;
  }
}
