import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withDotEnv } from '../../../src/command/dot-env.ts';
import { SETTINGS, unreadSettings } from '../../../src/command/unread-settings.ts';
import type { TargetName } from '../../../src/model/plan.ts';

const WHOLE = { loader: '', merge: '' } as const;

test.each([
  ['AUDIT_PROFLE', 'AUDIT_PROFILE'],
  ['AUDIT_STRIC', 'AUDIT_STRICT'],
  ['AUDIT_SIGNIN_KEY', 'AUDIT_SIGNING_KEY'],
  ['QTICKETS_ALLOW_WRITE', 'QTICKETS_ALLOW_WRITES'],
  ['QTICKETS_PARTNER_TOKEN', 'QTICKETS_PARTNERS_TOKEN'],
  ['CLICKHOUSE_URI', 'CLICKHOUSE_URL'],
  ['Clickhouse_Url', 'CLICKHOUSE_URL'],
])('%s is said not to be read, and %s to be', (name, meant) => {
  const told = unreadSettings({ [name]: 's3cret' }, WHOLE);
  expect(told).toEqual([expect.stringMatching(`^${name} .*\\b${meant}\\b`)]);
  expect(told.join()).not.toContain('s3cret');
});

test('what is read, is empty, or is of somebody else is not told', () => {
  const known = Object.fromEntries([...SETTINGS].map((name) => [name, 'x']));
  expect(unreadSettings(known, WHOLE)).toEqual([]);
  const others = ['QTICKETS_SINCE_HOURS', 'CLICKHOUSE_TABLE_PREFIX', 'AUDIT_TRAIL_BUCKET', 'OUDIT_PROFILE'];
  expect(unreadSettings(Object.fromEntries(others.map((name) => [name, 'x'])), WHOLE)).toEqual([]);
  expect(unreadSettings({ AUDIT_PROFLE: '' }, WHOLE)).toEqual([]);
});

test('a server by its parts is told, unless its address is there, or the loader is given them', () => {
  const parts = { CLICKHOUSE_HOST: 'db', CLICKHOUSE_PORT: '8123' };
  expect(unreadSettings(parts, WHOLE)).toEqual([
    expect.stringMatching(/CLICKHOUSE_HOST, CLICKHOUSE_PORT\b.*CLICKHOUSE_URL/),
  ]);
  expect(unreadSettings({ CLICKHOUSE_HOST: 'db' }, WHOLE)).toHaveLength(1);
  const user = { CLICKHOUSE_USER: 'audit', CLICKHOUSE_PASSWORD: 's3cret' };
  expect(unreadSettings(user, WHOLE)).toEqual([
    expect.stringMatching(/CLICKHOUSE_USER, CLICKHOUSE_PASSWORD\b.*CLICKHOUSE_URL/),
  ]);
  expect(unreadSettings(user, WHOLE).join()).not.toContain('s3cret');
  expect(unreadSettings({ ...parts, CLICKHOUSE_URL: 'http://db:8123' }, WHOLE)).toEqual([]);
  expect(unreadSettings({ CLICKHOUSE_PORT: '8123' }, WHOLE)).toEqual([]);
  expect(unreadSettings(parts, { ...WHOLE, loader: 'load' })).toEqual([]);
  expect(unreadSettings(parts, { ...WHOLE, merge: 'blobs' })).toEqual([]);
});

test('what a live run takes from a file of settings is looked at as what the environment sets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unread-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, '.env');
  writeFileSync(file, 'QTICKETS_TOKEN=x\nCLICKHOUSE_URI=http://db:8123\nCLICKHOUSE_HOST=db\n');
  const told = (env: Record<string, string>, target: TargetName, from = file) =>
    unreadSettings(withDotEnv(env, target, from), WHOLE);
  expect(told({}, 'live')).toEqual([
    expect.stringContaining('CLICKHOUSE_URI'),
    expect.stringContaining('CLICKHOUSE_HOST'),
  ]);
  expect(told({ CLICKHOUSE_URL: 'http://db:8123' }, 'live')).toHaveLength(1);
  expect(told({}, 'replay')).toEqual([]);
  expect(told({}, 'live', join(folder, 'none'))).toEqual([]);
});
