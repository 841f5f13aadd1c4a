// The only importer of Vitest's Node API, so that an upgrade of it touches one file.

export type {
  Reporter,
  TestCase,
  TestModule,
  TestRunEndReason,
  TestSpecification,
  Vitest,
} from 'vitest/node';
export { BaseSequencer, createVitest, parseCLI } from 'vitest/node';
