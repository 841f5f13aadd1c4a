import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../common/canonical-json.ts';
import { AuditError } from '../model/errors.ts';
import { type Recording, recordingFile } from './recording.ts';

/** Version of the recorder's format; a change of what is recorded raises it. */
export const RECORDER_VERSION = 1;

export interface ManifestEntry {
  sha256: string;
  recordedAt: string;
  /** What gave the answers: the simulator, or an account. */
  source: 'simulator' | 'live';
  /** Host of the account, where it is known. */
  host?: string;
}

export interface Manifest {
  recorderVersion: number;
  /** By file name within `recordings/`. */
  recordings: Record<string, ManifestEntry>;
}

/** The recordings below a folder and the manifest that vouches for them. */
export interface FixtureStore {
  manifest(): Manifest;
  /** What the manifest says of a file; undefined when it does not know it. */
  vouchedFor(file: string): ManifestEntry | undefined;
  /** A scenario's recordings. Throws FIXTURE_MISSING, FIXTURE_CHANGED or FIXTURE_FORMAT. */
  read(caseId: string, scenario: string): Recording[];
  /** The file's text as it stands; null when there is none. */
  text(file: string): string | null;
  /** Writes texts, and the manifest that goes with them. Entries of files not named stay as they are. */
  write(texts: ReadonlyMap<string, string>, source: ManifestEntry['source'], recordedAt: string): void;
}

/** Opens the fixtures below `dir` (`manifest.json` and `recordings/`). Reads nothing until asked. */
export function openFixtures(dir: string): FixtureStore {
  const manifestFile = join(dir, 'manifest.json');
  const fileOf = (name: string) => join(dir, 'recordings', name);
  let cached: Manifest | undefined;
  const manifest = () => {
    cached ??= readManifest(manifestFile);
    return cached;
  };
  return {
    manifest,
    vouchedFor: (name) => (existsSync(manifestFile) ? manifest().recordings[name] : undefined),
    read: (caseId, scenario) => {
      const name = recordingFile(caseId, scenario);
      return parseRecordings(name, verified(name, manifest(), fileOf(name), caseId));
    },
    text: (name) => (existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : null),
    write: (texts, source, recordedAt) => {
      mkdirSync(join(dir, 'recordings'), { recursive: true });
      const recordings = existsSync(manifestFile) ? { ...manifest().recordings } : {};
      for (const [name, text] of texts) {
        writeFileSync(fileOf(name), text);
        recordings[name] = { sha256: sha256(text), recordedAt, source };
      }
      const sorted = Object.fromEntries(Object.entries(recordings).sort(([a], [b]) => (a < b ? -1 : 1)));
      cached = { recorderVersion: RECORDER_VERSION, recordings: sorted };
      writeFileSync(manifestFile, `${JSON.stringify(cached, null, 2)}\n`);
    },
  };
}

function readManifest(file: string): Manifest {
  const remedy = 'Run "npm run record -- --update" to record the cases against the simulator.';
  if (!existsSync(file))
    throw new AuditError('FIXTURE_MISSING', 'there is no manifest of recordings', remedy, {
      file: 'fixtures/manifest.json',
    });
  const refused = (problem: string, cause?: unknown) =>
    new AuditError('FIXTURE_FORMAT', problem, remedy, { file: 'fixtures/manifest.json' }, cause);
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch (error) {
    throw refused('the manifest is not JSON', error);
  }
  // A document says of what it speaks by these words: what is not known is not said.
  for (const [name, { source, recordedAt }] of Object.entries(manifest.recordings)) {
    if (source !== 'simulator' && source !== 'live')
      throw refused(`"source" of ${name} is neither "simulator" nor "live"`);
    if (Number.isNaN(Date.parse(recordedAt))) throw refused(`"recordedAt" of ${name} is no time`);
  }
  return manifest;
}

function verified(name: string, { recordings }: Manifest, file: string, caseId: string): string {
  const place = { file: `fixtures/recordings/${name}` };
  const entry = recordings[name];
  if (entry === undefined || !existsSync(file)) {
    throw new AuditError(
      'FIXTURE_MISSING',
      `case ${caseId} has no ${entry === undefined ? 'entry in the manifest' : 'recording'}`,
      `Run "npm run record -- ${caseId} --update" to record it.`,
      place,
    );
  }
  const text = readFileSync(file, 'utf8');
  const found = sha256(text);
  if (found !== entry.sha256) {
    throw new AuditError(
      'FIXTURE_CHANGED',
      `the file's SHA-256 is ${found}, the manifest says ${entry.sha256}`,
      `Restore the file from git, or run "npm run record -- ${caseId} --update" and review the difference.`,
      place,
    );
  }
  return text;
}

function parseRecordings(name: string, text: string): Recording[] {
  try {
    return JSON.parse(text) as Recording[];
  } catch (error) {
    throw new AuditError(
      'FIXTURE_FORMAT',
      'the recording is not JSON',
      'Record the case again with --update.',
      { file: `fixtures/recordings/${name}` },
      error,
    );
  }
}
