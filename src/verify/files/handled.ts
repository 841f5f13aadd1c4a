import { basename } from 'node:path';
import { refused } from '../refused.ts';
import type { Bundle } from './bundle.ts';
import { fileKind, OUTSIDE } from './layout.ts';

/** What file managers and archivers leave in every folder that they show: no part of a bundle, and no forgery of one. */
const LEFT_BEHIND =
  /(?:^|\/)(?:\.DS_Store|\.localized|\.directory|\._[^/]+|ehthumbs(?:_vista)?\.db|Thumbs\.db(?::encryptable)?|desktop\.ini)$|^(?:__MACOSX|\.Spotlight-V100|\.Trashes|\.fseventsd)\//i;

/** True for a file that a file manager or an archiver left behind. */
export function isLeftBehind(path: string): boolean {
  return LEFT_BEHIND.test(path);
}

/**
 * A bundle as people hand it on: without what file managers leave, which is told in a note, and the content of an archive that
 * was unpacked by hand as what the archive holds. AuditError BUNDLE_REFUSED, with what to unpack or to name first, for a folder or archive
 * around a run's folder, for a run's folder that was packed, and for an archive that another program packed again.
 */
export function asHandled(given: Bundle, path: string): Bundle {
  const left = [...given.files.keys()].filter(isLeftBehind);
  const files = new Map([...given.files].filter(([name]) => !isLeftBehind(name)));
  const oddities = given.oddities.filter((oddity) => !left.some((name) => oddity.startsWith(`${name} `)));
  const notes = left.map(
    (name) => `${name} was left by a file manager: it is no part of the bundle, and was not read`,
  );
  const names = [...files.keys()];
  refuseAround(given.source, names, path);
  if (given.source === 'archive') {
    refusePacked(names, oddities, path);
    // They came from another program, and it alone is what is odd then.
    return { ...given, files, oddities, notes };
  }
  const beside = names.some((name) => OUTSIDE.includes(fileKind(name) ?? 'log'));
  if (beside) return { ...given, files, oddities, notes };
  const unpacked =
    'this folder holds what the archive of a run holds, and nothing that lies beside an archive: it was verified as that, but for the form of the archive';
  return { source: 'archive', files, oddities: [], notes: [...notes, unpacked] };
}

// One folder, in which everything is.
function refuseAround(source: Bundle['source'], names: readonly string[], path: string): void {
  const tops = new Set(names.map((name) => name.split('/')[0] ?? ''));
  const inside = names.filter((name) => {
    const below = name.slice(name.indexOf('/') + 1);
    return name.includes('/') && (fileKind(below) === 'model' || fileKind(below) === 'sums');
  });
  if (names.some((name) => fileKind(name) === 'model' || fileKind(name) === 'log') || inside.length === 0)
    return;
  const folders = [...new Set(inside.map((name) => name.slice(0, name.indexOf('/'))))];
  const which =
    folders.length === 1 && tops.size === 1
      ? `the folder ${folders[0]}`
      : `${folders.length} folders of runs`;
  throw refused(
    source === 'archive'
      ? `it holds ${which}: unpack this first, and name the folder`
      : `it holds ${which}: name ${folders.length === 1 ? 'that folder' : 'one of them'}`,
    { file: path },
  );
}

function refusePacked(names: readonly string[], oddities: readonly string[], path: string): void {
  const inner = names.find((name) => fileKind(name) === 'archive');
  if (inner !== undefined || names.some((name) => fileKind(name) === 'sums')) {
    throw refused(
      `it is a run's folder that was packed (by a CI, for instance), not the archive of a run: unpack this first, and name the folder${inner === undefined ? '' : `, or its ${basename(inner)} alone`}`,
      { file: path },
    );
  }
  const foreign = names.filter((name) => oddities.includes(`${name} was made by another program`));
  if (names.length > 0 && foreign.length === names.length) {
    throw refused(
      'it was packed again by another program: its bytes are not those that the audit wrote. Unpack this first, and name the folder',
      { file: path },
    );
  }
}
