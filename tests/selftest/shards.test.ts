import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import type { AuditRun } from '../../src/model/audit-run.ts';
import { audit } from './audit-in-process.ts';
import { modelIn } from './audit-of.ts';
import { shownArguments } from './documented/shown-commands.ts';
import { type CommandResult, runCommand, scratchFolder } from './run-command.ts';
import { FIXED_TIME, sharedRun } from './shared-runs.ts';
import { shippedCounts } from './shipped-counts.ts';
import { verifyLatest } from './verified-latest.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

const SHARDS = ['1/3', '2/3', '3/3'];
const blobs = join(folder.path, 'blobs');
const made: CommandResult[] = [];
// Others, of an entry of each test file, made in this process at a fixed time, to be altered and merged in this process.
const ONE_OF_EACH = ['1.1', '2.1', '3.1', '4.2', '5.1', '6.8', '7.1'];
const FIXED = { env: FIXED_TIME, only: ONE_OF_EACH };
const fixed = join(folder.path, 'fixed');

beforeAll(async () => {
  // As a CI makes them: in processes of their own, each with a ClickHouse of its own.
  const shown = [
    shownArguments('npm run audit -- --shard 1/3'),
    shownArguments('npm run audit -- --shard 2/3'),
    shownArguments('npm run audit -- --shard 3/3'),
  ];
  for (const args of shown) made.push(await runCommand('audit.ts', [...args, '--blobs', blobs]));
  await makeFixed(fixed);
});

async function makeFixed(dir: string): Promise<void> {
  for (const shard of SHARDS) {
    const args = ['--profile', 'seed', '--access', 'read', '--shard', shard, '--blobs', dir];
    const { code, stderr } = await audit(args, FIXED);
    expect([code, stderr]).toEqual([0, '']);
  }
}

/** Without what no two runs have in common, and without how the run was made. */
function facts({ run, tables, entries, integrity, ...rest }: AuditRun): unknown {
  const {
    id: _id,
    stamp: _stamp,
    startedAt: _at,
    finishedAt: _end,
    durationMs: _ms,
    shards: _s,
    ...how
  } = run;
  const { evidenceFile: _file, evidenceSha256: _sum, evidenceChainHead: _head, ...counts } = integrity;
  return {
    ...rest,
    run: how,
    integrity: counts,
    tables: tables.map(({ maxVer: _ver, maxSnapshotTs: _ts, ...table }) => table),
    entries: entries.map((entry) => ({
      ...entry,
      scenarios: entry.scenarios.map(({ durationMs: _own, ...scenario }) => scenario),
    })),
  };
}

function merge(
  from: string,
  name: string,
  options: Parameters<typeof audit>[1] = {},
): Promise<CommandResult> {
  return audit(['--merge', from, '--out', join(folder.path, name)], options);
}

/** A copy of a folder of shards, to be altered. */
function copyOf(dir: string, name: string): string {
  const copy = join(folder.path, name);
  cpSync(dir, copy, { recursive: true });
  return copy;
}

/** Alters the record of the last shard. */
function change(dir: string, at: string, value: unknown): void {
  const file = join(dir, '3-of-3', 'shard.json');
  const record = JSON.parse(readFileSync(file, 'utf8'));
  const keys = at.split('.');
  const last = keys.pop() ?? '';
  keys.reduce((part, key) => part[key], record)[last] = value;
  writeFileSync(file, JSON.stringify(record));
}

test('each shard runs its part, says that it is one, and gives no verdict', () => {
  for (const { code, stdout } of made) {
    expect(code).toBe(0);
    expect(stdout).toMatch(/a part of an audit, and has no verdict/);
    expect(stdout).not.toMatch(/READY/);
  }
  expect(made.map(({ stdout }) => /(\d+) scenarios passed, 0 failed/.exec(stdout)?.[1])).toEqual([
    '9',
    '4',
    '27',
  ]);
});

test('what a shard leaves names no folder of this machine', () => {
  for (const name of ['shard.json', 'vitest-blob.json']) {
    const text = readFileSync(join(blobs, '1-of-3', name), 'utf8');
    expect(text).not.toContain(PROJECT_DIR);
    expect(text).not.toContain(folder.path);
  }
});

