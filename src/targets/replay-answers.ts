import { canonicalJson } from '../common/canonical-json.ts';
import { addTo } from '../common/group-by.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { JsonValue } from '../model/json.ts';
import type { Answerer, DoorAnswer, DoorRequest } from './api-door.ts';
import { answerText, type Recording } from './recording.ts';

/** Tokens that a server of recordings takes. They open nothing else. */
export const REPLAY_TOKENS = {
  rest: 'replay-rest',
  partnersRead: 'replay-partner-read',
  partnersWrite: 'replay-partner-write',
} as const;

/**
 * Answers from recordings, any number of times, without state. Of several that were made with the same request the first
 * stands, and among those the one that was made with the same token. A request that none was made with gets 501, and an
 * unknown token the API's 401.
 */
export function replayAnswers(recordings: readonly Recording[], masker: Masker): Answerer {
  const byRequest = new Map<string, Recording[]>();
  for (const recording of recordings) {
    addTo(byRequest, requestKey(recording.method, recording.path, recording.body), recording);
  }
  return async (request) => {
    const role = roleOf(request);
    if (role === undefined) return json(401, { error: 'Wrong authorization', code: 'WRONG_AUTHORIZATION' });
    const { method, url } = request;
    const body = bodyOf(request);
    const path = masker.maskRequestPath(url);
    const made =
      body === undefined ? [] : (byRequest.get(requestKey(method, path, masker.maskJson(body))) ?? []);
    const found =
      made.find(({ reqheaders }) => reqheaders['authorization'] === `Bearer {{${role}}}`) ?? made[0];
    if (found === undefined) return json(501, { error: `There is no recording of this ${method} request` });
    return { status: found.status, headers: found.rawHeaders, body: Buffer.from(answerText(found)) };
  };
}

function requestKey(method: string, path: string, body: JsonValue): string {
  return `${method} ${path} ${canonicalJson(body)}`;
}

function roleOf({ headers }: DoorRequest): string | undefined {
  const token = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1];
  return Object.entries(REPLAY_TOKENS).find(([, known]) => known === token)?.[0];
}

// '' stands for no body, as in the recordings; undefined for one that is not JSON.
function bodyOf({ body }: DoorRequest): JsonValue | undefined {
  if (body.length === 0) return '';
  try {
    return JSON.parse(body.toString('utf8')) as JsonValue;
  } catch {
    // Nothing was recorded with such a body.
    return undefined;
  }
}

function json(status: number, value: JsonValue): DoorAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(value)),
  };
}
