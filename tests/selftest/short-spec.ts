import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import type { ContractCase } from '../../src/model/case.ts';
import { allCases } from '../cases/all-cases.ts';
import { sharedPlace } from './shared-place.ts';

/** The spec document with these entries alone, in its order: for whole audits of which only some entries matter. Gives its path. */
export function shortSpec(...ids: string[]): string {
  return specFile(`of-${ids.join('-')}`, shortSpecText(ids));
}

/** The cases of these entries of the spec document alone, and those of the vendor's calls: the contract of an audit of a short document. */
export function shortCases(ids: readonly string[]): readonly ContractCase[] {
  return allCases.filter(({ id }) => ids.includes(id) || !/^\d/.test(id));
}

/** The text of such a document. Throws a RangeError for an entry that the whole one lacks. */
export function shortSpecText(ids: readonly string[]): string {
  const wanted = new Set(ids.map((id) => `### ${id}.`));
  const text = readFileSync(join(PROJECT_DIR, DEFAULT_OPTIONS.spec), 'utf8');
  const kept = text
    .split(/^(?=##)/m)
    .filter((part) => !part.startsWith('### ') || wanted.delete(/^### \d+\.\d+\./.exec(part)?.[0] ?? ''));
  if (wanted.size > 0) throw new RangeError(`no entry ${[...wanted].join(', ')}`);
  return kept.join('');
}

/** Writes a spec document under its usual name into a folder that goes with the tests; gives its path. */
export function specFile(name: string, text: string): string {
  const path = join(sharedPlace(), name, 'qtickets_api_test_requests.md');
  mkdirSync(dirname(path), { recursive: true });
  // Under its name it is whole, for whoever reads it in another process.
  const part = `${path}.${process.pid}`;
  writeFileSync(part, text);
  renameSync(part, path);
  return path;
}
