import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import type { Code } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { send } from '../unit/simulator/simulator-caller.ts';
import { runIn } from './audit-of.ts';
import { BOTH_KINDS_OF_MSW } from './both-kinds-of-msw.ts';
import {
  declaredPackages,
  filesBelow,
  type OutsideProject,
  outsideProject,
  type PackedExport,
  packProject,
} from './outside-project.ts';
import { AUDIT_FROM_CODE, type OwnAudit, writeOwnProject } from './own-project.ts';
import { type CommandResult, scratchFolder } from './run-command.ts';
import { runProgram } from './run-program.ts';
import { signedRun } from './signed-run.ts';
import { TYPED_CONSUMER, TYPED_REQUIRE } from './typed-consumer.ts';

const EXAMPLE = join(PROJECT_DIR, 'examples', 'page-orders-and-book-a-seat');
const TSC = join(PROJECT_DIR, 'node_modules', 'typescript', 'bin', 'tsc');

/** The blocks of JavaScript in one of the project's documents. */
function javaScriptIn(document: string): string[] {
  return fromMarkdown(readFileSync(join(PROJECT_DIR, document), 'utf8'))
    .children.filter((node): node is Code => node.type === 'code' && node.lang === 'js')
    .map((node) => node.value);
}

/** The command of a package as it is installed. */
function runQtickets({ path, packageDir, manifest }: OutsideProject, args: string[]): Promise<CommandResult> {
  const bin = join(packageDir, manifest.bin['qtickets-audit'] ?? '');
  return runProgram(process.execPath, [bin, ...args], { cwd: path });
}

const scratch = scratchFolder();
let tarball: string;
let project: OutsideProject;

// The folders of one project stand for several: each has files of its own, and finds the same packages above it.
beforeAll(async () => {
  tarball = await packProject(scratch.path);
  project = await outsideProject(join(scratch.path, 'project'), tarball, (manifest) => [
    ...declaredPackages(manifest),
    '@types/node',
  ]);
});
afterAll(scratch.remove);

test('the tarball holds what is built, what decides, what is replayed, the texts, and nothing else', () => {
  const known = [
    /^dist\/(build|cjs|types)\//,
    /^dist\/(index\.js|msw\.js|LICENSES-of-others\.txt)$/,
    /^bin\/qtickets-audit\.mjs$/,
    /^fixtures\/(manifest|recordings\/[\w.-]+)\.json$/,
    /^schemas\/(openapi\.json|(api|audit)\/[\w-]+\.schema\.json|clickhouse\/\w+\.sql)$/,
    /^src\/(contract|json-schema|spec)\/.+\.ts$/,
    /^tests\/(cases\/.+\.ts|contract\/.+\.test\.ts|spec\/.+\.md)$/,
    /^(CHANGELOG|LICENSE|README)(\.md)?$/,
    /^package\.json$/,
  ];
  const files = filesBelow(project.packageDir);
  expect(files.filter((name) => !known.some((form) => form.test(name)))).toEqual([]);
  // Each of these forms is of files that are there.
  expect(known.filter((form) => !files.some((name) => form.test(name)))).toEqual([]);
  expect(readFileSync(join(project.packageDir, 'README.md'), 'utf8')).toBe(
    readFileSync(join(PROJECT_DIR, 'docs', 'npm', 'README.md'), 'utf8'),
  );
});

