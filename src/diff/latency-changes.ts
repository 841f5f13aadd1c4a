import { binomialDistribution, median, permutationTest } from 'simple-statistics';
import { endpointOf } from '../common/endpoint-of.ts';
import { addTo } from '../common/group-by.ts';
import type { Comparison, LatencyChange } from '../model/comparison.ts';
import type { CallFacts } from './audit-facts.ts';

/** Fewer calls on a side than this cannot show a difference whatever they took. */
const FEWEST_CALLS = 5;
/** A difference is spoken of when luck alone would show one as large in less than this share of cases. */
const LEVEL = 0.01;
/** And when the median moved by more than this: what is sure may still be too small to matter. */
const SMALLEST_SHIFT = 0.2;
const PERMUTATIONS = 5000;

/** How long the calls of each endpoint that both audits called took, the slowest change first. */
export function latencyChanges(
  before: readonly CallFacts[],
  after: readonly CallFacts[],
): Pick<Comparison, 'latency' | 'latencyOverall'> {
  const [old, now] = [samplesOf(before), samplesOf(after)];
  const latency = [...now.keys()]
    .filter((endpoint) => old.has(endpoint))
    .sort()
    .map((endpoint) => changeOf(endpoint, old.get(endpoint) ?? [], now.get(endpoint) ?? []));
  const slower = latency.filter((one) => one.after.medianMs > one.before.medianMs).length;
  const faster = latency.filter((one) => one.after.medianMs < one.before.medianMs).length;
  return { latency, latencyOverall: { slower, faster, p: signTest(slower, faster) } };
}

function samplesOf(calls: readonly CallFacts[]): Map<string, number[]> {
  const samples = new Map<string, number[]>();
  for (const { method, path, durationMs } of calls) {
    if (durationMs === null) continue;
    const endpoint = `${method} ${endpointOf(path)}`;
    addTo(samples, endpoint, durationMs);
  }
  return samples;
}

function changeOf(endpoint: string, before: number[], after: number[]): LatencyChange {
  const of = (sample: number[]) => ({ calls: sample.length, medianMs: median(sample) });
  const [old, now] = [of(before), of(after)];
  const enough = Math.min(old.calls, now.calls) >= FEWEST_CALLS;
  const p = enough ? rankTest(before, after) : null;
  const shift = Math.abs(now.medianMs - old.medianMs) / Math.max(1, Math.min(old.medianMs, now.medianMs));
  const shown = p !== null && p < LEVEL && shift > SMALLEST_SHIFT;
  const result = !enough
    ? 'too few calls'
    : !shown
      ? 'no difference shown'
      : now.medianMs > old.medianMs
        ? 'slower'
        : 'faster';
  return { endpoint, before: old, after: now, p, result };
}

/** Permutation test on ranks, so that one slow call moves nothing. The same samples always give the same chance. */
function rankTest(a: number[], b: number[]): number {
  const sorted = [...a, ...b].sort((one, other) => one - other);
  // Equal times share the middle of their ranks.
  const rank = (value: number) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2;
  return permutationTest(a.map(rank), b.map(rank), 'two_side', PERMUTATIONS, seededRandom());
}

/** Sign test: the chance of so uneven a split of endpoints if each were as likely to become slower as faster. */
function signTest(slower: number, faster: number): number | null {
  const trials = slower + faster;
  if (trials < FEWEST_CALLS) return null;
  const chances = binomialDistribution(trials, 0.5) ?? [];
  const tail = chances.slice(0, Math.min(slower, faster) + 1).reduce((sum, chance) => sum + chance, 0);
  return Math.min(1, 2 * tail);
}

// A linear congruential generator (Numerical Recipes' constants): luck that is the same in every run.
function seededRandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
