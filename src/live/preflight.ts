import type { Clock } from '../common/clock.ts';
import { errorCodeOf, isErrorEnvelope } from '../contract/outcome-words.ts';
import { readAnswer } from '../contract/read-json.ts';
import { failureWords } from '../http/failure.ts';
import { httpDate } from '../http/http-date.ts';
import { isLoopback } from '../http/loopback.ts';
import type { Sender } from '../http/patient-send.ts';
import { proxyVariable } from '../http/proxy.ts';
import { AuditError } from '../model/errors.ts';
import type { JsonValue } from '../model/json.ts';
import type { Target } from '../model/target.ts';
import type { Ask } from './discover-ids.ts';
import { listProblem } from './list-problem.ts';

const MOST_SKEW_MS = 5 * 60_000;

/** What a preflight needs of a run. */
export interface PreflightRun {
  target: Target;
  sender: Sender;
  clock: Clock;
  commonHeaders: Readonly<Record<string, string>>;
}

/**
 * Asks both APIs for their lists before anything else is done: the host answers, the token is accepted, and the two clocks
 * agree. Throws PREFLIGHT that lists everything wrong at once. The warehouse has its own check when it is opened.
 */
export async function preflight(run: PreflightRun): Promise<void> {
  const problems = [
    ...(await apiProblems(run, 'REST', '/api/rest/v1/clients', 'rest')),
    ...(await apiProblems(run, 'Partners', '/api/partners/v1/events/lists', 'partnersRead')),
  ];
  if (problems.length === 0) return;
  throw new AuditError(
    'PREFLIGHT',
    `\n  - ${problems.join('\n  - ')}`,
    'Nothing else was sent. Mend these, then run again.',
  );
}

// What a company's network gives, and no code of the system names.
function hintOf(failure: unknown, origin: string): string {
  const variable = proxyVariable(origin);
  if (variable === undefined) return '';
  const { statusCode } = (failure ?? {}) as { statusCode?: number };
  return statusCode === undefined
    ? `: the call goes through the proxy that ${variable} names`
    : `: the proxy that ${variable} names answered ${statusCode}${statusCode === 407 ? ', it wants a name and a password' : ''}`;
}

async function apiProblems(
  run: PreflightRun,
  name: string,
  path: string,
  role: 'rest' | 'partnersRead',
): Promise<string[]> {
  const { response, failure } = await call(run, 'GET', path, role);
  if (response === null) {
    const { what, remedy } = failureWords(failure);
    return [`the ${name} API: ${what}${hintOf(failure, run.target.route(path).origin)}. ${remedy}`];
  }
  const problem = listProblem(name, response);
  const problems = problem === null ? [] : [problem];
  const skew = Math.abs((httpDate(response.headers['date'] ?? '') ?? Date.now()) - Date.now());
  // A simulator on loopback has a clock of its own.
  if (skew > MOST_SKEW_MS && !isLoopback(run.target.route(path).origin))
    problems.push(
      `this machine's clock and that of the ${name} API differ by ${Math.round(skew / 60_000)} minutes`,
    );
  return problems;
}

/** A way to ask the API read-only questions, as `discoverIds` needs it. */
export function asker(run: PreflightRun): Ask {
  return async (api, method, path, body) => {
    const { response, failure } = await call(
      run,
      method,
      path,
      api === 'rest' ? 'rest' : 'partnersRead',
      body,
    );
    const failed = (why: string) => ({ failed: `${method} ${path}: ${why}` });
    if (response === null) return failed(failureWords(failure).what);
    const { json, problem } = readAnswer(response.bytes);
    const isError = json !== undefined && isErrorEnvelope(json);
    // An API that knows nothing by an id says so in JSON.
    if (isError && (response.status === 404 || (response.status === 200 && isOfWhatWasAsked(json))))
      return { json: undefined };
    if (response.status !== 200) return failed(`status ${response.status}`);
    if (problem !== null) return failed(problem);
    return isError ? failed('an error within status 200') : { json };
  };
}

// The documented codes beside these are of what was asked for: there is no such event, seat or ticket.
function isOfWhatWasAsked(json: JsonValue): boolean {
  return !['UNKNOWN_ERROR', 'WRONG_AUTHORIZATION'].includes(errorCodeOf(json) ?? 'UNKNOWN_ERROR');
}

function call(
  { target, sender, commonHeaders }: PreflightRun,
  method: string,
  path: string,
  role: 'rest' | 'partnersRead',
  body?: JsonValue,
) {
  const headers = { ...commonHeaders, Authorization: `Bearer ${target.token(role)}` };
  return sender.send(target.route(path), { method, path, headers, ...(body === undefined ? {} : { body }) });
}
