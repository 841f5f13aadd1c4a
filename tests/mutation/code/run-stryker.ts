import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { AuditError } from '../../../src/model/errors.ts';
import type { CodeMutant } from './list-mutants.ts';
import { nameOf } from './mutant-name.mjs';

/** What of StrykerJS's report is read. */
export interface StrykerReport {
  files: Record<string, { mutants: StrykerMutant[] }>;
}

/** Lines and columns from 1. */
export interface StrykerMutant {
  location: { start: Position; end: Position };
  mutatorName: string;
  replacement?: string;
  status: string;
  static?: boolean;
  statusReason?: string;
}

interface Position {
  line: number;
  column: number;
}

/**
 * Runs StrykerJS over drawn mutants in one run, so that the tests are run without a mutant only once. A range holds the mutants
 * within it too: the test runner leaves out those that were not drawn. Throws USAGE when StrykerJS fails.
 */
export async function runStryker(drawn: readonly CodeMutant[], out: string): Promise<StrykerReport> {
  const base = JSON.parse(readFileSync(join(PROJECT_DIR, 'stryker.config.json'), 'utf8')) as object;
  const reportFile = join(out, 'mutation.json');
  const configFile = join(out, 'sample.config.json');
  const drawnFile = join(out, 'drawn.json');
  const ranges = [...new Set(drawn.map(({ file, range }) => `${file}:${range}`))];
  const settings = { ...base, incremental: false, mutate: ranges, jsonReporter: { fileName: reportFile } };
  writeFileSync(configFile, JSON.stringify(settings));
  writeFileSync(drawnFile, JSON.stringify(drawn.map(nameOf)));
  const child = spawn(
    process.execPath,
    [join(PROJECT_DIR, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js'), 'run', configFile],
    {
      cwd: PROJECT_DIR,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DRAWN_MUTANTS: drawnFile },
    },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new AuditError('USAGE', `StrykerJS ended with ${code}`, 'Its own words stand above.');
  return JSON.parse(readFileSync(reportFile, 'utf8')) as StrykerReport;
}
