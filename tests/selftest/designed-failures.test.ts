import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AlterableRun, failedBeside, itemIn, listIn, openAlterableRun } from './altered-run.ts';
import { PARTNERS_DEFECTS } from './partners-defects.ts';
import { REST_DEFECTS } from './rest-defects.ts';

let altered: AlterableRun;
beforeAll(async () => {
  altered = await openAlterableRun();
});
afterAll(() => altered.close());

test.each([...REST_DEFECTS, ...PARTNERS_DEFECTS])(
  '$what fails $fails of $id',
  async ({ id, scenario = '', recordings, fails }) => {
    const evidence = await altered.evidenceOf(id, { scenario, recordings });
    expect(failedBeside(evidence, fails)).toEqual({ missing: [], strange: [] });
  },
);

test('after a failed check the later ones are not run, and nothing is loaded', async () => {
  const evidence = await altered.evidenceOf('1.1', { recordings: (r) => delete itemIn(listIn(r))['payed'] });
  const results = Object.fromEntries(evidence.checks.map(({ name, result }) => [name, result]));
  expect(results).toMatchObject({
    json: 'pass',
    schema: 'fail',
    'rows:stg_qtickets_api_orders_raw': 'notRun',
    'rows:others': 'pass',
  });
  expect(evidence.loaded).toBe(false);
  expect(evidence).toMatchObject({ rows: [], load: null });
});

test('a failed schema names the entry, the place, what was expected, what came and the file', async () => {
  const evidence = await altered.evidenceOf('1.1', {
    recordings: (r) => Object.assign(itemIn(listIn(r), 3), { payed: 'yes' }),
  });
  const message = evidence.checks.find(({ name }) => name === 'schema')?.message ?? '';
  expect(evidence.id).toBe('1.1');
  expect(message).toContain('/data/3/payed');
  expect(message).toContain('"yes"');
  expect(message).toContain('schemas/api/order.schema.json');
});
