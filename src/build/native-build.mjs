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

/** Loaded by name, not by an import of a command or a test. */
const PROGRAMS = ['src/command/vitest-config.ts'];
/** Read beside what the modules import. */
const SETTINGS = ['tsconfig.json', 'src/build/native-build.mjs', 'node_modules/esbuild/package.json'];
/** Packages that load files of their own by name, or that must be the one that Vitest has loaded; all others are built in. */
export const EXTERNAL = [
  'vitest',
  'vite',
  'chdb',
  '@clickhouse/*',
  'esbuild',
  'typescript',
  '@redocly/*',
  '@har-sdk/*',
  'playwright-core',
];
/** Packages of the older kind ask for Node's own modules so. */
export const REQUIRE =
  "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";
/** An older build may still be loaded by a run that began with it; no run takes a day. */
const OLDEST_MS = 24 * 3_600_000;

/**
 * The build of a scope, made anew when any source file is not as it was: size and times are compared, and the bytes where
 * these differ. Rejects when a source file cannot be translated.
 * @param {BuildScope} scope
 * @param {string} [root] folder of the project
 * @returns {Promise<NativeBuild>}
 */
export async function freshBuild(scope, root = PROJECT_DIR) {
  const entries = entriesOf('all', root);
  const whole = readRecord('all', root);
  if (whole !== null && isFresh('all', root, whole, entries)) return buildOf(whole, false);
  const wanted = scope === 'all' ? entries : entriesOf('run', root);
  const part = scope === 'all' ? null : readRecord('run', root);
  if (part !== null && isFresh('run', root, part, wanted)) return buildOf(part, false);
  return buildOf(await build(scope, root, wanted), true);
}

/**
 * The build that this process began with, looked for when there is none yet: what a run is made of does not change while it
 * runs. Rejects as `freshBuild` does.
 * @param {BuildScope} scope
 * @returns {Promise<NativeBuild>}
 */
export function buildOfProcess(scope) {
  if (typeof SHIPPED_BUILD === 'string')
    return Promise.resolve(shippedBuild(join(PROJECT_DIR, SHIPPED_BUILD)));
  // A build holds this module too, so that one process may have it twice.
  /** @type {typeof globalThis & { qticketsBuilds?: Partial<Record<BuildScope, Promise<NativeBuild>>> }} */
  const shared = globalThis;
  shared.qticketsBuilds ??= {};
  const builds = shared.qticketsBuilds;
  const own = builds[scope] ?? freshBuild(scope);
  builds[scope] = own;
  // It holds what the commands need too.
  if (scope === 'all') builds.run = own;
  return own;
}

/**
 * @param {BuildScope} scope
 * @param {string} root
 * @returns {string[]}
 */
