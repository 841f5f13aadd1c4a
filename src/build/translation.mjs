// @ts-check
// How sources are translated, alike for a build of the checkout and for that of the package.
import { join } from 'node:path';

/** Packages that load files of their own by name, or that must be the one that Vitest has loaded; all others are built in. */
export const EXTERNAL = [
  'vitest',
  'vite',
  'chdb',
  '@clickhouse/*',
  '@stryker-mutator/*',
  'esbuild',
  'typescript',
  '@redocly/*',
  '@har-sdk/*',
  'playwright-core',
];
/** Packages of the older kind ask for Node's own modules so. */
export const REQUIRE =
  "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";
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
