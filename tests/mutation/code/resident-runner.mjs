// @ts-check
// A test runner of StrykerJS that stays: it loads the built test files once and runs the tests of each mutant in its own process,
// with Vitest's runner of tests and `expect`, without a server and a worker for each mutant. Plain JavaScript, since StrykerJS
// loads it by name.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { startTests } from 'vitest/internal/browser';
import { idOf, resultsOf, wantedOf } from './ids-of-tests.mjs';
import { nameOf, rangeOf } from './mutant-name.mjs';
import { quickFirst, testFilesOf } from './tests-to-try.mjs';

/** @typedef {import('@stryker-mutator/api/test-runner').TestRunner} TestRunner */
/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */
/** @typedef {{ entry: (source: string) => string, dependents: (source: string) => string[] }} Build */
/** @typedef {import('./ids-of-tests.mjs').Wanted} Wanted */

/**
 * What instrumented code reads and writes.
 * @typedef {object} Instrumentation
 * @property {string} [activeMutant]
 * @property {string} [currentTestId]
 * @property {number} [hitCount]
 * @property {number} [hitLimit]
 * @property {import('@stryker-mutator/api/core').MutantCoverage} [mutantCoverage]
 */

/** Written by the run without a mutant, for the processes that run the mutants: what each test took, in milliseconds. */
const TIMES = 'test-times.json';

// A busy machine makes the shared runs slowly; StrykerJS itself ends a mutant that takes long.
const TIMEOUT_MS = 120_000;
const CONFIG = {
  root: process.cwd(),
  name: '',
  setupFiles: [],
  passWithNoTests: true,
  allowOnly: false,
  sequence: { shuffle: false, concurrent: false, seed: 0, hooks: 'stack', setupFiles: 'list' },
  maxConcurrency: 1,
  testTimeout: TIMEOUT_MS,
  hookTimeout: TIMEOUT_MS,
  retry: 0,
  includeTaskLocation: false,
  diffOptions: {},
  expect: { poll: {} },
  snapshotOptions: { expand: false },
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
};

const drawnFile = process.env['DRAWN_MUTANTS'];
/** @type {Set<string> | null} */
const DRAWN = drawnFile === undefined ? null : new Set(JSON.parse(readFileSync(drawnFile, 'utf8')));

/** @type {typeof globalThis & { __stryker__?: Instrumentation, __vitest_worker__?: object }} */
const shared = globalThis;
// What `expect` asks of the worker that it thinks it is in.
const WORKER = { config: CONFIG, environment: { name: 'node' }, providedContext: { sharedRuns: '' } };
shared.__vitest_worker__ = WORKER;

function instrumentation() {
  shared.__stryker__ ??= {};
  return shared.__stryker__;
}

/** The runner, as StrykerJS makes one in each of its processes. */
export class ResidentRunner {
  // StrykerJS asks each class what it is to be given.
  /** @type {[]} */
  static inject = [];
  /** @type {Build | undefined} */
  #build;
  /** What each test takes, by its id. */
  /** @type {Map<string, number>} */
  #times = new Map();
  /** @type {Set<string>} */
  #warm = new Set();
  #loads = 0;

