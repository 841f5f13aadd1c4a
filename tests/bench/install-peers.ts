import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { sha256 } from '../../src/common/canonical-json.ts';
import { measureCommand } from './measure-command.ts';

const LOCKED = join(PROJECT_DIR, 'tests', 'bench', 'peers');
const INSTALL_TIMEOUT_MS = 15 * 60_000;
const FILES = ['package.json', 'package-lock.json'];
const DONE = '.installed';
const FOLDER = 'bench-peers-';

/** Where the peers are, or why they are not. */
export interface InstalledPeers {
  /** Folder with their `node_modules`. */
  folder: string;
  /** Null when they could be installed. */
  problem: string | null;
}

/**
 * Installs the packages of `tests/bench/peers/package-lock.json`, or of the one in `locked`, into a folder of the user's cache, once for each state of
 * that file: never below the project, whose own packages must not stand in for one that a peer lacks. Scripts of
 * packages are not run.
 */
export async function installPeers(
  env: Readonly<Record<string, string | undefined>>,
  { locked = LOCKED, name = FOLDER }: { locked?: string; name?: string } = {},
): Promise<InstalledPeers> {
  const lock = sha256(FILES.map((file) => readFileSync(join(locked, file), 'utf8')).join('\n'));
  const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const parent = join(cache, 'qtickets-contract-audit');
  const folder = join(parent, `${name}${lock.slice(0, 12)}`);
  if (existsSync(join(folder, DONE))) return { folder, problem: null };
  removeOld(parent, name);
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) cpSync(join(locked, file), join(folder, file));
  const argv = ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, tail } = await measureCommand({ argv, cwd: folder, env }, { timeoutMs: INSTALL_TIMEOUT_MS });
  if (code !== 0) return { folder, problem: `npm ci failed: ${tail.split('\n').at(-1) ?? ''}` };
  writeFileSync(join(folder, DONE), '');
  return { folder, problem: null };
}

// Half a gigabyte for each state of the lockfile that was ever installed.
function removeOld(parent: string, prefix: string): void {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** Version of an installed package; null when it is not there. */
export function installedVersion({ folder }: InstalledPeers, name: string): string | null {
  const file = join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return null;
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
