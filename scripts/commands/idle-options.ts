import { commandLine } from '../../src/common/command-line.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { AuditOptions } from '../../src/model/plan.ts';

type Idle = (options: AuditOptions) => readonly [why: string, remedy: string] | null;

const TO_MERGE = 'it to the merge of the shards';

/** Options that some runs have no use for, with why, and where they belong. */
const IDLE: Partial<Record<keyof AuditOptions, Idle>> = {
  fixtures: ({ target }) =>
    target === 'replay'
      ? null
      : [
          `is not read with --target ${target}`,
          'Leave it out, or use --target replay: recordings answer nothing else.',
        ],
  blobs: ({ shard, merge }) =>
    shard === '' && merge === ''
      ? ['is of a shard', `Leave it out, or run a part: ${commandLine('run', '--shard 1/3')}.`]
      : null,
  out: ofMerge('is not where a shard is made', `Name its folder with --blobs, and give ${TO_MERGE}.`),
  previous: ofMerge('is not compared with a shard', `Give ${TO_MERGE}.`),
  strict: ofMerge('is of a verdict, and a shard has none', `Give ${TO_MERGE}.`),
};

/** Options that undoing has a use for: it runs nothing, and undoes all that is left, of whichever entry. */
const OF_UNDOING = ['target', 'out', 'lang', 'config'];

function ofMerge(why: string, remedy: string): Idle {
  return ({ shard }) => (shard === '' ? null : [why, remedy]);
}

/**
 * Throws USAGE for an option of the command line that the run would pass over in silence. What stands in the environment is left alone:
 * it stands there for several commands.
 */
export function requireUsed(
  given: Readonly<Record<string, unknown>>,
  options: AuditOptions,
  undoes = false,
): void {
  const ofARun = undoes ? Object.keys(given).find((name) => !OF_UNDOING.includes(name)) : undefined;
  if (ofARun !== undefined)
    throw new AuditError(
      'USAGE',
      `--${ofARun} is not taken with --undo-left, which undoes all that runs left`,
      `Leave out --${ofARun}; name the folder of the runs with --out.`,
    );
  for (const [name, idle] of Object.entries(IDLE)) {
    const told = given[name] === undefined ? null : idle(options);
    if (told !== null) throw new AuditError('USAGE', `--${name} ${told[0]}`, told[1]);
  }
}
