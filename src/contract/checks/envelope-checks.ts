import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { isErrorEnvelope } from '../outcome-words.ts';
import { strayText } from './text-checks.ts';

/** Keys under which an error may be told, and what of an error's own they may hold. */
const OF_ERRORS = new Set(['error', 'status', 'code', 'info', 'message']);
/** Keys that say that something went wrong, wherever they stand beside data. A `trace_id` and an `error_count` of 0 do not. */
const SAY_ERROR =
  /^(?:err(?:ors?)?|exceptions?|faults?|warnings?|(?:stack_?)?trace)$|^(?:errors?|exception|fault|warning)_?(?:class|code|count|data|description|details?|id|info|list|message|msg|name|no|number|reason|string|text|type)$/i;
/** Keys that say that nothing did, and what they hold where it did all the same. */
const SAY_SUCCESS = /^(?:success|successful|ok)$/i;
const NO = new Set<JsonValue>([false, 0, 'false', '0', 'no']);
/** Keys under which a framework tells of its own code, beside an error too. */
const OF_PROGRAMS = ['exception', 'file', 'line', 'trace', 'debug', 'query', 'sql', 'stack', 'previous'];
/** An e-mail address, or a number as phones are written; neither a day with its time, nor a long number. */
const PERSON =
  /[^\s@"<>]+@[^\s@"<>]+\.\w+|\+\d[\d ()-]{8,}\d|\b[78][ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}\b/;
const SECRET = /\b[0-9a-f]{32,}\b/i;

/**
 * Data comes without an error, and an error without data, under any key: `{data, error}` is read as either by somebody.
 * What an error says is for whoever called: it holds no markup, no trace and nobody's data.
 */
export function besideProblems(context: CheckContext): string[] | null {
  const { body } = context;
  if (!isJsonObject(body)) return null;
  return isErrorEnvelope(body) ? besideError(body, context) : besideData(body, context);
}

function besideData(body: JsonObject, { masked, partners }: CheckContext): string[] {
  const wrong = (pointer: string) =>
    `${pointer}: expected no error beside the data, came ${shownAt(masked, pointer)}`;
  const inner = body['data'];
  const problems = [
    ...errorKeys(body).map((key) => wrong(`/${key}`)),
    ...(isJsonObject(inner) ? errorKeys(inner).map((key) => wrong(`/data/${key}`)) : []),
  ];
  if (body['code'] !== undefined) problems.push(wrong('/code'));
  if (!partners && 'status' in body && ('data' in body || typeof body['status'] === 'number'))
    problems.push(wrong('/status'));
  return problems;
}

function errorKeys(object: JsonObject): string[] {
  return Object.entries(object)
    .filter(
      ([key, value]) =>
        (SAY_ERROR.test(key) && !isNothing(value)) || (SAY_SUCCESS.test(key) && NO.has(value)),
    )
    .map(([key]) => key);
}

// PHP's empty list stands for an empty map. That there was no error is said in as many ways as that there was none.
function isNothing(value: JsonValue): boolean {
  return (
    [null, false, 0, '', '0'].some((none) => none === value) || (Array.isArray(value) && value.length === 0)
  );
}

function besideError(body: JsonObject, { masked }: CheckContext): string[] {
  const problems = Object.entries(body)
    .filter(
      ([key, value]) =>
        !OF_ERRORS.has(key) &&
        (OF_PROGRAMS.includes(key) || (typeof value === 'object' ? value !== null : value === true)),
    )
    .map(([key]) => `/${key}: expected nothing beside the error, came ${shownAt(masked, `/${key}`)}`);
  for (const key of ['error', 'message']) {
    const text = body[key];
    if (typeof text !== 'string') continue;
    const what = unfit(text);
    if (what !== null) problems.push(`/${key}: expected words for whoever called, came ${what}`);
  }
  return problems;
}

function unfit(text: string): string | null {
  if (text.trim() === '') return 'none';
  if (/<\/?[a-z][^>]*>/i.test(text)) return 'markup';
  if (/(?:^|\s)\/(?:var|home|srv|usr|opt)\//.test(text)) return 'a path of the server';
  if (PERSON.test(text)) return "what looks like a person's data";
  if (SECRET.test(text)) return 'what looks like a secret';
  return strayText(text);
}
