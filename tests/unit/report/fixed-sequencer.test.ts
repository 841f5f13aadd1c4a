import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TestSpecification, Vitest } from 'vitest/node';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { FixedSequencer, LONG_FILES } from '../../../src/report/fixed-sequencer.ts';

/** Names of files below `tests/`, as they are run. */
async function orderOf(names: string[]): Promise<string[]> {
  const provided: unknown[] = [];
  const files = names.map((name) => ({
    moduleId: `/project/tests/${name}`,
    project: { name: name.split('/')[0], provide: (_: string, value: unknown) => provided.push(value) },
  }));
  // What a sequencer looks at, and no more.
  const sequencer = new FixedSequencer({ config: {} } as Vitest);
  const sorted = await sequencer.sort(files as unknown as TestSpecification[]);
  expect(provided).toEqual([
    {
      files: ['/project/tests/contract/1-orders.test.ts', '/project/tests/contract/2-clients.test.ts'],
      namePattern: null,
    },
  ]);
  return sorted.map(({ moduleId }) => moduleId.replace('/project/tests/', ''));
}

test('files run by name, those that take long first, whatever order they come in', async () => {
  const [longest = '', long = ''] = LONG_FILES;
  const expected = [
    longest,
    long,
    'contract/1-orders.test.ts',
    'contract/2-clients.test.ts',
    'selftest/a.test.ts',
    'unit/b.test.ts',
  ];
  expect(await orderOf(expected)).toEqual(expected);
  expect(await orderOf([...expected].reverse())).toEqual(expected);
});

test.each(LONG_FILES)('%s is there', (file) => {
  expect(existsSync(join(PROJECT_DIR, 'tests', file))).toBe(true);
});
