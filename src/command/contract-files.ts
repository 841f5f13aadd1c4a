import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { shardFrom } from '../common/audit-options.ts';
import { partOf } from '../common/part-of.ts';
import type { Profile } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditOptions } from '../model/plan.ts';
import { sectionOf } from '../model/section-of.ts';
import { PROJECT_DIR } from './project-paths.ts';

/** A test file of the contract and the section whose entries it runs. */
export interface ContractFile {
  section: string;
  /** Within the project. */
  file: string;
}

const FOLDER = 'tests/contract';
/** What a command makes of --only: ranges and sections would take the spec document. */
const ID_LIST = /^(?:\d+\.\d+|[A-Z]\d+)(?:,(?:\d+\.\d+|[A-Z]\d+))*$/;

/**
 * Which test files a profile has, or the entries that are asked for, as patterns of Vitest's. A test file without a test is an error,
 * and a profile is of one document: sections of numbers, or of letters.
 */
export function contractPatterns({ profile, only }: Pick<AuditOptions, 'profile' | 'only'>): string[] {
  const sections = ID_LIST.test(only)
    ? [...new Set(only.split(',').map(sectionOf))]
    : [sectionClass(profile)];
  return sections.map((section) => `${FOLDER}/${section}-*.test.ts`);
}

/**
 * The test files that a run has, in the order in which they are run: of a shard, its own. Throws USAGE for more shards than
 * there are files.
 */
export function contractFiles({ profile, shard }: Pick<AuditOptions, 'profile' | 'shard'>): ContractFile[] {
  const form = new RegExp(`^(${sectionClass(profile)})-.+\\.test\\.ts$`);
  const all = readdirSync(join(PROJECT_DIR, FOLDER))
    .sort()
    .flatMap((name) => {
      const [, section] = form.exec(name) ?? [];
      return section === undefined ? [] : [{ section, file: `${FOLDER}/${name}` }];
    });
  const part = shardFrom(shard);
  if (part === null) return all;
  if (part.count <= all.length) return partOf(all, part);
  throw new AuditError(
    'USAGE',
    `there are ${all.length} test files, and --shard ${shard} wants ${part.count} parts of them`,
    `Use at most ${all.length} shards.`,
  );
}

function sectionClass(profile: Profile): string {
  return profile === 'documented' ? '[A-Z]' : '[0-9]';
}
