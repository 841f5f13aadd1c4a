// @ts-check
// Plain JavaScript, since it makes the JavaScript that Node runs: Node 20 cannot load TypeScript.
import { createHash } from 'node:crypto';
import {
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
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_DIR } from './project-dir.mjs';

/**
 * What is built together: `run` for the commands and the contract's tests, `all` for every test as well. Each module is
 * translated once in a build, and shared by all that import it.
 * @typedef {'run' | 'all'} BuildScope
 */

/**
 * A build that is not stale.
 * @typedef {object} NativeBuild
 * @property {(source: string) => string} entry URL of the JavaScript of a source file that is an entry; throws for another.
 * @property {boolean} made True when it had to be made, false when it was there.
 * @property {(changed: string) => string[]} dependents The entries that a source file is a part of.
 */

/** @typedef {{ file: string, size: number, mtimeMs: number, ctimeMs: number, sha256: string }} Source */
/** @typedef {{ dir: string, entries: string[], sources: Source[] }} BuildRecord */
/** @typedef {Record<string, { inputs: string[], imports: string[] }>} OutputGraph */

/** Below node_modules: ignored by git, gone after `npm ci`, and packages are found from it. One folder for each project. */
const CACHE = join(
  PROJECT_DIR,
  'node_modules',
  '.cache',
  'qtickets-audit',
  sha256(Buffer.from(PROJECT_DIR)).slice(0, 12),
);
/** Loaded by name, not by an import of a command or a test. */
const PROGRAMS = ['src/command/vitest-config.ts', 'src/command/early-worker-process.ts'];
/** Read beside what the modules import. */
const SETTINGS = ['tsconfig.json', 'src/build/native-build.mjs', 'node_modules/esbuild/package.json'];
/** An older build may still be loaded by a run that began with it; no run takes a day. */
const OLDEST_MS = 24 * 3_600_000;

/**
 * The build of a scope, made anew when any source file is not as it was: size and times are compared, and the bytes where
 * these differ. Rejects when a source file cannot be translated.
 * @param {BuildScope} scope
 * @returns {Promise<NativeBuild>}
 */
export async function freshBuild(scope) {
  const entries = entriesOf('all');
  const whole = readRecord('all');
  if (whole !== null && isFresh('all', whole, entries)) return buildOf(whole, false);
  const wanted = scope === 'all' ? entries : entriesOf('run');
  const part = scope === 'all' ? null : readRecord('run');
  if (part !== null && isFresh('run', part, wanted)) return buildOf(part, false);
  return buildOf(await build(scope, wanted), true);
}

/**
 * @param {BuildScope} scope
 * @returns {string[]}
 */
