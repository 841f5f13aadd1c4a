import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readFile, readFolder } from '../bytes/read-folder.ts';
import { readZip } from '../bytes/read-zip.ts';
import { refused } from '../refused.ts';
import { asHandled } from './handled.ts';
import { fileKind } from './layout.ts';

/** A bundle in memory. */
export interface Bundle {
  /** A run's folder with all of its files, or the archive alone. */
  source: 'folder' | 'archive';
  /** Every file by its path: those of the folder, the archive among them, or those in the archive. */
  files: ReadonlyMap<string, Buffer>;
  /** What the archive has that none has which the audit writes; of an archive that was given alone. */
  oddities: readonly string[];
  /** What happened to it on its way, and changes nothing of what it says. */
  notes: readonly string[];
}

/**
 * Opens a folder or a zip. AuditError BUNDLE_REFUSED when it cannot be read or is made to do harm, and when nothing in it
 * is a bundle's.
 */
export function openBundle(path: string): Bundle {
  const target = existing(path);
  const given: Bundle = statSync(target).isDirectory()
    ? { source: 'folder', files: readFolder(target), oddities: [], notes: [] }
    : { source: 'archive', ...readZip(readFile(target, basename(target))), notes: [] };
  const bundle = asHandled(given, path);
  if (bundle.files.has('UNFINISHED'))
    throw refused('it holds UNFINISHED: its run goes on, or was cut off', { file: path });
  const known = [...bundle.files.keys()].some(
    (file) => fileKind(file) === 'log' || fileKind(file) === 'model',
  );
  if (!known) throw refused('neither an evidence log nor an audit.json is in it', { file: path });
  return bundle;
}

// `reports/latest` is a link to the newest run: what the user names may be one, what lies below may not.
function existing(path: string): string {
  try {
    lstatSync(path);
    return realpathSync(path);
  } catch (cause) {
    throw refused('there is no such folder or file', { file: path }, cause);
  }
}
