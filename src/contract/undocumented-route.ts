import type { Finding } from '../model/evidence.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import type { Answer } from './make-call.ts';
import { errorCodeOf, isHtml } from './outcome-words.ts';

/**
 * Says what a failure on a route that the vendor does not document is: the route does not exist, and there is another call
 * for the purpose. Null for any other answer. Production answers an unknown route with an HTML 404, and a wrong method on
 * a known path with 503 UNKNOWN_ERROR (observed).
 */
export function undocumentedRoute(
  plan: AuditPlan,
  { entry, case: contractCase }: PlannedEntry,
  answer: Answer | null,
): Finding | null {
  const { documented } = contractCase;
  if (documented === undefined || answer === null || !saysNoSuchRoute(answer)) return null;
  const call = plan.joined.find((planned) => planned.entry.id === documented.id)?.entry;
  const instead = call === undefined ? documented.id : `${call.method} ${call.path} (${documented.id})`;
  return {
    kind: 'undocumented-route',
    message: `the document asks for ${entry.method} ${entry.path}, a route that the API does not have; the documented call for it is ${instead}`,
  };
}

function saysNoSuchRoute(answer: Answer): boolean {
  if (answer.status === 404) return isHtml(answer);
  return answer.status === 503 && answer.json !== undefined && errorCodeOf(answer.json) === 'UNKNOWN_ERROR';
}
