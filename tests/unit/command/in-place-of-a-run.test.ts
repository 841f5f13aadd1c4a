import { expect, test } from 'vitest';
import { auditMain } from '../../../scripts/commands/audit-main.ts';
import { callCommand } from '../../selftest/call-command.ts';

/** The command with a run that must not be made. */
function called(args: readonly string[], env: Record<string, string> = {}) {
  return callCommand((io) => auditMain(io, () => Promise.reject(new Error('a run was begun'))), args, env);
}

test.each([
  [['--dry-run', '--watch'], '--dry-run is not run with --watch'],
  [['--watch', '--dry-run', '--target', 'live'], '--dry-run is not run with --watch'],
  [['--dry-run', '--undo-left'], '--dry-run is not run with --undo-left'],
  [['--watch', '--undo-left'], '--undo-left is not run with --watch'],
  [['--dry-run', '--merge', 'blobs'], '--dry-run is not run with --merge (AUDIT_MERGE)'],
  [['--dry-run', '--loader', 'true'], '--dry-run is not run with --loader (AUDIT_LOADER)'],
])('%j does none of the two, and says so', async (args, message) => {
  const { code, stdout, stderr } = await called(args);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(`USAGE: ${message}`)]);
});

test.each([{ AUDIT_LOADER: 'true' }, { AUDIT_MERGE: 'blobs' }])(
  'a dry run is refused with %o in the environment',
  async (env) => {
    const { code, stdout } = await called(['--dry-run'], env as Record<string, string>);
    expect([code, stdout]).toEqual([2, '']);
  },
);

test('a dry run of some entries, or of a shard, tells what they send and begins no run', async () => {
  const some = await called(['--dry-run', '--only', '4.2']);
  expect([some.code, some.stdout]).toEqual([0, expect.stringMatching(/^4\.2 \S+ \S+\n$/)]);
  const part = await called(['--dry-run'], { AUDIT_SHARD: '2/3' });
  expect([part.code, part.stdout]).toEqual([0, expect.not.stringMatching(/^[13467]\./m)]);
});

test('what was set and is not read is told before anything else, also of a dry run', async () => {
  const { code, stderr } = await called(['--dry-run', '--only', '4.2'], { AUDIT_STRIC: '1' });
  expect([code, stderr]).toEqual([0, expect.stringContaining('AUDIT_STRICT')]);
  expect((await called(['--dry-run', '--only', '4.2'])).stderr).toBe('');
});

test.each([
  [['--fixtures', 'fixtures', '--target', 'simulator'], '--fixtures is not read with --target simulator'],
  [['--fixtures', 'fixtures', '--target', 'live'], '--fixtures is not read with --target live'],
  [['--fixtures', 'fixtures', '--loader', 'true'], '--fixtures is not read with --target simulator'],
  [['--blobs', 'parts'], '--blobs is of a shard'],
  [['--shard', '1/3', '--out', 'elsewhere'], '--out is not where a shard is made'],
  [['--shard', '1/3', '--previous', 'before'], '--previous is not compared with a shard'],
  [['--shard', '1/3', '--strict'], '--strict is of a verdict'],
  [['--undo-left', '--only', '6.1'], '--only is not taken with --undo-left'],
  [['--undo-left', '--target', 'live', '--strict'], '--strict is not taken with --undo-left'],
])('an option that the run would pass over is refused: %j', async (args, message) => {
  const { code, stdout, stderr } = await called(args);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(`USAGE: ${message}`)]);
});

test.each([
  [['--fixtures', 'fixtures', '--target', 'replay', '--loader', 'true'], {}],
  [['--shard', '1/3', '--blobs', 'parts'], {}],
  [['--shard', '1/3'], { AUDIT_OUT: 'elsewhere', AUDIT_STRICT: '1', AUDIT_PREVIOUS: 'before' }],
  [['--target', 'simulator'], { AUDIT_FIXTURES: 'fixtures', AUDIT_BLOBS: 'parts' }],
])(
  'an option that the run has a use for, or that stands in the environment, is taken: %j %j',
  async (args, env) => {
    expect((await called(args, env)).stderr).toContain('a run was begun');
  },
);

test.each([
  ['en', /shards in blobs/],
  ['ru', /blobs/],
])('a merge begins with what it is, and says nothing of what the shards decide: %s', async (lang, words) => {
  const said: string[] = [];
  const io = {
    args: ['--merge', 'blobs', '--lang', lang],
    env: {},
    stdout: (text: string) => said.push(text),
    stderr() {},
  };
  await expect(auditMain(io, () => Promise.reject(new Error('a run was begun')))).rejects.toThrow('begun');
  expect(said.join('')).toMatch(words);
  expect(said.join('')).not.toMatch(/replay/);
});