  /** @returns {import('@stryker-mutator/api/test-runner').TestRunnerCapabilities} */
  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    /** @type {typeof import('../../../src/build/native-build.mjs')} */
    const { buildOfProcess } = await import(
      pathToFileURL(join(process.cwd(), 'src/build/native-build.mjs')).href
    );
    this.#build = await buildOfProcess('all');
    process.env['VITEST'] = '1';
    // The copy of the project that StrykerJS made; this module was loaded before it was gone to.
    CONFIG.root = process.cwd();
    WORKER.providedContext.sharedRuns = join(process.cwd(), 'shared-runs');
    mkdirSync(WORKER.providedContext.sharedRuns, { recursive: true });
    if (existsSync(TIMES)) this.#times = new Map(JSON.parse(readFileSync(TIMES, 'utf8')));
  }

  /**
   * @param {import('@stryker-mutator/api/test-runner').DryRunOptions} options
   * @returns {Promise<import('@stryker-mutator/api/test-runner').DryRunResult>}
   */
  async dryRun({ files = [] }) {
    const wanted = testFilesOf(this.#built(), files);
    const space = instrumentation();
    delete space.activeMutant;
    const tests = await this.#run(
      wanted.map((filepath) => ({ filepath })),
      false,
    );
    writeFileSync(TIMES, JSON.stringify(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs])));
    /** @type {import('@stryker-mutator/api/core').MutantCoverage} */
    const mutantCoverage = space.mutantCoverage ?? { static: {}, perTest: {} };
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  /**
   * @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options
   * @returns {Promise<import('@stryker-mutator/api/test-runner').MutantRunResult>}
   */
  async mutantRun({ activeMutant, testFilter = [], hitLimit }) {
    // A range that was drawn holds other mutants, which were not.
    if (DRAWN !== null && !DRAWN.has(drawnName(activeMutant)))
      return { status: MutantRunStatus.Error, errorMessage: 'not drawn' };
    const wanted = quickFirst(testFilter, this.#times);
    await this.#warmUp(wanted);
    const space = instrumentation();
    Object.assign(space, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const tests = await this.#run(wanted, true).finally(() => delete space.activeMutant);
    const late = determineHitLimitReached(space.hitCount, hitLimit);
    const result = toMutantRunResult(late ?? { status: DryRunStatus.Complete, tests });
    delete space.hitLimit;
    if (result.status === MutantRunStatus.Killed) await this.#confirm(result.killedBy);
    // A run that is cut short leaves these.
    if (drawnFile !== undefined)
      appendFileSync(`${drawnFile}.log`, `${result.status} ${drawnName(activeMutant)}\n`);
    return result;
  }

  /**
   * What is made once in a process is made before any mutant is active: of a file that is new to it, a test is run without one.
   * @param {readonly Wanted[]} wanted
   */
  async #warmUp(wanted) {
    for (const { filepath, testIds } of wanted) {
      if (this.#warm.has(filepath)) continue;
      await this.#run([{ filepath, testIds: testIds.slice(0, 1) }], false);
      this.#warm.add(filepath);
    }
  }

  /**
   * Only a test that passes without the mutant has killed it. Where it fails now, an earlier mutant has left something in this
   * process: it ends, and StrykerJS runs the mutant again in another.
   * @param {string[]} killedBy
   */
  async #confirm(killedBy) {
    const again = await this.#run(wantedOf(killedBy), true);
    if (again.every(({ status }) => status === TestStatus.Success)) return;
    process.exit(1);
  }

  /**
   * Runs files one by one, so that the first failure ends it.
   * @param {readonly { filepath: string, testIds?: string[] }[]} wanted
   * @param {boolean} bail
   */
  async #run(wanted, bail) {
    /** @type {TestResult[]} */
    const results = [];
    for (const spec of wanted) {
      const [file] = await startTests([spec], this.#runner(bail));
      if (file === undefined) continue;
      results.push(...resultsOf(file, spec));
      if (bail && results.some(({ status }) => status === TestStatus.Failed)) break;
    }
    return results;
  }

  /**
   * @param {boolean} bail
   * @returns {import('@vitest/runner').VitestRunner}
   */
  #runner(bail) {
    const space = instrumentation();
    const build = this.#built();
    let failed = false;
    return {
      config: /** @type {any} */ (CONFIG),
      // The file is evaluated again, so that it says its tests again; what it imports is not.
      importFile: async (file) => {
        this.#loads += 1;
        await import(`${build.entry(file)}?load=${this.#loads}`);
      },
      onBeforeRunTask: (test) => {
        if (bail && failed) test.mode = 'skip';
      },
      onBeforeTryTask: (test) => {
        if (!bail) space.currentTestId = idOf(test);
      },
      onAfterRunTask: (test) => {
        delete space.currentTestId;
        failed ||= test.result?.state === 'fail';
      },
    };
  }

  #built() {
    if (this.#build === undefined) throw new Error('the runner was not begun');
    return this.#build;
  }
}

/**
 * The name under which a mutant was drawn: its file is one of the copy of the project.
 * @param {import('@stryker-mutator/api/core').Mutant} mutant
 */
function drawnName({ fileName, location, mutatorName, replacement }) {
  const file = relative(process.cwd(), fileName)
    .replaceAll(sep, '/')
    .replace(/^.*?(?=src\/)/, '');
  return nameOf({ file, range: rangeOf(location), mutator: mutatorName, replacement });
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'resident', ResidentRunner)];
