import { expect, test } from 'vitest';
import { benchEnvironment } from '../../bench/bench-environment.ts';
import { selectContestants } from '../../bench/contestant.ts';
import { measureCommand } from '../../bench/measure-command.ts';
import { descendants } from '../../bench/process-figures.ts';

const node = (script: string) => ({
  argv: [process.execPath, '--eval', script],
  cwd: '.',
  env: benchEnvironment(process.env),
});

test('exit code, marked lines and the last lines are told', async () => {
  const script = "console.log('> npm'); console.log('1. first'); console.error('why'); process.exitCode = 3";
  const measured = await measureCommand(node(script), {
    timeoutMs: 30_000,
    marks: { section: /^\d\. /, never: /^never/ },
  });
  expect(measured.code).toBe(3);
  expect(Object.keys(measured.marks)).toEqual(['section']);
  expect(measured.marks['section']).toBeLessThanOrEqual(measured.wallMs);
  expect(measured.tail).toContain('why');
});

test('a command that takes too long is ended with all that it started', async () => {
  // The grandchild holds the output open: only its end lets the measured command end.
  const script =
    "require('node:child_process').spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })";
  const { code, wallMs } = await measureCommand(node(script), { timeoutMs: 500 });
  expect(code).toBeNull();
  expect(wallMs).toBeGreaterThanOrEqual(500);
});

test('a program that is not there rejects', async () => {
  const command = { ...node(''), argv: ['no-such-program-of-the-bench'] };
  await expect(measureCommand(command, { timeoutMs: 1000 })).rejects.toThrow(/ENOENT/);
});

test('a process tree is the process and all below it, and none beside it', () => {
  const lines = [
    { pid: 2, parent: 1 },
    { pid: 3, parent: 2 },
    { pid: 4, parent: 3 },
    { pid: 5, parent: 1 },
  ];
  expect(descendants(2, lines)).toEqual([2, 3, 4]);
});

test('settings of an audit or a test run do not reach a measured command, and calls stay on this machine', () => {
  const env = benchEnvironment(
    {
      PATH: '/bin',
      AUDIT_TARGET: 'live',
      QTICKETS_TOKEN: 'x',
      CLICKHOUSE_URL: 'http://db',
      VITEST: 'true',
      HTTPS_PROXY: 'http://p',
    },
    { CLICKHOUSE_URL: '' },
  );
  expect(env).toMatchObject({
    PATH: '/bin',
    CLICKHOUSE_URL: '',
    NO_PROXY: expect.stringContaining('127.0.0.1'),
  });
  expect(Object.keys(env).filter((name) => /^(AUDIT_|QTICKETS_|VITEST)/.test(name))).toEqual([]);
  expect(env['HTTPS_PROXY']).toMatch(/^http:\/\/127\.0\.0\.1/);
});

test('a name selects its variants too, and nothing selects all', () => {
  const all = ['ours', 'ours-live', 'oursome', 'newman'].map((name) => ({ name }));
  expect(selectContestants(all, ['ours']).map(({ name }) => name)).toEqual(['ours', 'ours-live']);
  expect(selectContestants(all, [])).toEqual(all);
});
