import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { isErrorEnvelope } from '../outcome-words.ts';
import { strayText } from './text-checks.ts';

/** Keys under which an error may be told, and what of an error's own they may hold. */
const OF_ERRORS = new Set(['error', 'status', 'code', 'info', 'message']);
/** Keys that say that something went wrong, wherever they stand beside data. */
const SAY_ERROR = ['error', 'errors', 'exception', 'trace'];
/** Keys under which a framework tells of its own code, beside an error too. */
const OF_PROGRAMS = ['exception', 'file', 'line', 'trace', 'debug', 'query', 'sql', 'stack', 'previous'];
const PERSON = /[^\s@"<>]+@[^\s@"<>]+\.\w+|\+?\d[\d ()-]{9,}\d/;
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
  const named = SAY_ERROR.filter((key) => object[key] !== undefined && !isNothing(object[key] ?? null));
  return object['success'] === false ? [...named, 'success'] : named;
}

// PHP's empty list stands for an empty map.
function isNothing(value: JsonValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
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
