import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { modelIn } from './audit-of.ts';
import { startClickHouse } from './clickhouse-process.ts';
import { openFaultProxy } from './fault-proxy.ts';
import { runCommand, scratchFolder } from './run-command.ts';

// The operator's run, against a simulator in another process.
const folder = scratchFolder();
let simulator: ChildProcess;
let env: Record<string, string>;

beforeAll(async () => {
  const port = await freePort();
  simulator = spawn(
    process.execPath,
    ['--import', 'tsx', join(PROJECT_DIR, 'scripts', 'simulator.ts'), '--port', String(port)],
    {
      cwd: PROJECT_DIR,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise<void>((resolve, reject) => {
    simulator.stdout?.once('data', () => resolve());
    simulator.once('exit', () => reject(new Error('the simulator ended')));
  });
  env = {
    QTICKETS_BASE_URL: `http://127.0.0.1:${port}/api/rest/v1/`,
    QTICKETS_PARTNERS_BASE_URL: `http://127.0.0.1:${port}/api/partners/v1`,
    QTICKETS_TOKEN: 'sim-rest',
    QTICKETS_PARTNERS_TOKEN: 'sim-partner-write',
    QTICKETS_PARTNERS_READ_TOKEN: 'sim-partner-read',
    QTICKETS_RESET_URL: `http://127.0.0.1:${port}/__simulator/reset`,
    QTICKETS_RATE_LIMIT: '1000',
  };
});
afterAll(() => {
  simulator.kill();
  folder.remove();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('the whole spec document is READY live, its tickets are removed again, and no token is in any file', async () => {
  const out = join(folder.path, 'live');
  const { code, stdout, stderr } = await runCommand(
    'audit.ts',
    ['--target', 'live', '--profile', 'full', '--out', out],
    { env },
  );
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const run = modelIn(out);
  expect(run).toMatchObject({
    verdict: { status: 'READY' },
    coverage: { passed: 51 },
    run: { target: 'live' },
    warehouse: { database: 'zakaz' },
  });
  const added = run.entries.find(({ id }) => id === '6.1')?.scenarios.find(({ name }) => name === 'write');
  expect(added?.notes.join()).toContain('tickets/remove/12/4076');
  expect(added?.checks).toContainEqual({ name: 'undo', result: 'pass', message: null });
  const files = readdirSync(join(out, 'latest'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const texts = files
    .filter(({ name }) => !name.endsWith('.zip'))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
  expect(texts.length).toBeGreaterThan(50);
  expect([...texts, stdout].filter((text) => /sim-(rest|partner)/.test(text))).toEqual([]);
});

test('ids that the account does not have are found in its lists', async () => {
  const out = join(folder.path, 'other-ids');
  const ids = { QTICKETS_EVENT_ID: '12', QTICKETS_SHOW_ID: '21', QTICKETS_ORDER_ID: '4301' };
  const { code } = await runCommand('audit.ts', ['--target', 'live', '--out', out], {
    env: { ...env, ...ids },
  });
  const paths = new Map(modelIn(out).entries.map(({ id, path }) => [id, path]));
  expect(paths.get('3.7')).toBe('/api/rest/v1/events/12/seats/21');
  expect(code).toBe(0);
});

test('a ClickHouse user that may not insert exits with 2 before the account is asked for its ids', async () => {
  const clickhouse = await startClickHouse();
  const proxy = await openFaultProxy(clickhouse.url);
  const denied = { status: 403, code: 497, text: 'auditor: Not enough privileges. (ACCESS_DENIED)' };
  proxy.faultFor = (query) => (/^INSERT/.test(query) ? denied : undefined);
  const out = join(folder.path, 'no-insert');
  const { code, stderr } = await runCommand('audit.ts', ['--target', 'live', '--out', out], {
    env: { ...env, CLICKHOUSE_URL: proxy.url, CLICKHOUSE_DATABASE: 'no_insert' },
  });
  await proxy.close();
  await clickhouse.stop();
  expect(code).toBe(2);
  expect(stderr).toContain('497 ACCESS_DENIED');
  expect(existsSync(out)).toBe(false);
});

test.each([
  ['a wrong token', { QTICKETS_TOKEN: 'another-token' }, 'PREFLIGHT'],
  ['no token', { QTICKETS_TOKEN: '' }, 'LIVE_SETTINGS'],
  [
    'plain http to another host',
    { QTICKETS_BASE_URL: 'http://qtickets.example.org/api/rest/v1' },
    'LIVE_SETTINGS',
  ],
  [
    'a port where nothing listens',
    { QTICKETS_BASE_URL: 'http://127.0.0.1:9/api/rest/v1', QTICKETS_RESET_URL: '' },
    'PREFLIGHT',
  ],
])('%s exits with 2 before anything is sent, and the token is not shown', async (_, changes, code) => {
  const result = await runCommand('audit.ts', ['--target', 'live', '--out', join(folder.path, 'refused')], {
    env: { ...env, ...changes },
  });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain(code);
  expect(result.stderr).not.toMatch(/another-token|sim-/);
});
