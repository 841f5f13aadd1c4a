/** A way to write a secret. */
export interface Spelling {
  /** The whole secret. */
  whole: string;
  /** So much of it that ordinary text does not begin so: a text that holds this holds the secret, or its beginning. */
  lead: string;
  /** True for Base64, in which case matters and the signs around belong to it. */
  isBase64: boolean;
}

/** The shortest secret, and the shortest beginning of one, that is looked for. */
export const SHORTEST_SECRET = 8;

/**
 * Every spelling of a secret that is looked for: as it is, JSON-escaped, URL-encoded; its bytes in UTF-8 and in UTF-16 of
 * both orders as hexadecimal and octal digits in the usual notations, and in Base64 of both alphabets (RFC 4648), at each
 * of the three places at which it may begin. `isOrdinary` tells what ordinary text holds: no beginning of a secret is looked for that is that.
 */
export function spellingsOf(secret: string, isOrdinary: (text: string) => boolean = () => false): Spelling[] {
  const lead = leadOf(secret, isOrdinary);
  const plain = [
    secret,
    ...(secret === secret.toLowerCase() ? [] : [secret.toLowerCase()]),
    secret.toUpperCase(),
  ];
  const written = plain.flatMap((text) =>
    WRITTEN.map((write) => ({ whole: write(text), lead: write(text.slice(0, lead)), isBase64: false })),
  );
  const bytes = BYTES.flatMap((bytesOf) =>
    BYTE_NOTATIONS.map((write) => ({
      whole: write(bytesOf(secret)),
      lead: write(bytesOf(secret.slice(0, lead))),
      isBase64: false,
    })),
  );
  const base64 = BYTES.flatMap((bytesOf) =>
    [0, 1, 2].flatMap((offset) =>
      [base64Core, base64UrlCore].map((write) => ({
        whole: write(bytesOf(secret), offset),
        lead: write(bytesOf(secret.slice(0, lead)), offset),
        isBase64: true,
      })),
    ),
  );
  const all = [...written, ...bytes, ...base64];
  return [...new Map(all.map((spelling) => [`${spelling.lead} ${spelling.whole}`, spelling])).values()];
}

const WRITTEN: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8')),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
];

const BYTES: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text, 'utf8'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(),
];

const hexJoined = (before: string, between: string) => (bytes: Buffer) =>
  [...bytes].map((byte) => before + byte.toString(16).padStart(2, '0')).join(between);

const BYTE_NOTATIONS: readonly ((bytes: Buffer) => string)[] = [
  hexJoined('', ''),
  hexJoined('', ' '),
  hexJoined('', ':'),
  hexJoined('', '-'),
  hexJoined('\\x', ''),
  hexJoined('\\\\x', ''),
  hexJoined('%', ''),
  hexJoined('=', ''),
  hexJoined('0x', ', '),
  hexJoined('0x', ','),
  hexJoined('0x', ' '),
  (bytes) => [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  (bytes) => [...bytes].map((byte) => `\\\\${byte.toString(8).padStart(3, '0')}`).join(''),
];

// Eight signs, or as many more as it takes to have a digit or both cases among them: words are no secrets.
function leadOf(secret: string, isOrdinary: (text: string) => boolean): number {
  for (let length = SHORTEST_SECRET; length < secret.length; length++) {
    const start = secret.slice(0, length);
    const isWord = !/[0-9]/.test(start) && !(/\p{Ll}/u.test(start) && /\p{L}.*\p{Lu}/u.test(start));
    if (!isWord && !isOrdinary(start)) return length;
  }
  return secret.length;
}

// The signs that depend on the secret alone when it stands `offset` bytes after a Base64 boundary.
function base64Core(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(Math.ceil((offset * 8) / 6), whole);
}

function base64UrlCore(bytes: Buffer, offset: number): string {
  return base64Core(bytes, offset).replaceAll('+', '-').replaceAll('/', '_');
}
