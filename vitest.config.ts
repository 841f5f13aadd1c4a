import { buildOfProcess } from './src/build/native-build.mjs';

// Everything else is in the build, so that no module is translated a second time for this file.
const build = await buildOfProcess('all');
const { vitestConfig } = (await import(
  build.entry('src/command/vitest-config.ts')
)) as typeof import('./src/command/vitest-config.ts');

export default configured();

// Vitest shows a stack for what a configuration throws: a wrong option is told as every command does.
function configured(): ReturnType<typeof vitestConfig> {
  try {
    return vitestConfig(process.env, { build });
  } catch (error) {
    if (!(error instanceof Error && 'remedy' in error)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
