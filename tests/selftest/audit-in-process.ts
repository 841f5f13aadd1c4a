import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { auditMain } from '../../scripts/commands/audit-main.ts';
import { auditMasker } from '../../src/command/audit-masker.ts';
import { closeRun } from '../../src/command/close-run.ts';
import { contractFiles } from '../../src/command/contract-files.ts';
import { openContractRun } from '../../src/command/contract-run.ts';
import { openingFailure } from '../../src/command/opening-failure.ts';
import { plannedTests, runPlannedTest } from '../../src/command/planned-tests.ts';
import { casesOf } from '../../src/command/project-inputs.ts';
import { makeAsked } from '../../src/command/run-audit.ts';
import { SESSION_VARIABLES } from '../../src/command/session-variables.ts';
import { optionsFrom } from '../../src/common/audit-options.ts';
import type { ContractCase } from '../../src/model/case.ts';
import { CONCURRENT_SCENARIOS } from '../../src/model/planned-scenarios.ts';
import { type CollectedRun, RunCollector } from '../../src/report/collected-run.ts';
import { SectionProgress } from '../../src/report/console/section-progress.ts';
import { PLAIN } from '../../src/report/console/terminal.ts';
import { Waiting } from '../../src/report/console/waiting.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import type { AllowedPeer } from '../../src/targets/network-guard.ts';
import { allCases } from '../cases/all-cases.ts';
import { callCommand } from './call-command.ts';
import { type JunitSuite, joinedJunit, junitText } from './junit-text.ts';
import type { CommandResult } from './run-command.ts';
import { shortCases, shortSpec } from './short-spec.ts';

type Environment = Record<string, string | undefined>;

/** What an audit in this process is given beside its arguments. */
export interface InProcessOptions {
  /** Variables beside those of this process; none of the audit's own is taken over from it. */
  env?: Record<string, string>;
  /** Servers of this test that stay reachable while recordings are replayed. */
  peers?: readonly AllowedPeer[];
  /** Recordings and schemas in place of the project's own. */
  fixturesDir?: string;
  schemasDir?: string;
  /** Entries of the spec document, where the others do not matter: the document and the cases hold these alone. */
  only?: readonly string[];
}

/**
 * `npm run audit` with these arguments, in this process: the command as it is, but that its tests are run by a loop in place
 * of Vitest in processes of its own. Gives the exit code and all that is printed. One at a time: the embedded engine takes
 * one data folder a process.
 */
export function audit(
  args: readonly string[],
  { env = {}, only, ...inputs }: InProcessOptions = {},
): Promise<CommandResult> {
  const cases = only === undefined ? allCases : shortCases(only);
  return callCommand(
    (io) =>
      auditMain(io, async (options) => {
        const { summary, exitCode } = await makeAsked(options, await casesOf(io.env, cases), io.env, {
          runContract: async (session, reportFile) => {
            const collector = new RunCollector(session.plan, {
              answers: session.answers,
              // By a clock that stands still nothing is waited for.
              progress: new SectionProgress(session.plan, new Waiting({ write: io.stdout }, PLAIN, () => 0)),
              onUnderWay: () => void session.sealing.prepare(),
            });
            const collected = await runContract(io.env, collector, { reportFile, cases, inputs });
            return { collected, closed: Promise.resolve() };
          },
          joinReports: async (_, reports, junitFile) =>
            writeFile(junitFile, joinedJunit(reports.map((report) => readFileSync(report, 'utf8')))),
        });
        io.stdout(summary);
        return exitCode;
      }),
    only === undefined || args.includes('--spec') ? args : ['--spec', shortSpec(...only), ...args],
    env,
  );
}

// What the test process of an audit does, in its order: it plans again, from the environment alone.
async function runContract(
  env: Environment,
  collector: RunCollector,
  {
    reportFile,
    cases,
    inputs,
  }: { reportFile: string; cases: readonly ContractCase[]; inputs: Omit<InProcessOptions, 'env' | 'only'> },
): Promise<CollectedRun> {
  const options = optionsFrom(env);
  const plan = planRun(options, readDocuments(options), await casesOf(env, cases));
  const given = (name: keyof typeof SESSION_VARIABLES) => env[SESSION_VARIABLES[name]] ?? '';
  const opening = openContractRun(
    {
      plan,
      env,
      runId: given('runId'),
      startedAt: new Date(given('startedAt')),
      dataDir: given('dataDir'),
      ...inputs,
    },
    { folder: given('folder'), workDir: given('workDir') },
  );
  collector.begin();
  const refusal = await opening.then(
    () => null,
    (error: unknown) => openingFailure(error, auditMasker(env)),
  );
  if (refusal !== null) {
    collector.couldNotOpen(refusal);
    collector.end([], false);
    return collector.collected();
  }
  const suites: JunitSuite[] = [];
  const files = contractFiles(plan);
  for (const { section, file } of files) {
    const results = await limited(plannedTests(plan, section), CONCURRENT_SCENARIOS, async (test) => {
      const startedAt = performance.now();
      const ended = (failure: Error | null, skipped: boolean) => {
        return { title: test.title, seconds: (performance.now() - startedAt) / 1000, failure, skipped };
      };
      try {
        const result = await runPlannedTest(await opening, test);
        // Nothing interrupts a run in this process.
        if (result === null) throw new Error('the run was interrupted');
        collector.testDone(result.audit);
        return ended(result.failure, result.skipReason !== null);
      } catch (error) {
        collector.testBroke(test.title, [error as Error]);
        return ended(error as Error, false);
      }
    });
    const suite: JunitSuite = { file, tests: results };
    suites.push(suite);
    if (file !== files.at(-1)?.file) continue;
    const closed = await opening.then(closeRun).catch((failure: Error) => ({ closing: undefined, failure }));
    const { closing, failure } = closed;
    collector.fileDone(file, closing, failure === null ? [] : [failure]);
    // Vitest tells what a file throws outside its tests as one more test.
    if (failure !== null) suite.tests.push({ title: file, seconds: 0, failure, skipped: false });
  }
  collector.end([], false);
  await opening.then(
    (run) => run.close(),
    () => undefined,
  );
  await writeFile(reportFile, junitText(suites));
  return collector.collected();
}

/** Does something with every item, with so many of them at once; begun in their order, and given in it. */
async function limited<T, R>(items: readonly T[], most: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
}
