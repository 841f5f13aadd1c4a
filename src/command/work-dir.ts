import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a scratch folder for one run. */
export function makeWorkDir(): string {
  return mkdtempSync(join(tmpdir(), 'qtickets-audit-'));
}

/** Where the embedded engine keeps its data in a run's scratch folder. */
export function engineDir(workDir: string): string {
  return join(workDir, 'clickhouse');
}
