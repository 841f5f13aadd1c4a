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
 * A root with its slash is dropped, so that what is left is a path relative to it.
 */
export function withoutMachine(text: string, roots: readonly string[]): string {
  const known = roots
    .map((root) => root.replace(/\/+$/, ''))
    .filter((root) => root.length > 1)
    .sort((a, b) => b.length - a.length);
  let result = text;
  for (const root of known) {
    const literal = root.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    result = result
      .replace(new RegExp(`(?:file://)?${literal}/`, 'g'), '')
      .replace(new RegExp(`(?:file://)?${literal}(?![\\w.-])`, 'g'), '.');
  }
  return withoutLoopbackPorts(result);
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
  const cleaned = JSON.parse(text, (key: string, value: unknown) => {
    if (typeof value === 'string') return withoutMachine(value, roots);
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
