import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { JsonValue } from '../model/json.ts';
import type { PipelineCall, PipelineRun } from '../model/pipeline.ts';

/** A call whose answer is a line of its own: the number of that line from 0, or null. */
type FiledCall = Omit<PipelineCall, 'answer'> & { answer: number | null };

/**
 * Writes a run of a loader for the process of the tests: a line for each answer, and the last for all else. Answers that are one object
 * stand once, so that a loader that asks again and again makes no larger file; no text has to hold all of them.
 */
export async function writePipelineRun(file: string, run: PipelineRun): Promise<void> {
  const places = new Map<JsonValue, number>();
  for (const { answer } of run.calls)
    if (answer !== null && !places.has(answer)) places.set(answer, places.size);
  const calls = run.calls.map(
    (call): FiledCall => ({
      ...call,
      answer: call.answer === null ? null : (places.get(call.answer) ?? null),
    }),
  );
  function* lines(): Generator<string> {
    for (const answer of places.keys()) yield `${JSON.stringify(answer)}\n`;
    yield `${JSON.stringify({ ...run, calls })}\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
}

/** What `writePipelineRun` wrote. */
export async function readPipelineRun(file: string): Promise<PipelineRun> {
  const values: JsonValue[] = [];
  for await (const line of linesOf(file)) values.push(JSON.parse(line) as JsonValue);
  const run = values.pop() as unknown as Omit<PipelineRun, 'calls'> & { calls: FiledCall[] };
  const calls = run.calls.map(
    (call): PipelineCall => ({
      ...call,
      answer: call.answer === null ? null : (values[call.answer] ?? null),
    }),
  );
  return { ...run, calls };
}

// By the line feed alone: Node.js's reader of lines ends them at U+2028 too, which stands in JSON as it is.
async function* linesOf(file: string): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)]).toString('utf8');
      parts = [];
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  }
}

const LINE_FEED = 0x0a;
