// @ts-check
// Makes what the package brings beside its sources, into dist/: the build that its command runs, and the modules that others
// import, for `import` and for `require`. Everything is made of the sources as they stand, so nothing in it can be stale.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { EXTERNAL, ofPage, REQUIRE } from '../src/build/translation.mjs';

// It takes none, and nothing may be removed for one that was meant for another command.
const [given] = process.argv.slice(2);
if (given !== undefined) {
  const isHelp = given === '--help' || given === '-h';
  const told = isHelp
    ? 'Usage: npm run build\n\nMakes dist/: the command of the package, and the modules that others import. It takes no option.\n'
    : `USAGE: npm run build takes no option, and ${given} was given\n  Leave it out.\n`;
  process[isHelp ? 'stdout' : 'stderr'].write(told);
  process.exit(isHelp ? 0 : 2);
}

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(ROOT, 'dist');
/** Folder of the build within the package. */
const BUILD = 'dist/build';
/** What the command loads by name: its verbs, Vitest's configuration, and the contract's tests. */
const PROGRAMS = ['scripts/qtickets-audit.ts', 'src/command/vitest-config.ts'];
/** What others import, by the name of the export. */
const MODULES = { index: 'scripts/package/index.ts', msw: 'src/public/msw.ts' };
/** What `import.meta.url` is in a module for `require`. */
const URL_OF_CJS = {
  define: { 'import.meta.url': 'OWN_URL' },
  banner: { js: "const OWN_URL = require('node:url').pathToFileURL(__filename).href;" },
};
/**
 * Packages of the user's that the modules for `import` share with him. Those for `require` have them built in: msw's own has a
 * dependency that is an ES module alone, which Jest's default mode cannot require.
 */
const OF_THE_USER = ['msw', 'msw/*'];

rmSync(DIST, { recursive: true, force: true });
const contract = readdirSync(join(ROOT, 'tests', 'contract'))
  .filter((name) => name.endsWith('.test.ts') || name.endsWith('.program.ts'))
  .map((name) => `tests/contract/${name}`);

const common = /** @type {const} */ ({
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
  metafile: true,
  minifyWhitespace: true,
  minifySyntax: true,
  ...ofPage({ build }, ROOT, new Set()),
});
const programs = await build({
  ...common,
  entryPoints: [...PROGRAMS, ...contract].map((entry) => `./${entry}`),
  outdir: BUILD,
  outbase: '.',
  splitting: true,
  format: 'esm',
  external: [...EXTERNAL],
  banner: { js: REQUIRE },
  define: { SHIPPED_BUILD: JSON.stringify(BUILD) },
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
});
commit();
/** @type {{ metafile: import('esbuild').Metafile }[]} */
const built = [programs];
for (const [name, entry] of Object.entries(MODULES)) {
  const module = { ...common, entryPoints: [`./${entry}`] };
  const esm = {
    outfile: `dist/${name}.js`,
    external: [...EXTERNAL, ...OF_THE_USER],
    banner: { js: REQUIRE },
  };
  const cjs = { outfile: `dist/cjs/${name}.js`, external: [...EXTERNAL], ...URL_OF_CJS };
  built.push(
    await build({ ...module, format: 'esm', ...esm }),
    await build({ ...module, format: 'cjs', ...cjs }),
  );
}
declarations();
licences(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));

// An installed package is in no checkout of its own: which commit it is of has to be said now.
function commit() {
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  let facts = null;
  try {
    facts = { commit: git('rev-parse', 'HEAD'), dirty: git('status', '--porcelain') !== '' };
  } catch {
    // Packed outside a checkout: the commit is not known, and nothing is said of it.
  }
  writeFileSync(join(ROOT, BUILD, 'commit.json'), `${JSON.stringify(facts)}\n`);
}

// The same declarations twice: those below a package.json of type commonjs are those of `require`.
function declarations() {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(typescript), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: ROOT, stdio: 'inherit' });
  cpSync(join(DIST, 'types'), join(DIST, 'cjs', 'types'), { recursive: true });
  writeFileSync(join(DIST, 'cjs', 'package.json'), '{ "type": "commonjs" }\n');
}

/**
 * What is built in belongs to others, and their licences go with it.
 * @param {string[]} inputs
 */
function licences(inputs) {
  const names = inputs.flatMap((file) => /.*node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(file)?.[0] ?? []);
  const texts = [...new Set(names)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(ROOT, folder)).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? `License: ${license}` : readFileSync(join(ROOT, folder, file), 'utf8');
    return `${name} ${version}\n\n${text.trim()}\n`;
  });
  mkdirSync(DIST, { recursive: true });
  writeFileSync(join(DIST, 'LICENSES-of-others.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}
