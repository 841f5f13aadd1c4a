import { gzipSync } from 'node:zlib';
import { HEX_TEXT, PACKED_PART, PACKED_START, unpacked } from './packed-base64.ts';

/** A letter beyond ASCII in quoted-printable. */
const PRINTABLE_LETTER = /=[C-F][0-9A-F]=[89AB][0-9A-F]/;
/** Bytes that are no text. */
const NO_UTF8 = Buffer.from([0xff]);

/** A way in which a part of a text may be spelled. */
interface Encoding {
  /** A text without this holds no such part. */
  sign: RegExp;
  /** A part that may be spelled so, as long as it goes. */
  part: RegExp;
  /** Null for a part that is not spelled so. */
  decode(part: string): string | null;
  encode(plain: string, part: string): string;
}

const PERCENT: Encoding = {
  sign: /%[0-9a-f]{2}/i,
  part: /(?:[\w.~!*'()+,;:@$-]|%[0-9a-fA-F]{2})+/g,
  decode: (part) =>
    // A masked number may stand behind a percent sign.
    part.includes('%') ? part.replace(/(?:%(?!00)[0-9a-fA-F]{2})+/g, (run) => decodedUri(run) ?? run) : null,
  encode: (plain) => encodeURIComponent(plain),
};

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);
const NAME_OF: ReadonlyMap<string, string> = new Map([...NAMED].map(([name, sign]) => [sign, name]));

// HTML and XML: text between tags, or the value of an attribute.
const ENTITIES: Encoding = {
  sign: /&(?:#|[a-z]{2,4};)/i,
  part: /[^<>"'\r\n]+/g,
  decode: (part) =>
    part.includes('&')
      ? part.replace(
          /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi,
          (whole, hex?: string, decimal?: string, name = '') =>
            NAMED.get(name) ??
            signOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ??
            whole,
        )
      : null,
  encode: (plain) => plain.replace(/[&<>"'\u00a0]/g, (sign) => `&${NAME_OF.get(sign)};`),
};

// JSON that PHP wrote, outside quotes or with them lost.
const UNICODE_ESCAPES: Encoding = {
  sign: /\\u[0-9a-f]{4}/i,
  part: /[^"\r\n]+/g,
  decode: (part) =>
    part.includes('\\u')
      ? part.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
      : null,
  encode: (plain) =>
    plain.replace(/[^\u0020-\u007e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

// RFC 4648: the two alphabets one by one, since a slash may also stand between the steps of a path.
const BASE64: Encoding = {
  sign: /[A-Za-z0-9+/]{16}/,
  part: /[A-Za-z0-9+/]{16,}={0,2}/g,
  decode: (part) => (isMixed(part) ? printable(Buffer.from(part, 'base64')) : null),
  encode: (plain, part) => {
    const encoded = Buffer.from(plain, 'utf8').toString('base64');
    return part.endsWith('=') ? encoded : encoded.replace(/=+$/, '');
  },
};
const BASE64_URL: Encoding = {
  sign: /[A-Za-z0-9_-]{16}/,
  part: /[A-Za-z0-9_-]{16,}={0,2}/g,
  decode: (part) => (isMixed(part) ? printable(Buffer.from(part, 'base64url')) : null),
  encode: (plain) => Buffer.from(plain, 'utf8').toString('base64url'),
};

// RFC 1952 and RFC 1950, in Base64: logs of proxies and mail keep bodies so.
const PACKED: Encoding = {
  sign: PACKED_START,
  part: PACKED_PART,
  decode: (part) => printable(unpacked(part) ?? NO_UTF8),
  encode: (plain, part) => gzipSync(plain).toString(/[-_]/.test(part) ? 'base64url' : 'base64'),
};

// RFC 2045: letters beyond ASCII by two bytes or more, which no assignment of numbers is.
const QUOTED_PRINTABLE: Encoding = {
  sign: PRINTABLE_LETTER,
  part: /[^\r\n]+/g,
  decode: (part) =>
    PRINTABLE_LETTER.test(part)
      ? part.replace(
          /(?:=[0-9A-F]{2})+/g,
          (run) => printable(Buffer.from(run.replaceAll('=', ''), 'hex')) ?? run,
        )
      : null,
  encode: (plain) =>
    plain.replace(/[^ -<>-~]+/g, (run) =>
      Buffer.from(run, 'utf8')
        .toString('hex')
        .toUpperCase()
        .replace(/../g, (byte) => `=${byte}`),
    ),
};

// Dumps of bytes: signs of ASCII, and Russian letters.
const HEXADECIMAL: Encoding = {
  sign: HEX_TEXT,
  part: new RegExp(HEX_TEXT, 'g'),
  decode: (part) => printable(Buffer.from(part, 'hex')),
  encode: (plain) => Buffer.from(plain, 'utf8').toString('hex'),
};

const ENCODINGS = [
  QUOTED_PRINTABLE,
  HEXADECIMAL,
  PERCENT,
  ENTITIES,
  UNICODE_ESCAPES,
  PACKED,
  BASE64,
  BASE64_URL,
];
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text with its encoded parts masked: each is decoded, masked and encoded again. A part in which nothing was masked
 * stays as it was spelled.
 */
export function maskEncodedParts(text: string, mask: (plain: string) => string): string {
  return ENCODINGS.reduce(
    (whole, { sign, part, decode, encode }) =>
      sign.test(whole)
        ? whole.replace(part, (found) => {
            const plain = decode(found);
            if (plain === null || plain === found) return found;
            const masked = mask(plain);
            return masked === plain ? found : encode(masked, found);
          })
        : whole,
    text,
  );
}

/** Encodings in which a few signs of a text may be spelled, and the rest as they are. */
const OF_SIGNS = [PERCENT, ENTITIES, UNICODE_ESCAPES];

/**
 * The text as it reads with all its signs undone, where masking that finds more than masking part by part did: a label may stand outside of
 * the part that holds its value. Null where nothing is left to be masked.
 */
export function maskAcrossParts(text: string, mask: (plain: string) => string): string | null {
  for (const { sign, decode } of OF_SIGNS) {
    if (!sign.test(text)) continue;
    const plain = decode(text);
    if (plain === null || plain === text) continue;
    const masked = mask(plain);
    if (masked !== plain) return masked;
  }
  return null;
}

function decodedUri(run: string): string | null {
  try {
    return decodeURIComponent(run);
  } catch {
    // Bytes of another encoding than UTF-8.
    return null;
  }
}

function signOf(code: number): string | null {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

// The Base64 of a dozen readable signs has letters of both cases; most words and digests have not.
function isMixed(part: string): boolean {
  return /[A-Z]/.test(part) && /[a-z]/.test(part);
}

// Random signs hardly ever are the Base64 of readable text.
function printable(bytes: Buffer): string | null {
  try {
    const text = UTF8.decode(bytes);
    return /[^\P{C}\t\r\n]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
