import { lazy } from '../common/lazy-pattern.ts';
import { maskEmail } from './email-mask.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { maskByLine } from './replace-parts.ts';

/** What stands before the sign; an escape of JSON is none. */
const LOCAL = String.raw`(?<![\p{L}\p{N}_.+-])(?!(?<=\\)u[0-9a-f]{4}(?![\p{L}\p{N}_.+-]))([\p{L}\p{N}_+-][\p{L}\p{N}_.+-]{0,63})`;
const DOT = String.raw`(?:\.|[ \t]{0,2}[[({][ \t]?(?:dot|точка|\.)[ \t]?[\])}][ \t]{0,2}| (?:dot|точка) )`;
const HOST = String.raw`((?:[\p{L}\p{N}-]{1,63}${DOT}){1,4}\p{L}{2,24})(?![\p{L}\p{N}])`;
/** `anna(at)example.org`, `anna [at] example [dot] org`, `anna＠example.org`. */
const BRACKETED = lazy.giu`${LOCAL}(?:[ \t]{0,2}[[({<][ \t]?(?:at|собака|@)[ \t]?[\])}>][ \t]{0,2}|[＠﹫])${HOST}`;
/** `anna at example dot org`: the second word tells that the first is no preposition. */
const SPOKEN = lazy.giu`${LOCAL} (?:at|собака) ([\p{L}\p{N}-]{1,63}(?: (?:dot|точка) [\p{L}\p{N}-]{1,63}){1,3})(?![\p{L}\p{N}])`;
/** `Email: anna at example.org`. */
const TOLD = lazy.giu`(?<![\p{L}\p{N}])((?:e-?mail|электронная почта|почта)[*_\x60"]{0,3}[ \t]{0,3}[:=|–—-][*_\x60"]{0,3}[ \t|]{0,3})${LOCAL} (?:at|собака) ${HOST}`;
/** `anna @ example.org`: in small letters, since a show may be "Party @ club.example". */
const SPACED = lazy.gu`(?<![\p{L}\p{N}_.+@-])((?=[a-z0-9]|[A-Za-z]{1,60}[0-9_.+-])[A-Za-z0-9][A-Za-z0-9_.+-]{0,63})(?:[ \t]{1,2}@|@(?=[ \t]))[ \t]{1,2}([a-z](?:[a-z0-9-]{0,62}\.){1,4}(?!(?:png|jpe?g|gif|webp|svg|js|ts|json|html|css)(?![a-z]))[a-z]{2,24})(?![\p{L}\p{N}])`;
const BRACKETS = /[[({<][ \t]?(?:at|собака|@)[ \t]?[\])}>]|[＠﹫]/i;
/** A text without this holds none. */
const SPELLED = /[[({<][ \t]?(?:at|собака|@)[ \t]?[\])}>]|[＠﹫]| (?:at|собака) |@[ \t]/i;

/** Masks e-mail addresses that are written so that no program reads them. The mask is a plain one: it needs no hiding. */
export function maskSpelledEmails(text: string, keyed: KeyedHash): string {
  if (!SPELLED.test(text)) return text;
  const mask = (local: string, host: string) => {
    const plain = host.replaceAll(
      /[ \t]*[[({]?[ \t]?(?:dot|точка)[ \t]?[\])}]?[ \t]*|[ \t]*[[({][ \t]?\.[ \t]?[\])}][ \t]*/giu,
      '.',
    );
    return maskEmail(`${local.replace(/\.+$/, '')}@${plain}`, keyed);
  };
  const plain = (_: string, local: string, host: string) => mask(local, host);
  return maskByLine(text, (line) => {
    const spaced = /@[ \t]/.test(line) ? line.replace(SPACED, plain) : line;
    const bracketed = BRACKETS.test(spaced) ? spaced.replace(BRACKETED, plain) : spaced;
    if (!/ (?:at|собака) /i.test(bracketed)) return bracketed;
    const told = /mail|почта/i.test(bracketed)
      ? bracketed.replace(TOLD, (_, label: string, local: string, host: string) => label + mask(local, host))
      : bracketed;
    return / (?:dot|точка) /i.test(told) ? told.replace(SPOKEN, plain) : told;
  });
}
