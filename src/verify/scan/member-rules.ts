import { type LazyPattern, lazy } from '../../common/lazy-pattern.ts';
import { someValue } from './matches.ts';
import { ofPublicNetwork } from './number-rules.ts';
import { isKeptInStore } from './said-of-fields.ts';
import { showsName } from './spoken-rules.ts';

// Members in whatever notation they are written, by the key and the sign behind it: programs, protocols, forms, tables on their side.

/** What stands between a key and its value: what closes the key, one sign, what opens the value and says its type. */
const MEMBER = lazy.gu`(?<![\p{L}\p{N}_]|[\p{L}\p{N}]-)(?<key>[\p{L}_][\p{L}\p{N}_-]{1,60})(?:["'»”“„)*_\x60]{0,3}(?::[a-z]{4,10})?\]{0,2}["']?(?:(?<=\])=>\s{0,12}|[ \t]{0,8}(?:=>|->|→|:=|={1,3}|:|—(?= ))[ \t]{0,20}(?:[>|][+-]?[ ]?\r?\n[ ]{1,12})?)|\}(?:[ ]{2,20}|\t)=?[ ]?)(?:string\(\d{1,6}\) |s:\d{1,6}:|Some\(|base64:)?["'«“„”\[*\x60<]{0,3}(?=(?<value>[^\s"'<>|»”“„\x60]{2,400}(?<more>[ ]\p{Lu}\p{Ll}+)?))`;
/** `('client_name', 'Anna')`: a comma between them elsewhere is one between columns. */
const TUPLE = lazy.gu`\(\s?["'](?<key>[A-Za-z_][\w-]{1,60})["'],\s?["'](?<value>[^\s"'<>]{2,400}(?<more>[ ]\p{Lu}\p{Ll}+)?)`;
/** `<Password Type="...">...`, `<b>token</b>` is none. */
const ELEMENT = lazy.gu`<(?:[\w-]{1,20}:)?(?<key>[\p{L}_][\p{L}\p{N}_-]{1,60})(?: [^<>]{0,200})?>(?<value>[^<>\s]{2,400}(?<more>[ ]\p{Lu}\p{Ll}+)?)[^<>]{0,100}</`;
/** The key in one member or attribute, its value in the next; the value of a part of a form stands two lines below. */
const PAIR = lazy.g`\b(?:name|key)["']?[ ]?[:=][ ]?["']?(?<key>[\w[\]-]{2,60})["']?(?:[^<>{}]{0,80}?\b(?:value|content)["']?[ ]?[:=][ ]?["']?|[^<>{}\r\n]{0,80}\r?\n\r?\n)(?<value>[^\s"'<>]{2,400})`;

const SECRET_KEY =
  /(?:^|_)(?:tokens?|secret(?:_(?:2fa|m?fa|t?otp|seed))?|(?:pg|my|db)?passw(?:or)?d(?:_hash|_(?:double_)?(?:sha\d+|md5|bcrypt|argon2)(?:_hex)?)?|pass|pwd|passphrase|credentials?|signature|sig|(?:php|j)?sess(?:ion)?_?id|csrf|xsrf|csrfmiddlewaretoken|(?:api|access|private|secret|auth|app|account|partners?|service|signing|master|deploy|storage|encryption|consumer|merchant|shared|webhook|terminal|hmac)_?keys?)$/;
/** Keys under which other things than secrets are written, too: only what nobody would write by hand is one. */
const WEAK_KEY = /(?:^|_)(?:pass|credentials?|signature|sig)$/;
const PASSWORD_KEY = /(?:^|_)(?:passw(?:or)?d|pwd|passphrase)$/;
const NAME_KEY =
  /^(?:(?:client|customer|buyer|guest|contact|passenger|holder|recipient|payer)_(?:first_|last_|full_|middle_|sur)?name|first_?name|last_?name|full_?name|middle_?name|surname|client_middlename|patronymic|fio|фио|фамилия|отчество)$/;
/** Of a person, where its value has two words. */
const PERSON_KEY =
  /^(?:guest|client|customer|buyer|passenger|attendee|visitor|cardholder|клиент|покупатель|контрагент|зритель|гость|actor|from)$/;
