import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GitFacts, gitFacts } from '../report/git-facts.ts';
import { PROJECT_DIR } from './project-paths.ts';

/** Version of this suite. */
export function suiteVersion(): string {
  const manifest = JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

let asked: Promise<GitFacts | null> | undefined;

/**
 * The commit of the suite that runs, as it was when this process asked first: what it has loaded is of then. Of an installed package it
 * is the one that it was packed from; the repository that it is installed in is another project's.
 */
export function suiteCommit(): Promise<GitFacts | null> {
  asked ??= askedNow();
  return asked;
}

async function askedNow(): Promise<GitFacts | null> {
  if (typeof SHIPPED_BUILD !== 'string') return gitFacts(PROJECT_DIR);
  const file = join(PROJECT_DIR, SHIPPED_BUILD, 'commit.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as GitFacts | null) : null;
}
