import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import type { RecordedAccount } from '../model/recorded-account.ts';
import { bindIds } from './bind-ids.ts';
import { type LivePlan, skipKey, withLiveParts } from './live-plan.ts';

/**
 * The plan of a replay of an account's recordings: asked for the ids that were asked for, with the calls that a live run makes, and
 * without what was not recorded. `leftOut` says why a scenario was not.
 */
export function accountPlan(
  plan: AuditPlan,
  ids: RecordedAccount['ids'],
  leftOut: (recordedAs: string, scenario: string) => string | null,
): LivePlan {
  const left = new Map<string, string>();
  const ready = (planned: PlannedEntry): PlannedEntry => {
    for (const { name } of planned.case.scenarios) {
      const reason = leftOut(planned.recordedAs, name);
      if (reason !== null) left.set(skipKey(planned.entry.id, name), reason);
    }
    return bindIds(withLiveParts(planned), ids).planned;
  };
  return {
    plan: { ...plan, selected: plan.selected.map(ready), joined: plan.joined.map(ready) },
    skips: left,
  };
}
