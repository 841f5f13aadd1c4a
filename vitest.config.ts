import { defineConfig } from 'vitest/config';
import { SESSION_VARIABLES } from './src/command/session-variables.ts';
import { optionsFrom } from './src/common/audit-options.ts';
import { FixedSequencer } from './src/report/fixed-sequencer.ts';

// Reading the options here makes a wrong one stop the run before any test.
const { profile } = optionsFrom(process.env);
// A test file without a test is an error, and a profile is of one document: sections of numbers, or of letters.
const sections = profile === 'documented' ? '[A-Z]' : '[0-9]';

const auditRun = {
  runId: process.env[SESSION_VARIABLES.runId] ?? 'unsealed',
  startedAt: process.env[SESSION_VARIABLES.startedAt] ?? new Date().toISOString(),
  dataDir: process.env[SESSION_VARIABLES.dataDir] ?? null,
};

export default defineConfig({
  test: {
    // The embedded engine crashes when a worker thread ends, so every project runs in child processes.
    pool: 'forks',
    // A fixed order, not one from cached timings: cases run in the spec's order.
    sequence: { sequencer: FixedSequencer },
    projects: [
      {
        test: {
          name: 'contract',
          include: [`tests/contract/${sections}-*.test.ts`],
          pool: 'forks',
          isolate: false,
          maxWorkers: 1,
          // A few scenarios at once: one makes its calls while the rows of others are loaded.
          maxConcurrency: 6,
          // Longer than six scenarios may take live: a Retry-After of two minutes, calls that hang, each tried again.
          testTimeout: 3_600_000,
          provide: { auditRun },
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          pool: 'forks',
          isolate: false,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'scenarios',
          include: ['tests/scenarios/**/*.test.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'selftest',
          include: ['tests/selftest/**/*.test.ts'],
          pool: 'forks',
          isolate: false,
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