test('a verifier without what is optional takes less than 15 MB', () => {
  const bytes = (folder: string) =>
    filesBelow(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const needed = Object.keys(project.manifest.dependencies).map((name) =>
    join(PROJECT_DIR, 'node_modules', name),
  );
  expect([project.packageDir, ...needed].reduce((sum, folder) => sum + bytes(folder), 0)).toBeLessThan(15e6);
});

test('every file that the manifest offers is there', () => {
  const { exports, bin } = project.manifest;
  const targetsOf = (entry: PackedExport): string[] =>
    typeof entry === 'string' ? [entry] : Object.values(entry).flatMap(targetsOf);
  const targets = [...Object.values(exports).flatMap(targetsOf), ...Object.values(bin)];
  const files = filesBelow(project.packageDir);
  const isThere = (target: string) =>
    target.includes('*')
      ? files.some((name) => name.startsWith(target.replace(/^\.\//, '').replace('*', '')))
      : existsSync(join(project.packageDir, target));
  expect(targets.filter((target) => !isThere(target))).toEqual([]);
  expect(targets.length).toBeGreaterThan(8);
});

test('the packages it imports are the packages it declares', () => {
  const code = filesBelow(join(project.packageDir, 'dist')).filter((name) => /\.(js|mjs)$/.test(name));
  const imported = code.flatMap((name) => {
    const text = readFileSync(join(project.packageDir, 'dist', name), 'utf8');
    // As a bundle has them: whole statements, and imports that are awaited. `require` of packages is in modules for `require` alone.
    const found = [
      ...text.matchAll(/(?:^|[;}])(?:import|export)(?:[\w$*{},\s]+from)?"([@a-z][\w@/:.-]*)"/gm),
      ...text.matchAll(/\bimport\("([@a-z][\w@/:.-]*)"\)/g),
      ...(name.startsWith('cjs/') ? text.matchAll(/\brequire\("([@a-z][\w@/:.-]*)"\)/g) : []),
    ];
    return found.map((match) => match[1] ?? '');
  });
  const packages = imported
    // Asked for by a package when a proxy wants Negotiate, and only then.
    .filter((specifier) => !isBuiltin(specifier) && specifier !== 'kerberos')
    .map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0]);
  expect([...new Set(packages)].sort()).toEqual(declaredPackages(project.manifest));
});

// Jest's default mode can require no ES module, and msw has one among its own dependencies.
test('what is required needs nothing but Node, and takes handlers of the msw that the project has', async () => {
  const required = ['index.js', 'msw.js'].flatMap((name) => [
    ...readFileSync(join(project.packageDir, 'dist', 'cjs', name), 'utf8').matchAll(
      /\brequire\("([^"]+)"\)/g,
    ),
  ]);
  expect(
    required.map(([, specifier = '']) => specifier).filter((specifier) => !isBuiltin(specifier)),
  ).toEqual([]);
  const script = join(project.path, 'both-kinds.cjs');
  writeFileSync(script, BOTH_KINDS_OF_MSW);
  const run = await runProgram(process.execPath, [script], { cwd: project.path });
  expect(run).toEqual({ code: 0, stdout: '502 200 200\n', stderr: '' });
});

test('without any other package a bundle is verified and shown, and what cannot be done says so', async () => {
  const bare = await outsideProject(join(scratch.path, 'bare'), tarball, () => []);
  // An audit of this checkout: its contract and the package's are one. It is one of one entry.
  const { path: folder } = runIn((await signedRun()).out);
  const archive = readdirSync(folder).find((name) => name.endsWith('.zip')) ?? '';
  cpSync(join(folder, archive), join(bare.path, 'bundle.zip'));
  const [verified, shown, run, version] = [
    // With a time of its own, since the default is one of the processor, which a busy machine makes slower.
    await runQtickets(bare, ['verify', 'bundle.zip', '--json', '--timeout', '170']),
    await runQtickets(bare, ['report', 'bundle.zip']),
    await runQtickets(bare, ['run']),
    await runQtickets(bare, ['verify', '--version']),
  ];
  expect(verified.code, verified.stderr).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({
    agrees: true,
    verdict: 'CONDITIONAL',
    otherContract: null,
  });
  const document = readdirSync(folder).find((name) => /^qtickets_audit_.*\.md$/.test(name)) ?? '';
  expect(shown.stdout).toBe(readFileSync(join(folder, document), 'utf8'));
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('PACKAGE_MISSING') });
  expect(version.stdout).toBe(`${project.manifest.version}\n`);
  const msw = await runProgram(
    process.execPath,
    ['--input-type=module', '-e', "await import('qtickets-contract-audit/msw')"],
    { cwd: bare.path },
  );
  expect(msw.stderr).toContain("Cannot find package 'msw'");
});

