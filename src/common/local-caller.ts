import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d{1,5})?$/i;

/** True when a request names a host of this machine's loopback, or none, as programs of old do. */
function namesLoopback({ host }: IncomingHttpHeaders): boolean {
  return host === undefined || LOOPBACK.test(host);
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
export function isLocalProgram(headers: IncomingHttpHeaders): boolean {
  return namesLoopback(headers) && !isSentByPage(headers);
}

function siteOf(headers: IncomingHttpHeaders): string | undefined {
  const site = headers['sec-fetch-site'];
  return Array.isArray(site) ? site.join() : site;
}
