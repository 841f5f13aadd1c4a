import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifiedPayload } from '../unit/report/verify-dsse.ts';
import { audit } from './audit-in-process.ts';
import { runCommand, scratchFolder } from './run-command.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const secret = pem.split('\n')[1] ?? '';

// Loaded by every Node process that the command starts, itself included: notes whether the process was given the key.
const probe = join(folder.path, 'probe.cjs');
writeFileSync(
  probe,
  "const given = 'AUDIT_SIGNING_KEY' in process.env;" +
    "require('node:fs').appendFileSync(process.env.PROBE_OUT, process.pid + ' ' + given + '\\n');",
);

test('an audit with a key signs its bundle, and neither a file nor a process it starts gets the key', async () => {
  const out = join(folder.path, 'signed');
  const seen = join(folder.path, 'processes.txt');
  const { code, stdout, stderr } = await runCommand('audit.ts', ['--only', '1.1', '--out', out], {
    env: { AUDIT_SIGNING_KEY: pem, NODE_OPTIONS: `--require=${probe}`, PROBE_OUT: seen },
  });
  expect([code, stderr]).toEqual([0, '']);
  const bundle = join(out, readdirSync(out).find((name) => name.startsWith('qtickets_')) ?? 'no folder');
  const envelope = readFileSync(join(bundle, 'attestation.dsse.json'), 'utf8');
  const payload = verifiedPayload(envelope, publicKey);
  expect(payload?.equals(readFileSync(join(bundle, 'attestation.json')))).toBe(true);
  const { signatures } = JSON.parse(envelope) as { signatures: { keyid: string }[] };
  expect(stdout).toContain(`Signed by key ${signatures[0]?.keyid}\n`);
  const noted = readFileSync(seen, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
  // The command's own threads have its process id.
  const [command] = noted[0] ?? [];
  const started = noted.filter(([pid]) => pid !== command);
  expect(noted[0]).toEqual([command, 'true']);
  expect(started.length).toBeGreaterThan(0);
  expect(started.filter(([, given]) => given !== 'false')).toEqual([]);
  for (const text of [stdout, ...textsBelow(out)]) expect(text.includes(secret)).toBe(false);
});

test.each([
  ['a path where no file is', '/nowhere/audit-key.pem'],
  ['a public key', publicKey.export({ format: 'pem', type: 'spki' }).toString()],
  ['a key that is cut off', pem.slice(0, 70)],
  ['the key without its frame', secret],
])(
  '%s stops the command before the run, with exit code 2 and without a word of the value',
  async (_, value) => {
    const out = join(folder.path, 'refused');
    const result = await audit(['--out', out], { env: { AUDIT_SIGNING_KEY: value } });
    expect(result.code).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(/^USAGE: .*AUDIT_SIGNING_KEY/);
    const parts = value.split('\n').filter((part) => part.length >= 8 && !part.startsWith('-----'));
    expect(parts.filter((part) => result.stderr.includes(part))).toEqual([]);
    expect(existsSync(out)).toBe(false);
  },
);

function textsBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}
