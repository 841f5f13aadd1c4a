import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyMain } from '../../scripts/commands/verify-main.ts';
import { STATEMENT } from '../../src/verify/attest/check-attestation.ts';
import { openBundle } from '../../src/verify/files/bundle.ts';
import { ENVELOPE } from '../tamper/another-signature.ts';
import { pathLike } from '../tamper/seal-again.ts';
import { signedFiles } from '../tamper/signed-files.ts';
import { modelIn } from './audit-of.ts';
import { callCommand } from './call-command.ts';
import { type CommandResult, runCommand, scratchFolder } from './run-command.ts';
import { SHARED_RUNS, type SharedRun, sharedRun } from './shared-runs.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

// In the other order than the other files ask for them, so that two processes do not wait for each other.
test.each(SHARED_RUNS.toReversed())(
  'the bundle of a real run agrees, whatever its verdict: %s',
  async (name) => {
    const run = await sharedRun(name);
    const { verdict } = run;
    const { code, stdout, stderr } = await verifyRun(run, join(run.out, 'latest'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`the audit's verdict is ${verdict}`);
  },
);

test('an audit of a document of its own is not comparable, and exits with 3', async () => {
  const { out, cases } = await sharedRun('a few entries, one of which fails');
  const { code, stdout } = await verifyBy(cases, join(out, 'latest'));
  expect(code).toBe(3);
  expect(stdout).toContain('--spec');
});

/** The run whose bundle is copied, packed, signed and altered. */
const theRun = () => sharedRun('fewer entries on recordings');

test('the archive alone agrees too, and what it cannot show is said', async () => {
  const { archive } = await signedArchive('alone', []);
  const { code, stdout } = await verify(archive);
  expect(code).toBe(0);
  expect(stdout).toContain('Not checked:');
  expect(stdout).toContain('--attestation');
});

test('an archive with its attestation beside it, or named, is verified with a key', async () => {
  const { archive, key, envelope } = await signedArchive('beside', [STATEMENT, ENVELOPE]);
  const beside = await verify(archive, '--key', key);
  expect([beside.code, beside.stdout]).toEqual([0, expect.stringContaining('signed by the key named')]);
  // The archive does not say who signed: this one has nothing beside it.
  const bare = join(folder.path, 'bare.zip');
  copyFileSync(archive, bare);
  expect((await verify(bare, '--key', key)).code).toBe(1);
  const named = await verify(bare, '--key', key, '--attestation', envelope);
  expect([named.code, named.stdout]).toEqual([0, expect.stringContaining('signed by the key named')]);
  const { envelope: another } = await signedArchive('another', [STATEMENT, ENVELOPE]);
  expect((await verify(bare, '--key', key, '--attestation', another)).code).toBe(1);
});

test('which run it was is said: an old bundle does not pass for the one of today', async () => {
  const { out } = await theRun();
  const { stdout } = await verify(join(out, 'latest'));
  const { run, verdict } = modelIn(out);
  for (const fact of [
    run.id,
    run.startedAt,
    run.target,
    run.profile,
    verdict.saidOf,
    run.commit,
    verdict.status,
  ])
    expect(stdout).toContain(String(fact));
});

/** A copy of an archive, with these of its attestations beside it; the key that signed, and the envelope. */
async function signedArchive(
  name: string,
  beside: readonly string[],
): Promise<{ archive: string; key: string; envelope: string }> {
  const latest = join((await theRun()).out, 'latest');
  const { files, key } = signedFiles(new Map(openBundle(latest).files));
  const own = join(folder.path, name);
  mkdirSync(join(own, 'kept'), { recursive: true });
  const write = (path: string, bytes: Buffer | string) => {
    writeFileSync(join(own, path), bytes);
    return join(own, path);
  };
  const bytesOf = (path: string) => files.get(path) ?? Buffer.alloc(0);
  for (const path of beside) write(path, bytesOf(path));
  return {
    archive: write('audit.zip', bytesOf(pathLike(files, /\.zip$/))),
    key: write('key.pub.pem', key.key.export({ type: 'spki', format: 'pem' })),
    envelope: write(join('kept', ENVELOPE), bytesOf(ENVELOPE)),
  };
}

test('a number that is changed in the document exits with 1, and both values and their places are said', async () => {
  const copy = join(folder.path, 'changed');
  cpSync(join((await theRun()).out, 'latest'), copy, {
    recursive: true,
    dereference: true,
  });
  const name = readdirSync(copy).find((file) => file.endsWith('.md')) ?? 'no document';
  const text = readFileSync(join(copy, name), 'utf8');
  writeFileSync(join(copy, name), text.replace('- **Executed**: 6 of', '- **Executed**: 7 of'));
  const { code, stdout } = await verify(copy);
  expect(code).toBe(1);
  expect(stdout).toContain('**Executed**: 7');
  expect(stdout).toContain('**Executed**: 6');
  expect(stdout).toMatch(/\.md:\d+/);
});

test.each([
  ['nothing', 'none'],
  ['a folder that is no bundle', 'docs'],
])('%s exits with 2', async (_, path) => {
  const { code, stderr } = await verify(path);
  expect(code).toBe(2);
  expect(stderr).toContain('BUNDLE_REFUSED');
});

// A process: what ends it, with which code, and what it prints on which stream.
test('a verification that takes longer than it may is ended, and says where it was', async () => {
  const { code, stdout, stderr } = await runCommand('verify.ts', [
    'tests/released/0.1.0.zip',
    '--timeout',
    '0.001',
  ]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /^BUNDLE_REFUSED: tests\/released\/0\.1\.0\.zip while reading .+: it takes more than 0\.001 s/,
  );
});

/** By the contract of that run. */
async function verify(...args: string[]): Promise<CommandResult> {
  return verifyRun(await theRun(), ...args);
}

function verifyRun({ cases, spec }: SharedRun, ...args: string[]): Promise<CommandResult> {
  return verifyBy(cases, ...args, ...(spec === null ? [] : ['--spec', spec]));
}

function verifyBy(cases: SharedRun['cases'], ...args: string[]): Promise<CommandResult> {
  return callCommand((io) => verifyMain(io, cases), args);
}
