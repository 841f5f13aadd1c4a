import { lstatSync, opendirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../limits.ts';

/** Bytes of a file, or of all files below a folder as far as a bundle may have some; 0 for what is not there or cannot be read. */
export function sizeOf(path: string): number {
  try {
    const stat = statSync(path);
    return stat.isDirectory() ? sizeBelow(path) : stat.size;
  } catch {
    return 0;
  }
}

function sizeBelow(folder: string): number {
  let bytes = 0;
  let seen = 0;
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const directory = opendirSync(next);
    try {
      for (let item = directory.readSync(); item !== null; item = directory.readSync()) {
        seen += 1;
        if (seen > LIMITS.files) return bytes;
        const path = join(next, item.name);
        if (item.isDirectory()) waiting.push(path);
        else bytes += lstatSync(path).size;
      }
    } finally {
      directory.closeSync();
    }
  }
  return bytes;
}
