import { CONTRACT_PROJECT } from './audit-reporter.ts';
import { BaseSequencer, type TestSpecification } from './vitest-node.ts';

/** The contract's test files of a run, as they are run, and the filter of test names: what Vitest's `inject` gives. */
export interface SelectedTests {
  /** Absolute paths. */
  files: string[];
  /** Source of the regular expression of `-t`; null without one. */
  namePattern: string | null;
}

/**
 * Runs test files by name: Vitest's own order follows cached timings, and would differ from run to run. Tells the
 * contract's test files which of them are run (of a shard, those of the shard), so that the last can look at the tables.
 */
export class FixedSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
    const own = sorted.filter(({ project }) => project.name === CONTRACT_PROJECT);
    const selected: SelectedTests = {
      files: own.map(({ moduleId }) => moduleId),
      namePattern: this.ctx.config.testNamePattern?.source ?? null,
    };
    own[0]?.project.provide('selectedTests', selected);
    return sorted;
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    selectedTests: SelectedTests;
  }
}
