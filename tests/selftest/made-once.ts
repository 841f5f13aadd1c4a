import { existsSync, mkdirSync, readFileSync, renameSync, watch, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { codeOf } from '../../src/common/thrown.ts';

/** What is written of something that was made, or of why it could not be. */
type Made<T> = { value: T } | { failure: string };

/**
 * What `make` gives, kept as JSON in a file: made by the first process that asks, and read by all others, which wait for it.
 * Rejects for all of them when it could not be made.
 */
export async function madeOnce<T>(file: string, make: () => Promise<T>): Promise<T> {
  if (isFirst(`${file}.lock`)) {
    const made: Made<T> = await make().then(
      (value) => ({ value }),
      (error: unknown) => ({ failure: String(error instanceof Error ? error.stack : error) }),
    );
    // Under its name it is whole.
    writeFileSync(`${file}.part`, JSON.stringify(made));
    renameSync(`${file}.part`, file);
  }
  await written(file);
  const made = JSON.parse(readFileSync(file, 'utf8')) as Made<T>;
  if ('failure' in made) throw new Error(made.failure);
  return made.value;
}

function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function written(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Watched first, so that it is not written between the look and the watch.
    const watcher = watch(dirname(file), (_, name) => {
      if (name === null || name === basename(file)) look();
    });
    const look = () => {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    };
    watcher.once('error', reject);
    look();
  });
}
