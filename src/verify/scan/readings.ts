import { gunzipSync } from 'node:zlib';

// What a text says once its encodings are undone: the checker's own way of reading, which takes whole texts.

const ENCODED = /\\|%[0-9a-f]{2}|&(?:#|amp|quot|lt|gt)|[A-Za-z0-9+/_-]{20}|=[C-F][0-9A-F]=/i;
const QUOTED = /=[C-F][0-9A-F]=[89AB]/;
const HEX = /(?<![0-9A-Za-z])(?:[2-7][0-9a-f]|[cd][0-9a-f][89ab][0-9a-f]){10,4000}(?![0-9A-Za-z])/g;
const BASE64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,4000}={0,2}(?![A-Za-z0-9+/_-])/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: ' ',
};
/** Encodings within encodings that are undone. */
const DEPTH = 3;
/** Of one text: more is no text that anybody wrote. */
const MOST_READINGS = 24;
const LARGEST = 1_000_000;

/** The text itself first, then each of its readings: escapes, percent signs, entities, Base64 and gzip in Base64 undone, within each other too. */
export function readingsOf(text: string): string[] {
  if (!ENCODED.test(text)) return [text];
  const known = new Set([text]);
  let fresh = [text];
  for (let depth = 0; depth < DEPTH && fresh.length > 0; depth += 1) {
    fresh = fresh.flatMap(undone).filter((reading) => !known.has(reading));
    for (const reading of fresh.slice(0, MOST_READINGS)) known.add(reading);
  }
  return [...known];
}

function undone(text: string): string[] {
  const found: string[] = [];
  if (text.includes('\\'))
    found.push(
      text
        .replace(/(?<!\\)\\+u([0-9a-f]{4})/gi, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        )
        .replace(/(?<!\\)\\+(?=["'/])/g, ''),
    );
  if (/%[0-9a-f]{2}/i.test(text))
    found.push(
      text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => utf8(Buffer.from(run.replaceAll('%', ''), 'hex')) ?? run),
    );
  if (text.includes('&') && /&(?:#|[a-z]{2,4};)/i.test(text))
    found.push(
      text
        .replace(
          /&#(x?)([0-9a-f]{1,6});/gi,
          (whole, hex: string, code: string) => signOf(code, hex === '' ? 10 : 16) ?? whole,
        )
        .replace(/&([a-z]{2,4});/g, (whole, name: string) => ENTITIES[name] ?? whole),
    );
  if (QUOTED.test(text))
    found.push(
      text.replace(/(?:=[0-9A-F]{2})+/g, (run) => utf8(Buffer.from(run.replaceAll('=', ''), 'hex')) ?? run),
    );
  for (const { 0: run } of text.matchAll(HEX)) {
    if (found.length >= MOST_READINGS) break;
    found.push(utf8(Buffer.from(run, 'hex')) ?? '');
  }
  for (const { 0: run } of text.matchAll(BASE64)) {
    if (found.length >= MOST_READINGS) break;
    const plain = ofBase64(run);
    if (plain !== null) found.push(plain);
  }
  return found;
}

function signOf(code: string, radix: number): string | null {
  const point = Number.parseInt(code, radix);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null;
}

// Words and names in Base64 have both cases; a sum has one.
function ofBase64(run: string): string | null {
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run)) return null;
  const bytes = Buffer.from(run, 'base64');
  const plain = utf8(run.startsWith('H4sI') ? unpacked(bytes) : bytes);
  return plain === null || /[^\P{C}\t\r\n]/u.test(plain) ? null : plain;
}

// What is cut off or damaged is read as it stands.
function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    return bytes;
  }
}

function utf8(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? null : text;
}
