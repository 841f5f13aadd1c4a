import { LIMITS } from '../limits.ts';

const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** What is wrong with a file's path within a bundle; null when it stays within it and means the same on every system. */
export function pathProblem(path: string): string | null {
  if (path === '') return 'an empty name';
  if (path.length > LIMITS.pathLength) return `a name of more than ${LIMITS.pathLength} signs`;
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(path)) return 'a name with a control character';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'an absolute path';
  if (path.includes('\\')) return 'a name with a backslash';
  const parts = path.split('/');
  if (parts.some((part) => part === '..' || part === '.')) return 'a path that leaves the folder';
  if (parts.some((part) => part === '')) return 'a path with an empty part';
  if (parts.some((part) => /[. ]$/.test(part) || WINDOWS_DEVICES.test(part))) {
    return 'a name that another system reads as another';
  }
  return null;
}

/** The first two paths that are one file where case or the form of accents does not count; null when there are none. */
export function sameWhereCaseIsLost(paths: Iterable<string>): [string, string] | null {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase();
    const before = seen.get(folded);
    if (before !== undefined) return [before, path];
    seen.set(folded, path);
  }
  return null;
}
