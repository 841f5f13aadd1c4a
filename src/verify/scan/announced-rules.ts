import { lazy } from '../../common/lazy-pattern.ts';
import { someValue } from './matches.ts';

// A secret alone in its line below what announces it, secrets behind keys of programs and in columns, and codes of tickets behind a key.

/** Lines without words, a fence, and what a line of a mail, a comment or a list begins with. */
const BELOW = String.raw`[^\r\n]{0,120}\r?\n(?:[ \t>#]*\r?\n){0,2}(?:[ \t]*\x60{3}\w{0,10}[ \t]*\r?\n)?[ \t]{0,40}(?:[>#*+•–—-]{1,3}[ \t]{1,4}){0,2}\x60?(?<value>[^\s"'\x60<>{}()|]{10,200})\x60?[ \t]*$`;

type Place = readonly [worth: RegExp, place: (text: string) => RegExp, holds: (value: string) => boolean];

const SECRETS: readonly Place[] = [
  [
    /[\r\n][ \t>#*+•–—-]{0,40}[^\s"'<>{}()|]{10,200}[ \t]*(?:[\r\n]|$)/,
    lazy.gimu`(?<![\p{L}\d_])(?:парол\p{Ll}{1,2}|пассворд\p{Ll}{0,2}|password|(?:ключ|токен)\p{Ll}{0,2}|key|token|secret)(?!\p{L})(?![^\r\n]{0,120}(?:хост|host|checksum|column))${BELOW}`,
    (value) => isMixed(value) || /^(?:[a-z]{3,12}[-_.]){3,7}[a-z]{3,12}\d{1,4}$/.test(value),
  ],
  [
    /(?::|is|one)[ \t]*\r?\n/,
    lazy.gimu`(?:reset to|rotated|asked for|the new one|открыва\p{Ll}+|распаков\p{Ll}+|прислали)(?!\p{L})[^\r\n]{0,60}(?::|is|one)(?=[ \t]*\r?\n)${BELOW}`,
    isMixed,
  ],
  [
    /(?:pass|pwd|psw|pw)["']? ?(?:[:=]|=>)/i,
    lazy.giu`(?<![\p{L}\d])(?:\w{1,40}_)?(?:pass|pwd|psw|pw)["']? ?(?:=>?|:) ?(?<quote>["'])(?<value>(?![/~<{%[])[^\s"'{}$][^\s"']{7,99}|\S{0,90}[{}\]$][^\s"']{5,90})\k<quote>`,
    (value) => /\d/.test(value) && /[a-z]/i.test(value) && !/\{\{|^["']?(?:mask|\$\{|v?\d+\.)/.test(value),
  ],
  [
    /identified_|header\(/i,
    lazy.gi`(?:\bidentified(?:_with_\w{1,40})?_by[ \t]+=[ \t]*"|\bheader\(name '[^'\r\n]{0,40}(?:key|token|auth)[^'\r\n]{0,40}' value ')(?<value>[^"'\r\n{}]{8,400})`,
    (value) => /\d/.test(value),
  ],
  [
    /> h?get /i,
    lazy.gi`> h?get \S{0,60}(?:sess|token|auth)[^\r\n]{0,80}\r?\n"(?<value>[A-Za-z\d]{16,400})"`,
    (value) => /\d/.test(value),
  ],
  [
    /[Пп]ароль|[Тт]окен|[Кк]люч|пасс/,
    lazy.gu`(?<![\p{L}\d])(?:["'](?:[Пп]ароль|[Тт]окен|[Кк]люч)["'], ?["']|["']ключ["'] ?(?::|=>) ?["']|пасс(?: [\p{L}]{2,12}){0,2}: )(?<value>[A-Za-z\d!#$%^&*+=~?_-]{8,200})`,
    (value) => /\d/.test(value) && /[a-z]/i.test(value),
  ],
  [
    /(?:логин|login) ?\/ ?pwd/i,
    lazy.g`\|[ ]?\x60?[\w.@-]{2,40}\x60? / \x60?(?<value>[\w!@#$%^&*+=~?.-]{6,60})\x60?[ ]?\|`,
    (value) => /\d/.test(value) && /[a-z]/i.test(value),
  ],
];
const CODE = lazy.gu`(?<![\p{L}\d_])(?:ШК|[Шш]трих-?код|[Qq][Rr](?:_?[Cc]ode)?)["'»]?[ ]?(?::|=)[ ]?["'«](?<value>(?!00|mask)(?:\d{8,20}|(?=[A-Z]{0,30}\d)(?=\d{0,30}[A-Z])[A-Z\d]{8,40}))["'»]`;

/** Kinds of secrets and codes that a text shows below what announces them, behind a key of a program, or in a column. */
export function announcedKinds(text: string, withNumbers: boolean): string[] {
  const isSecret = SECRETS.some(
    ([worth, place, holds]) =>
      worth.test(text) && someValue(text, place(text), (_, { groups }) => holds(groups?.['value'] ?? '')),
  );
  const isCode = withNumbers && someValue(text, CODE(text), () => true);
  return [...(isSecret ? ['token'] : []), ...(isCode ? ['barcode'] : [])];
}

// As a generator draws them, or with a sign that no name has.
function isMixed(value: string): boolean {
  return (
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    !/^(?:mask|https?:|[/.#]|[\w.-]+=[^=]|[a-z_-]+:|v?\d+\.)|\.[a-z]{1,5}$|@[\w-]+\.|[:,;]$/i.test(value) &&
    (/[a-z].*[A-Z].*\d|[a-z].*\d.*[A-Z]|[A-Z].*[a-z].*\d|[A-Z].*\d.*[a-z]|\d.*[a-z].*[A-Z]|\d.*[A-Z].*[a-z]/.test(
      value,
    ) ||
      /(?:\d[a-z]+){3}|(?:[a-z]\d+){3}/.test(value))
  );
}
