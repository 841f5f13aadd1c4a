import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import type { Signer } from '../../../src/report/dsse.ts';
import { bundleIn, filesBelow, tempFolder } from './fixture-bundle.ts';
import { planOf } from './fixture-plan.ts';
import { goodBut, goodPlays, runOf } from './fixture-run.ts';
import { verifiedPayload } from './verify-dsse.ts';

type Run = ReturnType<typeof runOf>;

const published = loadSchemas('tests/unit/report/published');
const sum = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

const RUNS: [string, Run, string][] = [
  ['READY', runOf(goodPlays()), 'PASSED'],
  ['CONDITIONAL', runOf(goodBut('6.1', { skip: 'writes are not allowed' })), 'WARNED'],
  ['NOT READY', runOf(goodBut('1.1', { failed: 'schema' })), 'FAILED'],
  ['INCOMPLETE', runOf(goodPlays().slice(0, 2), { interrupted: true }), 'FAILED'],
];

test.each(RUNS)(
  'a run that is %s is attested with the result of its verdict',
  async (verdict, run, result) => {
    const { statement } = await attested(run);
    expect(published.check('in-toto-test-result', statement as unknown as JsonValue)).toEqual([]);
    expect(statement.predicate.result).toBe(result);
    expect(annotation(statement, 'verdict')).toBe(verdict);
  },
);

test('the statement is about the archive, and names spec document, evidence log and model with their sums', async () => {
  const { statement, files, bundle } = await attested(runOf(goodPlays()));
  expect(statement.subject).toEqual([
    { name: bundle.archive.path, digest: { sha256: sum(files.get(bundle.archive.path)) } },
  ]);
  const named = statement.predicate.configuration;
  expect(named.map(({ name }) => name)).toEqual([
    'artifacts/spec/requests_doc.md',
    'logs/qtickets_run_20251109_135921.jsonl',
    'audit.json',
  ]);
  for (const { name, digest } of named) expect(digest.sha256, name).toBe(sum(files.get(name)));
  expect(annotation(statement, 'evidenceChainHead')).toBe(bundle.run.integrity.evidenceChainHead);
  expect(annotation(statement, 'evidenceEntries')).toBe(bundle.run.integrity.evidenceEntries);
});

test('entries with a finding passed with a warning, and what was skipped or not run is in no list', async () => {
  const plays = goodPlays().map((play) => {
    if (play.id === '1.1') return { ...play, failed: 'schema', findings: [{ kind: 'x', message: 'y' }] };
    return play.id === '2.1' ? { ...play, skip: 'not allowed' } : play;
  });
  const run = runOf(
    plays.filter(({ id }) => id !== '3.1'),
    { plan: planOf({ profile: 'full' }, ['3.1']) },
  );
  const { statement } = await attested(run);
  expect(statement.predicate).toMatchObject({
    passedTests: ['2.2', '3.7', '6.1'],
    warnedTests: ['7.2'],
    failedTests: ['1.1'],
  });
});

test('without a key the bundle has no envelope, and says that nobody signed it', async () => {
  const { files, bundle } = await attested(runOf(goodPlays()));
  expect([...files.keys()].filter((name) => name.startsWith('attestation'))).toEqual(['attestation.json']);
  expect(bundle.signedBy).toBeNull();
});

test('a signed envelope holds the bytes of the statement, and all of it stands in SHA256SUMS', async () => {
  const { publicKey, signer } = freshKey();
  const { files, bundle } = await attested(runOf(goodPlays()), signer);
  const envelope = (files.get('attestation.dsse.json') ?? Buffer.alloc(0)).toString('utf8');
  expect(published.check('dsse-envelope', JSON.parse(envelope) as JsonValue)).toEqual([]);
  const payload = verifiedPayload(envelope, publicKey);
  expect(payload?.equals(files.get('attestation.json') ?? Buffer.alloc(0))).toBe(true);
  expect(JSON.parse(envelope)).toMatchObject({ signatures: [{ keyid: signer.keyId }] });
  expect(bundle.signedBy).toBe(signer.keyId);
  const sums = (files.get('SHA256SUMS') ?? Buffer.alloc(0)).toString('utf8');
  for (const name of ['attestation.json', 'attestation.dsse.json']) {
    expect(sums).toContain(`${sum(files.get(name))}  ${name}\n`);
  }
  execFileSync('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], { cwd: bundle.folder.path });
});

test('a signature changes no other file, and the same key and run give the same bytes', async () => {
  const { signer } = freshKey();
  const [plain, first, second] = [
    await attested(runOf(goodPlays())),
    await attested(runOf(goodPlays()), signer),
    await attested(runOf(goodPlays()), signer),
  ];
  expect([...first.files]).toEqual([...second.files]);
  const changed = [...first.files].filter(([name, bytes]) => plain.files.get(name)?.equals(bytes) !== true);
  expect(changed.map(([name]) => name)).toEqual(['SHA256SUMS', 'attestation.dsse.json']);
});

interface Statement {
  subject: unknown[];
  predicate: {
    result: string;
    configuration: { name: string; digest: { sha256: string }; annotations?: Record<string, unknown> }[];
  };
}

async function attested(run: Run, signer: Signer | null = null) {
  const bundle = await bundleIn(await tempFolder(), run, { signer });
  const files = await filesBelow(bundle.folder.path);
  const statement = JSON.parse((files.get('attestation.json') ?? '').toString()) as Statement;
  return { statement, files, bundle };
}

function annotation({ predicate }: Statement, name: string): unknown {
  return predicate.configuration.flatMap(({ annotations }) => annotations?.[name] ?? []).at(0);
}

function freshKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { publicKey, signer: { keyId: 'k1', sign: (bytes: Uint8Array) => sign(null, bytes, privateKey) } };
}
