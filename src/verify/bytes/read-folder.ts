import {
  closeSync,
  constants,
  type Dir,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  readFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../common/thrown.ts';
import { LIMITS } from '../limits.ts';
import { refused } from '../refused.ts';
import { pathProblem, sameWhereCaseIsLost } from './bundle-path.ts';
import { withoutMark } from './left-behind.ts';

/**
 * Every file below a folder with its bytes, by its path, sorted. AuditError BUNDLE_REFUSED for links, for what is neither file
 * nor folder, for names that mean something else elsewhere, and for more or larger files than the limits.
 */
export function readFolder(folder: string): Map<string, Buffer> {
  const found = pathsBelow(folder);
  const twice = sameWhereCaseIsLost(found);
  if (twice !== null) throw refused('two names that differ only by case', { at: twice.join(' and ') });
  const files = new Map<string, Buffer>();
  let total = 0;
  for (const path of found.sort()) {
    const content = readFile(join(folder, path), path);
    total += content.length;
    if (total > LIMITS.totalBytes) throw refused(`a folder of more than ${LIMITS.totalBytes} bytes`);
    files.set(path, content);
  }
  return files;
}

/** The bytes of one regular file. AuditError BUNDLE_REFUSED for a link, for what is no file, and for a larger one. */
export function readFile(target: string, shownAs: string): Buffer {
  let handle: number | null = null;
  try {
    handle = openSync(target, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw refused('not a regular file', { file: shownAs });
    if (stat.size > LIMITS.fileBytes) {
      throw refused(`a file of ${stat.size} bytes (at most ${LIMITS.fileBytes})`, { file: shownAs });
    }
    return readFileSync(handle);
  } catch (cause) {
    if (codeOf(cause) === 'BUNDLE_REFUSED') throw cause;
    throw refused('a file that cannot be read, or a link', { file: shownAs }, cause);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

function pathsBelow(folder: string): string[] {
  const paths: string[] = [];
  const waiting = [''];
  let seen = 0;
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
    const directory = openDirectory(join(folder, prefix), prefix);
    try {
      for (let item = directory.readSync(); item !== null; item = directory.readSync()) {
        seen += 1;
        if (seen > LIMITS.files) {
          throw refused(`a folder of more than ${LIMITS.files} files and folders`, { file: folder });
        }
        const path = prefix + item.name;
        const problem = pathProblem(withoutMark(path));
        if (problem !== null) throw refused(problem, { file: path });
        const stat = lstatSync(join(folder, path));
        if (stat.isSymbolicLink()) throw refused('a symbolic link', { file: path });
        if (stat.isDirectory()) waiting.push(`${path}/`);
        else if (stat.isFile()) paths.push(path);
        else throw refused('neither a file nor a folder', { file: path });
      }
    } finally {
      directory.closeSync();
    }
  }
  return paths;
}

function openDirectory(target: string, shownAs: string): Dir {
  try {
    return opendirSync(target);
  } catch (cause) {
    throw refused('a folder that cannot be read', { file: shownAs === '' ? target : shownAs }, cause);
  }
}
