import { pathToFileURL } from 'node:url';
import type { ScenarioEvidence } from '../model/evidence.ts';

const LOOPBACK_PORT = /(\b127\.0\.0\.1|\blocalhost|\[::1\]):\d{2,5}\b/g;

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
  within: RegExp;
  itself: RegExp;
}

function folderPatterns(roots: readonly string[]): FolderPattern[] {
  return roots
    .map((root) => root.replace(/\/+$/, ''))
    .filter((root) => root.length > 1)
    .flatMap((root) => [...new Set([root, pathToFileURL(root).pathname, inXml(root)])])
    .sort((a, b) => b.length - a.length)
    .map((root) => root.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .map((literal) => ({
      within: new RegExp(`(?:file://)?${literal}/`, 'g'),
      itself: new RegExp(`(?:file://)?${literal}(?![\\w.-])`, 'g'),
    }));
}

function withoutFolders(text: string, patterns: readonly FolderPattern[]): string {
  const rest = patterns.reduce(
    (left, { within, itself }) => left.replace(within, '').replace(itself, '.'),
    text,
  );
  return withoutLoopbackPorts(rest);
}

function inXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/**
 * Evidence as it is written down: without the machine's folders and ports, and, when the clock is fixed, with that
 * time in the headers that carry the server's.
 */
export function publicEvidence(
  evidence: readonly ScenarioEvidence[],
  roots: readonly string[],
  fixedTime: Date | null,
): ScenarioEvidence[] {
  const text = JSON.stringify(evidence);
  const patterns = folderPatterns(roots);
  const cleaned = JSON.parse(text, (key: string, value: unknown) => {
    if (typeof value === 'string') return withoutFolders(value, patterns);
    if (key === 'headers' && fixedTime !== null) return withFixedDate(value, fixedTime);
    return value;
  });
  return cleaned as ScenarioEvidence[];
}

function withFixedDate(headers: unknown, fixedTime: Date): unknown {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) =>
      name.toLowerCase() === 'date' ? [name, fixedTime.toUTCString()] : [name, value],
    ),
  );
}
