import { stampOf } from '../common/clock.ts';
import type { PipelineFacts, PipelineRecord } from '../model/pipeline.ts';
import { type BundleFile, fileSum, textFile } from './bundle-file.ts';
import type { UnsealedRun } from './run-input.ts';

/** What a team's own loader printed, as a file of the bundle. */
export function loaderOutput(
  { startedAt }: Pick<UnsealedRun, 'startedAt'>,
  { output }: PipelineRecord,
): BundleFile {
  return textFile(`logs/loader_output_${stampOf(startedAt)}.txt`, output.text);
}

/** A run of a loader, with the file of its output in place of what is in it. */
export function loaderFacts(run: Pick<UnsealedRun, 'startedAt'>, record: PipelineRecord): PipelineFacts {
  return { ...record, output: { ...fileSum(loaderOutput(run, record)), cut: record.output.cut } };
}
