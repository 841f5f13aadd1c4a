import { DEFAULT_OPTIONS } from '../../common/audit-options.ts';
import type { AuditRun } from '../../model/audit-run.ts';

/** The command that runs one entry again as this run did. */
export function rerunCommand({ run }: Pick<AuditRun, 'run'>, id: string): string {
  const { target, profile, access, routes } = run;
  const options = { target, profile, access, routes } as const;
  const given = Object.entries(options).filter(
    ([name, value]) => DEFAULT_OPTIONS[name as keyof typeof options] !== value,
  );
  const dataset =
    run.dataset === null || run.dataset === DEFAULT_OPTIONS.dataset ? [] : [['dataset', run.dataset]];
  return [
    'npm run audit --',
    ...[...given, ...dataset].map(([name, value]) => `--${name} ${value}`),
    `--only ${id}`,
  ].join(' ');
}
