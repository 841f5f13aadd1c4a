import { lazy } from '../common/lazy-pattern.ts';
import { type FieldKind, kindOfKey } from './field-keys.ts';
import { isCalledByName } from './field-kind.ts';
import { kindOfFormName } from './form-values.ts';
import { MAY_TELL_OF_FIELD, TOLD_OF_FIELD } from './label-pairs.ts';
import { NO_NAME } from './no-name.ts';
import { mayBePerson } from './person-words.ts';
import { isRole } from './role-words.ts';
import { isCardNumber, isTypedToEnter } from './typed-fields.ts';

/** A member as Python, PHP, JavaScript or SQL write it: `'key': 'value'`, `'key' => 'value'`, `key = 'value'`. */
const QUOTED = lazy.gu`(?:(?<![\p{L}\p{N}_"\\-])('?)|(?<=\[)")([A-Za-zА-ЯЁа-яё_-][A-Za-zА-ЯЁа-яё0-9_-]{1,39})(?:\1|["']\])\)?[ \t]{0,3}(?::|=>|={1,3}|!==?|[ \t](?:[Nn][Oo][Tt] )?[Ii]?[Ll][Ii][Kk][Ee](?=[ \t]))[ \t]{0,3}(?:(?:Some|Just)\()?(?:'((?:[^'\\\r\n]|\\.)+)'|"((?:[^"\\\r\n]|\\.)+)")`;
/** A line of PHP's print_r. */
const PRINTED = /\[([A-Za-zА-ЯЁа-яё_-][A-Za-zА-ЯЁа-яё0-9_-]{1,39})\] => ([^\r\n]*\S)/g;
/** A string of PHP's var_dump. */
const DUMPED =
  /(\["([A-Za-z_-]{2,40})"(?::(?:protected|private|"[\w\\]{1,80}":private))?\]=>\s{0,8}string\([0-9]{1,6}\) ")([^"]+)/g;
