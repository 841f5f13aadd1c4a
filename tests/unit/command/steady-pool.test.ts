import { expect, test } from 'vitest';
import { steadyPool } from '../../../src/command/steady-pool.ts';

test('a worker has the name of its pool, by which Vitest gives it the next file', () => {
  const build = { entry: () => 'file:///worker.mjs', made: false, dependents: () => [], changed: () => [] };
  const { pool } = steadyPool(build);
  const options = {
    distPath: '/dist',
    env: {},
    execArgv: [],
    project: {
      config: {},
      vitest: { logger: { outputStream: process.stdout, errorStream: process.stderr } },
    },
  };
  const worker = pool.createPoolWorker(options as unknown as Parameters<typeof pool.createPoolWorker>[0]);
  expect(worker.name).toBe(pool.name);
});
