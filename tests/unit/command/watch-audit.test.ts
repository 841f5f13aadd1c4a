import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { casesBuilder } from '../../../src/command/cases-builder.ts';
import { Interruption } from '../../../src/command/interruption.ts';
import { builtCases } from '../../../src/command/project-inputs.ts';
import { FIXTURES_DIR } from '../../../src/command/project-paths.ts';
import type { RunOrder } from '../../../src/command/standby.ts';
import { watchAudit } from '../../../src/command/watch-audit.ts';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { allCases } from '../../cases/all-cases.ts';
import { tempFolder } from '../report/fixture-bundle.ts';

test('a save runs again what it touches, with the cases of now, and the next run is made ready', async () => {
  const folder = await tempFolder();
  const spec = join(folder, 'spec', 'requests.md');
  const fixtures = join(folder, 'fixtures');
  await mkdir(join(folder, 'spec'));
  await cp(DEFAULT_OPTIONS.spec, spec);
  await cp(FIXTURES_DIR, fixtures, { recursive: true });
  const orders: RunOrder[] = [];
  const happened: string[] = [];
  let made = 0;
  let isBroken = false;
  const cases = await casesModule();
  const interruption = quiet();
  const watching = watchAudit(
    { ...DEFAULT_OPTIONS, spec, fixtures },
    {
      env: {},
      interruption,
      say: () => {},
      builder: {
        build: async () => {
          made += 1;
          if (isBroken) throw new Error('it cannot be translated');
          return cases;
        },
        close: async () => void happened.push('builder closed'),
      },
      runs: {
        run: async (order) => {
          orders.push(order);
          return null;
        },
        prepare: () => void happened.push(`ready for ${orders.length + 1}`),
        close: async () => void happened.push('runs closed'),
      },
    },
  );
  await expect.poll(() => happened).toEqual(['ready for 2']);
  const text = await readFile(spec, 'utf8');
  await writeFile(spec, text.replace(/^### 4\.1\. /m, '### 4.1. Changed '));
  await expect.poll(() => orders.at(-1)).toEqual({ only: ['4.1'], cases });
  await expect.poll(() => happened.at(-1)).toBe('ready for 3');
  isBroken = true;
  await writeFile(
    join(fixtures, 'recordings', '7.2.json'),
    await readFile(join(fixtures, 'recordings', '7.2.json')),
  );
  await expect.poll(() => orders.at(-1)).toEqual({ only: ['7.2'], cases: null });
  expect(made).toBe(orders.length);
  interruption.take('SIGINT');
  expect(await watching).toBe(0);
  expect(happened.slice(-2).sort()).toEqual(['builder closed', 'runs closed']);
});

test('the module of the cases has the cases of the suite', async () => {
  expect(await builtCases(await casesModule())).toEqual(allCases);
});

async function casesModule(): Promise<string> {
  const builder = await casesBuilder();
  try {
    return await builder.build();
  } finally {
    await builder.close();
  }
}

function quiet(): Interruption {
  return new Interruption({ say: () => {}, exit: () => {}, now: () => 0, later: () => () => {} });
}