test('a project with a config of its own records, audits from code, and verifies by its own contract', async () => {
  const own = { ...project, path: join(project.path, 'own') };
  writeOwnProject(own.path, own.packageDir);
  const recorded = await runQtickets(own, ['record', '8.1', '--update']);
  expect(recorded.code, recorded.stderr).toBe(0);
  writeFileSync(join(own.path, 'audit.mjs'), AUDIT_FROM_CODE);
  // Measured, as a project's own tests may be: what measures this checkout's is no part of the package.
  const env = { NODE_V8_COVERAGE: join(own.path, 'coverage') };
  const made = await runProgram(process.execPath, ['audit.mjs'], { cwd: own.path, env });
  expect(made.code, made.stderr).toBe(0);
  const { status, entries, files, folder, refused } = JSON.parse(made.stdout) as OwnAudit;
  expect({ status, entries, refused }).toEqual({
    status: 'READY',
    entries: ['1.1', '8.1'],
    refused: 'CONFIG_INVALID',
  });
  expect(files).toEqual([
    'project/cases/shows.ts',
    'project/qtickets.config.ts',
    'project/schemas/shows.schema.json',
  ]);
  // In parts, too.
  const part = await runQtickets(own, ['run', '--profile', 'smoke', '--shard', '1/1']);
  expect(part.code, part.stderr).toBe(0);
  const merged = await runQtickets(own, ['run', '--merge', 'blobs']);
  expect([merged.code, merged.stderr, merged.stdout]).toEqual([
    0,
    '',
    expect.stringContaining('Verdict: READY'),
  ]);
  const verified = await runQtickets(own, ['verify', folder, '--timeout', '170']);
  expect(verified.code, verified.stdout).toBe(0);
  // Somebody else has another contract, and is told which.
  const elsewhere = await runQtickets(project, ['verify', folder, '--json', '--timeout', '170']);
  expect(elsewhere.code).toBe(3);
  expect(JSON.parse(elsewhere.stdout).otherContract.differs).toEqual(expect.arrayContaining(files));
});

test('the tests of the example, and those in docs/mock.md, pass against the package', async () => {
  const folder = join(project.path, 'example');
  cpSync(EXAMPLE, folder, { recursive: true, filter: (source) => !source.includes('node_modules') });
  const blocks = javaScriptIn('docs/mock.md');
  for (const [index, block] of blocks.entries()) writeFileSync(join(folder, `docs-${index}.js`), block);
  // Each is a module of its own; one process runs them all.
  writeFileSync(
    join(folder, 'docs.test.js'),
    blocks.map((_, index) => `import './docs-${index}.js';\n`).join(''),
  );
  const ofExample = readdirSync(EXAMPLE).filter((name) => name.endsWith('.test.js'));
  const written = [...ofExample.map((name) => readFileSync(join(EXAMPLE, name), 'utf8')), ...blocks].map(
    (text) => text.match(/^test\(/gm)?.length ?? 0,
  );
  expect(written).not.toContain(0);
  expect(written.length).toBeGreaterThan(3);
  const run = await runProgram(process.execPath, ['--test', '--test-reporter=tap'], { cwd: folder });
  const count = (what: string) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(run.stdout)?.[1]);
  expect(run.code, run.stdout + run.stderr).toBe(0);
  expect(count('pass')).toBe(written.reduce((sum, tests) => sum + tests));
  expect(count('skipped') + count('todo')).toBe(0);
});

test('the declarations type-check a TypeScript consumer and the JSDoc of the example, and refuse what is wrong', async () => {
  const consumer = join(project.path, 'typed');
  writeOwnProject(consumer, project.packageDir);
  writeFileSync(join(consumer, 'consumer.ts'), TYPED_CONSUMER);
  writeFileSync(join(consumer, 'required.cts'), TYPED_REQUIRE);
  cpSync(EXAMPLE, join(consumer, 'example'), { recursive: true });
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    // As TypeScript 6 and newer have it by themselves: what the declarations need, they name.
    types: [],
    skipLibCheck: false,
  };
  const include = ['*.ts', '*.cts', 'cases', 'example'];
  writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  // By more threads each would check the same declarations of others for itself.
  const run = await runProgram(process.execPath, [TSC, '-p', '.', '--singleThreaded'], { cwd: consumer });
  expect(run).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('the command of the package serves over HTTP until it is told to end', async () => {
  const bin = join(project.packageDir, project.manifest.bin['qtickets-audit'] ?? '');
  expect(readFileSync(bin, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node');
  const child = spawn(process.execPath, [bin, 'simulator', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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
