import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';

/** The simulator in a process of its own. */
export interface SimulatorProcess {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  stop(): void;
}

/**
 * Starts what `npm run simulator` starts, on a free port. It is translated in its own process: the build that the command
 * takes is removed before a first run is timed, and the simulator may have more of it to load.
 */
export async function startSimulator(): Promise<SimulatorProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(PROJECT_DIR, 'scripts', 'simulator.ts'), '--port', '0'],
    { cwd: PROJECT_DIR, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const told = once(child.stdout.setEncoding('utf8'), 'data').then(([text]) => String(text));
  const ended = once(child, 'close').then(([code]) => `it ended with ${code}`);
  const line = await Promise.race([told, ended]);
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
  if (url === undefined) {
    child.kill();
    throw new Error(`the simulator told no address: ${line}`);
  }
  return {
    url,
    stop: () => {
      child.kill();
    },
  };
}
