import { skipKey } from '../live/live-plan.ts';
import type { FixtureStore } from '../targets/fixture-store.ts';
import { recordingFile } from '../targets/recording.ts';

/** Why a replay leaves a scenario out; null where it does not. */
export type LeftOut = (recordedAs: string, scenario: string) => string | null;

/** What a replay of an account's recordings leaves out, by what its manifest says of them. Of no account it is nothing. */
export function leftOutBy(fixtures: Pick<FixtureStore, 'account' | 'vouchedFor'>): LeftOut {
  return (recordedAs, scenario) => {
    const account = fixtures.account();
    if (account === null) return null;
    const reason = account.skips[skipKey(recordedAs, scenario)];
    if (reason !== undefined) return reason;
    const isRecorded = fixtures.vouchedFor(recordingFile(recordedAs, scenario)) !== undefined;
    return isRecorded ? null : 'the recordings of the account have none of it';
  };
}
