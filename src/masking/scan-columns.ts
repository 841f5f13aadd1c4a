import { lazy } from '../common/lazy-pattern.ts';
import { isCodeOfTicket, isPromoCell, OF_A_DISCOUNT, OF_A_SALE, OF_A_TICKET } from './code-words.ts';
import { kindOfWords } from './label-kinds.ts';
import { plainLabel } from './label-pairs.ts';
import { isDayInWords, isDocumentCell, labelledCells } from './labelled-cells.ts';
import { isLeftOut } from './no-value.ts';
import { isNobody, nameOfCell } from './person-words.ts';
import { isWithSigns } from './remote-words.ts';
import { type FieldRule, isReserved, keyRule, ruleOfKind } from './scan-fields.ts';

const PERSON_BESIDE =
  /^(?:surname|last_?name|middle_?name|phone|e?-?mail|client_\w+|фамилия|телефон|почта)$/iu;
const SAID_OF_IT = lazy.iu`^(?:не|нет|да|имя|фамилия|отчество|required|optional|unknown|null|none|string|text|varchar|nullable|true|false|yes|no|get|post|put|patch|delete)(?![\p{L}])`;

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
  return keyRule(plainLabel(label)) ?? ruleOfKind(kindOfWords(label));
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
