import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/documents/markdown/render-markdown.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import type { LintSpec } from '../../../src/lint/lint-spec.ts';
import { bundleIn, modelOf, tempFolder } from '../report/fixture-bundle.ts';
import { CLIENTS, ENTRIES, JOBS, ORDERS, planOf } from '../report/fixture-plan.ts';
import { attempt, goodBut, goodPlays, type Play, runOf } from '../report/fixture-run.ts';

const SPEC: LintSpec = { file: 'requests_doc.md', entries: ENTRIES };

const RUNS: Record<string, ReturnType<typeof runOf>> = {
  ready: runOf(goodPlays()),
  'a failed check': runOf(goodBut('1.1', { failed: 'rule:ordered' })),
  'a status that is not the expected one': runOf(
    goodBut('1.1', { status: 500, actual: '500', failed: 'status' }),
  ),
  'a status that is told beside the expected one': runOf(
    goodBut('1.1', { status: 502, actual: '502', failed: 'status', told: 'expected status 200, came 502' }),
  ),
  'a size that looks like a status': runOf(
    goodBut('1.1', { actual: '200', failed: 'json', told: 'the body is not JSON (512 bytes)' }),
  ),
  'an entry that failed, and one of the same call that was not run': runOf(
    goodBut('2.1', {
      status: 500,
      actual: '500',
      failed: 'status',
      told: 'expected status 200, came 500',
    }).filter(({ id }) => id !== '2.2'),
  ),
  'an entry that failed, and one that needed it': runOf(
    goodBut('2.1', { actual: '200 REFUSED', failed: 'envelope' }).map((play) =>
      play.id === '2.2'
        ? {
            ...play,
            failed: 'prerequisites',
            told: '2.1: GET /api/rest/v1/clients: expected success, came 200 REFUSED',
          }
        : play,
    ),
  ),
  'a page that is not there': runOf(
    goodBut('1.1', {
      status: 404,
      actual: '404',
      failed: 'status',
      told: 'expected status 200, came 404: an HTML page, so the route does not exist and nothing was proved about the resource',
    }),
  ),
  'a list of failures that was cut': runOf(
    goodBut('1.1', { failed: 'schema', told: '/data/0/id: expected an integer, came "x" ... and 404 more' }),
  ),
  'one of two scenarios was skipped, and the other loaded rows': ofTwoScenarios({ rows: { [JOBS]: [1, 1] } }),
  'one of two scenarios was skipped, and the other failed': ofTwoScenarios({
    failed: 'setup',
    told: 'setup: no answer',
  }),
  'rows that are not the expected ones': runOf(
    goodBut('1.1', { rows: { [ORDERS]: [3, 2, 3], [JOBS]: [1, 1] } }),
  ),
  'a skipped entry': runOf(goodBut('6.1', { skip: 'writes are not allowed' })),
  interrupted: runOf(goodPlays().slice(0, 3), { interrupted: true }),
  empty: runOf([], { warehouse: null, git: null }),
  'fixed clock': runOf(goodPlays(), { clockFixed: true }),
  'changes not committed': runOf(goodPlays(), { git: { commit: 'c'.repeat(40), dirty: true } }),
  'both accesses': runOf([...goodPlays(), { id: '6.1', scenario: 'write', rows: { [JOBS]: [1, 1] } }], {
    plan: planOf({ access: 'both' }),
  }),
  'an entry without a case': runOf(
    goodPlays().filter(({ id }) => id !== '2.2'),
    { plan: planOf({ profile: 'full' }, ['2.2']) },
  ),
  'an entry outside the profile, which has no case': runOf(
    goodPlays().filter(({ id }) => id !== '2.2'),
    { plan: planOf({}, ['2.2']) },
  ),
  'a prerequisite': runOf([
    {
      id: '2.1',
      counted: false,
      rows: { [CLIENTS]: [2, 2], [JOBS]: [1, 1] },
      body: { data: [{ id: 5 }, { id: 6 }] },
    },
    ...goodPlays().filter(({ id }) => id !== '2.1'),
  ]),
  'a repeated call': runOf(goodBut('1.1', { attempts: [attempt(503, null), attempt(200, 'HTTP 503')] })),
};

test.each(Object.entries(RUNS))('a document of our own holds no contradiction: %s', (_, run) => {
  for (const language of ['en', 'ru'] as const)
    expect(lintAudit(renderMarkdown(modelOf(run), [], language), SPEC)).toEqual([]);
});

