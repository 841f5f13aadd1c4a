import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';

/** `npm run clickhouse` in a process of its own. */
export interface ClickHouseProcess {
  /** With user and password in it. */
  url: string;
  /** The same for a job that reads them one by one. */
  env: { CLICKHOUSE_URL: string; CLICKHOUSE_USER: string; CLICKHOUSE_PASSWORD: string };
  /** Runs statements over HTTP, one after the other; gives the text of the last answer. */
  run(...statements: string[]): Promise<string>;
  /** Ends it by SIGTERM; gives its exit code, null when it was ended hard. */
  stop(): Promise<number | null>;
}

export async function startClickHouse(
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<ClickHouseProcess> {
  const child = spawn(
    process.execPath,
    [join(PROJECT_DIR, 'scripts', 'run.mjs'), 'clickhouse', '--port', '0', ...args],
    {
      cwd: PROJECT_DIR,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [text] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const [, host, password] = /http:\/\/(127\.0\.0\.1:\d+)\nuser default, password (\S+)\n/.exec(text) ?? [];
  if (host === undefined || password === undefined) throw new Error(`no address in: ${text}`);
  const headers = { 'X-ClickHouse-User': 'default', 'X-ClickHouse-Key': password };
  return {
    url: `http://default:${password}@${host}`,
    env: {
      CLICKHOUSE_URL: `http://${host}`,
      CLICKHOUSE_USER: 'default',
      CLICKHOUSE_PASSWORD: password,
    },
    run: async (...statements) => {
      let text = '';
      for (const body of statements) {
        const response = await fetch(`http://${host}`, { method: 'POST', headers, body });
        text = await response.text();
        if (!response.ok) throw new Error(text);
      }
      return text;
    },
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      const [code] = (await closed) as [number | null];
      return code;
    },
  };
}

const shared = globalThis as typeof globalThis & { qticketsClickHouse?: Promise<ClickHouseProcess> };

/**
 * One such process for all test files, which name databases of their own in it: started by the first that asks, and ended
 * with this process.
 */
export function sharedClickHouse(): Promise<Omit<ClickHouseProcess, 'stop'>> {
  shared.qticketsClickHouse ??= startClickHouse().then((clickhouse) => {
    process.once('exit', () => void clickhouse.stop());
    return clickhouse;
  });
  return shared.qticketsClickHouse;
}
