import { HEX_TEXT, PACKED_START, unpacked } from './packed-base64.ts';
import { withoutRemarks } from './remarks.ts';
import { mayHoldBase64, SIGN, signsOf } from './scan-signs.ts';

const ROUNDS = 3;
/** A letter beyond ASCII in quoted-printable. */
const PRINTABLE_LETTER = /=[C-F][0-9A-F]=[89AB]/;
const HEX_TEXTS = new RegExp(HEX_TEXT, 'g');
const SIGNS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': '\u00a0',
};

/**
 * A text, the same without remarks behind its labels, and what both say once percent signs, HTML entities, escapes of JSON or Base64 in
 * them are undone, up to three times over. The scanner's own way of reading: it undoes whole texts, where the masker takes them part by part.
 */
export function readingsOf(text: string, signs: number): string[] {
  const cut = withoutRemarks(text);
  let fresh = cut === text ? [text] : [text, cut];
  if (!isEncoded(text, signs)) return fresh;
  const known = new Set(fresh);
  for (let round = 0; round < ROUNDS && fresh.length > 0; round++) {
    fresh = fresh.flatMap(decodings).filter((reading) => !known.has(reading));
    for (const reading of fresh) known.add(reading);
  }
  return [...known];
}

function decodings(text: string): string[] {
  const signs = signsOf(text);
  if (!isEncoded(text, signs)) return [];
  const found: string[] = [];
  if (/%[0-9a-f]{2}/i.test(text)) found.push(text.replace(/(?:%(?!00)[0-9a-f]{2})+/gi, bytesOf));
  if (/&(?:#[0-9]|#x[0-9a-f]|[a-z]{2,4};)/i.test(text)) {
    found.push(
      text
        .replace(/&[a-z]{2,4};/g, (name) => SIGNS[name] ?? name)
        // No reference stands for U+0000 (HTML, 13.2.5.80): it stays as it is.
        .replace(/&#(?!0+;)([0-9]{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
        .replace(/&#x(?!0+;)([0-9a-f]{1,5});/gi, (_, code: string) =>
          String.fromCodePoint(Number.parseInt(code, 16)),
        ),
    );
  }
  if (/\\u[0-9a-f]{4}/i.test(text))
    found.push(
      text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    );
  if (PRINTABLE_LETTER.test(text))
    found.push(text.replace(/(?:=[0-9A-F]{2})+/g, (run) => bytesOf(run.replaceAll('=', '%'))));
  for (const [run] of text.matchAll(HEX_TEXTS)) {
    const plain = utf8(Buffer.from(run, 'hex'));
    if (plain !== null && !/\p{C}/u.test(plain)) found.push(plain);
  }
  for (const alphabet of [/[A-Za-z0-9+/]{16,}/g, /[A-Za-z0-9_-]{16,}/g]) {
    for (const [run] of text.matchAll(alphabet)) {
      if (run === run.toLowerCase() || run === run.toUpperCase()) continue;
      const bytes = PACKED_START.test(run)
        ? (unpacked(run) ?? Buffer.from(run, 'base64'))
        : Buffer.from(run, 'base64');
      const plain = utf8(bytes);
      if (plain !== null && !/[^\P{C}\t\r\n]/u.test(plain)) found.push(plain);
    }
  }
  return found;
}

function isEncoded(text: string, signs: number): boolean {
  return (
    (signs & (SIGN.percent | SIGN.ampersand | SIGN.backslash)) !== 0 ||
    mayHoldBase64(text, signs) ||
    ((signs & SIGN.equals) !== 0 && PRINTABLE_LETTER.test(text)) ||
    ((signs & SIGN.digit) !== 0 && HEX_TEXT.test(text))
  );
}

function bytesOf(run: string): string {
  return utf8(Buffer.from(run.replaceAll('%', ''), 'hex')) ?? run;
}

function utf8(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? null : text;
}
