import type { ClientRequest, OutgoingHttpHeaders } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { percentDecoded } from '../common/percent-decoded.ts';
import { isLoopback } from './loopback.ts';
import { isListed } from './no-proxy.ts';

/** The code of a call that a proxy did not let through. */
export const REFUSED_BY_PROXY = 'EPROXYREFUSED';

const agents = new Map<string, HttpsProxyAgent<string>>();

/**
 * The agent that leads a call to an origin through the proxy that HTTPS_PROXY or ALL_PROXY name for it; undefined where none is named,
 * NO_PROXY lists the host, or the origin is on loopback: a proxy would look for that on its own machine. Only https leaves this
 * machine, so that a proxy sees the host alone.
 */
export function proxyAgent(origin: string): HttpsProxyAgent<string> | undefined {
  const proxy = proxyOf(origin);
  if (proxy === undefined) return undefined;
  const known = agents.get(proxy);
  if (known !== undefined) return known;
  const address = new URL(proxy);
  const headers = authorization(address);
  // The library shows the address where it is asked to debug: then without the name and the password.
  address.username = '';
  address.password = '';
  const agent = new HttpsProxyAgent(address.href, { headers });
  agents.set(proxy, agent);
  return agent;
}

/** Ends a call that a proxy answers in place of the API: its answer would be read as that of the API. */
export function failWhereRefused(outgoing: ClientRequest): void {
  outgoing.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
    if (statusCode === 200) return;
    const failure = new Error(`the proxy answered ${statusCode}`);
    outgoing.destroy(Object.assign(failure, { code: REFUSED_BY_PROXY, statusCode }));
  });
}

/** Which variable names the proxy of an origin; undefined where its calls go straight to it. */
export function proxyVariable(origin: string): string | undefined {
  if (proxyOf(origin) === undefined) return undefined;
  return ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'].find(
    (name) => (process.env[name] ?? '') !== '',
  );
}

/** What is wrong with the proxy named for an origin, without its value; null when it can be used, or there is none. */
export function proxyProblem(origin: string): string | null {
  const proxy = proxyOf(origin);
  if (proxy === undefined) return null;
  const name = proxyVariable(origin) ?? 'HTTPS_PROXY';
  if (!URL.canParse(proxy))
    return `${name} is not an address: write for example http://proxy.example.com:3128`;
  return /^https?:$/.test(new URL(proxy).protocol)
    ? null
    : `${name} names a proxy that speaks neither http nor https: no other kind is used`;
}

function proxyOf(origin: string): string | undefined {
  if (isLoopback(origin) || !origin.startsWith('https:')) return undefined;
  if (isListed(process.env['no_proxy'] || process.env['NO_PROXY'] || '', new URL(origin))) return undefined;
  const proxy = getProxyForUrl(origin);
  if (proxy === '') return undefined;
  // The library gives an address without a scheme that of the call; people mean http, as curl does.
  const isWhole = Object.values(process.env).includes(proxy);
  return isWhole ? proxy : proxy.replace(/^https:/, 'http:');
}

function authorization({ username, password }: URL): OutgoingHttpHeaders {
  if (username === '' && password === '') return {};
  const both = `${percentDecoded(username)}:${percentDecoded(password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(both).toString('base64')}` };
}