function entriesOf(scope) {
  const commands = readdirSync(join(PROJECT_DIR, 'scripts'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `scripts/${name}`);
  const tests = readdirSync(join(PROJECT_DIR, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((name) => `tests/${name.replaceAll(sep, '/')}`)
    .filter((name) => name.endsWith('.test.ts') || name.endsWith('.program.ts'))
    .filter((name) => scope === 'all' || name.startsWith('tests/contract/'));
  return [...commands, ...PROGRAMS, ...tests].sort();
}

/**
 * @param {BuildScope} scope
 * @returns {BuildRecord | null}
 */
function readRecord(scope) {
  const file = recordFile(scope);
  if (!existsSync(file)) return null;
  /** @type {BuildRecord} */
  const record = JSON.parse(readFileSync(file, 'utf8'));
  return existsSync(record.dir) ? record : null;
}

/**
 * @param {BuildScope} scope
 * @param {BuildRecord} record
 * @param {string[]} entries
 */
function isFresh(scope, record, entries) {
  if (record.entries.join('\n') !== entries.join('\n')) return false;
  let touched = false;
  for (const source of record.sources) {
    const now = statSync(join(PROJECT_DIR, source.file), { throwIfNoEntry: false });
    if (now === undefined) return false;
    if (now.size === source.size && now.mtimeMs === source.mtimeMs && now.ctimeMs === source.ctimeMs)
      continue;
    if (sha256(readFileSync(join(PROJECT_DIR, source.file))) !== source.sha256) return false;
    Object.assign(source, timesOf(source.file));
    touched = true;
  }
  if (touched) writeRecord(scope, record);
  return true;
}

/**
 * @param {BuildScope} scope
 * @param {string[]} entries
 * @returns {Promise<BuildRecord>}
 */
async function build(scope, entries) {
  const esbuild = await import('esbuild');
  mkdirSync(CACHE, { recursive: true });
  removeOld();
  const dir = mkdtempSync(join(CACHE, `${scope}-`));
  const before = new Map(SETTINGS.map((file) => [file, timesOf(file)]));
  const startedAt = Date.now();
  const { metafile } = await esbuild.build({
    absWorkingDir: PROJECT_DIR,
    entryPoints: entries.map((entry) => `./${entry}`),
    outdir: dir,
    outbase: '.',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    define: { BUILT_PROJECT_DIR: JSON.stringify(PROJECT_DIR) },
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: true,
    metafile: true,
    logLevel: 'error',
  });
  const files = [...new Set([...SETTINGS, ...Object.keys(metafile.inputs)])].sort();
  const sources = files.map((file) => {
    const bytes = readFileSync(join(PROJECT_DIR, file));
    return { file, ...(before.get(file) ?? timesOf(file)), sha256: sha256(bytes) };
  });
  // A file that was saved while it was being built may be in it or not: then it counts as changed.
  for (const source of sources) if (source.ctimeMs >= startedAt) source.ctimeMs = 0;
  /** @type {OutputGraph} */
  const graph = {};
  const within = (/** @type {string} */ file) => join(PROJECT_DIR, file).slice(dir.length + 1);
  for (const [file, { inputs, imports }] of Object.entries(metafile.outputs)) {
    const kept = imports.filter(({ external }) => !external).map(({ path }) => within(path));
    graph[within(file)] = { inputs: Object.keys(inputs), imports: kept };
  }
  writeFileSync(join(dir, 'graph.json'), JSON.stringify(graph));
  const record = { dir, entries, sources };
  writeRecord(scope, record);
  return record;
}

/**
 * @param {BuildRecord} record
 * @param {boolean} made
 * @returns {NativeBuild}
 */
function buildOf({ dir, entries }, made) {
  const known = new Set(entries);
  return {
    made,
    entry: (source) => {
      if (!known.has(source)) throw new RangeError(`${source} is not built by itself`);
      return pathToFileURL(join(dir, outputOf(source))).href;
    },
    dependents: (changed) => {
      /** @type {OutputGraph} */
      const graph = JSON.parse(readFileSync(join(dir, 'graph.json'), 'utf8'));
      return entries.filter((entry) => holds(graph, outputOf(entry), changed, new Set()));
    },
  };
}

/**
 * @param {OutputGraph} graph
 * @param {string} output
 * @param {string} source
 * @param {Set<string>} seen
 * @returns {boolean}
 */
function holds(graph, output, source, seen) {
  if (seen.has(output)) return false;
  seen.add(output);
  const { inputs = [], imports = [] } = graph[output] ?? {};
  return inputs.includes(source) || imports.some((next) => holds(graph, next, source, seen));
}

/** @param {string} source */
function outputOf(source) {
  return source.replace(/\.ts$/, '.mjs');
}

/** @param {string} file */
function timesOf(file) {
  const { size, mtimeMs, ctimeMs } = statSync(join(PROJECT_DIR, file));
  return { size, mtimeMs, ctimeMs };
}

/** @param {BuildScope} scope */
function recordFile(scope) {
  return join(CACHE, `${scope}.json`);
}

/**
 * Under another name first: whoever reads it meanwhile must see the old record or the new one.
 * @param {BuildScope} scope
 * @param {BuildRecord} record
 */
function writeRecord(scope, record) {
  const made = `${recordFile(scope)}.${process.pid}`;
  writeFileSync(made, JSON.stringify(record));
  renameSync(made, recordFile(scope));
}

function removeOld() {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || !found.isDirectory() || Date.now() - found.mtimeMs < OLDEST_MS) continue;
    const isUsed = /** @type {const} */ (['run', 'all']).some((scope) => readRecord(scope)?.dir === path);
    if (!isUsed) rmSync(path, { recursive: true, force: true });
  }
}

/** @param {Buffer} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
