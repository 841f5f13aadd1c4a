import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifiedPayload } from '../unit/report/verify-dsse.ts';
import { audit } from './audit-in-process.ts';
import { runIn } from './audit-of.ts';
import { scratchFolder } from './run-command.ts';
import { signedRun } from './signed-run.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const secretOf = (key: string) => key.split('\n')[1] ?? '';

test('an audit with a key signs its bundle, and neither a file nor a process it starts gets the key', async () => {
  const { result, out, key, publicKey: own, processes } = await signedRun();
  expect([result.code, result.stderr]).toEqual([0, '']);
  const { path: bundle } = runIn(out);
  const envelope = readFileSync(join(bundle, 'attestation.dsse.json'), 'utf8');
  const payload = verifiedPayload(envelope, createPublicKey(own));
  expect(payload?.equals(readFileSync(join(bundle, 'attestation.json')))).toBe(true);
  const { signatures } = JSON.parse(envelope) as { signatures: { keyid: string }[] };
  expect(result.stdout).toContain(`Signed by key ${signatures[0]?.keyid}\n`);
  // The command's own threads have its process id.
  const [command] = processes;
  const started = processes.filter(({ pid }) => pid !== command?.pid);
  expect(command?.given).toBe(true);
  expect(started.length).toBeGreaterThan(0);
  expect(started.filter(({ given }) => given)).toEqual([]);
  const secret = secretOf(key);
  expect(secret.length).toBeGreaterThan(30);
  for (const text of [result.stdout, ...textsBelow(out)]) expect(text.includes(secret)).toBe(false);
});

test.each([
  ['a path where no file is', '/nowhere/audit-key.pem'],
  ['a public key', publicKey.export({ format: 'pem', type: 'spki' }).toString()],
  ['a key that is cut off', pem.slice(0, 70)],
  ['the key without its frame', secretOf(pem)],
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
