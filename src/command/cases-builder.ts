import { EXTERNAL } from '../build/translation.mjs';
import { contentModule } from './content-module.ts';
import { PROJECT_DIR } from './project-paths.ts';

/** Makes a module of the suite's cases alone, as often as they change: what else is translated takes twenty times as long. */
export interface CasesBuilder {
  /** The module of the cases as they are now. Rejects when they cannot be translated. */
  build(): Promise<string>;
  close(): Promise<void>;
}

/** Opens a builder of the cases of this checkout. */
export async function casesBuilder(): Promise<CasesBuilder> {
  const { context } = await import('esbuild');
  const made = await context({
    absWorkingDir: PROJECT_DIR,
    entryPoints: ['tests/cases/all-cases.ts'],
    outfile: 'cases.mjs',
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    // What is wrong is told by the run, which translates everything.
    logLevel: 'silent',
  });
  return {
    build: async () => {
      const { outputFiles } = await made.rebuild();
      return contentModule(PROJECT_DIR, 'cases', outputFiles[0]?.text ?? '');
    },
    close: () => made.dispose(),
  };
}
