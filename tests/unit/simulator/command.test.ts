import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { statuses } from './fault-caller.ts';
import { send } from './simulator-caller.ts';

const COMMAND = join(PROJECT_DIR, 'scripts', 'run.mjs');
const WAIT_MS = 30_000;

function start(...options: string[]): ChildProcess {
  return spawn(process.execPath, [COMMAND, 'simulator', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.stdout?.once('data', (bytes: Buffer) => resolve(String(bytes))));
}

async function finished(
  child: ChildProcess,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (bytes: Buffer) => (text.stdout += String(bytes)));
  child.stderr?.on('data', (bytes: Buffer) => (text.stderr += String(bytes)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...text };
}

/** What each of two starts is given, and what is seen of it. */
const SERVED: Record<'SIGINT' | 'SIGTERM', { options: string[]; seen: (url: string) => Promise<void> }> = {
  SIGINT: {
    options: ['--strict-routes'],
    seen: async (url) => {
      const status = async (path: string) =>
        (await send(url, 'GET', `/api/rest/v1${path}`, { token: 'sim-rest' })).status;
      expect([await status('/price-shades'), await status('/color-themes')]).toEqual([404, 200]);
      expect(await status('/events/33')).toBe(200);
    },
  },
  SIGTERM: {
    options: ['--fault', '502:GET /events/*:1', '--fault', '500::[3]'],
    seen: async (url) => {
      expect(await statuses(url, '/api/rest/v1/events/33', 4)).toEqual([502, 200, 500, 200]);
    },
  },
};

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the command serves until %s and exits with 0; undocumented routes are unknown, and calls go wrong, as its options say',
  async (signal) => {
    const { options, seen } = SERVED[signal];
    const child = start('--port', '0', ...options);
    const line = await firstLine(child);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
    expect(line.trim().split('\n')).toHaveLength(1);
    for (const token of ['sim-rest', 'sim-partner-write', 'sim-partner-read']) expect(line).toContain(token);
    await seen(url);
    const end = finished(child);
    child.kill(signal);
    expect((await end).code).toBe(0);
  },
  WAIT_MS,
);

test(
  'a bad option and a port in use are one line with a code, and exit 2',
  async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const ends = await Promise.all([finished(start('--port', 'x')), finished(start('--port', String(port)))]);
    for (const [at, code] of ['USAGE', 'SIMULATOR_START'].entries()) {
      expect(ends[at]).toMatchObject({ code: 2, stdout: '' });
      expect(ends[at]?.stderr.trim().split('\n')).toEqual([expect.stringMatching(new RegExp(`^${code}: `))]);
    }
    await new Promise((resolve) => other.close(resolve));
  },
  WAIT_MS,
);

test(
  'an unknown fault ends the command',
  async () => {
    const { code, stderr } = await finished(start('--port', '0', '--fault', '418'));
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^USAGE: .*redirect-loop/)]);
  },
  WAIT_MS,
);

test(
  '--help names the options and exits with 0',
  async () => {
    const { code, stdout } = await finished(start('--help'));
    expect(code).toBe(0);
    expect(stdout).toContain('--dataset');
  },
  WAIT_MS,
);

test(
  'the command ends when the process that started it does',
  async () => {
    const script = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, [${JSON.stringify(COMMAND)}, 'simulator', '--port', '0'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    setInterval(() => undefined, 1000);
  `;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    await firstLine(parent);
    // The pipe closes when its last writer does: the command itself, which outlives the killed parent for a moment.
    const closed = new Promise((resolve) => parent.stdout?.once('close', resolve));
    parent.kill('SIGKILL');
    await closed;
  },
  WAIT_MS,
);
