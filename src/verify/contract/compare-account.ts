import type { AccountWrite } from '../../model/account.ts';
import type { AuditPlan } from '../../model/plan.ts';
import type { Comparisons } from '../ledger.ts';
import { labelOf, type RunLog, ranScenarios } from '../log/run-log.ts';

/**
 * What a live run says it left on the account, or took back after its tests: writes of scenarios that made some, and that these did not
 * take back themselves.
 */
export function compareAccount(log: RunLog, { selected }: AuditPlan, ledger: Comparisons): void {
  const { undone = [], left = [] } = log.account ?? {};
  const writes = new Set(selected.filter((planned) => planned.case.write).map(({ entry }) => entry.id));
  const ran = ranScenarios(log);
  for (const item of [...undone, ...left]) {
    const scenario = ran.find((one) => labelOf(one) === labelOf(item));
    const answered = scenario?.exchanges.filter(({ response }) => response !== null) ?? [];
    const { event } = item;
    ledger.expect(
      event === null || answered.some(({ request }) => request.path.split(/[/?]/).includes(event)),
      'a write that was left is of the event that its scenario named',
      [`${log.file}: account`, event],
      [labelOf(item), answered.map(({ request }) => request.path).join(', ')],
    );
    const own = answered.find(({ role, request }) => role === 'undo' && isCall(item, request));
    ledger.expect(
      writes.has(item.id) && answered.length > 0 && own === undefined,
      'a write that was left is one that a scenario made, and did not take back',
      [`${log.file}: account`, `${labelOf(item)}: ${item.what}`],
      [labelOf(item), own === undefined ? 'made no write' : `took it back (line ${own.line})`],
    );
  }
}

function isCall({ call }: AccountWrite, { method, path }: { method: string; path: string }): boolean {
  return call === `${method} ${path}` || call?.startsWith(`${method} ${path} `) === true;
}
