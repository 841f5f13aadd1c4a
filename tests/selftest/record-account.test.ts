import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { driftMain } from '../../scripts/commands/drift-main.ts';
import { recordMain } from '../../scripts/commands/record-main.ts';
import type { AuditRun } from '../../src/model/audit-run.ts';
import type { DatasetName } from '../../src/simulator/habits.ts';
import type { Manifest } from '../../src/targets/manifest.ts';
import type { Recording } from '../../src/targets/recording.ts';
import { audit } from './audit-in-process.ts';
import { modelIn } from './audit-of.ts';
import { callCommand } from './call-command.ts';
import { type LiveAccount, openLiveAccount } from './live-account.ts';
import { scratchFolder } from './run-command.ts';
import { verifyLatest } from './verified-latest.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());
const MASK_KEY = { QTICKETS_MASK_KEY: 'a key of the masks for this test alone' };

/** What a replay must say as the live run did: of each scenario how each check ended, and its rows. */
function told({ entries, tables }: AuditRun) {
  return {
    entries: entries.map(({ id, class: became, scenarios }) => ({
      id,
      became,
      scenarios: scenarios.map(({ name, result, checks, rows }) => ({
        name,
        result,
        // Each of these is of one target alone.
        checks: checks
          .filter((check) => !['undo', 'recording'].includes(check.name))
          .map((check) => `${check.name} ${check.result}`),
        rows: rows.map(({ table, expected, actual }) => ({ table, expected, actual })),
      })),
    })),
    tables: tables.map(({ name, delta }) => ({ name, delta })),
  };
}

