import { partOf } from '../common/part-of.ts';
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
  /** The files of the shard that Vitest is told to run: dealt out by name, so that every machine deals them alike. */
  override async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { shard } = this.ctx.config;
    return shard === undefined ? files : partOf(byName(files), shard);
  }

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = byName(files);
    const own = sorted.filter(({ project }) => project.name === CONTRACT_PROJECT);
    const selected: SelectedTests = {
      files: own.map(({ moduleId }) => moduleId),
      namePattern: this.ctx.config.testNamePattern?.source ?? null,
    };
    own[0]?.project.provide('selectedTests', selected);
    return sorted;
  }
}

function byName(files: readonly TestSpecification[]): TestSpecification[] {
  return [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
}

declare module 'vitest' {
  interface ProvidedContext {
    selectedTests: SelectedTests;
  }
}
