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
 * True when a browser sends the request for a page: it names the page's origin, or an address of elsewhere that it was led by, or says
 * whence it comes (Fetch metadata, `Sec-Fetch-Site`). An address that its user typed comes from `none`. A client that follows a
 * redirect names the address that sent it on (`Referer`), which is of loopback then; a page there is told by the other two.
 */
function isSentByPage({ headers, headersDistinct }: Call): boolean {
  const isLed = (headersDistinct['referer'] ?? []).some((address) => !isOfLoopback(address));
  return headers.origin !== undefined || isLed || !['none', undefined].includes(siteOf(headers));
}

function isOfLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.test(new URL(address).host);
}

/** True for a program of this machine: no page sends the request, and it names no host of elsewhere. */
export function isLocalProgram(call: Call): boolean {
  return namesLoopback(call) && !isSentByPage(call);
}

function siteOf(headers: IncomingHttpHeaders): string | undefined {
  const site = headers['sec-fetch-site'];
  return Array.isArray(site) ? site.join() : site;
}
