import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { isErrorEnvelope } from '../outcome-words.ts';
import { strayText } from './text-checks.ts';
import { pointerBelow, type Way, walkTexts } from './walk.ts';

/** Keys under which an error may be told, and what of an error's own they may hold. */
const OF_ERRORS = new Set(['error', 'status', 'code', 'info', 'message']);
/** Keys that say that something went wrong, wherever they stand beside data. A `trace_id` and an `error_count` of 0 do not. */
const SAY_ERROR = [
  /^(?:is_?|has_?)?err(?:ors?)?$|^errno$|^(?:exceptions?|faults?|warnings?|(?:stack_?)?trace|stack|debug|sql)$/i,
  /^(?:errors?|exception|fault|warning)_?(?:class|code|count|data|description|details?|id|info|list|message|msg|name|no|number|reason|string|text|type)$/i,
  /^(?:failed|failures?|partial|incomplete(?:_?results)?|timed_?out)$/i,
];
/** Keys that say that nothing did, and what they hold where it did all the same. */
const SAY_SUCCESS = /^(?:success|successful|ok)$/i;
const NO = new Set<JsonValue>([false, 0, 'false', '0', 'no']);
/** Keys under which a framework tells of its own code, beside an error too. */
const OF_PROGRAMS = ['exception', 'file', 'line', 'trace', 'debug', 'query', 'sql', 'stack', 'previous'];
/**
 * An e-mail address, or a number as phones are written; neither a day with its time, nor a long number. An address is looked for from where
 * it may begin alone: from each sign of a long word, it takes the square of its length.
 */
const PERSON =
  /(?<![^\s@"<>])[^\s@"<>]+@[^\s@"<>]+\.\w+|\+\d[\d ()-]{8,}\d|\b[78][ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}\b/;
/** A key, or a web token; one that begins within a longer word is looked at for so many signs, since a word may begin one at every hyphen. */
const SECRET = /\b[0-9a-f]{32,}\b|(?<![\w-])eyJ[\w-]+\.[\w-]|\beyJ[\w-]{1,400}\.[\w-]/i;
/** A number of a card, as it is printed. */
const CARD = /\b\d{4}(?:[ -]\d{4}){3}\b/;

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
  const status = body['status'];
  const isState = !('data' in body) && typeof status === 'string' && !/^(?:fail|err)/i.test(status);
  if (!partners && status !== undefined && !isState) problems.push(wrong('/status'));
  return problems;
}

function errorKeys(object: JsonObject): string[] {
  return Object.entries(object)
    .filter(
      ([key, value]) =>
        (SAY_ERROR.some((form) => form.test(key)) && !isNothing(value)) ||
        (SAY_SUCCESS.test(key) && NO.has(value)),
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
  walkTexts(body, (text, key, holder) => {
    const what = key === 'code' ? null : unfit(text, key, holder);
    if (what !== null)
      problems.push(`${pointerBelow(holder, key)}: expected words for whoever called, came ${what}`);
  });
  return problems;
}

/** What of a server's own an error must not tell: where it lies, what it is built of, whom it asks. */
const OF_SERVER =
  /(?:^|\s)\/(?:var|home|srv|usr|opt|app)\/|\b[A-Z]:\\|\b[A-Z]\w*(?:\\[A-Z]\w*)+|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:select|update|delete|insert)\s.{1,400}\s(?:from|into|set)\s/i;

/** Of what a place is below in the body, the key that stands in the body itself. */
function outermostKey(way: Way | null): string | number | undefined {
  let at = way;
  while (at?.holder?.holder != null) at = at.holder;
  return at?.key;
}

function unfit(text: string, key: string | number, holder: Way | null): string | null {
  // Below `info` a field of that name is the API's own.
  if (text.trim() === '')
    return (key === 'error' || key === 'message') && outermostKey(holder) !== 'info' ? 'none' : null;
  if (/<\/?[a-z][^<>]*>/i.test(text)) return 'markup';
  if (OF_SERVER.test(text)) return 'what is for the server alone';
  if (PERSON.test(text) || CARD.test(text)) return "what looks like a person's data";
  if (SECRET.test(text)) return 'what looks like a secret';
  return strayText(text);
}
