import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';

/** `npm run simulator` in a process of its own. */
export interface SimulatorProcess {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  /** Environment of a live run against it. */
  account: Record<string, string>;
  stop(): void;
}

export async function startSimulator(): Promise<SimulatorProcess> {
  const child = spawn(
    process.execPath,
    [join(PROJECT_DIR, 'scripts', 'run.mjs'), 'simulator', '--port', '0'],
    { cwd: PROJECT_DIR, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
  if (url === undefined) throw new Error(`no address in: ${line}`);
  return {
    url,
    account: {
      QTICKETS_BASE_URL: `${url}/api/rest/v1/`,
      QTICKETS_PARTNERS_BASE_URL: `${url}/api/partners/v1`,
      QTICKETS_TOKEN: 'sim-rest',
      QTICKETS_PARTNERS_TOKEN: 'sim-partner-write',
      QTICKETS_PARTNERS_READ_TOKEN: 'sim-partner-read',
      QTICKETS_RESET_URL: `${url}/__simulator/reset`,
      QTICKETS_RATE_LIMIT: '1000',
    },
    stop: () => {
      child.kill();
    },
  };
}
