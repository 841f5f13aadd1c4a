import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SETTINGS } from '../../../src/command/unread-settings.ts';

// A setting that is read and not known would be told as one that is not read, where it looks like another.
test('every setting that the sources name is known', () => {
  const names = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join('src', file), 'utf8').matchAll(/'((?:AUDIT|QTICKETS|CLICKHOUSE)_[A-Z_]+)'/g),
    ])
    .map(([, name = '']) => name);
  const handedOn = ['CLICKHOUSE_HOST', 'CLICKHOUSE_PORT', 'CLICKHOUSE_SECURE'];
  expect(names.length).toBeGreaterThan(60);
  expect([...new Set(names)].filter((name) => !SETTINGS.has(name) && !handedOn.includes(name))).toEqual([]);
});
