import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Processor time of one part of a process: a package, Node's own module, or the suite. */
export interface CpuShare {
  part: string;
  ms: number;
}

/** Where the processor's time went, for each profile (`--cpu-prof`) of a folder: the parts that took most. */
export function cpuShares(folder: string, most: number): CpuShare[][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .sort()
    .map((name) =>
      sharesOf(JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile).slice(0, most),
    );
}

function sharesOf({ nodes, samples, timeDeltas }: CpuProfile): CpuShare[] {
  const parts = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]));
  const sums = new Map<string, number>();
  for (const [index, sample] of samples.entries()) {
    const part = parts.get(sample) ?? '';
    // Time in which the process waited is nobody's.
    if (part !== '(idle)') sums.set(part, (sums.get(part) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  }
  return [...sums].map(([part, ms]) => ({ part, ms })).sort((a, b) => b.ms - a.ms);
}

function partOf({ functionName, url }: { functionName: string; url: string }): string {
  if (/\/node_modules\/\.cache\/|\/scripts\/|\/src\//.test(url)) return 'the suite itself';
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (name !== undefined) return name;
  return url.startsWith('node:') ? url : functionName || '(native code)';
}
