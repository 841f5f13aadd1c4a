import type { Exchange } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';

/** Host under which recordings are kept, whatever they were recorded from. */
export const RECORDED_ORIGIN = 'https://qtickets.ru';

/** One recorded call: a nock definition (nock docs, "Recording"), masked. */
export interface Recording {
  scope: string;
  method: string;
  path: string;
  /** The JSON body that was sent, also with GET; '' when there was none. */
  body: JsonValue;
  reqheaders: Record<string, string>;
  status: number;
  /** The JSON that came, or the text of an answer that is not JSON. */
  response: JsonValue;
  rawHeaders: Record<string, string>;
}

// What differs from call to call, or speaks of the bytes that masking changed.
const VOLATILE = new Set([
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
  'set-cookie',
]);

/** The recording of a masked exchange. Throws a TypeError for one without an answer: there is nothing to record. */
export function recordingOf(exchange: Exchange): Recording {
  const { request, response } = exchange;
  if (response === null) throw new TypeError(`${request.method} ${request.path} had no answer to record`);
  const authorization = request.headers['authorization'];
  return {
    scope: RECORDED_ORIGIN,
    method: request.method,
    path: request.path,
    body: request.body ?? '',
    reqheaders: authorization === undefined ? {} : { authorization },
    status: response.status,
    response: response.body,
    rawHeaders: Object.fromEntries(Object.entries(response.headers).filter(([name]) => !VOLATILE.has(name))),
  };
}

/** The text of a recorded answer, as it came but for masks. */
export function answerText({ response }: Pick<Recording, 'response'>): string {
  return typeof response === 'string' ? response : JSON.stringify(response);
}

/** Recordings as they stand in a file: one line per value, keys in the order in which the API sent them. */
export function recordingsText(recordings: readonly Recording[]): string {
  return `${JSON.stringify(recordings, null, 1)}\n`;
}

/** File name of a scenario's recordings: `6.1.read.json`. */
export function recordingFile(caseId: string, scenario: string): string {
  return scenario === '' ? `${caseId}.json` : `${caseId}.${scenario}.json`;
}
