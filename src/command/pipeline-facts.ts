import type { Masker } from '../masking/create-masker.ts';
import type { PipelineFacts, PipelineRun } from '../model/pipeline.ts';
import { withoutMachine } from '../report/public-text.ts';

/** A run of a loader as it is written down: masked, without folders of this machine, without what was sent and answered. */
export function pipelineFacts(run: PipelineRun, masker: Masker, roots: readonly string[]): PipelineFacts {
  const { command, exitCode, signal, timedOut, durationMs, calls } = run;
  return {
    command: withoutMachine(command, roots),
    exitCode,
    signal,
    timedOut,
    durationMs,
    calls: calls.map(({ method, path, query, status }) => ({
      method,
      path: masker.maskRequestPath(`${path}${query}`),
      status,
    })),
  };
}
