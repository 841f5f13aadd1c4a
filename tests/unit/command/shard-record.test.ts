import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readShardRecord } from '../../../src/command/shard-record.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shard-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const FORMAT = 'qtickets-audit-shard 2';
const WHOLE = { format: FORMAT, shard: { index: 1, count: 2 }, settings: {}, host: {}, collected: {} };

function read(record: unknown): unknown {
  writeFileSync(join(folder, 'shard.json'), JSON.stringify(record));
  return readShardRecord(folder);
}

test('a record that is whole is read, with its folder', () => {
  expect(read(WHOLE)).toEqual({ ...WHOLE, folder });
});

test.each<[string, unknown]>([
  ['null', null],
  ['a list', []],
  ['a text', FORMAT],
  ['another format', { ...WHOLE, format: 'qtickets-audit-shard 1' }],
  ['its format alone', { format: FORMAT }],
  ['no shard', { ...WHOLE, shard: undefined }],
  ['nothing collected', { ...WHOLE, collected: null }],
])('what is no record of a shard is told as that: %s', (_, record) => {
  expect(() => read(record)).toThrow(/^USAGE: .*no record of a shard/s);
});
