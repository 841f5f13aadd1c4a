import { isUtf8 } from 'node:buffer';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../common/canonical-json.ts';
import { jsonFault } from '../common/json-fault.ts';
import { textOfFile } from '../common/text-file.ts';
import { AuditError } from '../model/errors.ts';
import type { RecordedAccount } from '../model/recorded-account.ts';
import { type Manifest, type ManifestEntry, manifestProblem, RECORDER_VERSION } from './manifest.ts';
import { recordAgain, shownPath } from './record-again.ts';
import { type Recording, recordingFile } from './recording.ts';
import { recordingsProblem, unreliable } from './recording-form.ts';

/** Of whom recordings were made, and when. */
export interface RecordedFrom extends Pick<ManifestEntry, 'source' | 'recordedAt'> {
  /** Of an account: what of an entry goes with a file, and what a replay asks. */
  live?: { of: (file: string) => Pick<ManifestEntry, 'host' | 'ms'>; account: RecordedAccount };
}

/** The recordings below a folder and the manifest that vouches for them. */
export interface FixtureStore {
  manifest(): Manifest;
  /** Names of the files that the manifest vouches for. */
  files(): string[];
  /** What the manifest says of a file; undefined when it does not know it. */
  vouchedFor(file: string): ManifestEntry | undefined;
  /** A scenario's recordings. Throws FIXTURE_MISSING, FIXTURE_CHANGED or FIXTURE_FORMAT. */
  read(caseId: string, scenario: string): Recording[];
  /** Where a file is, as a message shows it. */
  place(file: string): string;
  /** The file's text as it stands; null when there is none. */
  text(file: string): string | null;
  /** The recordings in a file as it stands, whoever vouches for it; null when there is none. Throws FIXTURE_FORMAT. */
  recordings(file: string): Recording[] | null;
  /** What a replay of an account's recordings asks; null where they are of no account. */
  account(): RecordedAccount | null;
  /** Writes texts, and the manifest that goes with them. Entries of files not named stay as they are. */
  write(texts: ReadonlyMap<string, string>, made: RecordedFrom): void;
}

/**
 * Opens the fixtures below `dir` (`manifest.json` and `recordings/`), with those of another folder behind them for what its
 * manifest does not name, unless they are of an account: what it did not answer nobody answers for it. Reads nothing until asked, and writes into `dir` only.
 */
export function openFixtures(dir: string, behind?: string): FixtureStore {
  return behind === undefined ? openFolder(dir) : layered(openFolder(dir), openFolder(behind), dir);
}

function layered(own: FixtureStore, others: FixtureStore, dir: string): FixtureStore {
  const of = (name: string) =>
    existsSync(join(dir, 'manifest.json')) && (own.account() !== null || own.vouchedFor(name) !== undefined)
      ? own
      : others;
  return {
    ...own,
    vouchedFor: (name) => of(name).vouchedFor(name),
    read: (caseId, scenario) => of(recordingFile(caseId, scenario)).read(caseId, scenario),
    place: (name) => of(name).place(name),
    text: (name) => of(name).text(name),
    recordings: (name) => of(name).recordings(name),
  };
}

function openFolder(dir: string): FixtureStore {
  const manifestFile = join(dir, 'manifest.json');
  const fileOf = (name: string) => join(dir, 'recordings', name);
  const textOf = (name: string) => (existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : null);
  let cached: Manifest | undefined;
  const manifest = () => {
    cached ??= readManifest(manifestFile);
    return cached;
  };
  const known = () => (existsSync(manifestFile) ? manifest() : undefined);
  return {
    manifest,
    files: () => Object.keys(known()?.recordings ?? {}),
    vouchedFor: (name) => known()?.recordings[name],
    read: (caseId, scenario) => {
      const name = recordingFile(caseId, scenario);
      return parseRecordings(fileOf(name), verified(name, manifest(), fileOf(name), caseId));
    },
    place: (name) => shownPath(fileOf(name)),
    text: textOf,
    recordings: (name) =>
      existsSync(fileOf(name)) ? parseRecordings(fileOf(name), readFileSync(fileOf(name))) : null,
    account: () => known()?.account ?? null,
    write: (texts, { source, recordedAt, live }) => {
      mkdirSync(join(dir, 'recordings'), { recursive: true });
      const recordings = { ...known()?.recordings };
      for (const [name, text] of texts) {
        writeFileSync(fileOf(name), text);
        recordings[name] = { sha256: sha256(text), recordedAt, source, ...live?.of(name) };
      }
      const sorted = Object.fromEntries(Object.entries(recordings).sort(([a], [b]) => (a < b ? -1 : 1)));
      const account = live?.account ?? known()?.account;
      cached = {
        recorderVersion: RECORDER_VERSION,
        recordings: sorted,
        ...(account === undefined ? {} : { account }),
      };
      writeFileSync(manifestFile, `${JSON.stringify(cached, null, 2)}\n`);
    },
  };
}

