import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stampOf } from '../common/clock.ts';
import { commandLine } from '../common/command-line.ts';
import { fileSystemError } from '../common/file-system-error.ts';
import { makeFolders } from '../common/make-folders.ts';
import { codeOf } from '../common/thrown.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditOptions } from '../model/plan.ts';
import type { Shard } from '../model/shard.ts';
import type { RunFolder } from '../report/run-folder.ts';

/** What a shard's folder holds beside its answer files. */
export const SHARD_FILES = {
  /** What came of its scenarios; written last, so that a folder without it is of a shard that was cut off. */
  record: 'shard.json',
  /** Vitest's own report of its tests (reporter `blob`). */
  report: 'vitest-blob.json',
} as const;

/** Makes and claims the folder of a shard. Throws USAGE when it is there: two runs of a shard must not become one. */
export async function claimShardFolder(
  { blobs, target }: Pick<AuditOptions, 'blobs' | 'target'>,
  { index, count }: Shard,
  startedAt: Date,
): Promise<RunFolder> {
  const name = `${index}-of-${count}`;
  const path = join(blobs, name);
  try {
    await makeFolders(blobs);
    await mkdir(path);
  } catch (cause) {
    const isThere = codeOf(cause) === 'EEXIST' && existsSync(path);
    if (!isThere) throw fileSystemError(cause, 'name another folder with --blobs (AUDIT_BLOBS)') ?? cause;
    throw new AuditError(
      'USAGE',
      'the folder of this shard is there already',
      'Remove it, or name another folder with --blobs (AUDIT_BLOBS).',
      { file: path },
    );
  }
  return { runId: `qtickets_${target}_run_${stampOf(startedAt)}`, name, path };
}

/** Writes the record of a shard in one step: a reader finds it whole or not at all. */
export async function writeShardRecord(folder: string, record: unknown): Promise<void> {
  const part = join(folder, `.${SHARD_FILES.record}`);
  await writeFile(part, JSON.stringify(record));
  await rename(part, join(folder, SHARD_FILES.record));
}

/** The folders below a folder that hold the record of a shard, by path. Throws USAGE when there is none, FILE_SYSTEM for a folder that cannot be read. */
export async function shardFolders(dir: string): Promise<string[]> {
  const names = await readdir(dir, { recursive: true }).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return [];
    throw fileSystemError(cause, 'name another folder with --merge (AUDIT_MERGE)') ?? cause;
  });
  const found = names.filter((name) => /(^|[\\/])shard\.json$/.test(name)).sort();
  if (found.length > 0) return found.map((name) => join(dir, name, '..'));
  const packed = names
    .filter((name) => /\.(?:zip|tar|tgz|tar\.(?:gz|xz|bz2|zst)|7z|rar)$/i.test(name))
    .sort();
  if (packed.length > 0) {
    throw new AuditError(
      'USAGE',
      `no shard of an audit is in the folder, but ${packed.length === 1 ? 'the archive' : 'archives, such as'} ${packed[0]}`,
      'Unpack it first, each into a folder of its own, and name the folder that holds these.',
      { file: dir },
    );
  }
  const kind = statSync(dir, { throwIfNoEntry: false });
  throw new AuditError(
    'USAGE',
    kind?.isDirectory() === true
      ? 'no shard of an audit is in the folder'
      : `${kind === undefined ? 'there is no such folder' : 'it is no folder'}, so no shard of an audit is in it`,
    `Run ${commandLine('run', '--shard 1/3')} and the others first, and name the folder that holds theirs.`,
    { file: dir },
  );
}
