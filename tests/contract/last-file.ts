import { basename } from 'node:path';
import { inject } from 'vitest';
import { plannedTests } from '../../src/command/planned-tests.ts';
import { plan } from './contract-run.ts';

/** True for the section whose test file is the last of this run in which a test is run: a filter may leave out others. */
export function isLastSection(section: string): boolean {
  const { files, namePattern } = inject('selectedTests');
  const pattern = namePattern === null ? null : new RegExp(namePattern);
  const sections = files.map((file) => basename(file).split('-')[0] ?? '');
  const last = sections.findLast((name) =>
    plannedTests(plan, name).some(({ title }) => pattern?.test(title) ?? true),
  );
  return last === section;
}
