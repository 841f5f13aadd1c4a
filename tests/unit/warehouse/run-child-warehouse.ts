import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildOfProcess } from '../../../src/build/native-build.mjs';

/** Runs `child-warehouse.program.ts` with a temporary directory of its own; gives what it printed and said on stderr. */
export async function runChildWarehouse(
  env: Record<string, string>,
  { before = '', args = [] }: { before?: string; args?: string[] } = {},
): Promise<{ seen: unknown; stderr: string }> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'child-warehouse-'));
  const program = (await buildOfProcess('all')).entry('tests/unit/warehouse/child-warehouse.program.ts');
  const preload = before === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [...preload, fileURLToPath(program), ...args],
      { env: { PATH: process.env['PATH'], TMPDIR: temporary, ...env } },
    );
    return { seen: JSON.parse(stdout), stderr };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
