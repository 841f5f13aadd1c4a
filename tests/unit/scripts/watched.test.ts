import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { watched } from '../../../scripts/commands/watched.ts';
import { tempFolder } from '../report/fixture-bundle.ts';

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)(
  'a command that reads in a process of its own, and is ended by %s, has the exit code of that',
  async (signal, code) => {
    const program = join(await tempFolder(), 'reads.mjs');
    writeFileSync(program, 'setInterval(() => {}, 1000);');
    const main = await watched(
      pathToFileURL(program).href,
      () => ({ path: program }),
      () => {
        throw new Error('this is the process that watches');
      },
    );
    const ended = main({ args: [], env: {}, stdout: () => {}, stderr: () => {} });
    process.emit(signal, signal);
    expect(await ended).toBe(code);
  },
);
