import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSystemError } from '../common/file-system-error.ts';

/** Makes a scratch folder for one run. Throws FILE_SYSTEM. */
export function makeWorkDir(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'qtickets-audit-'));
  } catch (error) {
    throw fileSystemError(error, 'name another folder for temporary files with TMPDIR') ?? error;
  }
}

/** Where the embedded engine keeps its data in a run's scratch folder. */
export function engineDir(workDir: string): string {
  return join(workDir, 'clickhouse');
}
