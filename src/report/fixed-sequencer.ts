import { BaseSequencer, type TestSpecification } from './vitest-node.ts';

/** Runs test files by name: Vitest's own order follows cached timings, and would differ from run to run. */
export class FixedSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
  }
}
