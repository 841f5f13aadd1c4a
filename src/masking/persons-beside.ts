import { lazy } from '../common/lazy-pattern.ts';
import type { MaskValue } from './labelled-values.ts';
import { maskByRules, named, type PersonRule } from './mask-by-rules.ts';
import { mayBeCalled, NAME_WORD, SPACE } from './person-words.ts';

/** Of a passenger or a guest in capitals, as tickets are printed. */
const IN_CAPITALS = lazy.gu`(?<![\p{L}\p{N}-])(\p{Lu}{2,30}(?:-\p{Lu}{2,30})? \p{Lu}{2,20} \p{Lu}{2,16}(?:[ОЕЁ]ВИЧ|[ОЕЁ]ВНА|ИЧНА|ЬИЧ))(?:( )([0-9]{2}\.[0-9]{2}\.[0-9]{4}))?(?![\p{L}\p{N}-])`;
/** A list within a line: "Guest list: Anna Smith; Boris Brown". */
const LISTED = lazy.giu`((?:guest list|список (?:гостей|зрителей|приглаш[её]нных))[ \t]{0,2}[:–—-][ \t]{0,3})([^\r\n]{5,2000})`;
const ITEM = lazy.gu`(?<=^|[;,][ ]?)${NAME_WORD}(?:${SPACE}${NAME_WORD}){1,2}(?=[ ]?[;,.]|$)`;
/** A name in an encoded word of a header (RFC 2047), before its address. */
const ENCODED_WORD = lazy.g`=\?[\w-]{1,20}\?([BQbq])\?([^?\s]{1,400})\?=(?=\s{0,4}<[^<>\s]{1,100}@)`;
/** An element that is a person, with the name alone in it; a term of a list that HTML lets stand open. */
const ELEMENT = lazy.giu`(<(?:\w{1,20}:)?(?:person|client|customer|buyer|guest|passenger|visitor|holder|attendee)(?: [^<>]{0,200})?>\s{0,8}|<dt>(?:имя|фио|фамилия|клиент|покупатель|name)(?:</dt>)?\s{0,8}<dd>)(\p{Lu}[\p{L}\p{M}’-]{1,40}(?: \p{Lu}[\p{L}\p{M}’.-]{0,40}){1,3})(?=\s{0,8}<)`;
/** Rows of a table of persons that names no columns. */
const INSERTED = lazy.giu`(?<head>insert\s{1,4}into\s{1,4}[\x60"]?(?:guests?|clients?|customers?|buyers?|passengers?|attendees?|persons?)[\x60"]?\s{1,4}values\s{0,4})(?<rows>[^;]{1,20000})`;
const PART_OF_ROW = lazy.gu`(?<=')(?:\p{Lu}\p{Ll}[\p{L}\p{M}’ -]{1,40}|19[0-9]{2}-[0-9]{2}-[0-9]{2})(?=')`;

// In the order in which they are tried.
const RULES: readonly PersonRule[] = [
  {
    isWorth: (text) => /ВНА|ВИЧ|ЧНА|ЬИЧ/.test(text),
    pattern: IN_CAPITALS,
    replaced: (mask, _, name = '', space = '', day = '') =>
      mask('words', name) + space + (day === '' ? '' : mask('words', day)),
  },
  {
    isWorth: (text) => /guest list|список /i.test(text),
    pattern: LISTED,
    replaced: (mask, _, label = '', list = '') =>
      label + list.replace(ITEM, (name) => (mayBeCalled(name) ? mask('words', name) : name)),
  },
  {
    isWorth: (text) => text.includes('=?'),
    pattern: ENCODED_WORD,
    replaced: (mask, _, kind = '', packed = '') => mask('words', unpackedWord(kind, packed)),
  },
  { isWorth: (text) => /<dd>|<\//.test(text), pattern: ELEMENT, replaced: named },
  {
    isWorth: (text) => /insert\s/i.test(text),
    pattern: INSERTED,
    replaced: (mask, _, head = '', rows = '') =>
      head + rows.replace(PART_OF_ROW, (part) => mask('words', part)),
  },
];

/** Masks names that stand beside somebody's telephone number, seat, address or day, or where a list or an element says that they are persons. */
export function maskPersonsBeside(text: string, mask: MaskValue): string {
  return maskByRules(text, RULES, mask);
}

function unpackedWord(kind: string, packed: string): string {
  const bytes = /b/i.test(kind)
    ? Buffer.from(packed, 'base64')
    : Buffer.from(
        packed.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
  return bytes.toString('utf8').replaceAll('_', ' ');
}