test('a document with hits of the scan holds no contradiction', () => {
  const model = modelOf(runOf(goodPlays()));
  const hits = ['line 1', 'line 2'].map((at) => ({ file: 'audit.json', at, kind: 'email' }));
  const document = renderMarkdown({ ...model, maskingScan: { files: 12, hits } }, []);
  expect(lintAudit(document, SPEC).map(({ message }) => message)).toEqual([]);
});

test('a spec document whose name ends that of another one holds no contradiction', () => {
  const document = renderMarkdown(modelOf(runOf(goodPlays())), []).replaceAll(
    'requests_doc.md',
    'more_doc.md',
  );
  const other = `${document}\n- **Coverage**: \`more_doc.md\`: 32 entries, 32 with a case\n`;
  expect(lintAudit(other, { file: 'doc.md', entries: ENTRIES })).toEqual([]);
  expect(lintAudit(other, { file: 'more_doc.md', entries: ENTRIES }).map(({ rule }) => rule)).toContain(
    'spec-size-differs',
  );
});

// What an answer or a program said is quoted, and may be anything.
test.each([
  'came "2025-02-30T00:00:00+03:00"',
  '/status: expected none beside data, came 404: an error stands inside the 200',
  'came "from 10:00 to 09:00, took 3 hours"',
  'the loader exited with 1: HTTP 501 from /',
])('words that are quoted in a document of ours are no statement of it: %s', (told) => {
  const model = modelOf(runOf(goodBut('1.1', { actual: '200 REFUSED', failed: 'envelope', told })));
  const lines = [told, 'All 33 entries passed, 0 failed'];
  const errors = model.errors.map((error) => ({ ...error, message: told }));
  for (const language of ['en', 'ru'] as const) {
    const document = renderMarkdown({ ...model, errors, unhandledErrors: lines }, [], language);
    expect(document).toContain('All 33 entries passed');
    expect(lintAudit(document, SPEC)).toEqual([]);
    // What the document says by itself is held to it.
    expect(lintAudit(`${document}\n- **Finished**: 2025-02-30T00:00:00+03:00\n`, SPEC)).not.toEqual([]);
  }
});

// Sentences of verdicts that need a loader, shards or a live account.
test.each([
  'Checks that were not run though nothing failed: 1.1, 2.1, 2.2.',
  'Shards 2/3, 3/3 of the run are missing: 3 of 7 entries were executed.',
  'Calls that were not repeated: 1.1, 2.1.',
])('a reason for a verdict of ours holds no contradiction: %s', (sentence) => {
  const document = renderMarkdown(modelOf(runOf(goodPlays())), []);
  const edited = document.replace('- **Overall status**: READY', (found) => `- ${sentence}\n${found}`);
  expect(edited).not.toBe(document);
  expect(lintAudit(edited, SPEC)).toEqual([]);
});

test('the document in a written bundle holds no contradiction', async () => {
  expect(lintAudit(await bundledDocument(), SPEC)).toEqual([]);
});

test.each([
  ['- **Executed**: 7', '- **Executed**: 8', 'counts-do-not-add-up'],
  ['- **Overall status**: READY', '- **Overall status**: CONDITIONAL', 'status-differs'],
  ['| 0 | 3 | +3 | 1.1 +3 |', '| 0 | 3 | +3 | 1.1 +2 |', 'delta-not-of-sources'],
  ['- **Response files**: 7', '- **Response files**: 9', 'response-files-differ'],
  ['- **Audit duration**: 12.3 seconds', '- **Audit duration**: 45.6 seconds', 'duration-differs'],
  ['## 4. Metrics', '', null],
])('an edit of it is found: %s', async (from, to, rule) => {
  const document = await bundledDocument();
  expect(document).toContain(from);
  const found = lintAudit(document.replace(from, to), SPEC).map((finding) => finding.rule);
  if (rule === null) expect(found).toEqual([]);
  else expect(found).toContain(rule);
});

// Written once for all that look at it.
let bundled: Promise<string> | undefined;

function bundledDocument(): Promise<string> {
  bundled ??= writeAndRead();
  return bundled;
}

async function writeAndRead(): Promise<string> {
  const bundle = await bundleIn(await tempFolder(), RUNS['ready'] ?? runOf([]));
  const name = bundle.documents.find((path) => path.endsWith('.md'));
  return readFileSync(join(bundle.folder.path, name ?? ''), 'utf8');
}

function ofTwoScenarios(write: Pick<Play, 'rows' | 'failed' | 'told'>): ReturnType<typeof runOf> {
  const read = goodBut('6.1', { skip: 'no id is known for ticket' });
  return runOf([...read, { id: '6.1', scenario: 'write', ...write }], { plan: planOf({ access: 'both' }) });
}
