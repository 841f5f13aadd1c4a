import http from 'node:http';
import https from 'node:https';

const TIMEOUT_MS = 10_000;

/**
 * Where an API is and who calls: `url` ends with `/api/rest/v1` or `/api/partners/v1`.
 * @typedef {{ url: string, token: string }} Api
 */

/** A refusal by QTickets: its code, and the HTTP status, which is 200 for most refusals of the Partners API. */
export class QTicketsError extends Error {
  /**
   * @param {string} code
   * @param {number} status
   * @param {string} message
   */
  constructor(code, status, message) {
    super(`${code}: ${message}`);
    this.name = 'QTicketsError';
    this.code = code;
    this.status = status;
  }
}

/**
 * One call. The body goes out with GET too, where QTickets takes its filters; `fetch` refuses to send one.
 * Throws a QTicketsError for a refusal, also one inside an HTTP 200.
 * @template Answer
 * @param {Api} api
 * @param {'GET' | 'POST'} method
 * @param {string} path below the API's url
 * @param {unknown} [body]
 * @returns {Promise<Answer>}
 */
export async function call(api, method, path, body = {}) {
  const { status, text } = await send(api, method, path, JSON.stringify(body));
  const answer = jsonOf(status, text);
  if (status === 200 && answer.status !== 'error') return answer;
  throw new QTicketsError(answer.code, status, answer.message ?? answer.error);
}

/**
 * @param {Api} api
 * @param {string} method
 * @param {string} path
 * @param {string} body
 * @returns {Promise<{ status: number, text: string }>}
 */
function send(api, method, path, body) {
  const url = new URL(`${api.url}${path}`);
  // Taken from the module at each call: msw replaces it there.
  const { request } = url.protocol === 'https:' ? https : http;
  const headers = {
    Authorization: `Bearer ${api.token}`,
    Accept: 'application/json',
    'Content-Type': 'application/json',
    // Without a length node:http frames no body for GET, and the server does not see it.
    'Content-Length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk) => {
          text += chunk;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/**
 * @param {number} status
 * @param {string} text
 */
function jsonOf(status, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new QTicketsError('NOT_JSON', status, 'the answer is not JSON: is the path right?');
  }
}
