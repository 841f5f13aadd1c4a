import { isCodeOfTicket, isPromoCell, OF_A_DISCOUNT, OF_A_SALE, OF_A_TICKET } from './code-words.ts';
import { digitsOf, withDigits } from './digit-masks.ts';
import type { FieldKind } from './field-keys.ts';
import { kindOfLabel, nameIn } from './label-kinds.ts';
import { isDayInWords, isDocumentCell, labelledCells } from './labelled-cells.ts';
import type { MaskValue } from './labelled-values.ts';
import { isLeftOut } from './no-value.ts';
import { isWithSigns } from './remote-words.ts';
import type { Cell } from './table-cuts.ts';

const OF_A_PERSON = /^(?:surname|last_?name|middle_?name|phone|e?-?mail|client_\w+|фамилия|телефон|почта)$/iu;
/** The cell of a column of users and their passwords. */
const OF_PAIR = /^(\S{1,60}[ ]?[/:|][ ]?[`"']?)(\S{4,100})$/;
/** What stands in a cell in place of a value, or says of which type it is. */
const NO_VALUE = /^(?:[-–—*?]+|\{\{.*|<.*|\$.*|YOUR_.*)$/;
const ADDRESS_OF_NETWORK = /^(?:[0-9]{1,3}\.){3}[0-9]{1,3}$|^[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}$/i;
const FEWEST_DIGITS = 6;

/** Masks the cells of a table whose column is called a personal or secret field: in Markdown, CSV, output of databases, INSERT. */
export function maskTableColumns(text: string, mask: MaskValue, { digits }: { digits: boolean }): string {
  const parts: { start: number; end: number; shown: string }[] = [];
  for (const { names, cells } of labelledCells(text)) {
    const kinds = kindsOf(names);
    if (kinds === null) continue;
    cells.forEach((cell, column) => {
      const kind = kinds[column];
      if (kind === undefined) return;
      const { start, end } = innerOf(text, cell);
      const value = text.slice(start, end);
      const shown = maskCell(kind, value, mask, digits);
      if (shown !== value) parts.push({ start, end, shown });
    });
  }
  let masked = '';
  let copied = 0;
  for (const { start, end, shown } of parts.sort((a, b) => a.start - b.start)) {
    if (start < copied) continue;
    masked += text.slice(copied, start) + shown;
    copied = end;
  }
  return masked + text.slice(copied);
}

// The rows of a table share the array of its names.
let last: { names: readonly string[]; kinds: readonly (FieldKind | undefined)[] | null } | undefined;

function kindsOf(names: readonly string[]): readonly (FieldKind | undefined)[] | null {
  if (last?.names === names) return last.kinds;
  const ofPerson = names.some((name) => OF_A_PERSON.test(name));
  const ofDiscount = names.some((name) => OF_A_DISCOUNT.has(name.toLowerCase()));
  const ofTicket = names.some((name) => OF_A_TICKET.test(name));
  const kinds = names.map((name) =>
    ofPerson && /^name$/i.test(name)
      ? 'words'
      : (ofDiscount || (ofPerson && names.some((each) => OF_A_SALE.test(each)))) && /^code$/i.test(name)
        ? 'promoCode'
        : ofTicket && /^(?:code|код)$/i.test(name)
          ? 'barcode'
          : kindOfLabel(name),
  );
  last = { names, kinds: kinds.some((kind) => kind !== undefined) ? kinds : null };
  return last.kinds;
}

/** A cell without the spaces, quotes and signs around its value. */
function innerOf(text: string, { start, end }: Cell): Cell {
  const cell = text.slice(start, end);
  const before = /^[\s*_`"']*/.exec(cell)?.[0].length ?? 0;
  const after = /[\s*_`"']*$/.exec(cell.slice(before))?.[0].length ?? 0;
  return { start: start + before, end: Math.max(start + before, end - after) };
}

function maskCell(kind: FieldKind, value: string, mask: MaskValue, digits: boolean): string {
  if (value === '' || NO_VALUE.test(value)) return value;
  const count = digitsOf(value).length;
  switch (kind) {
    case 'words': {
      const name = nameIn(value) ?? '';
      return name === '' ? value : mask(kind, name) + value.slice(name.length);
    }
    case 'email':
      return value.includes('@') ? mask(kind, value) : value;
    case 'secret': {
      const [, user = '', password = ''] = OF_PAIR.exec(value) ?? [];
      if (/[/:|][ ][`"']?$/.test(user) && /[^\p{L}]/u.test(password)) return user + mask(kind, password);
      return isSecret(value) ? mask(kind, value) : value;
    }
    case 'promoCode':
      return isPromoCell(value) ? mask(kind, value) : value;
    case 'barcode':
      return (digits || /\p{L}/u.test(value)) && isCodeOfTicket(value) ? mask(kind, value) : value;
    case 'identifier':
      if (isLeftOut(kind, value)) return value;
      if (ADDRESS_OF_NETWORK.test(value)) return mask(kind, value);
      if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value) || isDocumentCell(value)) return mask(kind, value);
      if (isDayInWords(value)) return mask('words', value);
      return digits && count >= FEWEST_DIGITS && /^[0-9 ./№-]+$/.test(value)
        ? withDigits(value, mask(kind, digitsOf(value)))
        : value;
    default:
      return digits && count >= FEWEST_DIGITS && /^\+?[0-9 ().*-]+$/.test(value) ? mask(kind, value) : value;
  }
}

function isSecret(value: string): boolean {
  if (/\s/.test(value) || value.startsWith('/') || value.includes('://')) return false;
  return ((/[0-9]/.test(value) && /\p{L}/u.test(value)) || isWithSigns(value)) && value.length >= 8;
}
