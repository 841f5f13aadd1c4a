import { lazyPattern } from '../common/lazy-pattern.ts';
import { isReserved, keyRule } from './scan-fields.ts';

const OWN = /^(?:\{\{|[<$%*]|YOUR_)/;
const NAME =
  'token|secret|passw(?:or)?d|passphrase|credentials?|(?:api|access|private|secret|auth|account)[_-]?key';

/** Places that only a secret stands in; `value` is open there. */
const PLACES: readonly RegExp[] = [
  /::add-mask::(?<value>[^\s"'{}$]{4})/,
  /\bPrivate-Lines:[ \t]{0,4}[0-9]{1,4}\r?\n(?<value>[A-Za-z0-9+/=]{16})/,
  /\becho (?:-n )?["']?(?<value>[^\s"'$]{4,100})["']? ?\| ?[^\r\n]{0,80}--password-stdin/,
  /\bnet use (?:[A-Z*]:? )?\\\\\S{1,120} (?<value>[^\s/*]\S{3})/i,
  /\bAUTH (?:PLAIN|LOGIN|XOAUTH2) (?<value>[A-Za-z0-9+/]{8})/,
  /"AUTH" (?:"[\w-]{1,40}" )?"(?<value>[^"\r\n{]{4,200})"(?! ")/i,
  /\t(?:TRUE|FALSE)\t\/\S{0,200}\t(?:TRUE|FALSE)\t[0-9]{1,12}\t\S{1,80}\t(?<value>[^\s{}]{8})/,
  /\b(?:login|signIn|authenticate)\b[^\r\n]{0,120}\bargs["']?[ \t]{0,2}[:=][ \t]{0,2}[[(][ \t]{0,2}"[^"\r\n]{1,60}",[ \t]{0,2}"(?<value>[^"\r\n{}]{4})/i,
  new RegExp(
    String.raw`\bvariable[ \t]{1,4}"[\w-]{0,40}(?:${NAME})"[ \t]{0,4}\{[^{}]{0,200}?\bdefault[ \t]{0,12}=[ \t]{0,4}"(?<value>[^"\r\n$]{8})`,
    'i',
  ),
];
const PHRASE = lazyPattern(
  () =>
    /(?:passphrase|парольн\p{L}{2,3} фраз\p{L})[^\r\n"«“]{0,60}?(?:\bis|:|=|это|[–—-])[ \t]{0,3}["«“](?<value>[^"»”\r\n{}<>]{8})/iu,
);
const BLOCK = new RegExp(
  String.raw`^[ \t-]{0,40}[\w.-]{0,40}(?:${NAME}):[ \t]{0,4}[>|][+-]?[0-9]?[ \t]{0,4}\r?\n[ \t]{1,40}(?<value>[^\s{}<>$"']{8,4000})`,
  'gim',
);
const VARIABLE = new RegExp(
  String.raw`\$\{[\w .-]{0,40}(?:${NAME})\}(?:[ ]{2,20}|\t+)=?[ \t]{0,4}(?<value>[^\s$%{}<>]{8,400})`,
  'gi',
);
const OF_INI =
  /^[ \t+-]{0,8}[\w.-]{0,40}(?:token|secret|passw(?:or)?d|[_.-]pass|pwd)[ \t]{1,8}=[ \t]{1,8}(?<value>[^\s"'<>{}$%]{6,200})[ \t]*$/gim;
const KEY = /^[ \t+-]{0,8}key[ \t]{0,8}[=:][ \t]{0,8}(?<value>[\w+/=-]{24,200})[ \t]*$/gm;
const SENT = /(?:[>:)]|^)[ \t]{0,3}PASS (?<value>[^\s/]{4,100})[ \t]*$/gm;
const PACKED = /(?<![A-Za-z0-9+/])LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,100}/g;
const MEMBERS = [
  /s:[0-9]{1,4}:"(?<key>[A-Za-z_-]{2,40})";s:[0-9]{1,6}:"(?<value>[^"]{1,400})"/g,
  /\(\s{0,3}(?<quote>['"])(?<key>[A-Za-z_-]{2,40})\k<quote>,\s{0,3}(?<close>['"])(?<value>(?:(?!\k<close>)[^\\\r\n]){1,200})\k<close>\s{0,3}\)/g,
];
const WORTH_READING =
  /add-mask|password-stdin|Private-Lines|net use|AUTH|\t(?:TRUE|FALSE)\t|passphrase|парольн|args|variable|[>|][+-]?[0-9]?[ \t]{0,4}\r?\n|\$\{|PASS |[ \t]=[ \t]|key|LS0tLS1CRUdJTi/i;

/** Rules whose value decides, and what a text must hold for each to be tried. */
const JUDGED: readonly (readonly [worth: RegExp, place: RegExp, isSecret: (value: string) => boolean])[] = [
  [/[>|][+-]?[0-9]?[ \t]{0,4}\r?\n/, BLOCK, isMixed],
  [/\$\{/, VARIABLE, isMixed],
  [
    /[ \t]=[ \t]/,
    OF_INI,
    (value) => /\p{L}/u.test(value) && /[0-9!@#$%^&*;?]/.test(value) && !/^[*!/x.-]/i.test(value),
  ],
  [/key/, KEY, (value) => isMixed(value) && /[a-z]/.test(value) && /[A-Z]/.test(value)],
  [/PASS /, SENT, (value) => !/^[*x]+$|\.[a-z]{1,4}$|^\(/i.test(value)],
  [/LS0tLS1/, PACKED, (value) => Buffer.from(value, 'base64').toString('latin1').includes('PRIVATE KEY')],
];

/** Where a secret stands open in a text as programs and protocols write one; -1 without one. */
export function placeOfWrittenSecret(text: string): number {
  if (!WORTH_READING.test(text)) return -1;
  for (const place of [...PLACES, PHRASE(text)]) {
    const found = place.exec(text);
    if (isOpen(found?.groups?.['value'])) return found?.index ?? 0;
  }
  for (const [worth, place, isSecret] of JUDGED)
    if (worth.test(text))
      for (const { index, groups, 0: whole } of text.matchAll(place)) {
        const value = groups?.['value'] ?? whole;
        if (isOpen(value) && isSecret(value)) return index;
      }
  return -1;
}

/** Kinds of members that stand open behind their key: in PHP's serialize(), in pairs of Python. */
export function pairedKinds(text: string): string[] {
  if (!/";s:|\(\s{0,3}['"][A-Za-z_-]{2,40}['"],/.test(text)) return [];
  return MEMBERS.flatMap((notation) =>
    [...text.matchAll(notation)].flatMap(({ groups }) => {
      const rule = keyRule(groups?.['key'] ?? '');
      const value = groups?.['value'] ?? '';
      return rule === undefined || /\s.*\s.*\s/.test(value) || isReserved(rule, value) ? [] : [rule];
    }),
  );
}

function isOpen(value: string | undefined): boolean {
  return value !== undefined && !OWN.test(value);
}

function isMixed(value: string): boolean {
  return /[0-9]/.test(value) && /[A-Za-z]/.test(value);
}