describe.each<[DatasetName, Record<string, string>]>([
  // Other orders, events and shows than the documents name, as an account has.
  ['reference', { QTICKETS_EVENT_ID: '12', QTICKETS_SHOW_ID: '21', QTICKETS_ORDER_ID: '4301' }],
  ['production', {}],
])('the account of data set %s', (dataset, ids) => {
  const fixtures = join(folder.path, `fixtures-${dataset}`);
  const out = (name: string) => join(folder.path, `${dataset}-${name}`);
  let account: LiveAccount;
  let env: Record<string, string>;
  let live: AuditRun;

  beforeAll(async () => {
    account = await openLiveAccount({ dataset });
    env = { ...account.env, ...MASK_KEY, ...ids, AUDIT_OUT: out('live') };
    const { code, stderr } = await audit(['--target', 'live'], { env });
    expect({ code, stderr }).toMatchObject({ code: expect.any(Number), stderr: '' });
    live = modelIn(out('live'));
  });
  afterAll(() => account?.close());

  test('is compared first, and written only with --update, with of whom and when', async () => {
    const args = ['--target', 'live', '--fixtures', fixtures];
    const first = await callCommand(recordMain, ['4.2', ...args], env);
    expect(first.code, first.stderr).toBe(1);
    expect(existsSync(fixtures)).toBe(false);
    const written = await callCommand(recordMain, [...args, '--update'], env);
    expect(written.code, written.stderr + written.stdout).toBe(0);
    const manifest = JSON.parse(readFileSync(join(fixtures, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest.recordings['1.1.json']).toMatchObject({
      source: 'live',
      host: expect.stringContaining('127.0.0.1'),
      ms: [expect.any(Number)],
    });
    expect(manifest.account).toMatchObject({ ids: expect.objectContaining({ event: expect.any(String) }) });
    const again = await callCommand(recordMain, ['1.1', '3.1', '6.8', ...args], env);
    expect(again.stdout.split('\n').at(-2)).toMatch(/ 0 differ$/);
    expect(again.code).toBe(0);
    const texts = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFileSync(join(fixtures, name), 'utf8'));
    expect(texts.filter((text) => /sim-(rest|partner)/.test(text))).toEqual([]);
  });

  test('is replayed, without it, with the entries, checks and rows of the live run', async () => {
    const { code, stderr } = await audit(['--fixtures', fixtures, '--out', out('replay')]);
    const replay = modelIn(out('replay'));
    expect(stderr).toBe('');
    expect(told(replay)).toEqual(told(live));
    expect(code).toBe(live.verdict.status === 'NOT READY' ? 1 : 0);
    expect(replay.verdict.saidOf).toContain('recordings of a live account at 127.0.0.1');
    const verified = await verifyLatest(out('replay'), { env: { AUDIT_FIXTURES: fixtures } });
    expect(verified.code, verified.stdout).toBe(0);
  });

  test.each(['full', 'documented'])(
    'is replayed without the key of its masks, writes among it: profile %s',
    async (profile) => {
      const asked = out(`live-${profile}`);
      await audit(['--target', 'live', '--profile', profile, '--out', asked], { env });
      await audit(['--fixtures', fixtures, '--profile', profile, '--out', out(profile)]);
      expect(told(modelIn(out(profile)))).toEqual(told(modelIn(asked)));
      expect((await verifyLatest(out(profile), { env: { AUDIT_FIXTURES: fixtures } })).code).toBe(0);
    },
  );

  test('keeps as much of a list as its checks need, and says so', async () => {
    const short = join(folder.path, `short-${dataset}`);
    const args = ['1.1', '--target', 'live', '--fixtures', short, '--items', '2', '--update'];
    expect((await callCommand(recordMain, args, env)).code).toBe(0);
    const [call] = JSON.parse(readFileSync(join(short, 'recordings', '1.1.json'), 'utf8')) as Recording[];
    const { data } = (call?.response ?? {}) as { data?: unknown[] };
    const [, kept, of] = /^data (\d+) of (\d+)$/.exec(call?.rawHeaders['x-recording-items'] ?? '') ?? [];
    expect(data).toHaveLength(Number(kept));
    expect(Number(of)).toBeGreaterThan(Number(kept));
    const only = ['1.1'];
    const { code, stdout } = await audit(['--fixtures', short, '--out', out('short')], { only });
    expect(code, stdout).toBe(0);
    expect(modelIn(out('short')).entries).toMatchObject([{ id: '1.1', class: 'succeeded' }]);
    expect((await verifyLatest(out('short'), { only, env: { AUDIT_FIXTURES: short } })).code).toBe(0);
    // Recordings that this checkout does not have are not its own to vouch for.
    expect((await verifyLatest(out('short'), { only })).code).toBe(3);
  });

  test('has not drifted from its recordings, and what has is told', async () => {
    const same = await callCommand(driftMain, ['1.1', '3.1', '--fixtures', fixtures], env);
    expect(same.code, same.stdout).toBe(0);
    // A field of now that was not recorded, and one that was and is gone.
    const file = join(fixtures, 'recordings', '3.1.json');
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, kept.replaceAll('"is_active"', '"was_active"'));
    const { code, stdout } = await callCommand(driftMain, ['3.1', '--fixtures', fixtures], env);
    writeFileSync(file, kept);
    expect(stdout).toMatch(/^loss: 3\.1: .*was_active is gone$/m);
    expect(stdout).toMatch(/^finding: 3\.1: .*is_active is new/m);
    expect(code).toBe(1);
  });
});

test('what was not recorded, for want of an id, is skipped by the replay, and that by no other recordings', async () => {
  const account = await openLiveAccount({ dataset: 'young' });
  const fixtures = join(folder.path, 'fixtures-young');
  const out = join(folder.path, 'young');
  const only = ['1.1', '6.9'];
  const args = [...only, '--target', 'live', '--fixtures', fixtures, '--update'];
  const recorded = await callCommand(recordMain, args, { ...account.env, ...MASK_KEY });
  await account.close();
  expect(recorded.code, recorded.stderr + recorded.stdout).toBe(0);
  expect((await audit(['--fixtures', fixtures, '--out', out], { only })).stderr).toBe('');
  expect(modelIn(out).entries).toMatchObject([
    { id: '1.1' },
    { id: '6.9', scenarios: [{ skipReason: expect.stringMatching(/^no id is known for externalOrder: /) }] },
  ]);
  const env = { AUDIT_FIXTURES: fixtures };
  const verified = await verifyLatest(out, { only, env });
  expect(verified.code, verified.stdout).toBe(0);
  expect((await verifyLatest(out, { only })).code).toBe(3);
  // The same answers, said to have been left out for nothing.
  const file = join(fixtures, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  writeFileSync(file, JSON.stringify({ ...manifest, account: { ...manifest.account, skips: {} } }));
  const doubted = await verifyLatest(out, { only, env });
  expect(doubted.code).toBe(1);
  expect(doubted.stdout).toContain('why 6.9 was skipped');
});
