import { asksForFailed, chosenIds } from '../common/only.ts';
import type { AuditPlan } from '../model/plan.ts';
import { failedOfLastRun } from '../report/last-run.ts';

/**
 * Which of all cases a list of `--only` names, whatever their profile, for the commands that run no profile. `out`: the folder of the
 * runs, of whose last one `failed` speaks. Throws USAGE.
 */
export function onlyCases({ joined }: Pick<AuditPlan, 'joined'>, text: string, out: string): string[] {
  return chosenIds(asksForFailed(text) ? failedOfLastRun(out).failed.join(',') : text, {
    entries: joined.map(({ entry }) => ({ id: entry.id, isChoosable: true })),
    from: 'the cases',
    remedy: 'Name one that has a case.',
  });
}
