import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AuditError } from '../model/errors.ts';
import { parseCLI } from '../report/vitest-node.ts';
import type { VitestRunOptions } from './run-vitest.ts';
import { suiteVersion } from './suite-version.ts';
import { vitestFolder, vitestVersion } from './vitest-version.ts';

/** Options that Vitest knows, by name: true for those that want a value. */
export type KnownOptions = ReadonlyMap<string, boolean>;

const REMEDY = 'Give an option of Vitest: npx vitest --help lists them.';

/**
 * What a developer gave behind `npm test --`, as Vitest's command line reads it. Throws USAGE for an option that Vitest does not know,
 * and for one that lacks its value: its own parser says it with a stack, and as a library not at all.
 */
export function vitestArguments(
  args: readonly string[],
  known: () => KnownOptions = knownOptions,
): Required<Pick<VitestRunOptions, 'filters' | 'reporters' | 'cliOptions'>> {
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  if (args.some((arg) => arg.startsWith('-'))) refuseUnknown({ ...options }, known());
  // By itself a reporter takes the place of all others, of those that gather the evidence, too.
  const { reporter = [], ...cliOptions } = options as typeof options & { reporter?: string | string[] };
  // `9` is read as a number, of which Vitest cannot say that it is no part of a whole.
  if (cliOptions.shard !== undefined) cliOptions.shard = String(cliOptions.shard);
  return { filters: filter, reporters: [reporter].flat(), cliOptions };
}

function refuseUnknown(options: Readonly<Record<string, unknown>>, known: KnownOptions): void {
  for (const [name, value] of Object.entries(options)) {
    // Its own, and what it sets by itself.
    if (['--', 'color', 'run'].includes(name)) continue;
    const shown = `${name.length === 1 ? '-' : '--'}${name}`;
    const wantsValue = known.get(name);
    if (wantsValue === undefined) throw new AuditError('USAGE', `Vitest has no option ${shown}`, REMEDY);
    if (wantsValue && [value].flat().includes(true))
      throw new AuditError('USAGE', `Vitest's option ${shown} lacks its value`, REMEDY);
  }
}

/** What `npm test -- --help` or `--version` prints; null where neither was asked for. */
export function askedOfVitest(args: readonly string[], help: () => string = vitestHelp): string | null {
  const own = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length);
  if (own.some((arg) => arg === '--help' || arg === '-h')) {
    return `Usage: npm test -- [options of Vitest] [parts of paths of test files]\n\nRuns all tests, or those that are named. What an audit takes comes from its environment variables.\n\n${help()}`;
  }
  return own.some((arg) => arg === '--version' || arg === '-v')
    ? `qtickets-contract-audit ${suiteVersion()}, vitest ${vitestVersion()}\n`
    : null;
}

/** The options that the help of Vitest lists. */
export function optionsIn(help: string): KnownOptions {
  const lines = help.matchAll(/^ {2}(?:-(?<short>\w), )?--(?<name>[\w-]+)(?: (?<value>[<[]))?/gm);
  return new Map(
    [...lines].flatMap(({ groups }) =>
      [groups?.['name'], groups?.['short']]
        .filter((name) => name !== undefined)
        .map((name) => [camelCase(name), groups?.['value'] === '<'] as const),
    ),
  );
}

// Vitest exports none of it; asked only where somebody gave an option.
function knownOptions(): KnownOptions {
  return optionsIn(vitestHelp());
}

function vitestHelp(): string {
  const cli = join(vitestFolder(), 'vitest.mjs');
  return execFileSync(process.execPath, [cli, 'run', '--help'], { encoding: 'utf8' });
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
