// @ts-check
// What is known of the builds that were made: where they are, of which sources, and whether these are as they were.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./native-build.mjs').BuildScope} BuildScope */
/** @typedef {{ file: string, size: number, mtimeMs: number, ctimeMs: number, sha256: string }} Source */
/** @typedef {{ dir: string, entries: string[], sources: Source[], outputs: Record<string, number> }} BuildRecord outputs: size of each module, in bytes */

/** An older build may still be loaded by a run that began with it; no run takes a day. */
const OLDEST_MS = 24 * 3_600_000;

/**
 * @param {BuildScope} scope
 * @param {string} root
 * @returns {BuildRecord | null} null where there is none, where it was cut off, or where its folder is gone
 */
export function readRecord(scope, root) {
  const file = recordFile(scope, root);
  if (!existsSync(file)) return null;
  const record = recordIn(readFileSync(file, 'utf8'));
  return record !== null && existsSync(record.dir) ? record : null;
}

/**
 * @param {string} text
 * @returns {BuildRecord | null}
 */
function recordIn(text) {
  try {
    const { dir, entries, sources, outputs } = JSON.parse(text);
    return dir && entries && sources && outputs ? { dir, entries, sources, outputs } : null;
  } catch {
    // Cut off: a build is made again in no time.
    return null;
  }
}

/**
 * A module that was emptied would do nothing and fail nothing, whoever emptied it: a cleaner of caches, or a power cut.
 * @param {BuildRecord} record
 */
function isWhole({ dir, outputs }) {
  return Object.entries(outputs).every(
    ([name, size]) => statSync(join(dir, name), { throwIfNoEntry: false })?.size === size,
  );
}

/**
 * True when a build is of these entries and whole, and each of its sources is as it was: by size and times, and by the bytes where these differ.
 * @param {BuildScope} scope
 * @param {string} root
 * @param {BuildRecord} record
 * @param {string[]} entries
 */
export function isFresh(scope, root, record, entries) {
  if (record.entries.join('\n') !== entries.join('\n')) return false;
  let touched = false;
  for (const source of record.sources) {
    if (isAsTimed(root, source)) continue;
    if (isChanged(root, source)) return false;
    Object.assign(source, timesOf(join(root, source.file)));
    touched = true;
  }
  if (!isWhole(record)) return false;
  if (touched) noteTimes(scope, root, record);
  return true;
}

// Without new times the bytes are compared again the next time: that is all that a user loses who may not write there.
/**
 * @param {BuildScope} scope
 * @param {string} root
 * @param {BuildRecord} record
 */
function noteTimes(scope, root, record) {
  try {
    writeRecord(scope, root, record);
  } catch (error) {
    if (!isForbidden(error)) throw error;
  }
}

/**
 * True for an error of a place where this user may not write, or where nothing fits any more.
 * @param {unknown} error
 */
export function isForbidden(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(code);
}

/**
 * True for a source that is gone or is not as it was: by the bytes, where size and times differ.
 * @param {string} root
 * @param {Source} source
 */
export function isChanged(root, source) {
  const path = join(root, source.file);
  return !isAsTimed(root, source) && (!existsSync(path) || sha256(readFileSync(path)) !== source.sha256);
}

/**
 * @param {string} root
 * @param {Source} source
 */
function isAsTimed(root, { file, size, mtimeMs, ctimeMs }) {
  const now = statSync(join(root, file), { throwIfNoEntry: false });
  return now !== undefined && now.size === size && now.mtimeMs === mtimeMs && now.ctimeMs === ctimeMs;
}

/**
 * What is kept of a source, to tell later whether it is as it was.
 * @param {string} root
 * @param {string} file
 * @param {number} startedAt when the build began, in milliseconds
 * @returns {Source}
 */
export function sourceOf(root, file, startedAt) {
  const times = timesOf(join(root, file));
  // What was saved while it was being built may be in it or not, so it counts as changed.
  const isSure = times.ctimeMs < startedAt;
  return { file, ...times, sha256: isSure ? sha256(readFileSync(join(root, file))) : 'unknown' };
}

/** @param {string} file */
function timesOf(file) {
  const { size, mtimeMs, ctimeMs } = statSync(file);
  return { size, mtimeMs, ctimeMs };
}

/**
 * Below node_modules: ignored by git, gone after `npm ci`, and packages are found from it. One folder for each project, since
 * several may have one node_modules by a link.
 * @param {string} root
 */
function cacheOf(root) {
  const project = sha256(Buffer.from(root)).slice(0, 12);
  return join(root, 'node_modules', '.cache', 'qtickets-audit', project);
}

/**
 * @param {BuildScope} scope
 * @param {string} root
 */
function recordFile(scope, root) {
  return join(cacheOf(root), `${scope}.json`);
}

/**
 * Under another name first: whoever reads it meanwhile must see the old record or the new one.
 * @param {BuildScope} scope
 * @param {string} root
 * @param {BuildRecord} record
 */
export function writeRecord(scope, root, record) {
  const file = recordFile(scope, root);
  const made = `${file}.${process.pid}`;
  writeFileSync(made, JSON.stringify(record));
  renameSync(made, file);
}

/**
 * Makes the folder of a new build, and removes those that are no longer used.
 * @param {BuildScope} scope
 * @param {string} root
 */
export function makeFolder(scope, root) {
  const cache = cacheOf(root);
  mkdirSync(cache, { recursive: true });
  removeOld(root);
  const folder = mkdtempSync(join(cache, `${scope}-`));
  // Made for its maker alone; but whoever may read the checkout may run it.
  chmodSync(folder, 0o755);
  return folder;
}

/** @param {string} root */
function removeOld(root) {
  const cache = cacheOf(root);
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || !found.isDirectory() || Date.now() - found.mtimeMs < OLDEST_MS) continue;
    const isUsed = /** @type {const} */ (['run', 'all']).some(
      (scope) => readRecord(scope, root)?.dir === path,
    );
    if (!isUsed) rmSync(path, { recursive: true, force: true });
  }
}

/** @param {Buffer} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
