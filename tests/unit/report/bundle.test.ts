import { execFileSync } from 'node:child_process';
import { lstat, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../../src/common/canonical-json.ts';
import { AuditError } from '../../../src/model/errors.ts';
import type { Bundle } from '../../../src/report/write-bundle.ts';
import { bundleIn, filesBelow, tempFolder } from './fixture-bundle.ts';
import { goodBut, goodPlays, runOf } from './fixture-run.ts';

const JUNIT =
  '<testsuites tests="1"><testsuite name="tests/contract/orders.test.ts" tests="1"/></testsuites>';

test('a bundle has the files of the layout, and SHA256SUMS names every other one', async () => {
  const { folder } = await bundleIn(await tempFolder(), runOf(goodPlays()), { junitXml: JUNIT });
  const files = await filesBelow(folder.path);
  const responses = ['1_1', '2_1', '2_2', '3_1', '3_7', '6_1_read', '7_2'];
  const expected = [
    'SHA256SUMS',
    'artifacts/clickhouse_counts_20251109_135921.csv',
    ...responses.map((name) => `artifacts/qtickets_responses/test_${name}.json`),
    'artifacts/spec/requests_doc.md',
    'attestation.json',
    'audit.json',
    'ctrf.json',
    'junit.xml',
    'logs/qtickets_run_20251109_135921.jsonl',
    'qtickets_audit_20251109_135921.html',
    'qtickets_audit_20251109_135921.md',
    'qtickets_run_20251109_135921.zip',
  ];
  expect([...files.keys()].sort()).toEqual(expected.sort());
  const sums = textIn(files, 'SHA256SUMS').trimEnd().split('\n');
  expect(sums).toHaveLength(files.size - 1);
  execFileSync('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], { cwd: folder.path });
});

test('the archive lists every file but itself, its attestation and SHA256SUMS, with the same bytes', async () => {
  const { folder, archive } = await bundleIn(await tempFolder(), runOf(goodPlays()));
  const files = await filesBelow(folder.path);
  const outside = ['SHA256SUMS', 'attestation.json', archive.path];
  const names = execFileSync('unzip', ['-Z1', archive.path], { cwd: folder.path, encoding: 'utf8' });
  const listed = names.trimEnd().split('\n');
  expect(listed).toEqual([...files.keys()].filter((name) => !outside.includes(name)).sort());
  for (const name of listed) {
    const unzipped = execFileSync('unzip', ['-p', archive.path, name], { cwd: folder.path });
    expect(unzipped.equals(files.get(name) ?? Buffer.alloc(0)), name).toBe(true);
  }
  expect(archive.sha256).toBe(sha256(files.get(archive.path) ?? ''));
});

test('two runs with a fixed clock give the same bytes, wherever they are written', async () => {
  const bundles = [];
  for (const [port, zone] of [
    [40001, 'Europe/Moscow'],
    [40002, 'America/New_York'],
  ] as const) {
    const out = await tempFolder();
    const evidence = `${out}/x failed: connect ECONNREFUSED 127.0.0.1:${port}`;
    const run = runOf(goodBut('1.1', { actual: evidence }), {
      clockFixed: true,
      baseUrl: `http://user:hunter2@127.0.0.1:${port}/api`,
      unhandledErrors: [`${process.cwd()}/src/x.ts:1 at ${out}/y`],
    });
    for (const { exchanges } of run.evidence) {
      for (const { response } of exchanges) {
        if (response !== null) response.headers['Date'] = new Date(port * 1000).toUTCString();
      }
    }
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      const { folder } = await bundleIn(out, run, { junitXml: JUNIT });
      bundles.push({ out, files: await filesBelow(folder.path) });
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  }
  const [first, second] = bundles;
  expect([...(first?.files.keys() ?? [])]).toEqual([...(second?.files.keys() ?? [])]);
  const differing = [...(first?.files ?? [])].filter(([name, content]) => {
    return !content.equals(second?.files.get(name) ?? Buffer.alloc(0));
  });
  expect(differing.map(([name]) => name)).toEqual([]);
  for (const [name, content] of first?.files ?? []) {
    for (const secret of [first?.out ?? '', process.cwd(), '40001', 'hunter2']) {
      expect(content.includes(secret), `${name} holds ${secret}`).toBe(false);
    }
  }
});

test('a second run of the same second gets the next suffix, and latest points at it', async () => {
  const out = await tempFolder();
  const first = await bundleIn(out, runOf(goodPlays()));
  const second = await bundleIn(out, runOf(goodPlays()));
  expect(second.folder.name).toBe(`${first.folder.name}_2`);
  expect((await lstat(join(out, 'latest'))).isSymbolicLink()).toBe(true);
  expect(await readlink(join(out, 'latest'))).toBe(second.folder.name);
  const [a, b] = [await filesBelow(first.folder.path), await filesBelow(second.folder.path)];
  expect([...b].every(([name, content]) => content.equals(a.get(name) ?? Buffer.alloc(0)))).toBe(true);
});

test('the evidence log has one canonical event a line, numbered, and the sums of the files it names', async () => {
  const { folder, run } = await bundleIn(await tempFolder(), runOf(goodPlays()));
  const files = await filesBelow(folder.path);
  const log = textIn(files, run.integrity.evidenceFile);
  expect(run.integrity.evidenceSha256).toBe(sha256(log));
  const events = log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(run.integrity.evidenceEntries).toBe(events.length);
  expect(events[0]?.event).toBe('runStarted');
  expect(events.at(-1)?.event).toBe('runFinished');
  const finished = events.filter(({ event }) => event === 'scenarioFinished');
  expect(finished.map(({ id }) => id)).toEqual(['1.1', '2.1', '2.2', '3.1', '3.7', '6.1', '7.2']);
  for (const { artifact } of finished)
    expect(artifact?.sha256).toBe(sha256(textIn(files, artifact?.path ?? '')));
});

test('a model that does not meet its schema is refused, and the folder stays unfinished', async () => {
  const out = await tempFolder();
  const before = await bundleIn(out, runOf(goodPlays()));
  const broken = runOf(goodPlays(), { schemas: [{ file: 'a.json', sha256: 'not a sum' }] });
  const failure = await bundleIn(out, broken).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AuditError);
  expect(failure).toMatchObject({ code: 'REPORT_INVALID' });
  expect(String(failure)).toContain('/schemas/0/sha256');
  const left = await filesBelow(`${before.folder.path}_2`);
  expect([...left.keys()]).not.toContain('audit.json');
  expect([...left.keys()]).not.toContain('SHA256SUMS');
  expect(await readlink(join(out, 'latest'))).toBe(before.folder.name);
});

test('personal data in an evidence file makes the run NOT READY, and everything says so', async () => {
  const bundle = await bundleIn(await tempFolder(), runOf(goodPlays()), {
    scan: (name) => (name.endsWith('test_2_1.json') ? [{ at: '/exchanges/0', kind: 'email' }] : []),
  });
  expect(bundle.run.verdict.status).toBe('NOT READY');
  expect(bundle.run.maskingScan.hits).toEqual([
    { file: 'artifacts/qtickets_responses/test_2_1.json', at: '/exchanges/0', kind: 'email' },
  ]);
  expect(await documentOf(bundle)).toContain('NOT READY');
});

test('personal data that only the document holds makes the run NOT READY as well', async () => {
  const scanned: string[] = [];
  const bundle = await bundleIn(
    await tempFolder(),
    runOf(goodBut('1.1', { notes: ['call ann@example.com'] })),
    {
      scan: (name, content) => {
        scanned.push(name);
        const at = content.split('\n').findIndex((line) => line.includes('ann@example.com'));
        return name.endsWith('.md') && at >= 0 ? [{ at: `line ${at + 1}`, kind: 'email' }] : [];
      },
    },
  );
  const document = await documentOf(bundle);
  const line = document.split('\n').findIndex((text) => text.includes('ann@example.com')) + 1;
  expect(bundle.run.maskingScan.hits).toMatchObject([{ at: `line ${line}`, kind: 'email' }]);
  expect(bundle.run.verdict.status).toBe('NOT READY');
  expect(document).not.toContain('CONDITIONAL');
  expect(bundle.run.maskingScan.files).toBe(new Set(scanned).size);
  expect(scanned.some((name) => name.startsWith('artifacts/spec/'))).toBe(false);
});

test('a scan that fails leaves no finished bundle', async () => {
  const out = await tempFolder();
  const failing = () => {
    throw new Error('the scan is broken');
  };
  await expect(bundleIn(out, runOf(goodPlays()), { scan: failing })).rejects.toThrow('the scan is broken');
  expect([...(await filesBelow(out)).keys()].filter((name) => name.includes('SHA256SUMS'))).toEqual([]);
});

test('section 8 lists the evidence files with the size and sum that they have on disk', async () => {
  const bundle = await bundleIn(await tempFolder(), runOf(goodPlays()), { junitXml: JUNIT });
  const files = await filesBelow(bundle.folder.path);
  const document = await documentOf(bundle);
  const own = [...bundle.documents, 'audit.json', bundle.archive.path, 'attestation.json', 'SHA256SUMS'];
  for (const [name, content] of files) {
    const row = `| ${content.length} | \`${sha256(content)}\` |`;
    expect(document.includes(row), name).toBe(!own.includes(name));
  }
});

test('a JUnit report that is not well-formed breaks the evidence, and a missing one does not', async () => {
  const out = await tempFolder();
  const broken = await bundleIn(out, runOf(goodPlays()), { junitXml: '<testsuites><testsuite>' });
  expect(broken.run.verdict.status).toBe('NOT READY');
  const empty = await bundleIn(out, runOf(goodPlays()), { junitXml: '' });
  expect(empty.run.verdict.status).toBe('READY');
});

test('the copy of the spec document is the file that was read, or the evidence is broken', async () => {
  const out = await tempFolder();
  const withMark = runOf(goodPlays());
  withMark.plan.spec.sha256 = sha256(`\uFEFF${withMark.plan.spec.text}`);
  const { folder, run } = await bundleIn(out, withMark);
  expect(run.verdict.status).toBe('READY');
  expect(sha256(await readFile(join(folder.path, 'artifacts/spec/requests_doc.md')))).toBe(run.spec.sha256);
  const other = runOf(goodPlays());
  other.plan.spec.sha256 = 'd'.repeat(64);
  expect((await bundleIn(out, other)).run.verdict.status).toBe('NOT READY');
});

test('an empty and an interrupted run give a whole bundle too', async () => {
  const out = await tempFolder();
  for (const run of [
    runOf([], { warehouse: null, git: null }),
    runOf(goodPlays().slice(0, 1), { interrupted: true }),
  ]) {
    const { folder } = await bundleIn(out, run);
    execFileSync('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], { cwd: folder.path });
  }
});

interface LogLine {
  seq: number;
  event: string;
  id?: string;
  artifact?: { path: string; sha256: string };
}

function textIn(files: Map<string, Buffer>, path: string): string {
  return (files.get(path) ?? Buffer.from('no such file')).toString('utf8');
}

async function documentOf({ folder, documents }: Bundle): Promise<string> {
  return readFile(join(folder.path, documents[0] ?? ''), 'utf8');
}
