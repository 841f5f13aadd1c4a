import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleIn, modelOf, tempFolder } from './fixture-bundle.ts';
import { goodBut, goodPlays, runOf } from './fixture-run.ts';

const digest = (line: string) => createHash('sha256').update(Buffer.from(line, 'utf8')).digest('hex');

test('each line of the evidence log holds the SHA-256 of the line before, the first one zeros', async () => {
  const { lines } = await logOf(runOf(goodBut('1.1', { actual: 'Кассир ответил' })));
  expect(lines.length).toBeGreaterThan(10);
  let before = '0'.repeat(64);
  for (const [index, line] of lines.entries()) {
    expect((JSON.parse(line) as { prev: string }).prev, `line ${index + 1}`).toBe(before);
    before = digest(line);
  }
});

test('the SHA-256 of the last line stands in the model, the document and the attestation', async () => {
  const { lines, run, document, attestation } = await logOf(runOf(goodPlays()));
  const head = digest(lines.at(-1) ?? '');
  expect(run.integrity.evidenceChainHead).toBe(head);
  const footer = document.slice(document.lastIndexOf('\n---\n'));
  expect(footer).toContain(`\`${head}\``);
  expect(footer).toContain(`\`${run.integrity.evidenceSha256}\``);
  expect(attestation).toContain(head);
});

test('another event anywhere gives another head', () => {
  const heads = [
    runOf(goodPlays()),
    runOf(goodBut('1.1', { actual: '201' })),
    runOf(goodBut('7.2', { notes: ['seen twice'] })),
    runOf(goodPlays(), { interrupted: true }),
  ].map((run) => modelOf(run).integrity.evidenceChainHead);
  expect(new Set(heads).size).toBe(heads.length);
  expect(modelOf(runOf(goodPlays())).integrity.evidenceChainHead).toBe(heads[0]);
});

async function logOf(run: ReturnType<typeof runOf>) {
  const bundle = await bundleIn(await tempFolder(), run);
  const read = (path: string) => readFile(join(bundle.folder.path, path), 'utf8');
  const log = await read(bundle.run.integrity.evidenceFile);
  return {
    run: bundle.run,
    lines: log.trimEnd().split('\n'),
    document: await read(bundle.documents[0] ?? ''),
    attestation: await read('attestation.json'),
  };
}