function entriesOf(scope, root) {
  const commands = readdirSync(join(root, 'scripts'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `scripts/${name}`);
  const tests = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((name) => `tests/${name.replaceAll(sep, '/')}`)
    .filter((name) => name.endsWith('.test.ts') || name.endsWith('.program.ts'))
    .filter((name) => scope === 'all' || name.startsWith('tests/contract/'));
  return [...commands, ...PROGRAMS, ...tests].sort();
}

/**
 * @param {BuildScope} scope
 * @param {string} root
 * @returns {BuildRecord | null}
 */
function readRecord(scope, root) {
  const file = recordFile(scope, root);
  if (!existsSync(file)) return null;
  /** @type {BuildRecord} */
  const record = JSON.parse(readFileSync(file, 'utf8'));
  return existsSync(record.dir) ? record : null;
}

/**
 * @param {BuildScope} scope
 * @param {string} root
 * @param {BuildRecord} record
 * @param {string[]} entries
 */
function isFresh(scope, root, record, entries) {
  if (record.entries.join('\n') !== entries.join('\n')) return false;
  let touched = false;
  for (const source of record.sources) {
    const now = statSync(join(root, source.file), { throwIfNoEntry: false });
    if (now === undefined) return false;
    if (now.size === source.size && now.mtimeMs === source.mtimeMs && now.ctimeMs === source.ctimeMs)
      continue;
    if (sha256(readFileSync(join(root, source.file))) !== source.sha256) return false;
    Object.assign(source, timesOf(join(root, source.file)));
    touched = true;
  }
  if (touched) writeRecord(scope, root, record);
  return true;
}

/**
 * @param {BuildScope} scope
 * @param {string} root
 * @param {string[]} entries
 * @returns {Promise<BuildRecord>}
 */
async function build(scope, root, entries) {
  const esbuild = await import('esbuild');
  const cache = cacheOf(root);
  mkdirSync(cache, { recursive: true });
  removeOld(root);
  const dir = mkdtempSync(join(cache, `${scope}-`));
  const startedAt = Date.now();
  /** @type {Set<string>} */
  const ofPages = new Set();
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries.map((entry) => `./${entry}`),
    outdir: dir,
    outbase: '.',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    banner: { js: REQUIRE },
    define: { BUILT_PROJECT_DIR: JSON.stringify(root) },
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: true,
    metafile: true,
    logLevel: 'error',
    ...ofPage(esbuild, root, ofPages),
  });
  const inputs = Object.keys(metafile.inputs).filter((input) => !input.startsWith('browser:'));
  const files = [...new Set([...SETTINGS, ...inputs, ...ofPages])].sort();
  const sources = files.map((file) => {
    const times = timesOf(join(root, file));
    // What was saved while it was being built may be in it or not, so it counts as changed.
    const isSure = times.ctimeMs < startedAt;
    return { file, ...times, sha256: isSure ? sha256(readFileSync(join(root, file))) : 'unknown' };
  });
  /** @type {OutputGraph} */
  const graph = {};
  const within = (/** @type {string} */ file) => join(root, file).slice(dir.length + 1);
  for (const [file, { inputs, imports }] of Object.entries(metafile.outputs)) {
    const kept = imports.filter(({ external }) => !external).map(({ path }) => within(path));
    graph[within(file)] = { inputs: Object.keys(inputs), imports: kept };
  }
  writeFileSync(join(dir, 'graph.json'), JSON.stringify(graph));
  const record = { dir, entries, sources };
  writeRecord(scope, root, record);
  return record;
}

/**
 * How the parts of a page are translated: style sheets, JSX, and scripts for a browser.
 * @param {Pick<typeof import('esbuild'), 'build'>} esbuild
 * @param {string} root
 * @param {Set<string>} sources takes the source files of the scripts
 * @returns {Pick<import('esbuild').BuildOptions, 'loader' | 'jsx' | 'jsxImportSource' | 'plugins'>}
 */
export function ofPage(esbuild, root, sources) {
  return {
    loader: { '.css': 'text' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [browserScripts(esbuild, root, sources)],
  };
}

/**
 * `import script from 'browser:./main.ts'` gives the text of a script for a browser, built by itself: the modules of a page are
 * not those of Node.
 * @param {Pick<typeof import('esbuild'), 'build'>} esbuild
 * @param {string} root
 * @param {Set<string>} sources takes the source files of the scripts
 * @returns {import('esbuild').Plugin}
 */
function browserScripts(esbuild, root, sources) {
  return {
    name: 'browser-scripts',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^browser:/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path.slice('browser:'.length)),
        namespace: 'browser',
      }));
      onLoad({ filter: /.*/, namespace: 'browser' }, async ({ path }) => {
        const { outputFiles, metafile } = await esbuild.build({
          absWorkingDir: root,
          entryPoints: [path],
          bundle: true,
          write: false,
          format: 'iife',
          target: 'es2022',
          minify: true,
          legalComments: 'none',
          metafile: true,
          logLevel: 'error',
        });
        for (const file of Object.keys(metafile.inputs)) sources.add(file);
        return {
          contents: outputFiles
            .map(({ text }) => text)
            .join('')
            .trimEnd(),
          loader: 'text',
        };
      });
    },
  };
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

/**
 * The build that an installed package brings: made when it was packed, of the sources that are packed with it.
 * @param {string} dir
 * @returns {NativeBuild}
 */
function shippedBuild(dir) {
  return {
    made: false,
    entry: (source) => {
      const file = join(dir, outputOf(source));
      if (!existsSync(file)) throw new RangeError(`${source} is not built by itself`);
      return pathToFileURL(file).href;
    },
    dependents: () => [],
  };
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
function writeRecord(scope, root, record) {
  const file = recordFile(scope, root);
  const made = `${file}.${process.pid}`;
  writeFileSync(made, JSON.stringify(record));
  renameSync(made, file);
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
