import { expect, test } from 'vitest';
import { openContract } from '../../scripts/commands/verify-main.ts';
import { type Verification, verifyByContract } from '../../src/verify/verify-bundle.ts';
import { FORGERIES } from '../tamper/meaning/all-forgeries.ts';
import { forged } from '../tamper/meaning/forger.ts';
import type { Forgeable } from '../tamper/meaning/forgery.ts';
import { SHARED_OF, sharedTeller } from '../tamper/meaning/shared-tellers.ts';
import { isTold, type Teller } from '../tamper/meaning/told.ts';

// A forger with the source and without the key: the product's own writers make the bundle, and every sum follows. What an audit had
// to do is not in the bundle, but in the checkout.
const TOLD = FORGERIES.filter(({ unknowable }) => unknowable === undefined);

function verified(
  files: Teller['files'],
  { contract, modelSchemas }: Omit<Teller, 'files'>,
): Promise<Verification> {
  const bundle = { source: 'folder' as const, files, oddities: [], notes: [] };
  return verifyByContract(bundle, { key: null, modelSchemas }, contract);
}

test.each(Object.keys(SHARED_OF) as Forgeable[])(
  'a bundle that is written again with nothing altered stands: %s',
  async (of) => {
    const teller = await sharedTeller(of);
    const { disagreements, otherContract } = await verified(
      forged(teller.files, () => {}),
      teller,
    );
    expect(disagreements).toEqual([]);
    expect(otherContract).toBe(null);
  },
);

test('there are many forgeries, each is named once, and few of them cannot be told', () => {
  expect(TOLD.length).toBeGreaterThanOrEqual(100);
  expect(new Set(FORGERIES.map(({ of, name }) => `${of}: ${name}`)).size).toBe(FORGERIES.length);
  expect(FORGERIES.length - TOLD.length).toBeLessThan(30);
});

test.each(TOLD)('told without a key, $of: $name', async (forgery) => {
  expect(await isTold(await sharedTeller(forgery.of), forgery)).toBe(true);
});

test('a check that is said to have failed, and passes on the masked answer, is a note: the mask may hide why', async () => {
  const teller = await sharedTeller('passed');
  const made = forged(teller.files, (forger) => {
    const failed = { result: 'fail', message: 'at /data/0/id: expected an integer' };
    Object.assign(forger.scenario('2.1').check('schema'), failed);
  });
  const { disagreements, notes } = await verified(made, teller);
  expect(disagreements).toEqual([]);
  expect(notes.join()).toContain('2.1: schema failed');
});

test("a document of the run's own cannot vouch for itself", async () => {
  const { files, modelSchemas } = await sharedTeller('failed');
  const contract = await openContract({ source: 'folder', files, oddities: [], notes: [] }, {});
  const { otherContract } = await verified(files, { contract, modelSchemas });
  expect(otherContract?.differs).toEqual(['qtickets_api_test_requests.md']);
  expect(otherContract?.remedy).toContain('--spec');
});
