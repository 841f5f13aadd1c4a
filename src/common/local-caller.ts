import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** What of a request tells who sends it. */
export type Call = Pick<IncomingMessage, 'headers' | 'headersDistinct' | 'url'>;

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i;

/**
 * True when every host that a request names is one of this machine's loopback, or it names none, as programs of old do. A target
 * with a host of its own, as a proxy is asked, is meant for that one, whatever Host says; of two of them nobody knows
 * which is meant (RFC 9112, 3.2).
 */
function namesLoopback({ headersDistinct, url = '' }: Call): boolean {
  const [host, ...others] = headersDistinct['host'] ?? [];
  if (others.length > 0) return false;
  const inTarget = /^[a-z][\w+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  return [host, inTarget].every((name) => name === undefined || LOOPBACK.test(name));
}

/**
 * True when a browser sends the request for a page: it names the page's origin or address, or says whence it comes (Fetch
 * metadata, `Sec-Fetch-Site`). An address that its user typed comes from `none`.
 */
function isSentByPage(headers: IncomingHttpHeaders): boolean {
  const isNamed = headers.origin !== undefined || headers.referer !== undefined;
  return isNamed || !['none', undefined].includes(siteOf(headers));
}

/** True for a program of this machine: no page sends the request, and it names no host of elsewhere. */
export function isLocalProgram(call: Call): boolean {
  return namesLoopback(call) && !isSentByPage(call.headers);
}

function siteOf(headers: IncomingHttpHeaders): string | undefined {
  const site = headers['sec-fetch-site'];
  return Array.isArray(site) ? site.join() : site;
}
