import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

let own: string | undefined;

/** Folder of the shared runs: that of all test processes, or where no test runs (a command) one that goes with this process. */
export function sharedPlace(): string {
  if (process.env['VITEST'] !== undefined) return inject('sharedRuns');
  if (own === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'qtickets-shared-runs-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    own = folder;
  }
  return own;
}