const IP_KEY = /(?:^|_)(?:(?:client|user|visitor|remote)_?ip|remote_addr|x_forwarded_for|x_real_ip|ip)$/;
const DEVICE_KEY = /(?:^|_)(?:device_?id|idf[av]|gaid|aaid|imei|advertising_?id|android_id)$/;
const BIRTH_KEY = /(?:^|_)(?:birth_?(?:day|date)|date_of_birth|dob)$/;
const DOCUMENT_KEY = /^(?:.*_)?(?:passport(?:_number)?|snils|снилс|inn|инн|ogrn|огрн|паспорт)$/;
const PHONE_KEY = /(?:^|_)(?:phone|mobile|tel)$/;
const PROMO_KEY = /^promo_?code$/;
const FROM_ID = /from_id/;
const ACTOR_ID = /actor_id/;
const OF_DISCOUNT = /discount_(?:id|type|value)|max_uses_count|promo_code_id/;
/** A number as a masked text and a masked JSON number begin. */
const MASKED_NUMBER = /^(?:00|9000)/;
const PLACEHOLDER =
  /^(?:[{}<$%*/.:]|your_|mask|null|true|false|none|required|string|(?:nullable|sometimes)\||process\.|os\.|env[.[]|secrets?\.|config\.|https?:|[a-z0-9.-]{1,60}\.[a-z]{2,6}\/|\w{1,40}\(|[xX*•.-]{3,}$)|@mask\.invalid/i;

/** A field and its value by a tab; an element that is named by an attribute; a list of Lisp. */
const BY_PLACE = lazy.g`(?:(?<=^|[\r\n])(?<tabbed>[A-Za-z_]{2,40})\t(?=\S{1,400}[\r\n]|\S{1,400}$)|(?:name|key|field)=["'](?<named>[A-Za-z_-]{2,40})["'][^<>]{0,80}>(?:<\w{1,20}>)?|\((?<listed>[A-Za-z_-]{2,40}) ")(?<value>[^\s"<>]{2,400})`;

const NOTATIONS: readonly (readonly [isWorth: RegExp, pattern: LazyPattern])[] = [
  [/[:=]|->|\}/, MEMBER],
  [/\(\s?["']/, TUPLE],
  [/<\//, ELEMENT],
  [/name|key/, PAIR],
  [/\t|=["'][\w-]{2,40}["'][^<>]{0,80}>|\([\w-]{2,40} "/, BY_PLACE],
];

/** Kinds of what members of any notation show. Numbers are looked at on demand. */
export function memberKinds(text: string, withNumbers: boolean): string[] {
  const kinds = new Set<string>();
  // Of the whole text, however many members it has.
  const answers = new Map<RegExp, boolean>();
  const says: Says = (sought) => {
    const answer = answers.get(sought) ?? sought.test(text);
    answers.set(sought, answer);
    return answer;
  };
  for (const [isWorth, pattern] of NOTATIONS)
    for (const { groups = {}, index } of isWorth.test(text) ? text.matchAll(pattern(text)) : []) {
      const { value = '', more } = groups;
      const key = groups['key'] ?? groups['tabbed'] ?? groups['named'] ?? groups['listed'] ?? '';
      // A quote that closes a key was opened before it.
      if (
        /^[*_`]{0,3}["'”]/.test(text.slice(index + key.length, index + key.length + 4)) &&
        !/["'“„\\]/.test(text.charAt(index - 1))
      )
        continue;
      const kind = kindOf(key, value.replace(/&.*$/, ''), more !== undefined, says);
      if (kind !== null && (withNumbers || kind === 'token' || kind === 'name')) kinds.add(kind);
    }
  return [...kinds];
}

/** True when the text around a member holds what is sought. */
type Says = (sought: RegExp) => boolean;

function kindOf(written: string, value: string, isMore: boolean, says: Says): string | null {
  const key = written
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[-[\]]+/g, '_')
    .toLowerCase()
    .replace(/^_+|_+$/g, '');
  if (SECRET_KEY.test(key)) return showsSecretOf(key, value) ? 'token' : null;
  if (key === 'key') return value.length >= 24 && isMixed(value) && !PLACEHOLDER.test(value) ? 'token' : null;
  if (key === 'auth') return showsCredentials(value) ? 'token' : null;
  if (NAME_KEY.test(key)) return showsName(/^\p{L}+/u.exec(value)?.[0] ?? '') ? 'name' : null;
  if (PERSON_KEY.test(key)) {
    const isPerson = (key !== 'from' || says(FROM_ID)) && (key !== 'actor' || says(ACTOR_ID));
    return isPerson &&
      isMore &&
      /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(value) &&
      !/^(?:Python|Node|Java|Postman|Google|Apache|Mozilla) | User$/.test(value) &&
      value.split(' ').every(showsName)
      ? 'name'
      : null;
  }
  if (IP_KEY.test(key)) return ofPublicNetwork(value) ? 'network address' : null;
  if (DEVICE_KEY.test(key))
    return /^(?!0{2})[0-9a-f-]{14,40}[,;}]?$/i.test(value) && /\d/.test(value) ? 'device' : null;
  if (key === 'mac') return /^(?!00[:-]00)[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/i.test(value) ? 'device' : null;
  if (BIRTH_KEY.test(key))
    return /^(?!0{2})\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/.test(value) ? 'birth date' : null;
  if (DOCUMENT_KEY.test(key))
    return /^\d{8,14}[,;}]*$/.test(value) && !MASKED_NUMBER.test(value) ? 'identity document' : null;
  if (PHONE_KEY.test(key)) return /^(?:\+?[78]?9\d{9}|[3489]\d{9})[,;}]*$/.test(value) ? 'phone' : null;
  if (PROMO_KEY.test(key) || (key === 'code' && says(OF_DISCOUNT)))
    return showsCode(value) ? 'promo code' : null;
  return null;
}

function showsSecretOf(key: string, given: string): boolean {
  const value = given.replace(/[,;.)\]}]+$/, '');
  if (PLACEHOLDER.test(value) || isKeptInStore(value)) return false;
  const isLong = value.length >= 16 && /\d/.test(value) && /[A-Za-z]/.test(value);
  if (WEAK_KEY.test(key)) return isLong;
  if (!PASSWORD_KEY.test(key)) return isLong || (value.length >= 10 && isMixed(value));
  return value.length >= 8 && /\p{L}/u.test(value) && /\d/.test(value);
}

/** True for a value of digits and letters of both cases. */
export function isMixed(value: string): boolean {
  return /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

function showsCredentials(value: string): boolean {
  if (!/^[A-Za-z0-9+/]{12,400}={0,2}$/.test(value)) return false;
  const plain = Buffer.from(value, 'base64').toString('utf8');
  return plain.indexOf(':') > 0 && !/[\p{C}\ufffd]/u.test(plain);
}

/** True for a code of a discount: capitals and digits in one word. */
export function showsCode(value: string): boolean {
  const code = value.replace(/[,;.]+$/, '');
  return (
    /^[A-Z0-9]{2,20}(?:-[A-Z0-9]{2,20})?$/.test(code) &&
    code.length >= 5 &&
    /[A-Z]/.test(code) &&
    /\d/.test(code)
  );
}

/** A cookie with a value that no program writes for show. */
const COOKIE =
  /\b(?:set-)?cookie["']?[ ]?[:,=]["']?[ ]?(?:value["']?[ ]?:[ ]?["']?)?(?<value>[^\r\n"']{8,4000})/gi;
const COOKIE_PAIR = /[\w.-]{1,60}=(?<value>[A-Za-z0-9%+/._-]{20,400})/g;

/** True for a text that shows the value of a cookie that lets somebody in. */
export function showsCookie(text: string): boolean {
  return someValue(text, COOKIE, (pairs) =>
    someValue(
      pairs,
      COOKIE_PAIR,
      (value) =>
        /\d/.test(value) && /[A-Za-z]/.test(value) && !PLACEHOLDER.test(value) && !value.startsWith('%7B%7B'),
    ),
  );
}
