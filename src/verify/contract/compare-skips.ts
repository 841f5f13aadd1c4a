import { idsWanted, isReasonOf } from '../../live/live-plan.ts';
import type { AuditPlan } from '../../model/plan.ts';
import { recordingFile } from '../../targets/recording.ts';
import type { Evidence } from '../derive/evidence.ts';
import type { Comparisons, Told } from '../ledger.ts';
import { type LoggedSkip, labelOf, ranScenarios } from '../log/run-log.ts';
import type { Contract } from './contract.ts';
import { isOfAccount } from './judge-again.ts';

/** Why a live run makes no write, whatever ids it was given. */
const NO_WRITE =
  /^(?:writes are not allowed on this host: |event .+ is not one of QTICKETS_ALLOW_WRITES$|its write could not be undone: |the write names |the call is no documented write$|servers could read the path |the request asks the server )/;

const MANIFEST = 'fixtures/manifest.json';

/**
 * What was skipped, against what may be: a live run leaves out what it has no id for, and writes that may not be made; a replay what its
 * recordings say was not recorded. `unknown` are recordings that this checkout does not have, or not of that time. Gives the manifest where
 * a skip rests on another than the one here.
 */
export function compareSkips(
  { log, claimed }: Pick<Evidence, 'log' | 'claimed'>,
  { selected }: AuditPlan,
  { leftOut, recordings }: Pick<Contract, 'leftOut' | 'recordings'>,
  unknown: readonly string[],
  ledger: Comparisons,
): string[] {
  const plannedOf = ({ id }: { id: string }) => selected.find(({ entry }) => entry.id === id);
  const wantedBy = (item: { id: string; scenario: string }) => {
    const planned = plannedOf(item);
    const scenario = planned?.case.scenarios.find(({ name }) => name === item.scenario);
    return planned === undefined || scenario === undefined ? [] : idsWanted(planned, scenario);
  };
  // Whatever ran had the ids that it wants.
  const known = new Set(ranScenarios(log).flatMap(wantedBy));
  const mayLive = (item: LoggedSkip): [boolean, Told] => {
    const wanting = wantedBy(item).filter((id) => !known.has(id));
    const isWrite = plannedOf(item)?.case.write === true;
    const may =
      wanting.some((wanted) => isReasonOf(wanted, item.skipReason)) ||
      (isWrite && NO_WRITE.test(item.skipReason));
    return [may, ['a live run skips', wanting.join('; ') || 'only a write that may not be made']];
  };
  const mayReplay = ({ scenario, skipReason }: LoggedSkip, recordedAs: string): [boolean, Told] => {
    const reason = leftOut(recordedAs, scenario);
    return [reason === skipReason, [MANIFEST, reason ?? 'nothing of its being left out']];
  };
  // Another making of the recordings said why it has none: that is not here to be read.
  const isOfOther = ({ scenario }: LoggedSkip, recordedAs: string): boolean => {
    if (!isOfAccount(claimed)) return false;
    const own = recordings(recordingFile(recordedAs, scenario));
    const isLater = own !== null && own.recordedAt > log.started.at;
    return unknown.length > 0 || (isLater && !claimed.run.reproducible);
  };
  let differs = false;
  for (const item of log.scenarios.filter((one): one is LoggedSkip => one.skipReason !== null)) {
    const recordedAs = log.started.target === 'replay' ? plannedOf(item)?.recordedAs : undefined;
    const [may, wanted] = recordedAs === undefined ? mayLive(item) : mayReplay(item, recordedAs);
    if (!may && recordedAs !== undefined && isOfOther(item, recordedAs)) differs = true;
    else {
      const holds = may && (recordedAs !== undefined || log.started.target === 'live');
      ledger.expect(
        holds,
        `why ${labelOf(item)} was skipped`,
        [`${log.file}:${item.line}`, item.skipReason],
        wanted,
      );
    }
  }
  return differs ? [MANIFEST] : [];
}
