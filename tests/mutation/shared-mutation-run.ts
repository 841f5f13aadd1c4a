import { type MutationRun, openMutationRun } from './mutation-run.ts';

let opened: Promise<MutationRun> | undefined;

/** The run over the recordings of this process: opened once for all test files that ask for it. */
export function sharedMutationRun(): Promise<MutationRun> {
  opened ??= openMutationRun();
  return opened;
}
