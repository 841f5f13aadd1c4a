import { readResponse } from '../verify/responses/response-file.ts';
import { addShape } from './answer-shape.ts';
import type { CallFacts } from './audit-facts.ts';

/** The answered calls of a response file, without their bodies; or why it is none. */
export function callsOf(bytes: Buffer): { calls: CallFacts[]; problem: string | null } {
  const { content, problem } = readResponse(bytes);
  if (problem !== null) return { calls: [], problem };
  const { id, scenario, exchanges } = content;
  const calls = exchanges.flatMap(({ role, request, response, attempts }) =>
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
            shape: role === 'call' && response.json ? addShape(new Map(), response.body) : undefined,
          },
        ],
  );
  return { calls, problem: null };
}
