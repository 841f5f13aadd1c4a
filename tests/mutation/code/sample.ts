import { sha256 } from '../../../src/common/canonical-json.ts';
import { type CodeMutant, MUTATED_FOLDERS } from './list-mutants.ts';
import { nameOf } from './mutant-name.mjs';

/** So many mutants of each folder, each as likely as any other of it: those whose names have the least hashes with the seed. */
export function drawSample(all: readonly CodeMutant[], size: number, seed: string): CodeMutant[] {
  const ranked = all
    .map((mutant) => ({ mutant, rank: sha256(`${seed} ${nameOf(mutant)}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return MUTATED_FOLDERS.flatMap((folder) =>
    ranked
      .filter(({ mutant }) => mutant.file.startsWith(`${folder}/`))
      .slice(0, size)
      .map(({ mutant }) => mutant),
  );
}

/** Bounds of a share that was seen in a sample, by Wilson's formula: nineteen times of twenty the share of all lies between. */
export function wilson(hits: number, size: number): { low: number; high: number } {
  if (size === 0) return { low: 0, high: 1 };
  // Of a normal distribution, 95 % lie within so many standard deviations.
  const z = 1.959964;
  const share = hits / size;
  const middle = share + z ** 2 / (2 * size);
  const spread = z * Math.sqrt((share * (1 - share)) / size + z ** 2 / (4 * size ** 2));
  const scale = 1 + z ** 2 / size;
  return { low: (middle - spread) / scale, high: (middle + spread) / scale };
}
