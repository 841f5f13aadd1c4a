import { visible } from '../../common/plain-text.ts';
import { shellWord } from '../../common/shell-word.ts';
import type { Exchange } from '../../model/evidence.ts';

/** Headers that curl sends by itself, or that say nothing of the call. */
const OWN = new Set(['accept-encoding', 'connection', 'content-length', 'host', 'user-agent']);
/** What a masked token stands as, and the variable that holds the like of it. In pairs: as a member `token` a name would look like one to the scan of a page. */
const VARIABLES = new Map([
  ['token', 'QTICKETS_TOKEN'],
  ['rest', 'QTICKETS_TOKEN'],
  ['partners', 'QTICKETS_PARTNERS_TOKEN'],
  ['partnersWrite', 'QTICKETS_PARTNERS_TOKEN'],
  ['partnersRead', 'QTICKETS_PARTNERS_READ_TOKEN'],
]);

/** Hosts whose port no bundle holds: it differs from run to run. */
const THIS_MACHINE = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** What an API's paths begin with, and the variable that holds its address on this machine. */
const ADDRESSES = [
  ['/api/rest/v1', 'QTICKETS_BASE_URL'],
  ['/api/partners/v1', 'QTICKETS_PARTNERS_BASE_URL'],
] as const;

/**
 * The call as a command for a POSIX shell, which sends it as the audit did: the token is read from the environment, where it was
 * masked, and so is the address of an API on this machine, whose port was left out. `baseUrl`: of the API.
 */
export function curlOf({ method, path, headers, body }: Exchange['request'], baseUrl: string): string {
  const sent = Object.entries(headers).filter(([name]) => !OWN.has(name.toLowerCase()));
  const hasType = sent.some(([name]) => name.toLowerCase() === 'content-type');
  const data = body === null ? [] : [`--data-raw ${shellWord(jsonText(body))}`];
  // Without it curl would call the body a form.
  const type = body === null || hasType ? [] : [`-H ${shellWord('content-type: application/json')}`];
  return [
    `curl -sS -g -X ${shellWord(method)} ${address(new URL(path, baseUrl))}`,
    ...sent.map(([name, value]) => `-H ${header(name, value)}`),
    ...type,
    ...data,
  ].join(' \\\n  ');
}

/** True for a base URL of this machine without its port: a call of it reads the address from the environment. */
export function lacksPort(baseUrl: string): boolean {
  const { hostname, port } = new URL(baseUrl);
  return port === '' && THIS_MACHINE.has(hostname);
}

function address({ href, pathname, search }: URL): string {
  const [prefix, variable] = ADDRESSES.find(([start]) => pathname.startsWith(`${start}/`)) ?? [];
  if (prefix === undefined || !lacksPort(href)) return shellWord(href);
  // The address in the environment may end with a slash.
  return `"\${${variable}%/}"${shellWord(pathname.slice(prefix.length) + search)}`;
}

function header(name: string, value: string): string {
  const [, before, token, after] = /^(.*)\{\{(\w+)\}\}(.*)$/.exec(value) ?? [];
  const variable = token === undefined ? undefined : VARIABLES.get(token);
  if (variable === undefined) return shellWord(`${name}: ${value}`);
  return `${shellWord(`${name}: ${before}`)}"$${variable}"${after === '' ? '' : shellWord(after ?? '')}`;
}

// JSON in which every character that nobody sees is an escape: the command is read before it is run.
function jsonText(body: unknown): string {
  return visible(typeof body === 'string' ? body : JSON.stringify(body));
}
