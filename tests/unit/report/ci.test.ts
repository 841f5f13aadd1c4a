import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { tellCi } from '../../../src/command/tell-ci.ts';
import { plainTranslatorOf } from '../../../src/documents/messages/translator.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { casePlace } from '../../../src/report/case-place.ts';
import { ciFailures } from '../../../src/report/ci/failures.ts';
import { githubAnnotations, githubSummary } from '../../../src/report/ci/github.ts';
import { gitlabJunit } from '../../../src/report/ci/gitlab.ts';
import { bundleIn, modelOf, tempFolder } from './fixture-bundle.ts';
import { goodBut, goodPlays, runOf } from './fixture-run.ts';

const WORDS = plainTranslatorOf('en');
const GITHUB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'a/b',
  GITHUB_SHA: 'c'.repeat(40),
  GITHUB_RUN_ID: '77',
};

test('a failure stands beside the line of its case', () => {
  const failures = ciFailures(failing('/data/0/name: expected "a", came "b"'), PROJECT_DIR, WORDS);
  const place = casePlace(PROJECT_DIR, '1.1');
  const [line = '', ...more] = githubAnnotations(failures);
  expect(more).toEqual([]);
  expect(line).toMatch(
    new RegExp(`^::error file=${place?.file},line=${place?.line},title=1\\.1 Entry 1\\.1::`),
  );
  expect(line).toContain('/data/0/name: expected "a", got "b"');
});

test('what an answer holds gives no command, and no mark', () => {
  const run = failing('/a: expected 1, came "x"\n::stop-commands::y\r\n::error::z %0A');
  run.entries[0] = {
    ...(run.entries[0] as AuditRun['entries'][number]),
    title: 'a, file=b::c\n<script>|`[x](y)',
  };
  const failures = ciFailures(run, PROJECT_DIR, WORDS);
  for (const line of githubAnnotations(failures)) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(line.split('::')[1]).not.toMatch(/,\s*file=b/);
    expect(line).toContain('%250A');
  }
  const summary = githubSummary(run, failures, GITHUB, WORDS);
  expect(summary).not.toMatch(/<script|(?<!\\)`\[x\]|\]\(y\)/);
});

test('the summary has the verdict, the failures, and links that live where it is read', () => {
  const run = failing('expected 1, came 2');
  const summary = githubSummary(run, ciFailures(run, PROJECT_DIR, WORDS), GITHUB, WORDS);
  const place = casePlace(PROJECT_DIR, '1.1');
  for (const part of [
    run.verdict.status,
    'the simulator',
    `https://github.com/a/b/blob/${'c'.repeat(40)}/${place?.file}#L${place?.line}`,
    'https://github.com/a/b/actions/runs/77#artifacts',
  ])
    expect(summary).toContain(part);
  const links = [...summary.matchAll(/\]\(([^)]+)\)/g)].map(([, url]) => url);
  expect(links.every((url) => url?.startsWith('https://'))).toBe(true);
  expect(summary.length).toBeLessThan(4_000);
});

test('of a thousand failures a summary and its annotations stay short', () => {
  const run = failing('expected 1, came 2');
  const [first] = run.entries;
  if (first !== undefined) run.entries = Array.from({ length: 1000 }, () => first);
  const failures = ciFailures(run, PROJECT_DIR, WORDS).slice(0, 1000);
  expect(githubAnnotations(failures)).toHaveLength(10);
  expect(githubSummary(run, failures, GITHUB, WORDS)).toContain('950');
});

const PLACES = {
  folder: '/builds/a/b/reports/run',
  project: '/builds/a/b',
  spec: '/builds/a/b/docs/it&s.md',
};

test.each([
  ['of the project', PLACES.spec, ' file="docs/it&amp;s.md" line="18"'],
  ['from elsewhere', '/srv/requests.md', ''],
  ['beside the project', '/builds/a/bc/requests.md', ''],
  ['of the package', '/builds/a/b/node_modules/some/requests.md', ''],
  ['whose name begins with points', '/builds/a/b/..requests.md', ' file="..requests.md" line="18"'],
])(
  'GitLab gets the file of an entry of a spec document %s as it lies in the project, or none',
  (_, spec, place) => {
    const xml =
      '<testsuites><testsuite name="a"><testcase name="1.1 x" file="artifacts/spec/requests.md" line="18"/><testcase name="outside"/></testsuite></testsuites>';
    const told = gitlabJunit(xml, modelOf(runOf(goodPlays())), { ...PLACES, spec });
    expect(told).toContain(`<testcase name="1.1 x"${place}>`);
    expect(told).toContain('<testcase name="outside">');
  },
);

test('GitLab finds the answer of each test by its path within its project', async () => {
  const run = modelOf(runOf(goodBut('1.1', { failed: 'schema' })));
  const xml =
    '<?xml version="1.0" encoding="UTF-8" ?>\n<testsuites><testsuite name="a"><testcase name="1.1 Entry 1.1"><failure message="x"/></testcase><testcase name="6.1 Entry 6.1 (read)"/><testcase name="another"/></testsuite></testsuites>';
  const told = gitlabJunit(xml, run, PLACES);
  expect(XMLValidator.validate(told)).toBe(true);
  expect([...told.matchAll(/\[\[ATTACHMENT\|([^\]]+)\]\]/g)].map(([, path]) => path)).toEqual([
    'reports/run/artifacts/qtickets_responses/test_1_1.json',
    'reports/run/artifacts/qtickets_responses/test_6_1_read.json',
  ]);
  expect(told).toContain('<failure message="x">');
});

test('a CI is told where it looks, and nothing else is', async () => {
  const out = await tempFolder();
  const junitXml =
    '<testsuites><testsuite name="tests/contract/orders.test.ts"><testcase name="1.1 Entry 1.1"/></testsuite></testsuites>';
  const bundle = await bundleIn(out, runOf(goodPlays()), { junitXml });
  expect(await tellCi(bundle, { out, lang: 'en', spec: join(out, 'docs/requests.md') }, {})).toBe('');
  const summary = join(out, 'summary.md');
  expect(
    await tellCi(
      bundle,
      { out, lang: 'en', spec: join(out, 'docs/requests.md') },
      { ...GITHUB, GITHUB_STEP_SUMMARY: summary },
    ),
  ).toBe('');
  expect(await readFile(summary, 'utf8')).toContain('READY');
  await tellCi(
    bundle,
    { out, lang: 'en', spec: join(out, 'docs/requests.md') },
    { GITLAB_CI: 'true', CI_PROJECT_DIR: out },
  );
  expect(await readFile(join(out, 'gitlab-junit.xml'), 'utf8')).toContain(
    `[[ATTACHMENT|${bundle.folder.name}/artifacts/`,
  );
  await mkdir(join(out, 'a folder'));
  await expect(
    tellCi(
      bundle,
      { out, lang: 'en', spec: join(out, 'docs/requests.md') },
      { ...GITHUB, GITHUB_STEP_SUMMARY: join(out, 'a folder') },
    ),
  ).rejects.toMatchObject({ code: 'FILE_SYSTEM' });
});

function failing(message: string): AuditRun {
  const run = modelOf(runOf(goodBut('1.1', { failed: 'schema' })));
  for (const check of run.entries[0]?.scenarios[0]?.checks ?? [])
    if (check.result === 'fail') check.message = message;
  return run;
}
