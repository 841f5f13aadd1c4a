// @ts-check
// Plain JavaScript, since it makes the JavaScript that Node runs: Node 20 cannot load TypeScript.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isChanged, isFresh, makeFolder, readRecord, sourceOf, writeRecord } from './build-records.mjs';
import { PROJECT_DIR } from './project-dir.mjs';
import { EXTERNAL, ofPage, REQUIRE } from './translation.mjs';

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
 * @property {() => string[]} changed The source files that are not as they were, those that are gone among them.
 */

/** @typedef {import('./build-records.mjs').BuildRecord} BuildRecord */
/** @typedef {Record<string, { inputs: string[], imports: string[] }>} OutputGraph */

/** Loaded by name, not by an import of a command or a test. */
const PROGRAMS = ['src/command/vitest-config.ts'];
/** Read beside what the modules import. */
const SETTINGS = [
  'tsconfig.json',
  'src/build/build-records.mjs',
  'src/build/native-build.mjs',
  'src/build/translation.mjs',
  'node_modules/esbuild/package.json',
];
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
  if (whole !== null && isFresh('all', root, whole, entries)) return buildOf(root, whole, false);
  const wanted = scope === 'all' ? entries : entriesOf('run', root);
  const part = scope === 'all' ? null : readRecord('run', root);
  if (part !== null && isFresh('run', root, part, wanted)) return buildOf(root, part, false);
  return buildOf(root, await build(scope, root, wanted), true);
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
 * @param {string[]} entries
 * @returns {Promise<BuildRecord>}
 */
async function build(scope, root, entries) {
  const esbuild = await import('esbuild');
  const dir = makeFolder(scope, root);
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
  const sources = files.map((file) => sourceOf(root, file, startedAt));
  /** @type {OutputGraph} */
  const graph = {};
  const within = (/** @type {string} */ file) => join(root, file).slice(dir.length + 1);
  for (const [file, { inputs, imports }] of Object.entries(metafile.outputs)) {
    const kept = imports.filter(({ external }) => !external).map(({ path }) => within(path));
    graph[within(file)] = { inputs: Object.keys(inputs), imports: kept };
  }
  writeFileSync(join(dir, 'graph.json'), JSON.stringify(graph));
  const outputs = Object.fromEntries(
    Object.entries(metafile.outputs).flatMap(([file, { bytes }]) =>
      file.endsWith('.mjs') ? [[within(file), bytes]] : [],
    ),
  );
  const record = { dir, entries, sources, outputs };
  writeRecord(scope, root, record);
  return record;
}

/**
 * @param {string} root
 * @param {BuildRecord} record
 * @param {boolean} made
 * @returns {NativeBuild}
 */
function buildOf(root, { dir, entries, sources }, made) {
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
    changed: () => sources.filter((source) => isChanged(root, source)).map(({ file }) => file),
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
    changed: () => [],
  };
}
