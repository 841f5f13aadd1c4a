import type { Exchange } from '../model/evidence.ts';
import type { CallFacts } from './audit-facts.ts';

/** The answered calls of one scenario. */
export function callsOf(id: string, scenario: string, exchanges: readonly Exchange[]): CallFacts[] {
  return exchanges.flatMap(({ role, request, response, attempts }) =>
    response === null
      ? []
      : [
          {
            id,
            scenario,
            role,
            method: request.method,
            path: request.path,
            durationMs: attempts.at(-1)?.durationMs ?? null,
            body: response.json ? response.body : undefined,
          },
        ],
  );
}
