import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { outputOf } from './output-of.ts';
import type { CommandResult } from './run-command.ts';

/** A copy of the project: its files may be changed, and a `.env` may lie beside its package.json. */
export interface ProjectCopy {
  path: string;
  /** Replaces a text that a file must hold. */
  change(file: string, from: string, to: string): void;
  writeDotEnv(variables: Readonly<Record<string, string>>): void;
  /** Runs one of the copy's scripts to its end with these variables and no others of the audit. */
  run(script: string, args: string[], env: Readonly<Record<string, string>>): Promise<CommandResult>;
}

const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'reports', 'coverage', '.env']);
const KEPT = /^(?:PATH|HOME|TMPDIR|LANG|LC_ALL|NO_COLOR|NODE_OPTIONS|npm_config_nodedir)$/;

/**
 * Copies the project as it stands, with the tests of its contract and those of `tests` alone: what is built of the copy is its own, and
 * less then. Installed packages are linked one by one.
 */
export function copyProject(path: string, tests: readonly string[] = []): ProjectCopy {
  const isKept = (file: string) =>
    !LEFT_OUT.has(file) &&
    (!file.endsWith('.test.ts') || dirname(file) === join('tests', 'contract') || tests.includes(file));
  cpSync(PROJECT_DIR, path, {
    recursive: true,
    filter: (source) => isKept(relative(PROJECT_DIR, source)),
  });
  const [from, to] = [PROJECT_DIR, path].map((root) => join(root, 'node_modules')) as [string, string];
  mkdirSync(to);
  for (const name of readdirSync(from).filter((entry) => entry !== '.cache'))
    symlinkSync(join(from, name), join(to, name));
  return {
    path,
    change: (file, from, to) => {
      const text = readFileSync(join(path, file), 'utf8');
      if (!text.includes(from)) throw new RangeError(`${file} does not hold ${from}`);
      writeFileSync(
        join(path, file),
        text.replace(from, () => to),
      );
    },
    writeDotEnv: (variables) => {
      // Single quotes: parseEnv takes everything between them as it is.
      const lines = Object.entries(variables).map(([name, value]) => `${name}='${value}'\n`);
      writeFileSync(join(path, '.env'), lines.join(''));
    },
    run: (script, args, env) => runIn(path, script, args, env),
  };
}

/** Every file below a folder with its bytes, by its path there. */
export function bytesBelow(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [relative(folder, file), readFileSync(file)];
    }),
  );
}

function runIn(
  path: string,
  script: string,
  args: string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.test(name)));
  const child = spawn(
    process.execPath,
    [join(path, 'scripts', 'run.mjs'), script.replace(/\.ts$/, ''), ...args],
    {
      cwd: path,
      env: { ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return outputOf(child);
}
