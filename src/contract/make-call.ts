import type { Clock } from '../common/clock.ts';
import { requestError } from '../http/failure.ts';
import type { Sender } from '../http/patient-send.ts';
import type { IncomingResponse, SendResult } from '../http/send.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { UndoCall } from '../model/account.ts';
import { AuditError } from '../model/errors.ts';
import type { Exchange, ExchangeRole } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';
import type { OutgoingRequest, Target } from '../model/target.ts';
import { readAnswer } from './read-json.ts';
import { startOfText } from './start-of-text.ts';
import type { CallOwner, WriteNotes } from './write-notes.ts';

/** Name of a call that was made to learn whether another may be sent again. */
export const SEARCH_NAME = 'search before another try';

/** What a call needs of the run. */
export interface CallContext {
  target: Target;
  sender: Sender;
  masker: Masker;
  clock: Clock;
  /** Takes note of writes before they are sent; absent where what is written is nobody's. */
  writes?: WriteNotes;
  /** Aborted when what is under way is to be broken off: no call is made any more, but what undoes others. */
  cut?: AbortSignal;
}

/** For which scenario a call is made, and the call that takes it back, where that is known. */
export interface CallPurpose extends CallOwner {
  restore?: UndoCall | null;
}

/** An answer as the checks read it: raw, never shown. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
  /** Null when the bytes are not UTF-8. */
  text: string | null;
  /** Undefined when the text is not JSON, or none that can be relied on (`readJson`). */
  json: JsonValue | undefined;
}

/** A call that was made: the raw sides for checks and loaders, the masked exchange for everything else. */
export interface CallRecord {
  request: OutgoingRequest;
  answer: Answer | null;
  failure: AuditError | null;
  exchange: Exchange;
  /** Calls that were made to learn whether this one may be sent again, as follow-ups. */
  searches: Exchange[];
}

const NOT_SENT: SendResult = {
  response: null,
  failure: new AuditError(
    'REQUEST_FAILED',
    'the run was interrupted',
    'Run the audit again and let it finish.',
  ),
  attempts: [],
};

/** Makes one call and keeps both sides of it. Never throws for what the API or the network does. */
export async function makeCall(
  context: CallContext,
  role: ExchangeRole,
  name: string,
  request: OutgoingRequest,
  tokenLabel: string,
  { restore = null, ...owner }: CallPurpose,
): Promise<CallRecord> {
  const { target, sender, writes, cut } = context;
  const isCut = cut?.aborted === true && role !== 'undo';
  const answered = isCut ? undefined : writes?.sending(owner, request, restore);
  const result = isCut ? NOT_SENT : await sender.send(target.route(request.path), request);
  const { response, failure, searches = [] } = result;
  const answer = response === null ? null : decode(response);
  const error =
    failure === null ? null : (target.explain(failure, request) ?? requestError(failure, request));
  const record: CallRecord = {
    request,
    answer,
    failure: error,
    exchange: exchangeOf(context, { role, name, request, answer, attempts: result.attempts, tokenLabel }),
    searches: searches.map((search) => {
      const found = search.result.response;
      return exchangeOf(context, {
        role: 'followUp',
        name: SEARCH_NAME,
        request: search.request,
        answer: found === null ? null : decode(found),
        attempts: search.result.attempts,
        tokenLabel,
      });
    }),
  };
  answered?.(record);
  return record;
}

interface Made extends Pick<Exchange, 'role' | 'name' | 'attempts'> {
  request: OutgoingRequest;
  answer: Answer | null;
  tokenLabel: string;
}

function exchangeOf(
  { masker, clock, target }: CallContext,
  { role, name, request, answer, attempts, tokenLabel }: Made,
): Exchange {
  return {
    role,
    name,
    request: {
      method: request.method,
      path: masker.maskRequestPath(request.path),
      headers: masker.maskHeaders(lowerCaseNames(request.headers), tokenLabel),
      body:
        target.recordedBody?.(request.method, request.path) ??
        (request.body === undefined ? null : masker.maskJson(request.body)),
    },
    response: answer === null ? null : maskedResponse(answer, masker.remembering(request), clock),
    answeredBy: answer === null ? null : target.source(request.path),
    attempts,
  };
}

function decode({ status, headers, bytes }: IncomingResponse): Answer {
  const { text, json } = readAnswer(bytes);
  return { status, headers, bytes, text, json };
}

function maskedResponse(answer: Answer, masker: Masker, clock: Clock): NonNullable<Exchange['response']> {
  const json = answer.json !== undefined;
  return {
    status: answer.status,
    headers: masker.maskHeaders(answer.headers, 'response'),
    body:
      answer.json === undefined
        ? masker.maskText(startOfText(answer.text ?? answer.bytes.toString('latin1')))
        : masker.maskJson(answer.json),
    json,
    bytes: clock.fixed ? null : answer.bytes.length,
  };
}

function lowerCaseNames(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