/** A field of an HTML form, or a meta element. */
const CONTROL =
  /(\bname=(["'])([A-Za-z_[\]-]{2,60})\2[^<>]{0,120}?\b(?:value|content)=(["']))((?:(?!\4)[^<>\r\n])+)/g;
/** JSON that a word processor or a messenger has put its own quotes into. */
const TYPESET =
  /(?<=[{,[][ \t]{0,3})[“”„«]([A-Za-z_-]{2,40})[“”»]([ \t]{0,3}:[ \t]{0,3})[“”„«]([^“”„«»\r\n]+)[“”»]/g;
/** What is said of a secret: several words. */
const PROSE = lazy.u`^\p{L}{2,20}(?: \p{L}{2,20}){1,20}$`;
/** `<field name="surname"><string>...`: the key in an attribute, the value in the element or in the one within it. */
const NAMED_ELEMENT =
  /(<[\w:-]{1,20}(?: [^<>]{0,80})? (?:name|key|field)=["']([A-Za-z_-]{2,40})["'][^<>]{0,80}>(?:<\w{1,20}>)?)([^<>\s][^<>]*)(?=<\/)/g;
/** A field and its value in a row by a tab, as psql and mysql print one record. */
const TABBED =
  /((?:^|[\r\n])([A-Za-z_]{2,40})\t)(?![a-z_]+[\r\n])([^\t\r\n]{1,200}[^\t\r\n ])(?=[ ]{0,8}(?:[\r\n]|$))/g;
/** `(surname "Sampleova")`, a list of Lisp. */
const LISP = /((?<=\()([A-Za-z_-]{2,40}) ")([^"\r\n]{2,200})(?="\s{0,3}\))/g;
const ELEMENT =
  /(<(?:[\w-]{1,20}:)?([A-Za-zА-ЯЁа-яё_-][A-Za-zА-ЯЁа-яё0-9_-]{1,39})(?:\s[^<>]{0,200})?>)([^<>]+)(?=<\/)/g;

/**
 * Masks values of personal and secret fields in notations other than JSON: literals of Python, PHP and JavaScript, XML, HTML
 * forms, and what PHP prints. Nothing is known of the members beside them, so only keys with one meaning count.
 */
export function maskNamedValues(text: string, mask: (kind: FieldKind, value: string) => string): string {
  const masked = (whole: string, key: string, value: string) => {
    const kind = kindOf(key, value);
    // "Телефон: 'указан в заголовке'" says something of it.
    if (/^[А-ЯЁа-яё]/.test(key) && /^[а-яёa-z]/.test(value) && !/[0-9@]/.test(value)) return whole;
    // From the end: the key may hold the value's letters.
    return kind === undefined || isNoValue(key, value) || (kind === 'secret' && PROSE(value).test(value))
      ? whole
      : replaceLast(whole, value, mask(kind, value));
  };
  if (
    !/\t|[Ll][Ii][Kk][Ee] ['"]|=>|[a-z]:? ["'«]|['"][ \t]{0,3}[:=]|[:=][ \t]{0,3}(?:(?:Some|Just)\()?['"]|<\/|[”“»][ \t]{0,3}:/u.test(
      text,
    )
  )
    return text;
  const behind = (whole: string, before: string, kind: FieldKind | undefined, value: string) =>
    kind === undefined ? whole : before + mask(kind, value);
  const placed = (whole: string, before: string, key: string, value: string) => {
    const kind = kindOf(key, value);
    return kind !== undefined && isValueOf(kind, value) ? before + mask(kind, value) : whole;
  };
  const told = MAY_TELL_OF_FIELD.test(text)
    ? text.replace(TOLD_OF_FIELD, (whole, key: string, between: string, value: string) =>
        placed(whole, key + between, key, value),
      )
    : text;
  return told
    .replace(DUMPED, (whole, before: string, key: string, value: string) =>
      behind(whole, before, kindOf(key, value), value),
    )
    .replace(CONTROL, (whole, before: string, _, name: string, __, value: string) =>
      behind(whole, before, kindOfFormName(name), value),
    )
    .replace(QUOTED, (whole, _, key: string, single?: string, double?: string) =>
      masked(whole, key, single ?? double ?? ''),
    )
    .replace(PRINTED, masked)

    .replace(TYPESET, (whole, key: string, _, value: string) => masked(whole, key, value))
    .replace(NAMED_ELEMENT, placed)
    .replace(TABBED, placed)
    .replace(LISP, placed)
    .replace(ELEMENT, (whole, tag: string, key: string, value: string) =>
      behind(whole, tag, kindOf(key, value), value),
    );
}

/** True for what is no value: the name of the column, as in `row["surname"] == "surname"`, and what a parser calls a token, a sign or a word. */
export function isNoValue(key: string, value: string): boolean {
  return (
    key.toLowerCase() === value.toLowerCase() ||
    (/^token$/i.test(key) && /^(?:[a-z]{1,8}|[^\p{L}\p{N}]{1,8})$/u.test(value))
  );
}

function kindOf(key: string, value: string): FieldKind | undefined {
  if (key === 'username' && isRole(value)) return undefined;
  if (isTypedToEnter(key, value)) return 'secret';
  if (isCardNumber(key, value)) return 'card';
  return kindOfKey(key) ?? (isCalledByName(key, value) && mayBePerson(value) ? 'words' : undefined);
}

// A heading or the name of a column may stand there, too.
function isValueOf(kind: FieldKind, value: string): boolean {
  return kind === 'words'
    ? /^\p{Lu}\p{Ll}/u.test(value) && !NO_NAME.test(value.split(/[ \u00a0]/)[0] ?? '')
    : /[0-9@]/.test(value) && !/^[a-z_]+$/.test(value);
}

function replaceLast(text: string, part: string, by: string): string {
  const at = text.lastIndexOf(part);
  return at === -1 ? text : text.slice(0, at) + by + text.slice(at + part.length);
}
