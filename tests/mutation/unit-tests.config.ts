import type { ViteUserConfig } from 'vitest/config';
import { buildOfProcess } from '../../src/build/native-build.mjs';

// For StrykerJS, which takes a file of configuration and no name of a project: the unit tests alone.
const build = await buildOfProcess('all');
const { vitestConfig } = (await import(
  build.entry('src/command/vitest-config.ts')
)) as typeof import('../../src/command/vitest-config.ts');

const config = vitestConfig(process.env, { build, projects: ['unit'] });

export default {
  ...config,
  plugins: [
    ...(config.plugins ?? []),
    // StrykerJS asks for threads, in which the embedded engine crashes.
    { name: 'forks', configureVitest: ({ project }) => Object.assign(project.config, { pool: 'forks' }) },
  ],
} satisfies ViteUserConfig;
