import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import type { RecordedAccount } from '../model/recorded-account.ts';
import { bindIds } from './bind-ids.ts';
import { type LivePlan, skipKey, withLiveParts } from './live-plan.ts';

/**
 * The plan of a replay of an account's recordings: asked for the ids that were asked for, with the calls that a live run makes, and
 * without what was not recorded. `has` says whether there is a recording.
 */
export function accountPlan(
  plan: AuditPlan,
  { ids, skips }: RecordedAccount,
  has: (recordedAs: string, scenario: string) => boolean,
): LivePlan {
  const left = new Map<string, string>();
  const ready = (planned: PlannedEntry): PlannedEntry => {
    for (const { name } of planned.case.scenarios) {
      const reason =
        skips[skipKey(planned.recordedAs, name)] ??
        (has(planned.recordedAs, name) ? undefined : 'the recordings of the account have none of it');
      if (reason !== undefined) left.set(skipKey(planned.entry.id, name), reason);
    }
    return bindIds(withLiveParts(planned), ids).planned;
  };
  return {
    plan: { ...plan, selected: plan.selected.map(ready), joined: plan.joined.map(ready) },
    skips: left,
  };
}
