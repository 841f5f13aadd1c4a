import { readFileSync } from 'node:fs';
import type { Masker } from '../masking/create-masker.ts';
import type { PipelineFacts, PipelineRun } from '../model/pipeline.ts';
import { withoutMachine } from '../report/public-text.ts';
import { SESSION_VARIABLES } from './session-variables.ts';

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

/** What `runPipeline` left for this process; null when there was no loader. */
export function pipelineRunFrom(env: Record<string, string | undefined>): PipelineRun | null {
  const file = env[SESSION_VARIABLES.pipelineRun];
  return file === undefined || file === '' ? null : (JSON.parse(readFileSync(file, 'utf8')) as PipelineRun);
}
