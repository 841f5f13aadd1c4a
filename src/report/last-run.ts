import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditError } from '../model/errors.ts';
import { UNFINISHED } from './run-folder.ts';

/** The newest finished run below a folder, and the ids of its entries that failed. */
export interface LastRun {
  name: string;
  failed: string[];
}

/**
 * The last finished run below `out`, whatever chose its tests. Throws USAGE when there is none, when its model cannot be read, or when
 * nothing of it failed: then there is nothing to run again.
 */
export function failedOfLastRun(out: string): LastRun {
  const name = newest(out);
  if (name === undefined)
    throw refused(
      `there is no finished run in ${out}`,
      'Run the audit once, or name its folder with --out (AUDIT_OUT).',
    );
  const failed = failedIn(join(out, name));
  if (failed === null)
    throw refused(
      `audit.json of the last run, ${out}/${name}, cannot be read`,
      'Name the entries instead: --only 6.13',
    );
  if (failed.length === 0)
    throw refused(
      `nothing failed in the last run, ${out}/${name}`,
      'Leave out --only, or name entries: --only 6.13',
    );
  return { name, failed };
}

// By its time, not by its whole name, which begins with what was asked. Of one second, the one that was claimed later.
function newest(out: string): string | undefined {
  const runs = foldersIn(out).flatMap((name) => {
    const [, stamp, number = '1'] = /_run_(\d{8}_\d{6})(?:_debug)?(?:_(\d+))?$/.exec(name) ?? [];
    return stamp === undefined || foldersIn(join(out, name)).includes(UNFINISHED)
      ? []
      : [{ name, stamp, number: Number(number) }];
  });
  runs.sort((a, b) => a.stamp.localeCompare(b.stamp) || a.number - b.number);
  return runs.at(-1)?.name;
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    // No folder, no run.
    return [];
  }
}

function failedIn(folder: string): string[] | null {
  try {
    const { entries } = JSON.parse(readFileSync(join(folder, 'audit.json'), 'utf8')) as {
      entries: { id: string; class: string }[];
    };
    return entries.filter((entry) => entry.class === 'failed').map(({ id }) => id);
  } catch {
    // The caller says what cannot be read.
    return null;
  }
}

function refused(why: string, remedy: string): AuditError {
  return new AuditError('USAGE', `--only failed: ${why}`, remedy);
}
