import { valueAt } from '../common/items-path.ts';
import { routeRemark } from '../contract/checks/transport-checks.ts';
import { isHtml } from '../contract/outcome-words.ts';
import { NO_JSON, readAnswer } from '../contract/read-json.ts';
import type { IncomingResponse } from '../http/send.ts';

const BASE_URL = 'Is the base URL right?';
const BETWEEN =
  'Ask whoever runs the network here, or the API, what stands between: a firewall, a proxy, a page to log in; and check the base URL.';

// What a network answers in place of an API (RFC 9110, 15.4 and 15.5; RFC 6585; RFC 7725).
const OF_NETWORKS: Readonly<Partial<Record<number, readonly [what: string, remedy: string]>>> = {
  407: [': a proxy wants a name and a password', BETWEEN],
  429: [': too many requests', 'Wait, or lower QTICKETS_RATE_LIMIT.'],
  451: [': blocked for legal reasons', BETWEEN],
  511: [': the network wants a login first', 'Log in to it, in a browser.'],
};

/**
 * What is wrong with the answer to the list of an API, with what to do: the token is refused, what stands before the API answered, or no
 * reader could rely on it. Null for a list, and for an error within a 200 that is no refusal.
 */
export function listProblem(name: string, response: IncomingResponse): string | null {
  const { json, text, problem } = readAnswer(response.bytes);
  const { status, headers } = response;
  const code = valueAt(json ?? null, 'code');
  // A page, and any text, is of what stands before the API: its refusals are JSON, or have no body.
  const isOwn = json !== undefined || text === '';
  if (code === 'WRONG_AUTHORIZATION' || (isOwn && (status === 401 || status === 403)))
    return `the ${name} API refuses the token (status ${status})`;
  if (status !== 200) {
    const [what, remedy] = otherStatus({ status, headers, json });
    return `the ${name} API answers its list with status ${status}${what}. ${remedy}`;
  }
  if (problem === null) return null;
  if (problem !== NO_JSON)
    return `the ${name} API answers its list with what no reader relies on: ${problem}`;
  const answer = { status, headers, json };
  return `the ${name} API answers no JSON${routeRemark(answer)}. ${isHtml(answer) ? BETWEEN : BASE_URL}`;
}

function otherStatus(
  answer: Pick<IncomingResponse, 'status' | 'headers'> & { json: ReturnType<typeof readAnswer>['json'] },
): readonly [what: string, remedy: string] {
  const { status, headers } = answer;
  const known = OF_NETWORKS[status];
  if (known !== undefined) return [`${known[0]}${waitAsked(headers)}`, known[1]];
  const remark = routeRemark(answer);
  if (status >= 500) return [remark, 'Run again later, or ask the owner of the API.'];
  if (status === 404) return [remark, BASE_URL];
  if (remark !== '') return [remark, BETWEEN];
  return status === 401 || status === 403 ? [': no answer of the API', BETWEEN] : ['', BASE_URL];
}

// More digits are a wait that nobody means.
function waitAsked(headers: IncomingResponse['headers']): string {
  const asked = /^\d{1,9}$/.exec(headers['retry-after'] ?? '')?.[0];
  return asked === undefined ? '' : `, and it asks to wait ${asked} s`;
}
