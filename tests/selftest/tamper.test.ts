import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

test('of a sample of every kind of alteration, the key tells all and the sums and the chain most', async () => {
  const { code, stdout, stderr } = await runCommand('tamper.ts', ['--scale', '0.05']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const [, tried, withoutKey, withKey] = /^All +(\d+) +(\d+) +(\d+)$/m.exec(stdout) ?? [];
  expect(Number(tried)).toBeGreaterThan(40);
  expect(withKey).toBe(tried);
  expect(Number(withoutKey)).toBeGreaterThan(Number(tried) * 0.8);
});
