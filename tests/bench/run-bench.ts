import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openAnswerProxy } from './answer-proxy.ts';
import type { BenchRow } from './bench-result.ts';
import type { Contestant, RunPlace } from './contestant.ts';
import { type Measured, measureCommand } from './measure-command.ts';
import type { Work } from './peer.ts';
import { whyUnfit } from './prove-contestant.ts';
import { startSimulator } from './simulator-process.ts';

/** A run gets two minutes, and this much for every call. */
const PER_CALL_MS = 400;
const BASE_TIMEOUT_MS = 120_000;

export interface BenchRun {
  contestants: readonly Contestant[];
  /** What each contestant sends and checks in a timed run. */
  work: Work;
  /** The same, each call once: enough to show that a contestant does it. */
  proofWork: Work;
  rounds: number;
  say(line: string): void;
}

/**
 * Shows of each contestant that it does the work, then times those that do in interleaved rounds, each against the same
 * simulator in a process of its own that is put back before every run.
 */
export async function runBench({ contestants, work, proofWork, rounds, say }: BenchRun): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qtickets-bench-peers-'));
  // What was just ended may still be writing.
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  // Also when a signal ends the benchmark, which nothing below lives to see.
  process.once('exit', clean);
  const simulator = await startSimulator();
  const proxy = await openAnswerProxy(simulator.url);
  const timeoutMs = BASE_TIMEOUT_MS + work.calls.length * PER_CALL_MS;
  const resetUrl = `${simulator.url}/__simulator/reset`;
  const placeAt = async (url: string): Promise<RunPlace> => {
    const reset = await fetch(resetUrl, { method: 'POST' });
    if (!reset.ok) throw new Error(`the simulator was not put back: ${reset.status}`);
    const scratch = join(folder, 'run');
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch);
    return { url, resetUrl, scratch };
  };
  const run = async (contestant: Contestant, memory: boolean): Promise<Measured> => {
    const place = await placeAt(simulator.url);
    contestant.before?.();
    const { marks = {} } = contestant;
    return measureCommand(contestant.command(place), { timeoutMs, memory, marks });
  };
  const prove = async (contestant: Contestant): Promise<string | null> => {
    contestant.prepare?.(proofWork);
    const unfit = await whyUnfit(contestant, proofWork.calls, proxy, () => placeAt(proxy.url), timeoutMs);
    contestant.prepare?.(work);
    return unfit;
  };
  try {
    const rows: { contestant: Contestant; row: BenchRow }[] = [];
    for (const contestant of contestants) {
      const { name, title, version } = contestant;
      const unfit = contestant.unfit ?? (await prove(contestant));
      say(`${name}: ${unfit ?? 'does the work'} (${version})`);
      rows.push({ contestant, row: { name, title, version, unfit, peakMiB: null, runs: [] } });
    }
    // Not timed: files get into the system's cache, tools fill theirs, and to look at the memory takes time itself.
    for (const { contestant, row } of rows) {
      if (row.unfit === null) row.peakMiB = (await run(contestant, true)).peakMiB;
    }
    for (let round = 1; round <= rounds; round += 1) {
      for (const { contestant, row } of rows) {
        if (row.unfit !== null) continue;
        const { code, wallMs, cpuMs, marks, tail } = await run(contestant, false);
        row.runs.push({ wallMs, cpuMs, marks });
        if (code !== 0) row.unfit = `exited with ${code} in round ${round}: ${tail.split('\n').at(-1)}`;
        say(`round ${round}: ${row.name} ${(wallMs / 1000).toFixed(2)} s`);
      }
    }
    return rows.map(({ row }) => row);
  } finally {
    await proxy.close();
    simulator.stop();
    clean();
  }
}
