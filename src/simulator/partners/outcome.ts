import type { JsonObject, JsonValue } from '../../model/json.ts';
import { partnerError, type Reply } from '../reply.ts';

/** Codes of the Partners API (QTickets Partners docs, errors). */
export type PartnerCode =
  | 'UNKNOWN_ERROR'
  | 'WRONG_AUTHORIZATION'
  | 'EVENT_NOT_FOUND'
  | 'SEAT_NOT_FOUND'
  | 'SEAT_NOT_AVAILABLE'
  | 'TICKET_NOT_FOUND'
  | 'VALIDATION_ERROR';

/** What one call, or one item of a batch, came to. */
export type Outcome<Result = JsonValue> = { result: Result } | { code: PartnerCode; message: string };

/** A failed outcome. */
export function failure(code: PartnerCode, message: string): { code: PartnerCode; message: string } {
  return { code, message };
}

/** A failed outcome as the answer to a whole call. */
export function failureReply(failed: { code: PartnerCode; message: string }): Reply {
  return partnerError(failed.code, failed.message);
}

/** An outcome as one element of a batch's `result`: a failed item is an error envelope in its place. */
export function batchElement(outcome: Outcome): JsonValue {
  if ('result' in outcome) return outcome.result;
  const element: JsonObject = { status: 'error', code: outcome.code, message: outcome.message };
  return element;
}
