import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { type CommandIo, runMain } from '../../../scripts/commands/command-io.ts';
import { lintArguments } from '../../../scripts/commands/lint-audit-main.ts';
import { reportArguments, verifyArguments } from '../../../scripts/commands/verify-command.ts';
import { busyAllowed } from '../../../scripts/commands/watched.ts';
import { AuditError } from '../../../src/model/errors.ts';
import { publicKeyFrom } from '../../../src/verify/attest/check-signature.ts';

const said = async (read: (io: CommandIo) => unknown, args: string[], env: CommandIo['env'] = {}) => {
  let err = '';
  const io = { args, env, stdout: () => {}, stderr: (text: string) => (err += text) };
  const code = await runMain((given) => {
    read(given);
    return 0;
  }, io);
  return { code, err };
};

test.each([
  [verifyArguments, []],
  [verifyArguments, ['a', '--nope']],
  [verifyArguments, ['a', 'b']],
  [reportArguments, ['a', '--timeout', 'x']],
  [lintArguments, ['a', '--min-confidence', 'hi']],
])('a wrong argument is told as every error: what, and where to look', async (read, args) => {
  const { code, err } = await said(read, args);
  expect(code).toBe(2);
  expect(err).toMatch(/^USAGE: \S.*\n {2}\S.*--?\w/s);
  expect(err).not.toMatch(/^error:/m);
});

const PEM = String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
const keyOf = ({ args }: CommandIo) => publicKeyFrom(args[1] ?? '');
test.each<[string, (io: CommandIo) => unknown, string[]]>([
  ['an option that is no path', lintArguments, ['a', '--min-confidence', PEM]],
  ['an option that nobody knows', verifyArguments, ['a', PEM]],
  ['the key itself', keyOf, ['--key', PEM]],
  ['a token of the environment', lintArguments, ['a', '--min-confidence', 'invented-token']],
])('a secret that is given where none belongs is not told back: %s', async (_, read, args) => {
  const { code, err } = await said(read, args, { QTICKETS_TOKEN: 'invented-token' });
  expect(code).toBe(2);
  expect(err).toMatch(/^USAGE: .*\{\{secret\}\}/);
  expect(err).not.toMatch(/PRIVATE KEY|MC4C|invented/);
});

test('in a workflow of GitHub what could not be done is an annotation, too, of one line and without a secret', async () => {
  const github = { GITHUB_ACTIONS: 'true', QTICKETS_TOKEN: 'invented-token' };
  const annotation = async (read: (io: CommandIo) => unknown, args: string[]) => {
    const { code, err } = await said(read, args, github);
    expect(code).toBe(2);
    return err.split('\n').filter((line) => line.startsWith('::error'));
  };
  const mismatch = () => {
    throw new AuditError('LIVE_SETTINGS', 'two lines\n::stop-commands::x', 'Set 100% of them.');
  };
  expect(await annotation(mismatch, [])).toEqual([
    expect.stringMatching(/^::error title=LIVE_SETTINGS::two lines%0A.*100%25/),
  ]);
  expect(await annotation(verifyArguments, ['a', '--nope'])).toEqual([
    expect.stringMatching(/^::error title=USAGE::.*--nope/),
  ]);
  for (const text of [PEM, 'invented-token']) {
    const [line = ''] = await annotation(lintArguments, ['a', '--min-confidence', text]);
    expect(line).toMatch(/^::error title=USAGE::.*\{\{secret\}\}/);
    expect(line).not.toMatch(/PRIVATE KEY|MC4C|invented/);
  }
  expect((await said(mismatch, [])).err).not.toContain('::error');
  expect((await said(() => 0, [], github)).err).toBe('');
});

test('the document of a bundle takes what checking the bundle takes', () => {
  const io = {
    args: ['b', '--timeout', '60', '--spec', 's.md', '--out', 'o.md'],
    env: {},
    stdout() {},
    stderr() {},
  };
  expect(reportArguments(io)).toEqual({ path: 'b', timeout: 60, spec: 's.md', out: 'o.md' });
});

test('a processor that is slow to load the program may be slow to read, in proportion; one that is quick has no less', () => {
  expect(busyAllowed(8, 0.1)).toBe(8);
  expect(busyAllowed(8, 0.5)).toBe(8);
  expect(busyAllowed(8, 1)).toBe(16);
  expect(busyAllowed(16, 1.5)).toBe(48);
});
