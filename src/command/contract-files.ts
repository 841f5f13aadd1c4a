import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { shardFrom } from '../common/audit-options.ts';
import { partOf } from '../common/part-of.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditOptions, AuditPlan } from '../model/plan.ts';
import { sectionOf } from '../model/section-of.ts';
import { PROJECT_DIR } from './project-paths.ts';

/** A test file of the contract and the section whose entries it runs. */
export interface ContractFile {
  /** Of a section's own file that section, else OTHER_SECTIONS. */
  section: string;
  /** Within the project. */
  file: string;
}

/** What stands for the sections that have no test file of their own: those of a document that is not the shipped one. */
export const OTHER_SECTIONS = 'other';

const FOLDER = 'tests/contract';
const FORM = /^(\d+|[A-Z]|other)-.+\.test\.ts$/;
/** What a command makes of --only: ranges and sections would take the spec document. */
const ID_LIST = /^(?:\d+\.\d+|[A-Z]\d+)(?:,(?:\d+\.\d+|[A-Z]\d+))*$/;

let known: ContractFile[] | undefined;

/** Which test files a profile has, or the entries that are asked for, as patterns of Vitest's, where no plan says which of them have a test. */
export function contractPatterns({ profile, only }: Pick<AuditOptions, 'profile' | 'only'>): string[] {
  const sections = ID_LIST.test(only)
    ? [...new Set(only.split(',').map((id) => fileSection(sectionOf(id))))]
    : [profile === 'documented' ? '[A-Z]' : '[0-9]'];
  return sections.map((section) => `${FOLDER}/${section}-*.test.ts`);
}

/**
 * The test files that a run has, in the order in which they are run: those with a test, since one without is an error of Vitest's; of a
 * shard, its own. Throws USAGE for more shards than there are files.
 */
export function contractFiles({ selected, only, options: { shard } }: AuditPlan): ContractFile[] {
  const asked = selected.filter(({ entry }) => only?.includes(entry.id) ?? true);
  const wanted = new Set(asked.map(({ entry }) => fileSection(entry.section)));
  const own = allContractFiles().filter(({ section }) => wanted.has(section));
  const part = shardFrom(shard);
  if (part === null) return own;
  if (part.count <= own.length) return partOf(own, part);
  throw new AuditError(
    'USAGE',
    `there are ${own.length} test files, and --shard ${shard} wants ${part.count} parts of them`,
    `Use at most ${own.length} shards.`,
  );
}

/** The test files that read a file of the contract's data: of a recording that of its section, of anything else all. */
export function contractTestsOf(file: string): string[] {
  const [, id] = /(?:^|\/)(\d+\.\d+|[A-Z]\d+)(?:\.[^/]+)?\.json$/.exec(file) ?? [];
  return allContractFiles()
    .filter(({ section }) => id === undefined || section === fileSection(sectionOf(id)))
    .map((found) => found.file);
}

/** By which section a test file is known that runs the entries of a section of the document. */
export function fileSection(section: string): string {
  return allContractFiles().some((one) => one.section === section) ? section : OTHER_SECTIONS;
}

/** Every test file of the contract, in the order in which they are run. */
export function allContractFiles(): ContractFile[] {
  known ??= readdirSync(join(PROJECT_DIR, FOLDER))
    .sort()
    .flatMap((name) => {
      const [, section] = FORM.exec(name) ?? [];
      return section === undefined ? [] : [{ section, file: `${FOLDER}/${name}` }];
    });
  return known;
}
