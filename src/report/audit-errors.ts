import { shortened } from '../documents/words.ts';
import type { AuditErrorAnswer, AuditRetry } from '../model/audit-run.ts';
import type { FiledEvidence, FiledExchange } from '../model/evidence.ts';
import { scenarioResult } from './scenario-result.ts';

/**
 * Every answer that is an error, in the order given: a status of 400 or more, no answer at all, and an error envelope
 * inside any other status; setup, follow-up and prerequisite calls too. An error is expected when it answers the own
 * call of a scenario that passed and that asked for an error.
 */
export function errorAnswers(evidence: readonly FiledEvidence[]): AuditErrorAnswer[] {
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
export function retries(evidence: readonly FiledEvidence[]): AuditRetry[] {
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

function earlierAttempts({
  attempts,
}: FiledExchange): Pick<AuditErrorAnswer, 'status' | 'code' | 'message'>[] {
  return attempts.slice(0, -1).map(({ status, error }, index) => ({
    status,
    code: null,
    message: `attempt ${index + 1} of ${attempts.length}${error === null ? '' : `: ${shortened(error)}`}`,
  }));
}

function lastAnswer({
  response,
  attempts,
}: FiledExchange): Pick<AuditErrorAnswer, 'status' | 'code' | 'message'>[] {
  if (response === null) {
    return [
      { status: null, code: null, message: shortened(`no answer: ${attempts.at(-1)?.error ?? 'unknown'}`) },
    ];
  }
  const { status, errors } = response;
  if (errors.length > 0) return errors.map((envelope) => ({ status, ...envelope }));
  if (status < 400) return [];
  return [{ status, code: null, message: response.json ? 'JSON without an error envelope' : 'not JSON' }];
}

function roleOf(item: FiledEvidence, { role, name }: FiledExchange): string {
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
