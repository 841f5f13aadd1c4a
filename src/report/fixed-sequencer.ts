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
 * Test files that take long, the longest first, below `tests/`. They start before the others: one that starts last would run beside idle
 * processors.
 */
export const LONG_FILES = [
  'selftest/package.test.ts',
  'selftest/loader.test.ts',
  'selftest/shards.test.ts',
  'browser/page.test.ts',
  'selftest/record-account.test.ts',
  'selftest/documented-commands.test.ts',
  'selftest/audit-command.test.ts',
  'selftest/forged-bundles.test.ts',
  'selftest/planted-secrets.test.ts',
  'selftest/verify.test.ts',
  'selftest/broken-loaders.test.ts',
  'selftest/tamper.test.ts',
  'unit/masking/linear-time.test.ts',
  'unit/lint/read-documents.test.ts',
];

/**
 * Runs test files in a fixed order, by name but for those that take long: Vitest's own order follows cached timings, and would differ from
 * run to run. Tells the contract's test files which of them are run (of a shard, those of the shard), so that the last can look at the tables.
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
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = LONG_FILES.findIndex((file) => moduleId.endsWith(`/tests/${file}`));
  return place === -1 ? LONG_FILES.length : place;
}

function byName(files: readonly TestSpecification[]): TestSpecification[] {
  return [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
}

declare module 'vitest' {
  interface ProvidedContext {
    selectedTests: SelectedTests;
  }
}