test('merged shards are the audit that was made at once, and hold all of its tests', async () => {
  const out = join(folder.path, 'merged');
  const { code, stdout } = await runCommand('audit.ts', [
    ...shownArguments('npm run audit -- --merge blobs', { blobs }),
    '--out',
    out,
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain('Verdict: READY');
  const whole = await sharedRun('profile audit on recordings');
  expect(facts(modelIn(out))).toEqual(facts(modelIn(whole.out)));
  expect(modelIn(out).run.shards).toEqual({ count: 3, missing: [], warehouses: 3 });
  const tests = (dir: string) =>
    [
      ...readFileSync(join(dir, 'latest', 'junit.xml'), 'utf8').matchAll(/<testcase [^>]*? name="([^"]*)"/g),
    ].map(([, name]) => name);
  expect(tests(out)).toEqual(tests(whole.out));
  const ctrf = JSON.parse(readFileSync(join(out, 'latest', 'ctrf.json'), 'utf8'));
  const { scenarios } = shippedCounts('audit');
  expect(ctrf.results.summary).toMatchObject({ tests: scenarios, passed: scenarios });
  const verified = await verifyLatest(out);
  expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('verdict is READY')]);
});

test('a shard that is missing makes the audit INCOMPLETE and is named, and the checker agrees', async () => {
  const dir = copyOf(fixed, 'two of three');
  rmSync(join(dir, '2-of-3'), { recursive: true });
  const { code, stdout } = await merge(dir, 'incomplete', FIXED);
  expect(code).toBe(130);
  expect(stdout).toContain('Verdict: INCOMPLETE, said of ');
  expect(stdout).toContain('\n  Shard 2/3 of the run is missing');
  const out = join(folder.path, 'incomplete');
  expect(modelIn(out).coverage.notExecuted).toEqual(
    ['2.1', '5.1'].map((id) => ({ id, reason: 'shard 2/3 of the run is missing' })),
  );
  // Who reads the report of tests alone must not take a part of the run for all of it.
  const junit = readFileSync(join(out, 'latest', 'junit.xml'), 'utf8');
  expect(junit).toMatch(/<testsuites [^>]*tests="7" [^>]*skipped="2"/);
  expect(junit.match(/<skipped message="shard 2\/3 of the run is missing"/g)).toHaveLength(2);
  const verified = await verifyLatest(out, { only: ONE_OF_EACH });
  expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('verdict is INCOMPLETE')]);
});

test.each([
  ['settings.commit', 'f'.repeat(40), 'commit'],
  ['settings.spec', 'other.md', 'spec'],
  ['settings.profile', 'full', 'profile'],
  ['settings.target', 'simulator', 'target'],
  ['settings.routes', 'documented', 'routes'],
  ['settings.plan', 'f'.repeat(64), 'plan'],
  ['settings.clock', 'fixed at 1762682400', 'clock'],
  ['settings.shards', '4', 'shards'],
  ['host.node', 'v20.0.0', 'node'],
  ['collected.warehouse.version', '1.2.3', 'ClickHouse'],
])('a shard of another %s is refused in one message', async (at, value, named) => {
  const dir = copyOf(blobs, `other ${at}`);
  change(dir, at, value);
  const { code, stderr } = await merge(dir, 'refused');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^USAGE: .+\n {2}.+\n$/);
  expect(stderr).toMatch(new RegExp(`1/3 and 3/3 differ in ${named} `));
  expect(existsSync(join(folder.path, 'refused'))).toBe(false);
});

test('a shard that is there twice is refused', async () => {
  const dir = copyOf(blobs, 'twice');
  cpSync(join(dir, '2-of-3'), join(dir, 'again'), { recursive: true });
  const { code, stderr } = await merge(dir, 'refused');
  expect(code).toBe(2);
  expect(stderr).toContain('shard 2/3 is there 2 times');
});

