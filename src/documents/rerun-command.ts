import { DEFAULT_OPTIONS } from '../common/audit-options.ts';
import { foundConfig } from '../common/project-config.ts';
import { shellWord } from '../common/shell-word.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { AuditOptions } from '../model/plan.ts';

/**
 * Options that decide what an entry is asked and of whom, and where and how it is told. The others say what is made of a whole run, or
 * which part of it is run.
 */
const ASKED = [
  'target',
  'profile',
  'access',
  'routes',
  'dataset',
  'spec',
  'config',
  'fixtures',
  'out',
  'lang',
  'loader',
] as const;

/** The command that runs one entry again as this run did; of a run with a loader all of them, since it is run whole. */
export function rerunCommand({ run, loader }: Pick<AuditRun, 'run' | 'loader'>, id: string): string {
  const { target, profile, access, routes, dataset } = run;
  const asked = { target, profile, access, routes, dataset: dataset ?? DEFAULT_OPTIONS.dataset };
  return `npm run audit -- ${rerunArguments({ ...asked, loader: loader?.command ?? '' }, id)}`;
}

/** The arguments that run some entries again with the same options, for a POSIX shell; with a loader all of them. */
export function rerunArguments(options: Partial<AuditOptions>, only: string): string {
  const isLoaded = (options.loader ?? '') !== '';
  const isReplay = (options.target ?? DEFAULT_OPTIONS.target) === 'replay';
  const given = ASKED.flatMap((name) => {
    if (name === 'config') return configArguments(options);
    const value = options[name];
    // Beside a loader another target is the default, and recordings are of one target alone.
    const isDefault = value === DEFAULT_OPTIONS[name] && !(name === 'target' && isLoaded);
    if (value === undefined || isDefault || (name === 'fixtures' && !isReplay)) return [];
    return [`--${name} ${shellWord(value)}`];
  });
  return [...given, ...(isLoaded ? [] : [`--only ${only}`])].join(' ');
}

/** The arguments that make one bundle of this run's shards, in the same project. */
export function mergeArguments(options: Pick<AuditOptions, 'blobs' | 'config'>): string {
  return [`--merge ${shellWord(options.blobs)}`, ...configArguments(options)].join(' ');
}

// One that is found by itself need not be named.
function configArguments({ config = '' }: Partial<AuditOptions>): string[] {
  return config === '' || config === foundConfig() ? [] : [`--config ${shellWord(config)}`];
}

/** The arguments that undo what runs below this folder left on an account: elsewhere the command would find nothing left. */
export function undoArguments(out: string): string {
  return out === DEFAULT_OPTIONS.out ? '--undo-left' : `--undo-left --out ${shellWord(out)}`;
}
