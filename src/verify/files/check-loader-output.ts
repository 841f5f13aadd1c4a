import type { PipelineFacts } from '../../model/pipeline.ts';
import { sha256Hex } from '../bytes/digest.ts';
import { utf8Text } from '../bytes/read-json.ts';
import type { Comparisons } from '../ledger.ts';

/** The output of a team's own loader against what the log says of it: its file, and the lines that the documents show. */
export function checkLoaderOutput(
  files: ReadonlyMap<string, Buffer>,
  { output, lastLines }: PipelineFacts,
  ledger: Comparisons,
): void {
  const bytes = files.get(output.path);
  ledger.same(
    'output of the loader',
    [output.path, bytes === undefined ? 'no such file' : [bytes.length, sha256Hex(bytes)]],
    ['the evidence log', [output.bytes, output.sha256]],
  );
  const lines = new Set((utf8Text(bytes ?? Buffer.alloc(0)) ?? '').split('\n').map((line) => line.trimEnd()));
  const strange = lastLines.find((line) => !lines.has(line));
  ledger.none('last lines of the loader', strange, (line) => [
    ['the evidence log', line],
    [output.path, 'its lines'],
  ]);
}
