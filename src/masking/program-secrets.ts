import { lazyPattern } from '../common/lazy-pattern.ts';
import { type FieldKind, kindOfKey } from './field-keys.ts';
import { isRandom } from './no-secret.ts';
import type { SecretRule } from './secret-rules.ts';

const NAMED =
  '(?:token|secret|passw(?:or)?d|passphrase|credentials?|(?:api|access|private|secret|auth|account)[_-]?key)';

const always = () => true;

/** Where programs and protocols write a secret without the sign of assignment that the other rules go by. */
export const WRITTEN_PLACES: readonly SecretRule[] = [
  // A private key in the Base64 of a Kubernetes secret.
  {
    worth: /LS0tLS1CRUdJTi/,
    pattern: lazyPattern(() => /()(?<![A-Za-z0-9+/])(LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,20000}={0,2})/g),
    isSecret: (value) => /PRIVATE KEY/.test(Buffer.from(value.slice(0, 120), 'base64').toString('latin1')),
  },
  // A block of YAML below its key.
  {
    worth: /:[ \t]{0,4}[>|]/,
    pattern: lazyPattern(
      () =>
        new RegExp(
          String.raw`((?:^|[\r\n])[ \t-]{0,40}[\w.-]{0,40}${NAMED}:[ \t]{0,4}[>|][+-]?[0-9]?[ \t]{0,4}\r?\n[ \t]{1,40})([^\s{}<>$"']{8,4000})`,
          'gi',
        ),
    ),
    isSecret: isMixed,
  },
  // A line of an ini file, whatever its value is made of.
  {
    worth: /(?:token|secret|passw(?:or)?d|pass|pwd)[ \t]{1,8}=[ \t]/i,
    pattern: lazyPattern(
      () =>
        /((?:^|[\r\n])[ \t+-]{0,8}[\w.-]{0,40}(?:token|secret|passw(?:or)?d|[_.-]pass|pwd)[ \t]{1,8}=[ \t]{1,8})([^\s"'<>{}$%]{6,200})(?=[ \t]*(?:[\r\n]|$))/gi,
    ),
    isSecret: (value) =>
      /\p{L}/u.test(value) && /[0-9!@#$%^&*;?]/.test(value.replace(/;$/, '')) && !/^[*!/x.-]/i.test(value),
  },
  {
    worth: /key[ \t]{0,8}[=:]/,
    pattern: lazyPattern(
      () => /((?:^|[\r\n])[ \t+-]{0,8}key[ \t]{0,8}[=:][ \t]{0,8})([\w+/=-]{24,200})(?=[ \t]*(?:[\r\n]|$))/g,
    ),
    isSecret: isRandom,
  },
  // Terraform.
  {
    worth: /variable/,
    pattern: lazyPattern(
      () =>
        new RegExp(
          String.raw`(\bvariable[ \t]{1,4}"[\w-]{0,40}${NAMED}"[ \t]{0,4}\{[^{}]{0,200}?\bdefault[ \t]{0,12}=[ \t]{0,4}")([^"\r\n$]{8,400})`,
          'gi',
        ),
    ),
    isSecret: always,
  },
  { worth: /add-mask/, pattern: lazyPattern(() => /(::add-mask::)([^\s"'{}$]{4,400})/g), isSecret: always },
  {
    worth: /Private-Lines/,
    pattern: lazyPattern(
      () => /(\bPrivate-Lines:[ \t]{0,4}[0-9]{1,4}\r?\n)((?:[A-Za-z0-9+/=]{16,80}\r?\n?){1,200})/g,
    ),
    isSecret: always,
  },
  {
    worth: /net use/i,
    pattern: lazyPattern(() => /(\bnet use (?:[A-Z*]:? )?\\\\\S{1,120} )(?![/*])(\S{4,100})/gi),
    isSecret: always,
  },
  {
    worth: /"AUTH"/i,
    pattern: lazyPattern(() => /("AUTH"(?: "[\w-]{1,40}(?=" "))?"? ")([^"\r\n]{4,200})(?=")/gi),
    isSecret: (value) => !value.startsWith('{{'),
  },
  // What a client sends to an FTP or a mail server; a test that passed has a path behind the word.
  {
    worth: /PASS /,
    pattern: lazyPattern(() => /((?:[>:)]|^)[ \t]{0,3}PASS )([^\s/]{4,100})(?=[ \t]*(?:[\r\n]|$))/gm),
    isSecret: (value) => !/^[*x]+$|\.[a-z]{1,4}$|^\(/i.test(value),
  },
  {
    worth: /AUTH /,
    pattern: lazyPattern(() => /(\bAUTH (?:PLAIN|LOGIN|XOAUTH2) )([A-Za-z0-9+/]{8,2000}={0,2})/g),
    isSecret: always,
  },
  {
    worth: /\$\{|@\{/,
    pattern: lazyPattern(
      () =>
        new RegExp(
          String.raw`(\$\{[\w .-]{0,40}${NAMED}\}(?:[ ]{2,20}|\t+)=?[ \t]{0,4})([^\s$%{}<>]{8,400})`,
          'gi',
        ),
    ),
    isSecret: isMixed,
  },
  // Seven columns of a jar of cookies (curl, wget).
  {
    worth: /\t(?:TRUE|FALSE)\t/,
    pattern: lazyPattern(
      () => /(\t(?:TRUE|FALSE)\t\/\S{0,200}\t(?:TRUE|FALSE)\t[0-9]{1,12}\t[^\s]{1,80}\t)([^\s{}]{8,4000})/g,
    ),
    isSecret: always,
  },
  // A phrase of several words, in quotes.
  {
    worth: /passphrase|парольн/i,
    pattern: lazyPattern(
      () =>
        /((?:passphrase|парольн\p{L}{2,3} фраз\p{L})[^\r\n"«“]{0,60}?(?:\bis|:|=|это|[–—-])[ \t]{0,3}["«“])([^"»”\r\n{}<>]{8,200})(?=["»”])/giu,
    ),
    isSecret: always,
  },
  // What is piped into a login.
  {
    worth: /--password-stdin/,
    pattern: lazyPattern(
      () => /(\becho (?:-n )?["']?)([^\s"'$]{4,100})(?=["']? ?\| ?[^\r\n]{0,80}--password-stdin)/g,
    ),
    isSecret: always,
  },
  // Arguments of a login, as a stack shows them.
  {
    worth: /args/,
    pattern: lazyPattern(
      () =>
        /(\b(?:login|signIn|authenticate)\b[^\r\n]{0,120}\bargs["']?[ \t]{0,2}[:=][ \t]{0,2}[[(][ \t]{0,2}"[^"\r\n]{1,60}",[ \t]{0,2}")([^"\r\n{}]{4,200})(?=")/gi,
    ),
    isSecret: always,
  },
];

/** Strings of PHP's serialize(), one behind the other: the first may be a key. */
const SERIALIZED = /(s:[0-9]{1,4}:"([A-Za-z_-]{2,40})";s:[0-9]{1,6}:")([^"]{1,400})(?=";)/g;
/** `('client_name', 'Анна')`, as Python shows pairs. */
const PAIRED =
  /(\(\s{0,3}(['"])([A-Za-z_-]{2,40})\2,\s{0,3}(['"]))((?:(?!\4)[^\\\r\n]){1,200})(?=\4\s{0,3}\))/g;

/** Masks members that stand behind their key as strings do: in PHP's serialize(), in pairs of Python. */
export function maskPairedMembers(text: string, mask: (kind: FieldKind, value: string) => string): string {
  const paired = (whole: string, before: string, key: string, value: string) => {
    const kind = kindOfKey(key);
    // Fields are listed, too.
    return kind === undefined || /\s.*\s.*\s/.test(value) || kindOfKey(value) !== undefined
      ? whole
      : before + mask(kind, value);
  };
  const serialized = text.includes('";s:') ? text.replace(SERIALIZED, paired) : text;
  return /\(\s{0,3}['"][A-Za-z_-]{2,40}['"],/.test(serialized)
    ? serialized.replace(PAIRED, (whole, before: string, _, key: string, __, value: string) =>
        paired(whole, before, key, value),
      )
    : serialized;
}

function isMixed(value: string): boolean {
  return /[0-9]/.test(value) && /[A-Za-z]/.test(value);
}
