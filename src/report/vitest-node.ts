// The only importer of Vitest's Node API, so that an upgrade of it touches one file.

export type {
  PoolOptions,
  PoolRunnerInitializer,
  Reporter,
  TestCase,
  TestModule,
  TestRunEndReason,
  TestSpecification,
  Vitest,
} from 'vitest/node';
export { BaseSequencer, createVitest, ForksPoolWorker, parseCLI } from 'vitest/node';