function readManifest(file: string): Manifest {
  const remedy = `Run "${recordAgain(dirname(file), '', false)}" to record the cases against the simulator, or name the folder of your recordings with --fixtures.`;
  if (!existsSync(file))
    throw new AuditError('FIXTURE_MISSING', 'there is no manifest of recordings', remedy, {
      file: shownPath(file),
    });
  // A run of record reads it, too: what is broken must be out of its way.
  const refused = (problem: string, cause?: unknown) =>
    new AuditError(
      'FIXTURE_FORMAT',
      problem,
      `Restore the file from git, or move it away. ${remedy}`,
      { file: shownPath(file) },
      cause,
    );
  const { text, problem } = textOfFile(readFileSync(file));
  if (problem !== null) throw refused(`the manifest is ${problem}`);
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw refused(`the manifest is not JSON${faultWords(text)}`, error);
  }
  const wrong = manifestProblem(manifest);
  if (wrong !== null) throw refused(wrong);
  return manifest as Manifest;
}

function verified(name: string, { recordings, account }: Manifest, file: string, caseId: string): Buffer {
  const place = { file: shownPath(file) };
  const again = recordAgain(dirname(dirname(file)), caseId, account !== undefined);
  const entry = recordings[name];
  if (entry === undefined || !existsSync(file)) {
    throw new AuditError(
      'FIXTURE_MISSING',
      `case ${caseId} has no ${entry === undefined ? 'entry in the manifest' : 'recording'}`,
      `Run "${again}" to record it.`,
      place,
    );
  }
  const bytes = readFileSync(file);
  const found = sha256(bytes);
  if (found !== entry.sha256) {
    if (sha256(bytes.toString('utf8').replaceAll('\r\n', '\n')) === entry.sha256) {
      throw new AuditError(
        'FIXTURE_CHANGED',
        "the file's lines end with CR and LF, as git writes them with core.autocrlf",
        'Mark the folder of the recordings with `* -text` in .gitattributes, and check it out again.',
        place,
      );
    }
    throw new AuditError(
      'FIXTURE_CHANGED',
      `the file's SHA-256 is ${found}, the manifest says ${entry.sha256}`,
      `Restore the file from git, or run "${again}" and review the difference.`,
      place,
    );
  }
  return bytes;
}

function parseRecordings(file: string, bytes: Buffer): Recording[] {
  const refused = (problem: string, cause?: unknown) =>
    new AuditError(
      'FIXTURE_FORMAT',
      problem,
      'Restore the file from git, or record the case again with --update.',
      { file: shownPath(file) },
      cause,
    );
  if (!isUtf8(bytes)) throw refused('the recording is not UTF-8');
  const text = bytes.toString('utf8');
  let recordings: unknown;
  try {
    recordings = JSON.parse(text);
  } catch (error) {
    throw refused(`the recording is not JSON${faultWords(text)}`, error);
  }
  const problem = recordingsProblem(recordings) ?? unreliable(text, recordings as Recording[]);
  if (problem !== null) throw refused(problem);
  return recordings as Recording[];
}

function faultWords(text: string): string {
  const { line, column, found } = jsonFault(text);
  return ` at line ${line}, column ${column}: ${found}`;
}
