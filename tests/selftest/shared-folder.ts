import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { scratchRoot } from '../../src/command/scratch-root.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the runs that all processes of the self tests share. */
    sharedRuns: string;
  }
}

/** Makes the folder of the shared runs before the first self test; gives what removes it after the last. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(scratchRoot(), 'qtickets-shared-runs-'));
  project.provide('sharedRuns', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
