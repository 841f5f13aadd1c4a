import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type History, latestOf } from './read-history.ts';

/**
 * Removes all finished bundles of a folder but the newest `keep`, and that which `latest` points at. What is not finished may be
 * of a run that goes on, and stays. Gives the names of the folders that are gone.
 */
export function keepNewest(folder: string, { audits }: History, keep: number): string[] {
  const latest = latestOf(folder);
  const gone = audits
    .slice(keep)
    .map((audit) => audit.folder)
    .filter((name) => name !== latest);
  for (const name of gone) rmSync(join(folder, name), { recursive: true });
  return gone;
}
