import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lintAuditMain } from '../../scripts/commands/lint-audit-main.ts';
import { untrueSentences } from '../unit/report/document-sentences.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn } from './audit-of.ts';
import { callCommand } from './call-command.ts';
import { scratchFolder } from './run-command.ts';
import { SHARED_RUNS, sharedRun } from './shared-runs.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

test.each(SHARED_RUNS)('the document of a real run holds no contradiction: %s', async (name) => {
  const { out, verdict, result } = await sharedRun(name);
  if (verdict !== 'INCOMPLETE') expect(result.stderr).toBe('');
  expect(modelIn(out).verdict.status).toBe(verdict);
  expect(await lint(documentOf(out))).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
});

test.each(SHARED_RUNS)('every sentence of a real run follows from its model: %s', async (name) => {
  const { out } = await sharedRun(name);
  expect(untrueSentences(modelIn(out), documentIn(out))).toEqual([]);
});

test('the document of a loader that loads nothing holds no contradiction', async () => {
  const out = join(folder.path, 'loader');
  await audit(['--loader', 'true', '--out', out], {
    only: ['1.1', '2.1', '3.6', '4.1', '5.1', '6.8', '7.1'],
  });
  expect(modelIn(out).verdict.status).not.toBe('READY');
  expect(await lint(documentOf(out))).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
});

test('a number that is changed in such a document is found', async () => {
  const { out } = await sharedRun('profile seed with read access');
  const text = readFileSync(documentOf(out), 'utf8');
  const changed = join(folder.path, 'changed.md');
  writeFileSync(changed, text.replace('- **Executed**: 21', '- **Executed**: 22'));
  expect(readFileSync(changed, 'utf8')).not.toBe(text);
  expect((await lint(changed)).code).toBe(1);
});

test('seats of documented calls name their event', async () => {
  const { seats } = modelIn((await sharedRun('profile documented on a simulator')).out).metrics;
  expect(seats.map(({ eventId, showId, from }) => [eventId, showId, from])).toEqual([
    ['33', '41', 'R13'],
    ['33', '42', 'R13'],
  ]);
});

function lint(path: string) {
  return callCommand(lintAuditMain, ['--json', path]);
}

function documentOf(out: string): string {
  const latest = join(out, 'latest');
  return join(latest, readdirSync(latest).find((name) => name.endsWith('.md')) ?? 'no document');
}
