import { lazy } from '../common/lazy-pattern.ts';
import { COMMAND_OF_LOGIN, isLogin, isUnit, LABEL_OF_MAIL } from './no-email.ts';

/** The part of an address before its sign (RFC 5321, 4.5.3.1.1), and the label before that. */
const LONGEST_LOCAL = 64 + LABEL_OF_MAIL;
const LOCAL = /[\p{L}\p{N}_.+-]{1,64}$/u;

/** True for a text that shows an e-mail address: looks at what stands on either side of each sign, where the masker matches whole addresses. */
export function hasEmail(text: string): boolean {
  for (const { index, 0: sign } of text.matchAll(/@|%40/g)) {
    const local = text.slice(Math.max(0, index - 24), index).replace(/\.+$/, '');
    if (
      /(?<![\p{L}\p{N}_.+-])git$/u.test(local) &&
      /^[\p{L}\p{N}.-]{1,200}[:/]/u.test(text.slice(index + sign.length, index + 210))
    )
      continue;
    const domain =
      /^((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:xn--[\p{L}\p{N}-]*[\p{L}\p{N}]|\p{L}{2,}))/u.exec(
        text.slice(index + sign.length, index + sign.length + 256),
      )?.[0];
    if (domain === undefined || /^(?:mask\.invalid|[1-9]x\.(?:png|jpe?g|gif|webp|svg))$/i.test(domain))
      continue;
    const label = text.slice(Math.max(0, index - LONGEST_LOCAL), index).replace(LOCAL, '');
    if (isUnit(domain, label.slice(-LABEL_OF_MAIL))) continue;
    const command = text.slice(Math.max(0, index - COMMAND_OF_LOGIN - LONGEST_LOCAL), index);
    if (isLogin(command.replace(LOCAL, ''))) continue;
    // Two addresses without a sign between them: the first was masked, and what is left of the second is a host.
    if (/(?:@|%40)mask\.invalid$|%40$/i.test(local)) continue;
    if (/[\p{L}\p{N}_+-]$|"[^"@\\]+"$/u.test(local)) return true;
  }
  return false;
}

/** A sign that is hidden in brackets or words, with a host behind it: `anna (at) example.org`. */
const HIDDEN_SIGN =
  /[ \t]{0,2}[[({<][ \t]?(?:at|собака|@)[ \t]?[\])}>][ \t]{0,2}|[＠﹫]|[ ](?<word>at|собака)[ ]/giu;
const HOST_BEHIND = lazy.iu`^(?:[\p{L}\p{N}-]{1,63}(?:\.|[ \t]{0,2}[[({][ \t]?(?:dot|точка|\.)[ \t]?[\])}][ \t]{0,2}|[ ](?:dot|точка)[ ])){1,4}\p{L}{2,24}(?![\p{L}\p{N}])`;
const MAIL_BEFORE = lazy.iu`(?<![\p{L}\p{N}])(?:e-?mail|почта)[*_\x60"]{0,3}[ \t]{0,3}[:=|–—-][*_\x60"]{0,3}[ \t|]{0,3}[\p{L}\p{N}_.+-]{1,64}$`;

/** An address with spaces around its sign. */
const SPACED = lazy.gu`(?<![\p{L}\p{N}_.+@-])(?=[a-z0-9]|[A-Za-z]{1,60}[0-9_.+-])[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}[ \t]{0,2}@[ \t]{1,2}(?<host>[a-z](?:[a-z0-9-]{0,62}\.){1,4}[a-z]{2,24})(?![\p{L}\p{N}])`;
const FILE = /\.(?:png|jpe?g|gif|webp|svg|js|ts|json|html|css)$/;

/** True for a text that shows an address with spaces around its sign. */
export function hasSpacedEmail(text: string): boolean {
  if (!/@[ \t]/.test(text)) return false;
  return [...text.matchAll(SPACED(text))].some(({ groups }) => !FILE.test(groups?.['host'] ?? ''));
}

/** True for a text that shows an address whose sign is hidden in brackets or words. */
export function hasSpelledEmail(text: string): boolean {
  if (!/[[({<][ \t]?(?:at|собака|@)|[＠﹫]| (?:at|собака) /i.test(text)) return false;
  return [...text.matchAll(HIDDEN_SIGN)].some(({ 0: sign, index, groups }) => {
    const before = text.slice(Math.max(0, index - 90), index);
    const behind = text.slice(index + sign.length, index + sign.length + 200);
    if (
      groups?.['word'] !== undefined &&
      !/ (?:dot|точка) /iu.test(behind) &&
      !MAIL_BEFORE(before).test(before)
    )
      return false;
    const host = HOST_BEHIND(behind).exec(behind)?.[0];
    const isLocal = /[\p{L}\p{N}_.+-][ \t]{0,2}$/u.test(before) && !/\\u[0-9a-f]{4}[ \t]{0,2}$/i.test(before);
    if (!isLocal || host === undefined) return false;
    return (
      groups?.['word'] === undefined || / (?:dot|точка) /iu.test(host) || MAIL_BEFORE(before).test(before)
    );
  });
}
