import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contractFiles } from '../../../src/command/contract-sources.ts';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { renderMarkdown } from '../../../src/documents/markdown/render-markdown.ts';
import { withTitles } from '../../../src/documents/titles.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { modelOf } from './fixture-bundle.ts';
import { ENTRIES } from './fixture-plan.ts';
import { goodBut, goodPlays, runOf } from './fixture-run.ts';

const FILES = ['logs/a.jsonl', 'audit.csv'].map((path, index) => ({
  path,
  bytes: 12,
  sha256: String(index).repeat(64),
}));
const RUNS = {
  ready: runOf(goodPlays()),
  failed: runOf(goodBut('1.1', { failed: 'rule:ordered' })),
  skipped: runOf(goodBut('6.1', { skip: 'writes are not allowed' })),
  interrupted: runOf(goodPlays().slice(0, 3), { interrupted: true }),
};

test.each(Object.entries(RUNS))('no line of the document says what another says: %s', (_, run) => {
  const lines = renderMarkdown(modelOf(run), FILES)
    .split('\n')
    .map((line) => line.replace(/^(?:[-*]|\d+\.) (?:\[[ x]\] )?(?:\*\*[^*]+\*\*: )?/, ''))
    // What is a mark, a number or a word of a table alone may stand twice.
    .filter((line) => line.split(' ').length > 4 && !line.startsWith('|'));
  expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
});

test('every hash but that of the commit stands once, below all that is to be read', () => {
  const document = renderMarkdown(modelOf(RUNS.ready), FILES);
  const end = document.lastIndexOf('\n---\n');
  const sums = [...document.matchAll(/`[0-9a-f]{64}`/g)];
  expect(sums.length).toBeGreaterThan(FILES.length);
  expect(new Set(sums.map(([sum]) => sum)).size).toBe(sums.length);
  expect(sums.every(({ index }) => index > end)).toBe(true);
});

test('what is folded opens and closes in turn, and hides no failure', () => {
  const document = renderMarkdown(modelOf(RUNS.failed), FILES);
  const marks = document.match(/<\/?details>/g) ?? [];
  expect(marks.length).toBeGreaterThan(0);
  expect(marks.every((mark, index) => mark === (index % 2 === 0 ? '<details>' : '</details>'))).toBe(true);
  const open = document.replace(/<details>[\s\S]*?<\/details>/g, '');
  expect(open).toContain('rule:ordered');
});

test('the title of an entry cannot end what is folded, nor begin anything', () => {
  const model = modelOf(RUNS.failed);
  const [entry] = model.entries;
  if (entry !== undefined) entry.title = '</details> <script>x</script> | **bold** [a](http://b)';
  const document = renderMarkdown(model, FILES);
  expect(document).not.toMatch(/(?<!\\)<script/);
  expect(document.match(/(?<!\\)<\/details>/g)).toHaveLength(
    document.match(/(?<!\\)<details>/g)?.length ?? 0,
  );
});

test('a title that says that something does not exist is a name, not a statement', () => {
  const model = modelOf(RUNS.failed);
  for (const entry of model.entries) entry.title = 'Order that does not exist, of 3 tests failed';
  const spec = { file: 'requests_doc.md', entries: ENTRIES };
  expect(lintAudit(renderMarkdown(model, []), spec).map(({ message }) => message)).toEqual([]);
});

test('ids of a list in a sentence get their titles; a version, and a list too long for a sentence, stay', () => {
  const run = modelOf(RUNS.ready);
  expect(withTitles(run, '2 entries failed: 1.1, 6.1 read.')).toBe(
    '2 entries failed: 1.1 Entry 1.1; 6.1 Entry 6.1 (read).',
  );
  expect(withTitles(run, '1 write is left on the account, of 6.1 write: section 5 says more.')).toContain(
    'of 6.1 Entry 6.1 (write): ',
  );
  for (const sentence of [
    'The evidence is broken: HTTP 1.1 without an answer',
    `7 entries failed: ${run.entries.map(({ id }) => id).join(', ')}.`,
  ])
    expect(withTitles(run, sentence)).toBe(sentence);
});

test('the command beside the sums of folders prints what the sum is of', () => {
  const document = renderMarkdown({ ...modelOf(RUNS.ready), schemas: contractFiles(PROJECT_DIR) }, FILES);
  const rows = [...document.matchAll(/^\| `(\S+)` \| (\d+) \| `([0-9a-f]{64})` \|$/gm)];
  const command = /what `([^`]+)` prints/.exec(document)?.[1] ?? 'false';
  expect(rows.length).toBeGreaterThan(5);
  const script = rows.map(([, folder = '']) => `(${command.replace('<folder>', folder)}) | sha256sum`);
  const printed = execFileSync('bash', ['-euo', 'pipefail', '-c', script.join('\n')], {
    cwd: join(PROJECT_DIR),
  });
  expect(printed.toString().trim().split('\n')).toEqual(rows.map(([, , , sum]) => `${sum}  -`));
});
