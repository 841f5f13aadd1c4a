import { existsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { TestProjectInlineConfiguration, ViteUserConfig } from 'vitest/config';
import { freshBuild, type NativeBuild } from '../build/native-build.mjs';
import { optionsFrom } from '../common/audit-options.ts';
import { CONCURRENT_SCENARIOS } from '../model/planned-scenarios.ts';
import { FixedSequencer } from '../report/fixed-sequencer.ts';
import type { PoolRunnerInitializer } from '../report/vitest-node.ts';
import { contractPatterns, contractTestsOf } from './contract-files.ts';
import { PROJECT_DIR } from './project-paths.ts';
import { scratchRoot } from './scratch-root.ts';
import { SESSION_VARIABLES } from './session-variables.ts';

type Environment = Record<string, string | undefined>;
type Plugin = NonNullable<ViteUserConfig['plugins']>[number];
type TestSettings = NonNullable<TestProjectInlineConfiguration['test']>;

/** For Vitest's own workers, which our programs do not start. */
const LATE_OPTIMIZATION = ofCheckout('src/build/late-optimization.mjs');
const WRITE_COVERAGE = ofCheckout('tests/write-coverage.ts');
/** Much of what self tests, scenarios and browser tests take is waiting: for processes, for servers, for a page. */
const WAITING_WORKERS = Math.ceil(availableParallelism() * 1.5);
const TEST_FILE = /^tests\/.*\.test\.ts$/;

/** What a configuration is made of beside the environment. */
export interface VitestConfigParts {
  /** Translates the test files, and all that they import. */
  build: NativeBuild;
  /** Names of the projects to run; all of them when undefined. */
  projects?: readonly string[] | undefined;
  /** Test files of the contract, those with a test; by the profile when undefined. */
  contract?: string[] | undefined;
  /** Starts the workers; Vitest's own pool of child processes when undefined. */
  pool?: PoolRunnerInitializer | undefined;
}

/**
 * The configuration of Vitest: the same for a command of ours, for `npx vitest` and for an editor. Throws USAGE for a wrong
 * option in the environment, before any test.
 */
export function vitestConfig(
  env: Environment,
  { build, projects, pool, contract }: VitestConfigParts,
): ViteUserConfig {
  const all = projectsOf(env, contract);
  const wanted = all.filter(({ name }) => projects === undefined || projects.includes(String(name)));
  const [only] = wanted;
  const plugins = [nativeTests(build)];
  const common: ViteUserConfig['test'] = {
    // The answers that tests show: out of the way of what is kept.
    attachmentsDir: 'node_modules/.cache/attachments',
    // A fixed order, not one from cached timings: cases run in the spec's order.
    sequence: { sequencer: FixedSequencer },
    // Vitest sees no imports behind the build: what a file is a part of, the build knows.
    watchTriggerPatterns: [
      {
        pattern: /\.ts$/,
        testsToRun: (file) => build.dependents(withinProject(file)).filter((entry) => TEST_FILE.test(entry)),
      },
      {
        pattern: /(?:^|\/)(?:fixtures|schemas\/api|tests\/spec)\/.+\.(?:json|md)$/,
        testsToRun: (file) => contractTestsOf(withinProject(file)),
      },
    ],
  };
  const ofProject: TestSettings = {
    // The embedded engine crashes when a worker thread ends, so every project runs in child processes.
    pool: pool ?? 'forks',
    isolate: false,
    // Coverage is counted by Node, around the whole command.
    setupFiles: env['NODE_V8_COVERAGE'] === undefined ? [] : WRITE_COVERAGE,
  };
  // A project beside the configuration's own costs a server of its own.
  if (wanted.length === 1 && only !== undefined) {
    const sequence = { ...common.sequence, ...only.sequence };
    return { root: PROJECT_DIR, plugins, test: { ...common, ...ofProject, ...only, sequence } };
  }
  return {
    root: PROJECT_DIR,
    test: {
      ...common,
      // Each says all by itself: a project extends a file of configuration, and here may be none.
      projects: wanted.map((test) => ({ plugins, test: { ...ofProject, ...test } })),
    },
  };
}

function projectsOf(env: Environment, contract: string[] | undefined): TestSettings[] {
  const options = optionsFrom(env);
  const auditRun = {
    runId: env[SESSION_VARIABLES.runId] ?? 'unsealed',
    startedAt: env[SESSION_VARIABLES.startedAt] ?? new Date().toISOString(),
    dataDir: env[SESSION_VARIABLES.dataDir] ?? null,
    folder: env[SESSION_VARIABLES.folder] ?? null,
    workDir: env[SESSION_VARIABLES.workDir] ?? tmpdir(),
  };
  // Tests make and remove thousands of files.
  const scratch = { TMPDIR: scratchRoot(env) };
  return [
    {
      name: 'contract',
      include: contract ?? contractPatterns(options),
      maxWorkers: 1,
      maxConcurrency: CONCURRENT_SCENARIOS,
      // Longer than so many scenarios may take live: a Retry-After of two minutes, calls that hang, each tried again.
      testTimeout: 3_600_000,
      provide: { auditRun },
      // First: its result is what people wait for.
      sequence: { groupOrder: 0 },
    },
    {
      name: 'unit',
      env: scratch,
      include: ['tests/unit/**/*.test.ts'],
      // Vitest leaves a processor to its own server, which has nothing to do here.
      maxWorkers: '100%',
      testTimeout: 30_000,
      sequence: { groupOrder: 1 },
    },
    {
      name: 'scenarios',
      env: scratch,
      include: ['tests/scenarios/**/*.test.ts'],
      maxWorkers: WAITING_WORKERS,
      testTimeout: 120_000,
      hookTimeout: 120_000,
      sequence: { groupOrder: 2 },
    },
    {
      name: 'browser',
      env: scratch,
      include: ['tests/browser/**/*.test.ts'],
      maxWorkers: WAITING_WORKERS,
      testTimeout: 60_000,
      hookTimeout: 120_000,
      sequence: { groupOrder: 2 },
    },
    {
      name: 'selftest',
      env: scratch,
      include: ['tests/selftest/**/*.test.ts'],
      globalSetup: ['tests/selftest/shared-folder.ts'],
      maxWorkers: WAITING_WORKERS,
      testTimeout: 180_000,
      hookTimeout: 180_000,
      sequence: { groupOrder: 2 },
    },
  ];
}

/**
 * Test files run from the build, loaded by Node itself: Vitest would translate each module once more, and send it to its
 * worker by itself. While Vitest watches, a changed file makes another build, and no test file is what it was.
 */
function nativeTests(build: NativeBuild): Plugin {
  let current: NativeBuild | null = build;
  return {
    name: 'native-tests',
    enforce: 'pre',
    configureServer: ({ watcher, environments }) => {
      watcher.on('change', () => {
        current = null;
        for (const { moduleGraph } of Object.values(environments)) moduleGraph.invalidateAll();
      });
    },
    load: async (id: string) => {
      const file = withinProject(id.split('?')[0] ?? '');
      if (!TEST_FILE.test(file)) return null;
      current ??= await freshBuild('all');
      return [...LATE_OPTIMIZATION, current.entry(file)]
        .map((path) => `import ${JSON.stringify(path)};`)
        .join('\n');
    },
  };
}

/** The path of a file of this checkout; [] in a package, which runs the contract alone and is not measured. */
function ofCheckout(file: string): string[] {
  return [join(PROJECT_DIR, file)].filter((path) => existsSync(path));
}

function withinProject(file: string): string {
  return relative(PROJECT_DIR, file).replaceAll(sep, '/');
}
