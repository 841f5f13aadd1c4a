import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPipelineRun, writePipelineRun } from '../../../src/command/pipeline-file.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import type { PipelineRun } from '../../../src/model/pipeline.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function runOf(answers: readonly (JsonValue | null)[]): PipelineRun {
  const call = { method: 'GET', path: '/orders', query: '', body: null, status: 200 };
  const calls = answers.map((answer) => ({ ...call, answer }));
  return { command: 'load', exitCode: 0, calls } as unknown as PipelineRun;
}

async function again(run: PipelineRun): Promise<PipelineRun> {
  const file = join(folder, 'run.jsonl');
  await writePipelineRun(file, run);
  return readPipelineRun(file);
}

test.each<[string, (JsonValue | null)[]]>([
  ['no call', []],
  ['answers of every kind', [{ data: [1] }, null, [], '', 0, false]],
  ['signs that end a line for some readers', [{ a: 'x\u2028y\u2029z\r\n\u0085' }]],
  ['an answer of many chunks', [{ a: 'й'.repeat(200_000) }, { b: 1 }]],
])('what was written of a run is read again: %s', async (_, answers) => {
  const run = runOf(answers);
  expect(await again(run)).toEqual(run);
});

test('an answer that came a thousand times is written once, and is one object again', async () => {
  const answer = { data: ['x'.repeat(10_000)] };
  const { calls } = await again(runOf(Array(1_000).fill(answer)));
  expect(new Set(calls.map((call) => call.answer)).size).toBe(1);
  expect(readFileSync(join(folder, 'run.jsonl')).length).toBeLessThan(200_000);
});
