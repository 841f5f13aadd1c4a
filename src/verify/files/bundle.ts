import { existsSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AuditError } from '../../model/errors.ts';
import { isJsonObject } from '../../model/json.ts';
import { STATEMENT } from '../attest/check-attestation.ts';
import { ENVELOPE } from '../attest/check-signature.ts';
import { digestOf } from '../bytes/digest.ts';
import { isPointer, otherFile } from '../bytes/other-file.ts';
import { readFile, readFolder } from '../bytes/read-folder.ts';
import { readJson } from '../bytes/read-json.ts';
import { readZip } from '../bytes/read-zip.ts';
import { endsAsZip } from '../bytes/zip-directory.ts';
import { refused } from '../refused.ts';
import { asHandled } from './handled.ts';
import { fileKind } from './layout.ts';

const MODEL = 'audit.json';

/** A bundle in memory. */
export interface Bundle {
  /** A run's folder with all of its files, or the archive alone. */
  source: 'folder' | 'archive';
  /** Every file by its path: those of the folder, the archive among them, or those in the archive. */
  files: ReadonlyMap<string, Buffer>;
  /** What the archive has that none has which the audit writes; of an archive that was given alone. */
  oddities: readonly string[];
  /** True for an archive that another program packed. */
  repacked?: boolean;
  /** Of an archive that was given alone: its bytes, and the attestation that was found beside it or named. */
  alone?: { archive: Buffer; attestation: ReadonlyMap<string, Buffer> };
  /** What happened to it on its way, and changes nothing of what it says. */
  notes: readonly string[];
}

/**
 * Opens a folder or a zip. AuditError BUNDLE_REFUSED when it cannot be read or is made to do harm, and when nothing in it
 * is a bundle's; USAGE for an attestation beside a folder. `attestation` is the statement or envelope of an archive; without it both are
 * looked for beside the archive, and taken where they are about it.
 */
export function openBundle(path: string, attestation: string | null = null): Bundle {
  const target = existing(path);
  const isFolder = statSync(target).isDirectory();
  if (isFolder) refuseFolderOfRuns(target, path);
  if (isFolder && attestation !== null)
    throw unfit(
      path,
      '--attestation is of an archive, and this is a folder, which has its own',
      'Name the archive of the run, or leave --attestation out.',
    );
  const given: Bundle = isFolder
    ? { source: 'folder', files: readFolder(target), oddities: [], notes: [] }
    : openArchive(target, attestation);
  const bundle = asHandled(given, path);
  if (bundle.files.has('UNFINISHED'))
    throw refused('it holds UNFINISHED: its run goes on, or was cut off', { file: path });
  const known = [...bundle.files.keys()].some(
    (file) => fileKind(file) === 'log' || fileKind(file) === 'model',
  );
  if (!known) throw refused('neither an evidence log nor an audit.json is in it', { file: path });
  return bundle;
}

function openArchive(target: string, named: string | null): Bundle {
  const archive = readFile(target, basename(target));
  refuseOtherFile(target, archive);
  const attestation = named === null ? besideOf(target, archive) : namedAttestation(named);
  return { source: 'archive', ...archiveAt(target, archive), notes: [], alone: { archive, attestation } };
}

// What is wrong with an archive is told of the file that was named.
function archiveAt(target: string, archive: Buffer): ReturnType<typeof readZip> {
  try {
    return readZip(archive);
  } catch (error) {
    if (!(error instanceof AuditError) || error.place.file !== undefined) throw error;
    throw refused(error.what, { file: target, ...error.place }, error);
  }
}

// Runs and the link to the newest of them: what is told is which to name, not that a link is in the way.
function refuseFolderOfRuns(folder: string, path: string): void {
  if (existsSync(join(folder, MODEL)) || !existsSync(join(folder, 'latest', MODEL))) return;
  throw refused('it holds the runs of a project: name one of them, or `latest` in it', { file: path });
}

function refuseOtherFile(target: string, bytes: Buffer): void {
  if (endsAsZip(bytes)) return;
  const [folder, name] = [dirname(target), basename(target)];
  const places = [
    name,
    join(basename(folder), name),
    join(basename(dirname(folder)), basename(folder), name),
  ];
  const kinds = places.map((place) => fileKind(place.replaceAll('\\', '/')));
  // An archive that cannot be read is no part of a folder: its bytes say what became of it.
  const isPart = !isPointer(bytes) && kinds.some((kind) => kind !== null && kind !== 'archive');
  const what = isPart ? 'one file of a bundle: name the folder of its run, or the archive' : otherFile(bytes);
  if (what !== null) throw refused(what, { file: target });
}

// What lies beside an archive may be about another one.
function besideOf(target: string, archive: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const name of [STATEMENT, ENVELOPE]) {
    const file = join(dirname(target), name);
    if (existsSync(file)) found.set(name, readFile(file, name));
  }
  const statement = found.get(STATEMENT)?.toString('utf8') ?? '';
  return statement.includes(digestOf(archive)) ? found : new Map();
}

// The statement by itself, or the envelope that holds it.
function namedAttestation(file: string): Map<string, Buffer> {
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  const bytes = isFile ? readFile(file, basename(file)) : null;
  const value = bytes === null ? null : readJson(bytes).value;
  const payload = isJsonObject(value) ? value['payload'] : undefined;
  if (bytes !== null && typeof payload === 'string')
    return new Map([
      [STATEMENT, Buffer.from(payload, 'base64')],
      [ENVELOPE, bytes],
    ]);
  if (bytes !== null && isJsonObject(value) && 'predicateType' in value) return new Map([[STATEMENT, bytes]]);
  throw unfit(
    file,
    isFile
      ? 'this is no attestation: neither an in-toto statement nor an envelope of one'
      : 'there is no such file',
    "Name the run's attestation.json or attestation.dsse.json with --attestation.",
  );
}

function unfit(file: string, what: string, remedy: string): AuditError {
  return new AuditError('USAGE', what, remedy, { file });
}

// `reports/latest` is a link to the newest run: what the user names may be one, what lies below may not.
function existing(path: string): string {
  let target: string;
  let stat: Stats;
  try {
    stat = statSync(path);
    target = realpathSync(path);
  } catch (cause) {
    throw refused('there is no such folder or file', { file: path }, cause);
  }
  // `/dev/stdin` and `/dev/fd/63` lead to names that nobody gave.
  if (!stat.isFile() && !stat.isDirectory())
    throw refused('neither a file nor a folder: standard input and pipes are not read', { file: path });
  return target;
}
