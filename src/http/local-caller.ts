import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i;

/** True when a request names a host of this machine's loopback, or none, as programs of old do. */
export function namesLoopback({ host }: IncomingHttpHeaders): boolean {
  return host === undefined || LOOPBACK.test(host);
}

/**
 * True when a browser sends the request for a page: it names the page's origin, or says whence it comes (Fetch metadata,
 * `Sec-Fetch-Site`). An address that its user typed, or a link, comes from `none`.
 */
export function isSentByPage(headers: IncomingHttpHeaders): boolean {
  return headers.origin !== undefined || !['none', undefined].includes(siteOf(headers));
}

function siteOf(headers: IncomingHttpHeaders): string | undefined {
  const site = headers['sec-fetch-site'];
  return Array.isArray(site) ? site.join() : site;
}
