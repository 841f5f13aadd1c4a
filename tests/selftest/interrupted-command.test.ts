import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyMain } from '../../scripts/commands/verify-main.ts';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { modelIn, runIn } from './audit-of.ts';
import { callCommand } from './call-command.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { scratchFolder } from './run-command.ts';
import { shippedCounts } from './shipped-counts.ts';

// The command as a process, since signals and streams are what is tested.

const folder = scratchFolder();
afterAll(() => folder.remove());

interface Ended {
  code: number | null;
  out: string;
  stdout: string;
  stderr: string;
  /** What is left in the folder for temporary files. */
  temporary: string[];
}

/** Runs an audit in a group of its own, as a terminal does, and does something to it once its output matches. */
async function auditUntil(
  name: string,
  when: RegExp,
  act: (child: ReturnType<typeof spawn>) => void,
  args: readonly string[] = [],
): Promise<Ended> {
  const TMPDIR = join(folder.path, name, 'tmp');
  const out = join(folder.path, name, 'reports');
  mkdirSync(TMPDIR, { recursive: true });
  const run = join(PROJECT_DIR, 'scripts', 'run.mjs');
  const child = spawn(process.execPath, [run, 'audit', '--out', out, ...args], {
    cwd: PROJECT_DIR,
    env: { ...cleanEnvironment(), TMPDIR },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said = { stdout: '', stderr: '' };
  let acted = false;
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (bytes) => {
      said[stream] += String(bytes);
      if (acted || !when.test(said.stdout)) return;
      acted = true;
      act(child);
    });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, out, ...said, temporary: readdirSync(TMPDIR) };
}

const toGroup = (signal: NodeJS.Signals) => (child: ReturnType<typeof spawn>) => {
  process.kill(-(child.pid ?? 0), signal);
};

test('a signal to the whole group gives INCOMPLETE with what ran, and leaves nothing behind', async () => {
  const { code, out, stderr, temporary } = await auditUntil('group', /^1\. /m, toGroup('SIGTERM'));
  expect([code, temporary]).toEqual([143, []]);
  expect(stderr).toMatch(/Interrupted \(SIGTERM\).*Interrupt again/);
  const run = modelIn(out);
  expect(run).toMatchObject({ verdict: { status: 'INCOMPLETE' }, unhandledErrors: [] });
  expect(run.coverage.executed).toBeGreaterThan(0);
  const junit = readFileSync(join(out, 'latest', 'junit.xml'), 'utf8');
  const skipped = [...junit.matchAll(/<skipped message="the run was interrupted">/g)].length;
  const ran = run.entries.flatMap(({ scenarios }) => scenarios).length;
  expect([skipped > 0, ran + skipped]).toEqual([true, shippedCounts('audit').scenarios]);
  const verified = await callCommand(verifyMain, [join(out, 'latest')]);
  expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining('verdict is INCOMPLETE')]);
});

test('a signal before the run has begun ends it at once, and leaves nothing behind', async () => {
  const { code, out, stderr, temporary } = await auditUntil('early', /^Auditing/m, toGroup('SIGHUP'));
  // What had begun by then is a run of which nothing ran.
  const verdict = existsSync(join(out, 'latest')) ? modelIn(out).verdict.status : 'INCOMPLETE';
  expect([code, verdict, temporary]).toEqual([129, 'INCOMPLETE', []]);
  expect(stderr).toContain('Interrupted (SIGHUP)');
});

test('a reader that goes ends the output, and not the audit', async () => {
  const { code, out, stderr } = await auditUntil('pipe', /^Auditing/m, (child) => child.stdout?.destroy(), [
    '--only',
    '4.2',
  ]);
  expect([code, stderr]).toEqual([0, '']);
  const { verdict, coverage } = runIn(out).model;
  expect([verdict.status, coverage.executed, coverage.passed]).toEqual(['CONDITIONAL', 1, 1]);
});

test('a loader ends with its audit, also with one that is killed', async () => {
  const pid = join(folder.path, 'loader.pid');
  // A pipe is told of its end when nobody holds it any more.
  const pipe = join(folder.path, 'held');
  execFileSync('mkfifo', [pipe]);
  const held = open(pipe, 'r').then((file) => file.readFile('utf8').finally(() => file.close()));
  const loader = `exec 9>${pipe}; echo $$ > ${pid}; kill -9 $PPID; sleep 600 & wait`;
  const { code } = await auditUntil('killed', /^never$/, () => undefined, ['--loader', loader]);
  expect([code, await held]).toEqual([null, '']);
  expect(Number(readFileSync(pid, 'utf8'))).toBeGreaterThan(1);
});
