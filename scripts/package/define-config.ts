import type { ProjectConfig } from '../../src/common/project-config.ts';

/** The config of a project, as it is: it is here for its type. */
export function defineConfig(config: ProjectConfig): ProjectConfig {
  return config;
}
