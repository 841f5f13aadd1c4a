import { OPTION_VARIABLES } from '../../src/common/audit-options.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { AuditOptions } from '../../src/model/plan.ts';

/** What `npm run audit` is asked to do in place of a run, each with what it does. */
const INSTEAD = {
  dryRun: ['--dry-run', 'sends nothing'],
  undoLeft: ['--undo-left', 'undoes on the account what earlier runs left'],
  watch: ['--watch', 'runs the audit again and again'],
} as const;

/** One of them. */
export type Instead = keyof typeof INSTEAD;

/** Which of them a command line asks for; null for a run. Throws USAGE for two at once: whichever were done, the other was asked for. */
export function insteadOf(given: Readonly<Record<string, unknown>>): Instead | null {
  const [first, second] = (Object.keys(INSTEAD) as Instead[]).filter((name) => given[name] === true);
  if (first === undefined || second === undefined) return first ?? null;
  const [[one, does], [other, doesToo]] = [INSTEAD[first], INSTEAD[second]];
  throw new AuditError(
    'USAGE',
    `${one} is not run with ${other}: one ${does}, the other ${doesToo}`,
    `Leave out ${one} or ${other}.`,
  );
}

/** Throws USAGE for a run of which nobody can say what it would send. */
export function requireForetold(options: Pick<AuditOptions, 'loader' | 'merge'>): void {
  const refused = (name: 'loader' | 'merge', remedy: string) =>
    new AuditError('USAGE', `--dry-run is not run with --${name} (${OPTION_VARIABLES[name]})`, remedy);
  if (options.merge !== '')
    throw refused('merge', 'Leave out --dry-run: a merge runs nothing, and sends nothing.');
  if (options.loader !== '')
    throw refused('loader', 'Leave out one of the two: only the loader itself knows what it asks for.');
}
