import { expect, test } from 'vitest';
import { repliesWith } from '../../mutation/apply.ts';
import { defectMaker, factsOf, readKnownDefects } from '../../mutation/known-defects.ts';
import { mutantName } from '../../mutation/mutant.ts';
import { repliesOf } from '../../mutation/reply.ts';
import { sharedMutationRun } from '../../mutation/shared-mutation-run.ts';

const run = await sharedMutationRun();
const known = readKnownDefects();
const make = defectMaker(run);

test.each(run.scenarios.map(({ name }) => name))(
  '%s: nothing fails as it was recorded, and each known defect fails its checks, which name places and values',
  async (name) => {
    expect(await run.redChecks(name)).toEqual([]);
    const recordings = run.scenarios.find((scenario) => scenario.name === name)?.recordings ?? [];
    for (const { red, ...place } of known.get(name) ?? []) {
      const mutant = make(place);
      const replies = repliesWith(mutant, repliesOf(recordings));
      const found = await run.redChecks(name, new Map([[name, replies]]));
      expect([mutantName(mutant), ...factsOf(found)]).toEqual([mutantName(mutant), ...red]);
    }
  },
);
