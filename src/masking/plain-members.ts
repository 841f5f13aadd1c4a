import { lazy } from '../common/lazy-pattern.ts';
import { digitsOf, withDigits } from './digit-masks.ts';
import { type FieldKind, kindOfKey } from './field-keys.ts';
import { isDocumentCell } from './labelled-cells.ts';
import type { MaskValue } from './labelled-values.ts';
import { NO_CODE, NO_NAME, NO_SMALL_NAME } from './no-name.ts';
import { maskByLine } from './replace-parts.ts';

/** `key: value` and `key=value` without quotes, as YAML, an environment, a log and a form have them; the value goes as far as its kind asks. */
const MEMBER = lazy.gu`(?<![\p{L}\p{N}_"'\\-])([A-Za-z][A-Za-z_-]{1,39})(\)?[ \t]{0,3}(?:[:=]|[=-]>|\|)[ \t]{0,20})(?:(\p{Lu}[\p{L}\p{M}'’-]*(?:[ \u00a0](?!\p{Lu}[\p{L}\p{M}_'’.-]*[:=])\p{Lu}[\p{L}\p{M}'’.-]*){0,4})|(\+?[0-9](?:[ ()-]{0,2}[0-9]){5,21})|([A-Z0-9][A-Z0-9_-]{3,23})|(\p{Ll}[\p{Ll}\p{M}'’-]{2,30})(?=[ \t]*(?:[\r\n,;}&]|$)))(?![\p{L}\p{N}(])`;
/** Fields of which one word in small letters is a name. */
const OF_PERSON = /(?:name|surname|patronymic|fio)$/i;
const OF_FIRM = /^(?:organization|legal)/i;
/** Fields whose text is no name, so that a capital alone says nothing of it. */
const ANY_TEXT = /^(?:comment|username)$/i;
const NETWORK = /(?:^|_)(?:ip|remote_addr)$/i;
/** Digits of the shortest number that a kind has. */
const FEWEST: Partial<Record<FieldKind, number>> = {
  phone: 7,
  identifier: 6,
  barcode: 8,
  series: 8,
  card: 12,
};
const MOST_OF_A_PHONE = 15;

/**
 * Masks values of personal fields that a line names without quotes: `client_name: Анна`, `CLIENT_NAME=Anna Smith`. A name begins with a
 * capital, or is one word; what else stands there (`client_name: required`) is said of the field.
 */
export function maskPlainMembers(text: string, mask: MaskValue, { digits }: { digits: boolean }): string {
  return maskByLine(text, (line) =>
    /[A-Za-z_-]\)?[ \t]{0,3}(?:[:=|]|[=-]>)/.test(line) ? maskLine(line, mask, digits) : line,
  );
}

function maskLine(text: string, mask: MaskValue, digits: boolean): string {
  return text.replace(
    MEMBER,
    (
      whole,
      key: string,
      sign: string,
      capital?: string,
      number?: string,
      code?: string,
      small?: string,
      at?: number,
    ) => {
      const name = capital ?? (isSmallName(key, sign, small) ? small : undefined);
      const kind = kindOfKey(key);
      if (kind === undefined || kind === 'secret') return whole;
      // A cell of a table is the value where it holds nothing else.
      if (
        sign.includes('|') &&
        !/^[ \t]*(?:[|\r\n]|$)/.test(text.slice((at ?? 0) + whole.length, (at ?? 0) + whole.length + 20))
      )
        return whole;
      if (kind === 'words') {
        if (name === undefined || ANY_TEXT.test(key) || NO_NAME.test(name.split(/[ \u00a0]/)[0] ?? ''))
          return whole;
        return key + sign + mask('words', name);
      }
      const value = number ?? code ?? name ?? '';
      if (kind === 'promoCode') return isCode(value) ? key + sign + mask(kind, value) : whole;
      if (kind === 'identifier' && code !== undefined && isDocumentCell(code))
        return key + sign + mask(kind, code);
      const fewest = FEWEST[kind];
      if (!digits || fewest === undefined || number === undefined || NETWORK.test(key)) return whole;
      const count = digitsOf(number).length;
      if (count < fewest || (kind === 'phone' && count > MOST_OF_A_PHONE)) return whole;
      return (
        key +
        sign +
        (kind === 'phone' || kind === 'card'
          ? mask(kind, number)
          : withDigits(number, mask(kind, digitsOf(number))))
      );
    },
  );
}

// What is said of a field has small letters too: one word alone, and none of those that say it.
function isSmallName(key: string, sign: string, word: string | undefined): boolean {
  return (
    word !== undefined &&
    /^[ \t]*[:=][ \t]*$/.test(sign) &&
    OF_PERSON.test(key) &&
    !OF_FIRM.test(key) &&
    !NO_SMALL_NAME.test(word)
  );
}

function isCode(value: string): boolean {
  return /^[A-Z0-9_-]{4,24}$/.test(value) && /[A-Z]/.test(value) && !NO_CODE.test(value);
}
