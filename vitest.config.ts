import { buildOfProcess } from './src/build/native-build.mjs';

// Everything else is in the build, so that no module is translated a second time for this file.
const build = await buildOfProcess('all');
const { vitestConfig } = (await import(
  build.entry('src/command/vitest-config.ts')
)) as typeof import('./src/command/vitest-config.ts');

export default vitestConfig(process.env, { build });
