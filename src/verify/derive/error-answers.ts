import { startOf } from '../../common/plain-text.ts';
import { errorsTold } from '../../documents/words.ts';
import type { AuditErrorAnswer, AuditRetry } from '../../model/audit-run.ts';
import type { Exchange } from '../../model/evidence.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { type LoggedScenario, type RunLog, ranScenarios } from '../log/run-log.ts';
import type { Responses } from '../responses/match-responses.ts';
import { passed } from './results.ts';

type Found = Pick<AuditErrorAnswer, 'status' | 'code' | 'message'>;

const LONGEST = 200;
const ROLES = {
  setup: 'setup',
  call: 'call',
  followUp: 'follow-up',
  undo: 'undo',
  prerequisite: 'prerequisite',
};

/** Every answer that was an error, and every try that failed, in the order of the log. */
export function deriveErrors(log: RunLog, responses: Responses): AuditErrorAnswer[] {
  return ranScenarios(log).flatMap((scenario) => {
    const asked = scenario.outcome !== 'ok' && passed(scenario);
    return (responses.get(scenario)?.exchanges ?? []).flatMap((exchange) => {
      const named = { id: scenario.id, scenario: scenario.scenario, role: roleWords(scenario, exchange) };
      const expected = asked && exchange.role === 'call';
      return [
        ...failedTries(exchange).map((found) => ({ ...named, ...found, expected: false })),
        ...errorsOf(exchange).map((found) => ({ ...named, ...found, expected })),
      ];
    });
  });
}

/** Every try after the first. */
export function deriveRetries(log: RunLog): AuditRetry[] {
  return ranScenarios(log).flatMap(({ id, scenario, exchanges }) =>
    exchanges.flatMap(({ attempts }) =>
      attempts.flatMap(({ waitMs, reason }, index) =>
        index === 0
          ? []
          : [{ id, scenario, attempt: index + 1, waitMs, reason: reason ?? 'no reason recorded' }],
      ),
    ),
  );
}

/** True for the error envelopes of both APIs: `{error, ...}` and `{status: "error", ...}`. */
export function errorIn(body: JsonValue): { code: string | null; message: string } | null {
  if (!isJsonObject(body)) return null;
  if (body['status'] !== 'error' && typeof body['error'] !== 'string') return null;
  const words = [body['error'], body['message']].find((word) => typeof word === 'string' && word !== '');
  return {
    code: typeof body['code'] === 'string' ? body['code'] : null,
    message: typeof words === 'string' ? cut(words) : 'an error envelope without a message',
  };
}

function errorsOf({ response, attempts }: Exchange): Found[] {
  if (response === null) {
    return [{ status: null, code: null, message: cut(`no answer: ${attempts.at(-1)?.error ?? 'unknown'}`) }];
  }
  const { status, json, body } = response;
  const found = json ? errorsTold(envelopes(body)) : [];
  if (found.length > 0) return found.map((envelope) => ({ status, ...envelope }));
  if (status < 400) return [];
  return [{ status, code: null, message: json ? 'JSON without an error envelope' : 'not JSON' }];
}

// A Partners batch has the error of an item in the item's place.
function envelopes(body: JsonValue): { code: string | null; message: string }[] {
  const own = errorIn(body);
  if (own !== null) return [own];
  const result = isJsonObject(body) ? body['result'] : undefined;
  if (!Array.isArray(result)) return [];
  return result.flatMap((item, index) => {
    const found = errorIn(item);
    return found === null ? [] : [{ code: found.code, message: `result/${index}: ${found.message}` }];
  });
}

function failedTries({ attempts }: Exchange): Found[] {
  return attempts.slice(0, -1).map(({ status, error }, index) => ({
    status,
    code: null,
    message: `attempt ${index + 1} of ${attempts.length}${error === null ? '' : `: ${cut(error)}`}`,
  }));
}

function roleWords({ counted }: LoggedScenario, { role, name }: Exchange): string {
  if (role === 'call') return counted ? ROLES.call : ROLES.prerequisite;
  return name === '' ? ROLES[role] : `${ROLES[role]} ${name}`;
}

function cut(text: string): string {
  const line = text.trim().split(/\s+/).join(' ');
  return line.length > LONGEST ? `${startOf(line, LONGEST)}...` : line;
}
