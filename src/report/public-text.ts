import { pathToFileURL } from 'node:url';
import { isBroken, wellFormed } from '../common/plain-text.ts';
import { setMember } from '../common/set-member.ts';

const LOOPBACK_PORT = /(\b127\.0\.0\.1|\blocalhost|\[::1\]):\d{2,5}\b/g;

/** A text without this holds no such port. */
const LOOPBACK = /127\.0\.0\.1|localhost|\[::1\]/;

/**
 * A base URL as it may be written down: no user, password, query or fragment, and no port when the host is this
 * machine (the port differs from run to run). What is no HTTP URL is returned without loopback ports.
 */
export function publicBaseUrl(baseUrl: string): string {
  if (!/^https?:/.test(baseUrl) || !URL.canParse(baseUrl)) return withoutLoopbackPorts(baseUrl);
  const url = new URL(baseUrl);
  return withoutLoopbackPorts(`${url.protocol}//${url.host}${url.pathname}`);
}

/** The text without ports of loopback addresses. */
export function withoutLoopbackPorts(text: string): string {
  return text.replace(LOOPBACK_PORT, '$1');
}

/**
 * The text without anything of this machine: folders named in `roots` (longest first), ports of loopback addresses.
 * A root with its slash is dropped, so that what is left is a path relative to it. Folders are found as they stand, as in
 * the URL of a module, and as in XML.
 */
export function withoutMachine(text: string, roots: readonly string[]): string {
  return withoutFolders(text, folderPatterns(roots));
}

/** A folder of this machine: with the slash after it, and alone. */
interface FolderPattern {
  literal: string;
  within: RegExp;
  itself: RegExp;
}

function folderPatterns(roots: readonly string[]): FolderPattern[] {
  return roots
    .map((root) => root.replace(/\/+$/, ''))
    .filter((root) => root.length > 1)
    .flatMap((root) => [...new Set([root, pathToFileURL(root).pathname, inXml(root)])])
    .sort((a, b) => b.length - a.length)
    .map((literal) => {
      const source = literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      return {
        literal,
        within: new RegExp(`(?:file://)?${source}/`, 'g'),
        itself: new RegExp(`(?:file://)?${source}(?![\\w.-])`, 'g'),
      };
    });
}

function withoutFolders(text: string, patterns: readonly FolderPattern[]): string {
  const rest = patterns.reduce(
    (left, { within, itself }) => left.replace(within, '').replace(itself, '.'),
    text,
  );
  return withoutLoopbackPorts(rest);
}

/** The text as it stands in XML, in an attribute or between tags. */
export function inXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that stands in XML, in an attribute or between tags; an entity that XML itself does not know stays. */
export function outOfXml(xml: string): string {
  return xml.replace(
    /&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/g,
    (entity, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? entity;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : entity;
    },
  );
}

/**
 * Makes evidence what is written down of it: without the machine's folders and ports, and, when the clock is fixed, with
 * that time in the headers that carry the server's. Gives a copy; members that are undefined are left out, as in JSON.
 */
export function evidenceCleaner(roots: readonly string[], fixedTime: Date | null): <T>(value: T) => T {
  const patterns = folderPatterns(roots);
  const cleanText = (text: string) =>
    // Nearly no text holds any of them: patterns are asked only where a literal is found.
    patterns.some(({ literal }) => text.includes(literal)) || LOOPBACK.test(text) || isBroken(text)
      ? withoutFolders(wellFormed(text), patterns)
      : text;
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return cleanText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(clean);
    const copy: Record<string, unknown> = {};
    // In the order in which it is written, and hashed: whoever does so need not sort it again.
    for (const key of sortedKeys(value)) {
      const member = (value as Record<string, unknown>)[key];
      if (member === undefined) continue;
      const cleaned = clean(member);
      const timed = key === 'headers' && fixedTime !== null;
      setMember(copy, key, timed ? withFixedDate(cleaned, fixedTime) : cleaned);
    }
    return copy;
  };
  return <T>(value: T) => clean(value) as T;
}

/** By their first key, the last keys that were sorted: of a list each object has the same. */
const sorted = new Map<string, { keys: readonly string[]; inOrder: readonly string[] }>();
const MOST_SORTED = 1_000;
/** A map has as many keys as it has entries, and seldom the same ones again. */
const MOST_KEYS = 200;

function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  const before = sorted.get(keys[0] ?? '');
  if (before?.keys.length === keys.length && before.keys.every((key, index) => key === keys[index]))
    return before.inOrder;
  const inOrder = [...keys].sort();
  if (keys.length > MOST_KEYS) return inOrder;
  if (sorted.size >= MOST_SORTED) sorted.clear();
  sorted.set(keys[0] ?? '', { keys, inOrder });
  return inOrder;
}

function withFixedDate(headers: unknown, fixedTime: Date): unknown {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) =>
      name.toLowerCase() === 'date' ? [name, fixedTime.toUTCString()] : [name, value],
    ),
  );
}
