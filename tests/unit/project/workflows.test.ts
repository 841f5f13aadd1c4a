import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';

const FOLDER = join(PROJECT_DIR, '.github/workflows');
const WORKFLOWS = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const,
);
const EXAMPLE = readFileSync(join(PROJECT_DIR, 'examples/ci/github-package.yml'), 'utf8');
const ACTION = readFileSync(join(PROJECT_DIR, 'action.yml'), 'utf8');

test.each([...WORKFLOWS, ['action.yml', ACTION] as const, ['github-package.yml', EXAMPLE] as const])(
  '%s runs actions of one content alone, with the version beside it',
  (_, text) => {
    const used = text.match(/uses: .*/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((line) => !/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  },
);

test.each(WORKFLOWS)('%s may read, and a job that writes says so itself', (_, text) => {
  const [head = ''] = text.split(/^jobs:/m);
  expect(head).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
  expect(head).toMatch(/^concurrency:\n {2}group: .*\n {2}cancel-in-progress: (?:true|false)$/m);
  expect(text.match(/persist-credentials: false/g)).toHaveLength(
    text.match(/uses: actions\/checkout@/g)?.length ?? 0,
  );
});

test('a commit of a pull request is tested once', () => {
  const ci = WORKFLOWS.find(([name]) => name === 'ci.yml')?.[1] ?? '';
  expect(ci).toMatch(/^on:\n {2}push:\n {4}branches: \[main\]\n {2}pull_request:$/m);
});

test('no input is a part of a script', () => {
  const scripts = ACTION.match(/run: .*/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((line) => line.includes('${{'))).toEqual([]);
});

test('the example of the package may only read, and uses the actions of this repository', () => {
  expect(EXAMPLE).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
  expect(EXAMPLE).toContain('persist-credentials: false');
  const here = WORKFLOWS.flatMap(([, text]) => text.match(/uses: .*/g) ?? []);
  for (const used of EXAMPLE.match(/uses: .*/g) ?? []) expect(here).toContain(used);
});

test('a repository audits in five lines', () => {
  const example = readFileSync(join(PROJECT_DIR, 'examples/ci/github-audit.yml'), 'utf8');
  const lines = example.slice(example.indexOf('- uses:')).trimEnd().split('\n');
  expect(lines).toHaveLength(5);
  const inputs = lines.slice(2).map((line) => line.trim().split(':')[0] ?? '');
  for (const input of inputs) expect(ACTION).toMatch(new RegExp(`^ {2}${input}:$`, 'm'));
});
