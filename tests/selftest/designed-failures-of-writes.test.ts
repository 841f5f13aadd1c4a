import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { Recording } from '../../src/targets/recording.ts';
import {
  type AlterableRun,
  answerIn,
  failedBeside,
  failedChecks,
  itemIn,
  listIn,
  openAlterableRun,
} from './altered-run.ts';

let altered: AlterableRun;
beforeAll(async () => {
  altered = await openAlterableRun();
});
afterAll(() => altered.close());

const dataOf = (recordings: Recording[], index = 0): JsonObject =>
  answerIn(recordings, index)['data'] as JsonObject;
const basketOf = (recordings: Recording[], at: number, index = 0): JsonObject =>
  itemIn(dataOf(recordings, index)['baskets'], at);

const defects: [
  what: string,
  id: string,
  alter: (recordings: Recording[]) => unknown,
  fails: string | readonly string[],
][] = [
  [
    'an order older than asked',
    '1.4',
    (r) => Object.assign(itemIn(listIn(r)), { created_at: '2024-12-31T23:59:59+03:00' }),
    'rule:everyInstantFrom(created_at)',
  ],
  [
    'an order of another event',
    '1.5',
    (r) => Object.assign(itemIn(listIn(r)), { event_id: 12 }),
    'rule:everyFieldIsAsked(event_id)',
  ],
  [
    'an order that differs from the list',
    '1.6',
    (r) => Object.assign(dataOf(r), { site_id: 987654 }),
    'rule:equalsItemOf',
  ],
  [
    'another order than the one asked',
    '1.8',
    (r) => Object.assign(dataOf(r), { id: 1 }),
    'rule:fieldIsAsked(data.id)',
  ],
  [
    'a deleted ticket that is not deleted',
    '1.7',
    (r) =>
      Object.assign(basketOf(r, 0, 1), {
        deleted_at: null,
        barcode: '001234567890',
        pdf_url: basketOf(r, 1, 1)['pdf_url'],
        passbook_url: basketOf(r, 1, 1)['passbook_url'],
      }),
    'rule:basketDeleted',
  ],
  [
    'a ticket touched that was not to be deleted',
    '1.7',
    (r) => Object.assign(basketOf(r, 1, 1), { seat_name: 'Another seat' }),
    'rule:basketDeleted',
  ],
  [
    'a ticket whose name stays',
    '1.8',
    (r) => Object.assign(dataOf(r), { client_name: 'Маскъаааааааа' }),
    'rule:echo',
  ],
  [
    'a refund of another amount',
    '1.9',
    (r) => Object.assign(basketOf(r, 0), { refunded_amount: 1 }),
    'rule:basketRefunded',
  ],
  [
    'a restored order that stays cancelled',
    '1.10',
    (r) => Object.assign(dataOf(r, 2), { deleted_at: '2025-11-07T12:00:00+03:00' }),
    'rule:everyFieldIs(deleted_at)',
  ],
  ['a cancellation before it that fails', '1.10', (r) => Object.assign(r[1] ?? {}, { status: 503 }), 'setup'],
  [
    'a client made twice',
    '2.3',
    (r) => Object.assign(dataOf(r, 1), { id: 987654 }),
    'rule:sameInAside(data.id)',
  ],
  [
    'a client under another e-mail',
    '2.3',
    (r) => Object.assign(dataOf(r), { email: 'another@mask.invalid' }),
    'rule:echo',
  ],
  [
    'an event under another name',
    '3.4',
    (r) => Object.assign(dataOf(r), { name: 'Another event' }),
    'rule:echo',
  ],
  [
    'a promo code that ends another day',
    '4.4',
    (r) => Object.assign(dataOf(r), { valid_to: '2025-12-30T00:00:00+03:00' }),
    'rule:sameDay(data.valid_to)',
  ],
  [
    'more scanned than there are',
    '5.3',
    (r) => Object.assign(dataOf(r), { scanned: 100_000 }),
    'rule:notMoreThan(data.scanned)',
  ],
  [
    'a second scan that is not told from the first',
    '5.4',
    (r) => Object.assign(answerIn(r, 1), { already: false }),
    'rule:asideShows(already)',
  ],
  [
    'a scan at another time than sent',
    '5.5',
    (r) => Object.assign(itemIn(listIn(r)), { checked_at: '2025-11-07T19:29:00+03:00' }),
    'rule:sameInstant(data[*].checked_at)',
  ],
  [
    'a client made from nothing',
    '7.4',
    (r) => Object.assign(answerIn(r, 2)['paging'] as JsonObject, { total: 96 }),
    'rule:asidesAgree(paging)',
  ],
  [
    'an unknown column that is passed over',
    '7.5',
    (r) =>
      Object.assign(r[0] ?? {}, {
        status: 200,
        response: { data: [{ id: 1 }], paging: { perPage: 100, currentPage: 1, total: 1 } },
      }),
    'envelope',
  ],
  [
    'a price that the show does not have',
    'R11',
    (r) => {
      const show = itemIn(dataOf(r)['shows']);
      show['scheme_properties'] = {
        ...(show['scheme_properties'] as JsonObject),
        zones: { PARTERRE: { disabled: '0', spread: { enabled: '' }, price_id: '987654', rows: [''] } },
      };
    },
    'rule:priceReferences',
  ],
  [
    'a seat that is taken among the free',
    'R13 available',
    (r) => Object.assign(Object.values(dataOf(r))[0] ?? {}, { available: false }),
    'rule:everyFieldIs(available)',
  ],
  [
    'the scan of another barcode',
    'R20',
    (r) => Object.assign(answerIn(r, 1), { barcode: '001234567890' }),
    ['rule:fieldIsAsked(barcode)', 'rule:sameInAside(barcode)'],
  ],
];

test.each(defects)('%s fails its check of %s', async (_, label, alter, fails) => {
  const [id = '', scenario = ''] = label.split(' ');
  const evidence = await altered.evidenceOf(id, {
    scenario,
    recordings: (recordings) => void alter(recordings),
  });
  expect(failedBeside(evidence, fails)).toEqual({ missing: [], strange: [] });
});

test('an empty list is as good as an error for an unknown column', async () => {
  const evidence = await altered.evidenceOf('7.5', {
    recordings: (r) =>
      Object.assign(r[0] ?? {}, {
        status: 200,
        response: { data: [], paging: { perPage: 100, currentPage: 1, total: 0 } },
      }),
  });
  expect(failedChecks(evidence)).toEqual([]);
});

test('every case passes on the recordings as they are, and asks for nothing that they do not hold', async () => {
  const failed: Record<string, string[]> = {};
  const unanswered: string[] = [];
  for (const { entry, case: contractCase } of altered.run.plan.joined) {
    for (const { name } of contractCase.scenarios) {
      const evidence = await altered.evidenceOf(entry.id, { scenario: name });
      const names = failedChecks(evidence);
      if (names.length > 0) failed[`${entry.id} ${name}`] = names;
      const without = evidence.exchanges.filter(({ response }) => response === null);
      unanswered.push(...without.map(({ role, request }) => `${entry.id} ${role} ${request.path}`));
    }
  }
  expect(failed).toEqual({});
  expect(unanswered).toEqual([]);
});
