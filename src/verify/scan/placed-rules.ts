import { lazy } from '../../common/lazy-pattern.ts';
import { some, someValue } from './matches.ts';
import { isMixed } from './member-rules.ts';

// Secrets and codes that the place tells in which they stand: behind an arrow, in a list, beside a comment, in a row of discounts.

const CHOSEN = '[\\w!@#$%^&*+=~?.-]{5,99}[\\w!@#$%^&*+=~-]';

const SECRETS: readonly (readonly [worth: RegExp, place: (text: string) => RegExp])[] = [
  [
    /(?:pass|pwd|secret|token|key)[ \t]{0,8}(?:->|=>|→|⇒|—)/i,
    lazy.gmu`(?<![\p{L}\d_-])(?:[\w-]{0,40}_)?(?:pass(?:word)?|pwd|secret|token|api_key)[ \t]{0,8}(?:->|=>|→|⇒|— )[ \t]{0,8}["'\x60«]?(?<value>${CHOSEN})(?=["'\x60»;,.)]{0,3}(?:\s|$))`,
  ],
  [
    /\([^()\r\n]{1,40}\)[*_]{0,3} ?[:=–—]/,
    lazy.gmu`(?<!\p{L})(?:[Пп]ароль|[Тт]окен|[Сс]екрет|[Pp]assword|[Tt]oken|[Ss]ecret) ?\([^()\r\n]{1,40}\)[*_]{0,3} ?[:=–—][*_]{0,3} {1,3}["«“\x60](?<value>[^\s"»”\x60<>{}$]{6,100})["»”\x60]`,
  ],
  [
    /(?:<!--|#|\/\/)[ \t]{0,3}(?:стар|был|раньше|old|prev|was)/i,
    lazy.gmu`(?:<!--|#|//)[ \t]{0,3}(?:[Сс]тар|[Бб]ыл|[Рр]аньше|[Oo]ld|[Pp]rev|[Ww]as)\p{Ll}{0,8}(?<=(?:pass|PASS|парол|token|TOKEN|secret|SECRET)[^]{0,200})(?: был)?:? (?<value>${CHOSEN})`,
  ],
  [
    /(?:tokens|secrets|passwords|keys)["']?[ \t]{0,8}[:=]/i,
    lazy.giu`(?<![\p{L}\d])[\w.-]{0,40}?(?:tokens|secrets|passwords|(?:api|access|secret)_?keys)["']?[ \t]{0,8}[:=][ \t]{0,8}(?:[[({]\s{0,40}["']|\r?\n[ \t]{0,40}- ["']?)(?<value>(?=[\w-]{0,60}\d)(?=[\w-]{0,60}\p{L})[\w-]{10,200})(?=["'\s])`,
  ],
  [
    /s3\w{0,12}\(/i,
    lazy.gmu`\b[Ss]3(?:Cluster|Queue)?\(\s{0,12}(?:'[\w{}-]{1,60}',\s{0,12})?'[a-z]{1,10}://[^'\r\n]{1,400}',\s{0,12}'(?<value>(?=[A-Z\d]{0,60}\d)[A-Z\d]{16,128})'`,
  ],
];
/** Digits that are typed to get in. */
const PINS = lazy.giu`["'](?:\w{1,30}_)?pin(?:_code)?["']\s{0,3}:\s{0,3}["'](?!0{2})\d{4,8}["']|(?<!\p{L})(?:пин|pin)(?: [\p{L}-]{1,20}){0,3} ?[—–:-] ?(?!0{2})\d{4,8}(?![\d.,]\d|[\p{L}/-])`;
const CODES: readonly (readonly [worth: RegExp, place: (text: string) => RegExp])[] = [
  [
    /into\s/i,
    lazy.gi`insert\s{1,4}into\s{1,4}(?:\w{1,40}\.)?(?:discounts?|promo_?codes?|coupons?|vouchers?)[^;']{0,400}'(?:[^';]{0,100}',[^';]{0,40}'){0,3}(?<value>[A-Z\d]{2,20}(?:-[A-Z\d]{2,20})?)'`,
  ],
  [
    /[Cc]ode|[Кк]од/,
    lazy.gmu`(?<!\p{L})(?:[Cc]ode|[Кк]од) ["«]?(?!(?:ERR|HTTP|ISO|UTF))(?<value>[A-Z][A-Z\d-]{3,22}[A-Z\d])["»]? (?:gives?|gave|takes|да[её]т|снимает)(?!\p{L})[^\r\n.]{0,40}?\d ?(?:%|percent|процент)`,
  ],
  [
    /usage_limit|max_uses/,
    lazy.gmu`"code" ?: ?"(?<value>[A-Z\d-]{5,24})"[^{}]{0,200}"(?:usage_limit|max_uses)"`,
  ],
];
const BELOW_REQUEST = /barcodes[^\r\n]{0,80}\r?\n[ \t]{0,8}\[\s{0,8}"?(?!0{2})\d{8,20}/i;

/** Kinds of what a text shows of secrets and codes whose place says what they are. Numbers are looked at on demand. */
export function placedKinds(text: string, withNumbers: boolean): string[] {
  const shows = (places: typeof SECRETS, holds: (value: string) => boolean) =>
    places.some(([worth, place]) => worth.test(text) && someValue(text, place(text), holds));
  const kinds: string[] = [];
  if (shows(SECRETS, isOpen) || (/pin|пин/i.test(text) && some(text.matchAll(PINS(text)), () => true)))
    kinds.push('token');
  if (shows(CODES, (code) => /[A-Z]/.test(code) && (/\d/.test(code) || code.length >= 8)))
    kinds.push('promo code');
  if (withNumbers && BELOW_REQUEST.test(text)) kinds.push('barcode');
  return kinds;
}

function isOpen(value: string): boolean {
  if (/^(?:mask|your[-_]|\$|https?:)|\.[a-z]{1,5}$|^[A-Z\d]*_[A-Z\d_]*$|^[A-Za-z]+-?\d{1,2}$/i.test(value))
    return false;
  return isMixed(value) || (/\d/.test(value) && /\p{L}/u.test(value) && value.length >= 8);
}
