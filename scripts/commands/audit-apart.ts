import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { AuditError } from '../../src/model/errors.ts';

/** Runs an audit in a process of its own, and gives the folder of its bundle below `out`. Rejects with USAGE when it is not READY. */
export async function auditApart(out: string, options: readonly string[]): Promise<string> {
  const command = [join(PROJECT_DIR, 'scripts', 'run.mjs'), 'audit', '--out', out, ...options];
  const child = spawn(process.execPath, command, {
    cwd: PROJECT_DIR,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const made = readdirSync(out).find((name) => name.startsWith('qtickets_'));
  if (code !== 0 || made === undefined)
    throw new AuditError('USAGE', `the audit ended with ${code}`, 'Mend what it said, then run again.');
  return join(out, made);
}
