import type { JsonObject } from '../../src/model/json.ts';
import { answerIn, itemIn, listIn } from './altered-run.ts';
import { type Defect, first, resultOf } from './defect.ts';

/** Defects of Partners answers, of refusals and of recordings. */
export const PARTNERS_DEFECTS: readonly Defect[] = [
  {
    what: 'a ticket under another external id',
    id: '6.1',
    scenario: 'write',
    recordings: (r) => Object.assign(resultOf(r), { external_id: 'another' }),
    fails: 'rule:echo',
  },
  {
    what: 'an unpaid ticket with a barcode',
    id: '6.1',
    scenario: 'write',
    recordings: (r) => Object.assign(resultOf(r), { barcode: '001234567890' }),
    fails: 'rule:unpaidHasNoBarcode',
  },
  {
    what: 'a batch answered in another order',
    id: '6.2',
    scenario: 'write',
    recordings: (r) => listIn(r, 'result').reverse(),
    fails: 'rule:answerPerItem',
  },
  {
    what: 'a batch answered in part',
    id: '6.8',
    recordings: (r) => listIn(r, 'result').pop(),
    fails: 'rule:answerPerItem',
  },
  {
    what: 'a reservation until another instant',
    id: '6.3',
    scenario: 'write',
    recordings: (r) => Object.assign(resultOf(r), { reserved_to: '2025-11-08T19:00:00+05:00' }),
    fails: 'rule:sameInstant(result.reserved_to)',
  },
  {
    what: 'a paid ticket that stays unpaid',
    id: '6.5',
    scenario: 'write',
    recordings: (r) => Object.assign(itemIn(answerIn(r, 1)['result']), { paid: 0, barcode: null }),
    fails: 'rule:ticketsPaid',
  },
  {
    what: 'a removed ticket that is still there',
    id: '6.6',
    scenario: 'write',
    recordings: (r) => Object.assign(itemIn(answerIn(r, 2)['result']), { deleted: 0 }),
    fails: 'rule:asideShows(deleted)',
  },
  {
    what: 'a removal that answers too little',
    id: '6.7',
    scenario: 'write',
    recordings: (r) => (answerIn(r)['result'] as boolean[]).pop(),
    fails: 'rule:removed',
  },
  {
    what: 'no ticket found',
    id: '6.9',
    recordings: (r) => Object.assign(answerIn(r), { result: [] }),
    fails: 'rule:notEmpty',
  },
  {
    what: 'a ticket of another order',
    id: '6.9',
    recordings: (r) => Object.assign(itemIn(listIn(r, 'result')), { external_order_id: 'another' }),
    fails: 'rule:ticketsMatchFilter',
  },
  {
    what: 'data beside a refusal',
    id: '7.1',
    recordings: (r) => Object.assign(answerIn(r), { data: [] }),
    fails: 'rule:noData',
  },
  {
    what: 'another missing id than the one asked',
    id: '7.2',
    recordings: (r) => Object.assign(answerIn(r)['info'] as JsonObject, { id: 1 }),
    fails: 'rule:infoNamesIdAsked',
  },
  {
    what: 'a recording that no call asks for',
    id: '4.1',
    recordings: (r) => r.push({ ...first(r), path: '/api/rest/v1/color-themes' }),
    fails: 'recording',
  },
  {
    what: 'another request than the recorded one',
    id: '1.2',
    recordings: (r) => Object.assign(first(r), { body: '' }),
    fails: 'status',
  },
];
