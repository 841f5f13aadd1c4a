import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOTHING_TO_CHECK } from '../../src/model/evidence.ts';
import { type AlterableRun, failedChecks, itemIn, listIn, openAlterableRun } from './altered-run.ts';

// What real accounts have and our data set has not: fractions of a second, and years in which Moscow was not UTC+3.

let run: AlterableRun;
beforeAll(async () => {
  run = await openAlterableRun();
});
afterAll(() => run.close());

const TIMES = ['created_at', 'updated_at', 'payed_at', 'reserved_to'];

/** Another time of an order for one of its times. */
type Change = (time: string) => string;

const withFraction =
  (digits: string): Change =>
  (time) =>
    time.replace(/(?=[+-]\d\d:\d\d$)/, `.${digits}`);
const always =
  (time: string): Change =>
  () =>
    time;

test.each<[string, Change]>([
  ['a fraction of a second', withFraction('123456')],
  ['milliseconds', withFraction('5')],
  ['more digits than a table has', withFraction('123456789')],
  ['before 26 October 2014', always('2013-06-01T12:00:00+04:00')],
  ['on the day of the change', always('2014-10-25T23:59:59+04:00')],
  ['winter time of old', always('2010-01-15T12:00:00+03:00')],
  ['summer time of old', always('2010-07-15T12:00:00.25+04:00')],
])('%s: the rows are those of the answer', async (_, change) => {
  const evidence = await run.evidenceOf('1.2', {
    recordings: (recordings) => {
      const order = itemIn(listIn(recordings));
      for (const key of TIMES) {
        const time = order[key];
        if (typeof time === 'string') order[key] = change(time);
      }
    },
  });
  expect(evidence.loaded).toBe(true);
  expect(failedChecks(evidence)).toEqual([]);
});

test('a time that lost its fraction is not before one in the same second that kept it', async () => {
  const evidence = await run.evidenceOf('1.2', {
    recordings: (recordings) => {
      const order = itemIn(listIn(recordings));
      const made = String(order['created_at']);
      Object.assign(order, { created_at: withFraction('7')(made), payed_at: made, updated_at: made });
    },
  });
  expect(failedChecks(evidence)).toEqual([]);
});

test('a time of Moscow has the offset that Moscow had', async () => {
  const evidence = await run.evidenceOf('1.2', {
    recordings: (recordings) => {
      const order = itemIn(listIn(recordings));
      for (const key of TIMES) if (order[key] != null) order[key] = '2013-06-01T12:00:00+03:00';
    },
  });
  expect(failedChecks(evidence)).toEqual(['general:dates']);
});

test('events of which none has a show say that there was nothing to see of them', async () => {
  const evidence = await run.evidenceOf('3.1', {
    recordings: (recordings) => {
      for (const event of listIn(recordings)) event['shows'] = [];
    },
  });
  expect(failedChecks(evidence)).toEqual([]);
  expect(evidence.findings.map(({ kind }) => kind)).toContain(NOTHING_TO_CHECK);
});
