import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { buildOfProcess } from '../build/native-build.mjs';
import { messageOf } from '../common/thrown.ts';
import { phase } from '../common/timeline.ts';
import { saidBriefly } from '../documents/messages/brief.ts';
import { RunNotOpened } from '../model/errors.ts';
import { AuditReporter } from '../report/audit-reporter.ts';
import type { CollectedRun } from '../report/collected-run.ts';
import { SectionProgress } from '../report/console/section-progress.ts';
import type { Waiting } from '../report/console/waiting.ts';
import { createVitest, type Reporter } from '../report/vitest-node.ts';
import { auditMasker } from './audit-masker.ts';
import { contractFiles } from './contract-files.ts';
import { processInterruption, withoutOtherSignals } from './interruption.ts';
import { openingFailure } from './opening-failure.ts';
import type { Session } from './session.ts';
import { steadyPool } from './steady-pool.ts';
import { vitestConfig } from './vitest-config.ts';

/** So long a call that was broken off is waited for, before its process is ended. */
const CUT_MS = 5_000;
/** By these a process finds the folder for temporary files, on the systems that there are. */
const TEMPORARY = ['TMPDIR', 'TMP', 'TEMP'] as const;

/** How Vitest is run. */
export interface VitestRunOptions {
  session: Session;
  /** Projects to run; all when undefined. */
  projects?: string[];
  /** Tells one line per section, and what is waited for; null for Vitest's own output, for a developer. */
  waiting: Waiting | null;
  /** Where Vitest writes its JUnit file; none when undefined. */
  junitFile?: string;
  /** Where Vitest writes what `--merge-reports` of its reads: of a shard. */
  blobFile?: string;
  /** A process that was started for the tests; a new one when absent. */
  worker?: ChildProcess | undefined;
  filters?: string[];
  /** Reporters that a developer asked for, beside ours; Vitest's default one when empty. */
  reporters?: string[];
  /** Further Vitest options, as its command line knows them. */
  cliOptions?: Parameters<typeof createVitest>[1];
}

/** What a Vitest run came to. */
export interface VitestRunResult {
  collected: CollectedRun;
  /** Settles when Vitest has closed, its workers included. */
  closed: Promise<void>;
  /** True when every test that ran passed and nothing broke outside the tests. */
  passed: boolean;
  /** How the tests of all projects ended: `31 passed, 0 failed`. */
  counts: string;
}

/**
 * Runs Vitest until its reporters are done, their files included. An interruption lets the scenario under way end and skips the
 * others, so that what ran is still reported: by itself `vitest run` exits at once and leaves an empty JUnit file. Throws RunNotOpened.
 */
