import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ContractCase } from '../model/case.ts';

/**
 * What a project of your own adds to the audit: the default export of its `qtickets.config.ts`. Every path is taken from the
 * folder of that file. What is left out is the package's.
 */
export interface ProjectConfig {
  /** The spec document, in place of the shipped one. */
  spec?: string;
  /** Cases beside the shipped ones. */
  cases?: readonly ContractCase[];
  /** Shipped cases to leave out: all of them, or those of these ids; a case of your own may then have the id. */
  withoutShipped?: true | readonly string[];
  /** Folder of schemas (`<name>.schema.json`) beside the shipped ones. */
  schemas?: string;
  /** Folder of recordings (`manifest.json`, `recordings/`): what it does not have is taken from the shipped ones. */
  fixtures?: string;
  /** Named selections of entries, by their ids: `--profile <name>` runs one. */
  profiles?: Readonly<Record<string, readonly string[]>>;
}

/** What a command hands to the process of the tests of a project's own inputs: in the environment, as JSON. */
export interface ProjectRecord {
  /** The config, as it stands in the project. */
  config: string;
  /** The module that it was built into; its default export is the config. */
  module: string;
  /** Files that decide, by the names that an audit gives them, with the SHA-256 of each. */
  sources: { file: string; sha256: string }[];
  /** Absolute folders. */
  schemas: string | null;
  fixtures: string | null;
  /** Names of the profiles of the project's own. */
  profiles: string[];
}

/** Names under which a config is looked for in the working folder. */
const NAMES = ['ts', 'mts', 'js', 'mjs'].map((ending) => `qtickets.config.${ending}`);

/** The config that is read where none is named; null where there is none. */
export function foundConfig(): string | null {
  const found = NAMES.find((name) => existsSync(name));
  return found === undefined ? null : resolve(found);
}

/** Environment variable of the record. Set by the command, not by users. */
export const PROJECT_VARIABLE = 'AUDIT_PROJECT';

/** The record that a command has left; null where there is no config. */
export function projectRecord(env: Record<string, string | undefined>): ProjectRecord | null {
  const text = env[PROJECT_VARIABLE] ?? '';
  return text === '' ? null : (JSON.parse(text) as ProjectRecord);
}
