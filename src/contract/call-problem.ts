import type { CallRecord } from './make-call.ts';
import { errorCodeOf, isErrorEnvelope } from './outcome-words.ts';

/** What is wrong with a call that had to succeed, in words; [] when it did. */
export function callProblem({ answer, failure, request }: CallRecord): string[] {
  if (answer === null) return [failure?.message ?? 'no answer came'];
  const refused = answer.status >= 300 || (answer.json !== undefined && isErrorEnvelope(answer.json));
  if (!refused) return [];
  const code = answer.json === undefined ? '' : (errorCodeOf(answer.json) ?? '');
  return [`${request.method} ${request.path}: expected success, came ${answer.status} ${code}`.trimEnd()];
}