export async function runVitest(options: VitestRunOptions): Promise<VitestRunResult> {
  const { session, projects, waiting, junitFile, blobFile, worker } = options;
  const { filters = [], reporters = [], cliOptions = {} } = options;
  const { shard, lang } = session.plan.options;
  const verbose = waiting === null;
  const reporter = new AuditReporter(session.plan, {
    answers: session.answers,
    progress: waiting === null ? null : new SectionProgress(session.plan, waiting),
    onUnderWay: () => void session.sealing.prepare(),
  });
  const build = await phase('check the build', () => buildOfProcess(verbose ? 'all' : 'run'));
  // Of a shard all of them: Vitest deals them out by itself.
  const contract = contractFiles({ ...session.plan, options: { ...session.plan.options, shard: '' } });
  const quiet = new PassThrough();
  const { pool, ...workers } = steadyPool(build, worker);
  const files = contract.map(({ file }) => file);
  // Before `withTemporary` names another TMPDIR, since it asks for that itself.
  const config = vitestConfig(process.env, { build, projects, pool, contract: files });
  const vitest = await phase('create Vitest', () =>
    withTemporary(session.workDir, () =>
      withoutOtherSignals(() =>
        started(
          {
            ...cliOptions,
            // The configuration is given below: the file of it would be translated first.
            config: false,
            run: true,
            ...(shard === '' ? {} : { shard }),
            watch: false,
            reporters: [
              ...(verbose && reporters.length === 0 ? ['default'] : reporters),
              reporter as Reporter,
              ...reportTo('junit', junitFile),
              ...reportTo('blob', blobFile),
            ],
          },
          config,
          verbose ? {} : { stdout: quiet },
        ),
      ),
    ),
  );
  const interruption = processInterruption();
  let killing: NodeJS.Timeout | undefined;
  let killed = false;
  const stopListening = interruption.listen((level) => {
    reporter.interrupt();
    workers.stop(level);
    // The contract's tests are skipped one by one, those of other projects are left to Vitest.
    if (level === 'finish' && verbose) void vitest.cancelCurrentRun('keyboard-input');
    if (level === 'cut') {
      killing = setTimeout(() => {
        killed = true;
        workers.kill();
      }, CUT_MS);
    }
  });
  let broke: { error: unknown } | null = null;
  try {
    // Vitest forgets what was cancelled before it began.
    if (!verbose || interruption.level === null) await phase('run the tests', () => vitest.start(filters));
  } catch (error) {
    broke = { error };
  }
  stopListening();
  interruption.settle();
  clearTimeout(killing);
  // Its reporters are done, and their files are whole: what is left to end are its server and its workers.
  const closing = phase('close Vitest', () => vitest.close());
  // Of a worker that was killed Vitest waits a minute for its word.
  const closed = killed ? Promise.race([closing, Promise.resolve()]) : closing;
  closing.catch(() => undefined);
  // Told by who awaits it; until then a failure must not end the process.
  closed.catch(() => undefined);
  const collected = await collectedBy(reporter, closed);
  const masker = auditMasker(process.env);
  if (broke !== null && collected.evidence.length === 0 && !collected.interrupted) {
    await closed.catch(() => undefined);
    throw new RunNotOpened(openingFailure(broke.error, masker, filters));
  }
  // Vitest's own words are noise beside ours, until it broke.
  if (broke !== null && !collected.interrupted)
    process.stderr.write(masker.maskText(String(quiet.read() ?? '')));
  const brokenOff = reporter.brokenOff();
  if (broke !== null)
    (collected.interrupted ? brokenOff : collected.unhandledErrors).push(
      `Vitest broke: ${messageOf(broke.error)}`,
    );
  for (const message of brokenOff)
    process.stderr.write(masker.maskText(`${saidBriefly(lang, 'stop.after', { error: message })}\n`));
  return { collected, closed, passed: broke === null && !process.exitCode, counts: reporter.testCounts() };
}

// What Vitest does not start with is what somebody gave it: a part of a whole that is none, a reporter that there is not.
async function started(
  options: Parameters<typeof createVitest>[1],
  ...others: [Parameters<typeof createVitest>[2], Parameters<typeof createVitest>[3]]
): ReturnType<typeof createVitest> {
  try {
    return await createVitest('test', options, ...others);
  } catch (error) {
    const remedy = 'Mend the arguments behind npm test --; npx vitest --help lists them.';
    throw new RunNotOpened({
      code: 'USAGE',
      what: `Vitest does not start: ${messageOf(error)}`,
      remedy,
      place: {},
    });
  }
}

// Whoever is told that there is no run has nothing more to wait for.
async function collectedBy(reporter: AuditReporter, closed: Promise<void>): Promise<CollectedRun> {
  try {
    return reporter.collected();
  } catch (error) {
    await closed;
    throw error;
  }
}

function reportTo(name: 'junit' | 'blob', file: string | undefined): [typeof name, { outputFile: string }][] {
  return file === undefined ? [] : [[name, { outputFile: resolve(file) }]];
}

// Vitest chooses a folder for what it keeps beside its cache, and leaves it behind when it is killed.
async function withTemporary<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = TEMPORARY.map((name) => [name, process.env[name]] as const);
  for (const name of TEMPORARY) process.env[name] = folder;
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
