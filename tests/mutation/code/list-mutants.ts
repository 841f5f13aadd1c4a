import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Logger } from '@stryker-mutator/api/logging';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { rangeOf } from './mutant-name.mjs';

/** One alteration that StrykerJS makes of the suite's own code. Lines from 1, columns from 0, as its `mutate` option has them. */
export interface CodeMutant {
  /** Path within the project. */
  file: string;
  /** `12:4-12:9`, the form of a range of `mutate`. */
  range: string;
  mutator: string;
  replacement: string;
}

/** The folders whose code is altered. */
export const MUTATED_FOLDERS = ['src/contract', 'src/warehouse', 'src/verify'] as const;

/** Every mutant of the files of these folders that a pattern fits. */
export async function listMutants(pattern: RegExp): Promise<CodeMutant[]> {
  const files = MUTATED_FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT_DIR, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll(sep, '/')}`)
      .filter((name) => name.endsWith('.ts') && pattern.test(name)),
  );
  const { mutants } = await new Instrumenter(SILENT).instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(join(PROJECT_DIR, name), 'utf8') })),
    { excludedMutations: [], ignorers: [], plugins: null },
  );
  return mutants.map(({ fileName, location, mutatorName, replacement }) => ({
    file: fileName,
    range: rangeOf(location),
    mutator: mutatorName,
    replacement,
  }));
}

const nothing = () => {};
const no = () => false;
const SILENT: Logger = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
