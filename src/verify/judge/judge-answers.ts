import { cutText } from '../../common/plain-text.ts';
import type { CheckResult, Exchange } from '../../model/evidence.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { errorIn } from '../derive/error-answers.ts';
import { passed } from '../derive/results.ts';
import type { Comparisons, Ledger } from '../ledger.ts';
import { type LoggedScenario, labelOf, type RunLog, ranScenarios } from '../log/run-log.ts';
import type { Responses } from '../responses/match-responses.ts';
import { judgeSizes } from './judge-sizes.ts';

type Answer = NonNullable<Exchange['response']>;
type Facts = Pick<LoggedScenario, 'outcome' | 'expected'> & { partners: boolean };

const REFUSAL = /AUTHORI[SZ]ATION|PERMISSION|FORBIDDEN|ACCESS/;

/**
 * What the log says of each answer against the answer itself: the result, the status, the words of the matrix, and the checks
 * that the answer decides (status, content type, JSON, envelope). What a rule asserted is not in the bundle. `fixed`: the clock was fixed.
 */
export function judgeAnswers(log: RunLog, responses: Responses, fixed: boolean, whole: Ledger): void {
  const ledger = whole.of('log');
  for (const scenario of ranScenarios(log)) {
    const { checks, lines } = scenario;
    const end = `${log.file}:${lines.finished}`;
    const label = labelOf(scenario);
    ledger.same(
      `result of ${label}`,
      [end, scenario.result],
      [`checks and rows in lines ${lines.checks} and ${lines.rows}`, passed(scenario) ? 'pass' : 'fail'],
    );
    const exchanges = responses.get(scenario)?.exchanges ?? [];
    judgeSizes(exchanges, `${log.file}:${scenario.line}`, label, fixed, whole.of('responses'));
    const call = exchanges.find(({ role }) => role === 'call');
    const answer = call?.response ?? null;
    ledger.same(
      `status of ${label}`,
      [end, scenario.httpStatus],
      ['the answer to its call', answer?.status ?? null],
    );
    judgeWords(scenario, answer, call !== undefined, [end, `${log.file}:${scenario.line}`], ledger);
    const facts = { ...scenario, partners: isPartners(scenario) };
    const place = `${log.file}:${lines.checks}`;
    judgeCheck(checks, 'status', answer !== null && allows(facts, answer.status), place, label, ledger);
    if (answer === null) continue;
    const type = headerOf(answer, 'content-type');
    judgePass(checks, 'contentType', /^application\/json\s*(?:;|$)/i.test(type), place, label, ledger);
    judgeCheck(checks, 'json', answer.json, place, label, ledger);
    judgePass(checks, 'envelope', answer.json && hasEnvelope(facts, answer), place, label, ledger);
  }
}

function judgeWords(
  { outcome, expected, actual, exchanges, ...scenario }: LoggedScenario,
  answer: Answer | null,
  called: boolean,
  [end, start]: [string, string],
  ledger: Comparisons,
): void {
  const label = labelOf(scenario);
  const partners = isPartners({ exchanges });
  const words = {
    ok: ['200', '200 or 201'],
    denied: called
      ? [partners ? '403, or an authorization error in a 200' : '401, or 403 WRONG_AUTHORIZATION']
      : ['403, or an authorization error in a 200', '401, or 403 WRONG_AUTHORIZATION'],
    missing: ['404 with a JSON error'],
    invalid: ['4xx with a JSON error'],
  }[outcome];
  const known = words.includes(expected);
  ledger.expect(known, `expectation of ${label}`, [start, expected], ['outcome', words.join('; ')]);
  if (answer !== null) {
    ledger.same(`answer of ${label} in words`, [end, actual], ['its status and code', answerWords(answer)]);
    return;
  }
  const silent = called ? /^no answer \(\w+\)$/.test(actual) : actual === 'no answer (recording)';
  ledger.expect(silent, `answer of ${label} in words`, [end, actual], ['its call', 'no answer']);
}

/** Longest code of an error that is told in full. */
const LONGEST_CODE = 100;

function answerWords(answer: Answer): string {
  const code = answer.json ? codeOf(answer.body) : null;
  if (code !== null) return `${answer.status} ${cutText(code, LONGEST_CODE)}`;
  const html = headerOf(answer, 'content-type').toLowerCase().startsWith('text/html') && !answer.json;
  return html ? `${answer.status} HTML page` : String(answer.status);
}

// A check that passed or failed says just this of the answer.
function judgeCheck(
  checks: readonly CheckResult[],
  name: string,
  holds: boolean,
  place: string,
  label: string,
  ledger: Comparisons,
): void {
  const result = checks.find((check) => check.name === name)?.result;
  if (result === undefined || result === 'notRun') return;
  ledger.same(`check ${name} of ${label}`, [place, result], ['the answer', holds ? 'pass' : 'fail']);
}

// A check that passed says this of the answer; why it failed may be gone with the mask.
function judgePass(...[checks, name, holds, place, label, ledger]: Parameters<typeof judgeCheck>): void {
  if (checks.some((check) => check.name === name && check.result === 'pass')) {
    judgeCheck(checks, name, holds, place, label, ledger);
  }
}

function allows({ outcome, expected, partners }: Facts, status: number): boolean {
  switch (outcome) {
    case 'ok':
      return status === 200 || (status === 201 && expected.includes('201'));
    case 'denied':
      return (partners ? [403, 200] : [401, 403]).includes(status);
    case 'missing':
      return status === 404;
    case 'invalid':
      // An empty list counts for an error where the case says so, which the bundle does not.
      return (status >= 400 && status < 500) || status === 200;
  }
}

function hasEnvelope({ outcome, partners }: Facts, { status, body }: Answer): boolean {
  const error = isError(body);
  const code = codeOf(body) ?? '';
  switch (outcome) {
    case 'ok':
      return !error && (!partners || (isJsonObject(body) && body['status'] === 'success'));
    case 'denied':
      return error && (status === 401 || (partners && status === 403) || REFUSAL.test(code));
    case 'missing':
      return error && namesResource(body);
    case 'invalid':
      return error ? status !== 200 || (partners && code === 'VALIDATION_ERROR') : isEmptyList(body);
  }
}

function isError(body: JsonValue): boolean {
  if (!isJsonObject(body)) return false;
  return body['status'] === 'error' || (Object.hasOwn(body, 'error') && typeof body['status'] === 'number');
}

function codeOf(body: JsonValue): string | null {
  return isError(body) && isJsonObject(body) && typeof body['code'] === 'string' ? body['code'] : null;
}

function namesResource(body: JsonValue): boolean {
  const info = isJsonObject(body) ? body['info'] : undefined;
  return isJsonObject(info) && typeof info['resource'] === 'string' && info['resource'] !== '';
}

function isEmptyList(body: JsonValue): boolean {
  const data = isJsonObject(body) ? body['data'] : undefined;
  return errorIn(body) === null && Array.isArray(data) && data.length === 0;
}

function headerOf({ headers }: Answer, name: string): string {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

function isPartners({ exchanges }: Pick<LoggedScenario, 'exchanges'>): boolean {
  return exchanges.find(({ role }) => role === 'call')?.request.path.startsWith('/api/partners/') === true;
}