test('a folder without a shard, and shards of another clock than the merge has, are refused', async () => {
  const none = await merge(join(folder.path, 'none'), 'refused');
  expect([none.code, none.stderr]).toEqual([
    2,
    expect.stringMatching(/no such folder.*no shard of an audit/),
  ]);
  const zipped = join(folder.path, 'zipped');
  mkdirSync(zipped);
  writeFileSync(join(zipped, 'shard-1.zip'), '');
  expect((await merge(zipped, 'refused')).stderr).toContain('Unpack it first');
  const clock = await merge(blobs, 'refused', { env: FIXED_TIME });
  expect([clock.code, clock.stderr]).toEqual([2, expect.stringContaining('clock')]);
  const profile = await audit(['--merge', blobs, '--profile', 'full']);
  expect([profile.code, profile.stderr]).toEqual([2, expect.stringContaining('--profile audit')]);
});

test('an answer file that was changed after its shard makes the audit NOT READY', async () => {
  const dir = copyOf(fixed, 'altered');
  const answers = join(dir, '1-of-3', 'artifacts', 'qtickets_responses', 'test_1_1.json');
  writeFileSync(answers, `${readFileSync(answers, 'utf8')} `);
  const { code } = await merge(dir, 'altered-out', FIXED);
  expect(code).toBe(1);
  expect(modelIn(join(folder.path, 'altered-out')).integrity.problems).toEqual([
    expect.stringContaining('test_1_1.json is not what was written'),
  ]);
});

test.each<[string, (own: string, other: string) => void]>([
  ['of another shard', (own, other) => cpSync(other, own)],
  ['of another Vitest', (own) => writeFileSync(own, readFileSync(own, 'utf8').replaceAll('4.', '3.'))],
  ['cut off', (own) => writeFileSync(own, readFileSync(own, 'utf8').slice(0, -100))],
  ['gone', (own) => rmSync(own)],
])('a test report that is %s is refused in one message, and nothing is written', async (name, spoil) => {
  const dir = copyOf(blobs, `report ${name}`);
  const report = (shard: string) => join(dir, shard, 'vitest-blob.json');
  spoil(report('2-of-3'), report('1-of-3'));
  const { code, stderr } = await merge(dir, 'refused');
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^USAGE: .*2-of-3.vitest-blob\.json: the test report of shard 2\/3 is not .+\n {2}Run the shard again.+\n$/,
  );
  expect(existsSync(join(folder.path, 'refused'))).toBe(false);
});

test('shards of a fixed time merge to the same bytes', async () => {
  const again = join(folder.path, 'again');
  await makeFixed(again);
  const sums: string[] = [];
  for (const [dir, name] of [
    [fixed, 'a'],
    [again, 'b/deeper'],
  ] as const) {
    expect((await merge(dir, name, FIXED)).code).toBe(0);
    sums.push(readFileSync(join(folder.path, name, 'latest', 'SHA256SUMS'), 'utf8'));
  }
  expect(sums[0]).toBe(sums[1]);
});

test.each([
  [['--shard', '0/3'], '"0/3" is not a value of --shard'],
  [['--shard', '4/3'], '"4/3" is not a value of --shard'],
  [['--shard', 'one'], '"one" is not a value of --shard'],
  [['--shard', '1/9'], 'there are 7 test files'],
  [['--shard', '1/3', '--merge', 'blobs'], '--shard (AUDIT_SHARD) is not run with --merge'],
  [['--shard', '1/3', '--target', 'live'], '--shard (AUDIT_SHARD) is not run with --target live'],
  [['--shard', '1/3', '--loader', 'true'], '--shard (AUDIT_SHARD) is not run with --loader'],
])('%j exits with 2 and says so', async (args, message) => {
  const dir = join(folder.path, 'unusable');
  const { code, stderr } = await audit([...args, '--blobs', dir]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(existsSync(dir)).toBe(false);
});

test('a shard does not write into the folder of another run of it', async () => {
  const { code, stderr } = await audit(['--shard', '1/3', '--blobs', blobs]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('1-of-3: the folder of this shard is there')]);
});
