import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { shardFolders } from '../../../src/command/shard-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'qtickets-shards-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('the folders of shards are found below a folder', async () => {
  mkdirSync(join(home, 'a', '1-of-2'), { recursive: true });
  writeFileSync(join(home, 'a', '1-of-2', 'shard.json'), '{}');
  expect(await shardFolders(home)).toEqual([join(home, 'a', '1-of-2')]);
});

test('a folder that is not there has no shard; of one that cannot be read nobody knows', async () => {
  await expect(shardFolders(join(home, 'none'))).rejects.toMatchObject({ code: 'USAGE' });
  writeFileSync(join(home, 'file'), '');
  symlinkSync('loop', join(home, 'loop'));
  for (const name of ['file', 'loop'])
    await expect(shardFolders(join(home, name))).rejects.toMatchObject({ code: 'FILE_SYSTEM' });
});
