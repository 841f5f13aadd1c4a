import { DEFAULT_OPTIONS } from '../../common/audit-options.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { AuditOptions } from '../../model/plan.ts';

/** Options that decide what an entry is asked, and of whom. */
const ASKED = ['target', 'profile', 'access', 'routes', 'dataset', 'spec', 'loader'] as const;

/** The command that runs one entry again as this run did. */
export function rerunCommand({ run }: Pick<AuditRun, 'run'>, id: string): string {
  const { target, profile, access, routes, dataset } = run;
  return rerunOf({ target, profile, access, routes, dataset: dataset ?? DEFAULT_OPTIONS.dataset }, id);
}

/** The command that runs some entries again with the same options, for a POSIX shell. */
export function rerunOf(options: Partial<AuditOptions>, only: string): string {
  const given = ASKED.flatMap((name) => {
    const value = options[name];
    return value === undefined || value === DEFAULT_OPTIONS[name] ? [] : [`--${name} ${quoted(value)}`];
  });
  return ['npm run audit --', ...given, `--only ${only}`].join(' ');
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
