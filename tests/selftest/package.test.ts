import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import type { Code } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { send } from '../unit/simulator/simulator-caller.ts';
import {
  declaredPackages,
  filesBelow,
  type OutsideProject,
  outsideProject,
  packProject,
} from './outside-project.ts';
import { scratchFolder } from './run-command.ts';
import { runProgram } from './run-program.ts';
import { TYPED_CONSUMER } from './typed-consumer.ts';

const EXAMPLE = join(PROJECT_DIR, 'examples', 'page-orders-and-book-a-seat');
const TSC = join(PROJECT_DIR, 'node_modules', 'typescript', 'bin', 'tsc');

/** The blocks of JavaScript in one of the project's documents. */
function javaScriptIn(document: string): string[] {
  return fromMarkdown(readFileSync(join(PROJECT_DIR, document), 'utf8'))
    .children.filter((node): node is Code => node.type === 'code' && node.lang === 'js')
    .map((node) => node.value);
}

const scratch = scratchFolder();
let tarball: string;
let project: OutsideProject;

beforeAll(async () => {
  tarball = await packProject(scratch.path);
  project = await outsideProject(join(scratch.path, 'project'), tarball, declaredPackages);
});
afterAll(scratch.remove);

test('the tarball holds what is built, the texts, and nothing else', () => {
  const others = filesBelow(project.packageDir).filter((name) => !/^dist\/.+\.(js|d\.ts)$/.test(name));
  const allowed = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
  const openapi = existsSync(join(PROJECT_DIR, 'schemas', 'openapi.json')) ? ['schemas/openapi.json'] : [];
  expect(others).toEqual([...allowed, ...openapi]);
});

test('every file that the manifest offers is there', () => {
  const { exports, bin } = project.manifest;
  const targets = [
    ...Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    ),
    ...Object.values(bin),
  ];
  expect(targets.filter((target) => !existsSync(join(project.packageDir, target)))).toEqual([]);
  expect(targets.length).toBeGreaterThan(2);
});

test('the packages it imports are the packages it declares', () => {
  const imported = filesBelow(join(project.packageDir, 'dist')).flatMap((name) => {
    const text = readFileSync(join(project.packageDir, 'dist', name), 'utf8');
    return [...text.matchAll(/\b(?:from|import) ?\(?['"]([@a-z][\w@/:.-]*)['"]/g)].map(
      (match) => match[1] ?? '',
    );
  });
  const packages = imported
    .filter((specifier) => !isBuiltin(specifier))
    .map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0]);
  expect([...new Set(packages)].sort()).toEqual(declaredPackages(project.manifest));
});

test('without the declared packages the entry does not load: none is found by chance', async () => {
  const bare = await outsideProject(join(scratch.path, 'bare'), tarball, () => []);
  const run = await runProgram(
    process.execPath,
    ['--input-type=module', '-e', "await import('qtickets-contract-audit/msw')"],
    { cwd: bare.path },
  );
  expect(run.code).not.toBe(0);
  expect(run.stderr).toContain("Cannot find package 'msw'");
});

test('the tests of the example, and those in docs/mock.md, pass against the package', async () => {
  const folder = join(project.path, 'example');
  cpSync(EXAMPLE, folder, { recursive: true, filter: (source) => !source.includes('node_modules') });
  for (const [index, block] of javaScriptIn('docs/mock.md').entries()) {
    writeFileSync(join(folder, `docs-${index}.test.js`), block);
  }
  const written = readdirSync(folder)
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8').match(/^test\(/gm)?.length ?? 0);
  expect(written).not.toContain(0);
  expect(written.length).toBeGreaterThan(3);
  const run = await runProgram(process.execPath, ['--test', '--test-reporter=tap'], { cwd: folder });
  const count = (what: string) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(run.stdout)?.[1]);
  expect(run.code, run.stdout + run.stderr).toBe(0);
  expect(count('pass')).toBe(written.reduce((sum, tests) => sum + tests));
  expect(count('skipped') + count('todo')).toBe(0);
});

test('the declarations type-check a TypeScript consumer and the JSDoc of the example, and refuse what is wrong', async () => {
  const consumer = await outsideProject(join(scratch.path, 'typed'), tarball, (manifest) => [
    ...declaredPackages(manifest),
    '@types/node',
  ]);
  writeFileSync(join(consumer.path, 'consumer.ts'), TYPED_CONSUMER);
  cpSync(EXAMPLE, join(consumer.path, 'example'), { recursive: true });
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    types: ['node'],
    skipLibCheck: false,
  };
  const include = ['consumer.ts', 'example'];
  writeFileSync(join(consumer.path, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  const run = await runProgram(process.execPath, [TSC, '-p', '.'], { cwd: consumer.path });
  expect(run).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('the command of the package serves over HTTP until it is told to end', async () => {
  const bin = join(project.packageDir, project.manifest.bin['qtickets-simulator'] ?? '');
  expect(readFileSync(bin, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node');
  const child = spawn(process.execPath, [bin, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const line = await new Promise<string>((resolve) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(String(bytes)));
    child.once('close', () => resolve('(the command ended)'));
  });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? line;
  const answer = await send(url, 'GET', '/api/rest/v1/orders', {
    token: 'sim-rest',
    body: { where: [{ column: 'id', value: 4301 }] },
  });
  child.kill('SIGTERM');
  expect(answer.json['paging']).toMatchObject({ currentPage: 1, total: 1 });
  expect(await ended).toBe(0);
});
