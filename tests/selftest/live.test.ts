import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from './audit-in-process.ts';
import { modelIn } from './audit-of.ts';
import { sharedClickHouse } from './clickhouse-process.ts';
import { openFaultProxy } from './fault-proxy.ts';
import { type LiveAccount, openLiveAccount } from './live-account.ts';
import { scratchFolder } from './run-command.ts';
import { sharedRun } from './shared-runs.ts';
import { shippedCounts } from './shipped-counts.ts';

// The operator's run, against a simulator behind a door of its own.
const folder = scratchFolder();
let account: LiveAccount;
let env: Record<string, string>;

beforeAll(async () => {
  account = await openLiveAccount();
  env = account.env;
});
afterAll(async () => {
  await account?.close();
  folder.remove();
});

test('the whole spec document is READY live, its tickets are removed again, and no token is in any file', async () => {
  const {
    out,
    result: { code, stdout, stderr },
  } = await sharedRun('a live run');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const run = modelIn(out);
  expect(run).toMatchObject({
    verdict: { status: 'READY' },
    coverage: { passed: shippedCounts('full').entries },
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
  const { code } = await audit(['--target', 'live', '--out', out], {
    only: ['1.1', '1.6', '3.1', '3.6', '3.7'],
    env: { ...env, ...ids },
  });
  const paths = new Map(modelIn(out).entries.map(({ id, path }) => [id, path]));
  expect(paths.get('3.7')).toBe('/api/rest/v1/events/12/seats/21');
  expect(code).toBe(0);
});

test('a ClickHouse user that may not insert exits with 2 before the account is asked for its ids', async () => {
  const clickhouse = await sharedClickHouse();
  const proxy = await openFaultProxy(clickhouse.url);
  const denied = { status: 403, code: 497, text: 'auditor: Not enough privileges. (ACCESS_DENIED)' };
  proxy.faultFor = (query) => (/^INSERT/.test(query) ? denied : undefined);
  const out = join(folder.path, 'no-insert');
  const { code, stderr } = await audit(['--target', 'live', '--out', out], {
    env: { ...env, CLICKHOUSE_URL: proxy.url, CLICKHOUSE_DATABASE: 'no_insert' },
  });
  await proxy.close();
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
  const result = await audit(['--target', 'live', '--out', join(folder.path, 'refused')], {
    env: { ...env, ...changes },
  });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain(code);
  expect(result.stderr).not.toMatch(/another-token|sim-/);
});
