import { AuditError } from '../model/errors.ts';
import { SHORTEST_SECRET, type Spelling, spellingsOf } from './secret-spellings.ts';
import { wordSearch } from './word-search.ts';

/** Stands for a secret in a text. */
export const PLACEHOLDER = '{{secret}}';
/** Signs that no reader sees: format and control characters, fillers and selectors of variants. */
const INVISIBLE = String.raw`\p{Cf}|\p{Cc}|[\u115f\u1160\u3164\uffa0]|\u034f|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]`;
/** With the space that indents the next line. */
const BREAK = String.raw`(?:\r?\n|[\r\u2028\u2029])[ \t]*`;
const UNSEEN = new RegExp(`${BREAK}|${INVISIBLE}`, 'gu');
/** The soft line breaks of quoted-printable, too; a secret may end with the same sign. */
const SOFTLY_UNSEEN = new RegExp(`=${BREAK}|${BREAK}|${INVISIBLE}`, 'gu');
const HAS_UNSEEN = new RegExp(`[\u2028\u2029]|${INVISIBLE}`, 'u');
/** Nearly every text has neither these nor signs beyond the usual ones, and is read no further. */
const SUSPICIOUS = /[=\\%]|[^ -~\u0400-\u04ff«»–—№]/;
const HAS_SOFT_BREAK = /=\r?\n/;
/** A word in which some signs are spelled as their bytes. */
const PARTLY_SPELLED = /[=%][0-9a-fA-F]{2}|\\x[0-9a-fA-F]{2}|\\[0-7]{3}/;
const BYTE = /(?:=|\\{1,2}x|%)([0-9a-f]{2})|\\{1,2}([0-7]{3})/gi;

/** Knows secret values and every spelling in which they may turn up in a text. */
export interface SecretVault {
  /** The text with every spelling of every secret replaced by `{{secret}}`. */
  conceal(text: string): string;
  /** True for a text that holds a spelling of a secret. */
  holds(text: string): boolean;
}

/**
 * A vault for exact values such as tokens, in every spelling of `spellingsOf`, in any case, with invisible signs or line breaks
 * inside, or cut off behind eight signs (more where `isOrdinary` text begins so). Throws AuditError USAGE for a value under 8 signs, which ordinary text may hold.
 */
export function secretVault(secrets: readonly string[], isOrdinary?: (text: string) => boolean): SecretVault {
  if (secrets.some((secret) => secret.length < SHORTEST_SECRET)) {
    throw new AuditError(
      'USAGE',
      `a secret to mask has fewer than ${SHORTEST_SECRET} signs`,
      'Check the tokens in the environment: one is empty or cut off.',
    );
  }
  const spellings = [...new Set(secrets)].flatMap((secret) => spellingsOf(secret, isOrdinary));
  const isBase64 = new Map(spellings.map((spelling) => [spelling.lead, spelling.isBase64]));
  const search = wordSearch([...isBase64.keys()], (lead, text, at) =>
    stands(lead, text, at, isBase64.get(lead) === true),
  );
  const holdsOpenly = (text: string) => search(text) !== -1;
  // Ways to drop what is not seen, for a text that holds some.
  const viewsOf = (text: string) =>
    HAS_UNSEEN.test(text) ? (HAS_SOFT_BREAK.test(text) ? [UNSEEN, SOFTLY_UNSEEN] : [UNSEEN]) : [];
  const holdsUnseen = (text: string) => viewsOf(text).some((view) => holdsOpenly(text.replace(view, '')));
  const holdsPartly = (text: string) => PARTLY_SPELLED.test(text) && holdsOpenly(unspelled(text));
  const holds = (text: string) =>
    spellings.length > 0 &&
    (holdsOpenly(text) || (SUSPICIOUS.test(text) && (holdsUnseen(text) || holdsPartly(text))));
  const rangesIn = (text: string) => {
    const ranges: Range[] = [];
    let from = 0;
    for (let at = search(text); at !== -1; at = search(text, from)) {
      const range = extent(spellings, text, at, from);
      ranges.push(range);
      from = range.end;
    }
    return ranges;
  };
  return {
    holds,
    conceal: (text) => {
      if (!holds(text)) return text;
      const open = without(text, rangesIn(text));
      const seen = viewsOf(open).reduce(
        (rest, view) => without(rest, unseenRanges(rest, view, rangesIn)),
        open,
      );
      return holdsPartly(seen)
        ? seen.replace(/[^\s"'<>&,;]+/g, (word) => (holdsPartly(word) ? PLACEHOLDER : word))
        : seen;
    },
  };
}

function stands(lead: string, text: string, at: number, exact: boolean): boolean {
  // Of a hundred places that are asked about, ninety-nine differ in the first sign, whatever its case.
  if (((text.charCodeAt(at) ^ lead.charCodeAt(0)) & ~0x20) !== 0) return false;
  if (((text.charCodeAt(at + 1) ^ lead.charCodeAt(1)) & ~0x20) !== 0) return false;
  if (text.startsWith(lead, at)) return true;
  return !exact && text.slice(at, at + lead.length).toLowerCase() === lead.toLowerCase();
}

/** A part of a text. */
interface Range {
  start: number;
  end: number;
}

function without(text: string, ranges: readonly Range[]): string {
  let rest = '';
  let copied = 0;
  for (const { start, end } of ranges) {
    rest += text.slice(copied, start) + PLACEHOLDER;
    copied = end;
  }
  return rest + text.slice(copied);
}

/** Where the spelling that is found at a place begins and ends. */
function extent(spellings: readonly Spelling[], text: string, at: number, from: number): Range {
  let start = at;
  let end = at + 1;
  for (const { lead, whole, isBase64 } of spellings) {
    if (!stands(lead, text, at, isBase64)) continue;
    let own = at + lead.length;
    while (own < at + whole.length && same(text.charAt(own), whole.charAt(own - at))) own += 1;
    if (isBase64) {
      // All of the Base64 around it goes with it: the rest could be decoded still, but not be looked into any more.
      while (start > from && isOfBase64(text.charAt(start - 1))) start -= 1;
      while (isOfBase64(text.charAt(own)) || text.charAt(own) === '=') own += 1;
    }
    end = Math.max(end, own);
  }
  return { start, end };
}

function same(a: string, b: string): boolean {
  return a === b || (a !== '' && a.toLowerCase() === b.toLowerCase());
}

function isOfBase64(sign: string): boolean {
  return /[A-Za-z0-9+/_-]/.test(sign);
}

// What nobody sees goes with the secret that it stands in, and stays elsewhere.
function unseenRanges(text: string, view: RegExp, rangesIn: (text: string) => Range[]): Range[] {
  const places: { at: number; before: number; length: number }[] = [];
  let dropped = 0;
  const shown = text.replace(view, (unseen, at: number) => {
    places.push({ at: at - dropped, before: dropped, length: unseen.length });
    dropped += unseen.length;
    return '';
  });
  let next = 0;
  // Ranges come in order, and so do the places.
  const given = (at: number, isEnd: boolean) => {
    while (next < places.length && (places[next]?.at ?? 0) < at + (isEnd ? 0 : 1)) next += 1;
    const last = places[next - 1];
    return at + (last === undefined ? 0 : last.before + last.length);
  };
  return rangesIn(shown).map(({ start, end }) => ({ start: given(start, false), end: given(end, true) }));
}

function unspelled(text: string): string {
  return text.replace(BYTE, (_, hex?: string, octal?: string) =>
    String.fromCharCode(
      hex === undefined ? Number.parseInt(octal ?? '', 8) & 0xff : Number.parseInt(hex, 16),
    ),
  );
}
