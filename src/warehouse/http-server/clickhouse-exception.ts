import { STATUS_CODES } from 'node:http';

/** Codes with a status of their own; all others answer 500 (ClickHouse, HTTPHandler, exceptionCodeToHTTPStatus). */
const STATUS_BY_CODE: ReadonlyMap<number, number> = new Map([
  ...[36, 26, 27, 38, 41, 53, 62, 63, 69, 72, 117, 130, 456, 457].map((code) => [code, 400] as const),
  ...[16, 46, 47, 50, 56, 60, 73, 81, 115].map((code) => [code, 404] as const),
  ...[192, 193, 497, 516].map((code) => [code, 403] as const),
  [159, 408],
  [194, 401],
  [209, 503],
  [48, 501],
  [307, 413],
]);

/** A refusal with ClickHouse's number and name. The message is the engine's or ours; it goes to the client as it is. */
export class ClickHouseException extends Error {
  readonly code: number;
  /** The engine's whole sentence, `Code: N. DB::Exception: ... (NAME)`. */
  readonly sentence: string;
  readonly status: number;

  constructor(code: number, sentence: string, status = STATUS_BY_CODE.get(code) ?? 500) {
    super(sentence);
    this.name = new.target.name;
    this.code = code;
    this.sentence = sentence;
    this.status = status;
  }
}

/** An exception of our own, worded as ClickHouse words them. */
export function exception(code: number, type: string, what: string, status?: number): ClickHouseException {
  return new ClickHouseException(code, `Code: ${code}. DB::Exception: ${what}. (${type})`, status);
}

/** What the engine threw, as an exception: its number is in the message; without one it is 1002 UNKNOWN_EXCEPTION. */
export function engineException(error: unknown): ClickHouseException {
  if (error instanceof ClickHouseException) return error;
  const sentence = error instanceof Error ? error.message.trim() : String(error);
  const [, code] = /^Code: (\d+)\./.exec(sentence) ?? [];
  if (code !== undefined) return new ClickHouseException(Number(code), sentence);
  return exception(1002, 'UNKNOWN_EXCEPTION', sentence || (STATUS_CODES[500] ?? ''));
}
