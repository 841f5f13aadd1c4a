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

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the command serves until %s and exits with 0',
  async (signal) => {
    const child = start('--port', '0');
    const line = await firstLine(child);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
    expect(line.trim().split('\n')).toHaveLength(1);
    for (const token of ['sim-rest', 'sim-partner-write', 'sim-partner-read']) expect(line).toContain(token);
    expect((await send(url, 'GET', '/api/rest/v1/events/33', { token: 'sim-rest' })).status).toBe(200);
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
    for (const end of ends) {
      expect(end.code).toBe(2);
      expect(end.stdout).toBe('');
      expect(end.stderr.trim().split('\n')).toEqual([expect.stringMatching(/^SIMULATOR_START: /)]);
    }
    await new Promise((resolve) => other.close(resolve));
  },
  WAIT_MS,
);

test(
  '--strict-routes answers undocumented routes as unknown',
  async () => {
    const child = start('--port', '0', '--strict-routes');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await firstLine(child))?.[0] ?? '';
    const status = async (path: string) =>
      (await send(url, 'GET', `/api/rest/v1${path}`, { token: 'sim-rest' })).status;
    expect([await status('/price-shades'), await status('/color-themes')]).toEqual([404, 200]);
    const end = finished(child);
    child.kill('SIGTERM');
    expect((await end).code).toBe(0);
  },
  WAIT_MS,
);

test(
  '--fault lets the calls that it names go wrong, and an unknown one ends the command',
  async () => {
    const unknown = finished(start('--port', '0', '--fault', '418'));
    const child = start('--port', '0', '--fault', '502:GET /events/*:1', '--fault', '500::[3]');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await firstLine(child))?.[0] ?? '';
    expect(await statuses(url, '/api/rest/v1/events/33', 4)).toEqual([502, 200, 500, 200]);
    const end = finished(child);
    child.kill('SIGTERM');
    expect((await end).code).toBe(0);
    const { code, stderr } = await unknown;
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
