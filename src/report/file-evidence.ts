import { canonicalJson, sha256 } from '../common/canonical-json.ts';
import type { Exchange, FiledEvidence, FiledExchange, FileSum, ScenarioEvidence } from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import { errorEnvelopes } from './error-envelopes.ts';
import { loadedAnswers } from './loaded-answers.ts';

/**
 * What stays of a scenario's evidence once its requests and answers are in a file: sums in place of bodies, and what the
 * documents tell of an answer. A body is looked at here for the last time.
 */
export function filedEvidence(
  evidence: ScenarioEvidence,
  plan: AuditPlan,
  file: FileSum | null,
): FiledEvidence {
  const planned = plan.selected.find(({ entry }) => entry.id === evidence.id);
  const scenario = planned?.case.scenarios.find(({ name }) => name === evidence.scenario);
  return {
    ...evidence,
    exchanges: evidence.exchanges.map(filedExchange),
    loadedAnswers:
      planned === undefined || scenario === undefined ? [] : loadedAnswers(evidence, planned, scenario),
    file,
  };
}

/** A call with sums in place of its bodies. */
export function filedExchange({ request, response, ...exchange }: Exchange): FiledExchange {
  return {
    ...exchange,
    request: { method: request.method, path: request.path, bodySha256: sha256(canonicalJson(request.body)) },
    response:
      response === null
        ? null
        : {
            status: response.status,
            json: response.json,
            bytes: response.bytes,
            bodySha256: sha256(canonicalJson(response.body)),
            errors: response.json ? errorEnvelopes(response.body) : [],
          },
  };
}
