import { itemsAt } from '../common/items-path.ts';
import type { AuditErrorAnswer, AuditRetry } from '../model/audit-run.ts';
import type { Exchange, ScenarioEvidence } from '../model/evidence.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { scenarioResult } from './scenario-result.ts';

const LONGEST_MESSAGE = 200;

interface Envelope {
  code: string | null;
  message: string;
}

/**
 * Every answer that is an error, in the order given: a status of 400 or more, no answer at all, and an error envelope
 * inside any other status; setup, follow-up and prerequisite calls too. An error is expected when it answers the own
 * call of a scenario that passed and that asked for an error.
 */
export function errorAnswers(evidence: readonly ScenarioEvidence[]): AuditErrorAnswer[] {
  return evidence.flatMap((item) => {
    const passed = scenarioResult(item) === 'pass';
    return item.exchanges.flatMap((exchange) => {
      const role = roleOf(item, exchange);
      const base = { id: item.id, scenario: item.scenario, role };
      const expected = exchange.role === 'call' && passed && item.outcome !== 'ok';
      return [
        ...earlierAttempts(exchange).map((found) => ({ ...base, ...found, expected: false })),
        ...lastAnswer(exchange).map((found) => ({ ...base, ...found, expected })),
      ];
    });
  });
}

/** Every try after the first, with the wait before it and its reason. */
export function retries(evidence: readonly ScenarioEvidence[]): AuditRetry[] {
  return evidence.flatMap(({ id, scenario, exchanges }) =>
    exchanges.flatMap(({ attempts }) =>
      attempts.slice(1).map(({ waitMs, reason }, index) => ({
        id,
        scenario,
        attempt: index + 2,
        waitMs,
        reason: reason ?? 'no reason recorded',
      })),
    ),
  );
}

/**
 * Error envelopes of a body: REST `{error, status, code}`, Partners `{status: "error", code, message}` (QTickets REST
 * and Partners docs, errors), and the latter in the place of an item of a Partners batch `result`.
 */
export function errorEnvelopes(body: JsonValue): Envelope[] {
  const own = envelopeOf(body);
  if (own !== null) return [own];
  return itemsAt(body, 'result[*]').flatMap(({ pointer, value }) => {
    const found = envelopeOf(value);
    return found === null ? [] : [{ ...found, message: `${pointer.slice(1)}: ${found.message}` }];
  });
}

function envelopeOf(value: JsonValue): Envelope | null {
  if (!isJsonObject(value)) return null;
  const { status, error, code, message } = value;
  if (status !== 'error' && typeof error !== 'string') return null;
  const words = [error, message].find((text) => typeof text === 'string' && text !== '');
  return {
    code: typeof code === 'string' ? code : null,
    message: typeof words === 'string' ? shortened(words) : 'an error envelope without a message',
  };
}

function earlierAttempts({ attempts }: Exchange): Pick<AuditErrorAnswer, 'status' | 'code' | 'message'>[] {
  return attempts.slice(0, -1).map(({ status, error }, index) => ({
    status,
    code: null,
    message: `attempt ${index + 1} of ${attempts.length}${error === null ? '' : `: ${shortened(error)}`}`,
  }));
}

function lastAnswer({
  response,
  attempts,
}: Exchange): Pick<AuditErrorAnswer, 'status' | 'code' | 'message'>[] {
  if (response === null) {
    return [
      { status: null, code: null, message: shortened(`no answer: ${attempts.at(-1)?.error ?? 'unknown'}`) },
    ];
  }
  const { status } = response;
  const envelopes = response.json ? errorEnvelopes(response.body) : [];
  if (envelopes.length > 0) return envelopes.map((envelope) => ({ status, ...envelope }));
  if (status < 400) return [];
  return [{ status, code: null, message: response.json ? 'JSON without an error envelope' : 'not JSON' }];
}

function roleOf(item: ScenarioEvidence, { role, name }: Exchange): string {
  const words = {
    setup: 'setup',
    call: 'call',
    followUp: 'follow-up',
    undo: 'undo',
    prerequisite: 'prerequisite',
  }[role];
  if (role === 'call') return item.counted ? words : 'prerequisite';
  return name === '' ? words : `${words} ${name}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}...` : line;
}
