import type { ContractCase } from '../../src/model/case.ts';
import type { RuleSpec } from '../../src/model/rule.ts';
import { AUDIT, defineCase, ok, partnersWrite, SEED } from './define.ts';
import { removeOwn, removeOwnBatch, undoAdd, undoAddBatch, updateOwn, updateOwnBatch } from './live.ts';
import { checkRows, partnerSeatRows, ticketRows } from './rows.ts';
import { ticketsBefore } from './ticket-calls.ts';

const tickets = '/api/partners/v1/tickets';
const show = '{EVENT_ID}/{SHOW_ID}';
const params = { EVENT_ID: 12, SHOW_ID: 4076 };
const write = { method: 'POST', params, write: true } as const;
const eventOfPath: RuleSpec = { rule: 'fieldIsAsked', field: 'event_id', asked: { param: 'EVENT_ID' } };
const showOfPath: RuleSpec = { rule: 'fieldIsAsked', field: 'show_id', asked: { param: 'SHOW_ID' } };
const head: RuleSpec[] = [eventOfPath, showOfPath];
const added: RuleSpec[] = [
  ...head,
  { rule: 'echo', object: 'result', fields: ['seat_id', 'external_id', 'external_order_id'] },
  { rule: 'sentComesBack', sent: '', answers: 'result' },
  { rule: 'everyFieldIs', items: 'result', field: 'paid', value: 0 },
  { rule: 'unpaidHasNoBarcode' },
];
/** What updating a ticket leaves as it was: all that was not sent, and that paying does not set. */
const updateKeeps = (items: string, sent: readonly string[] = []): RuleSpec => ({
  rule: 'agrees',
  items,
  with: { aside: 'before' },
  at: 'result[*]',
  // Found as a number, and answered as either.
  except: ['id', 'paid', 'paid_at', 'barcode', 'reserved_to', ...sent],
});
/** What is changed is a ticket that is there. */
const liveBefore: RuleSpec = {
  rule: 'asideShows',
  aside: 'before',
  items: 'result[*]',
  field: 'deleted',
  value: 0,
};
const perBatchItem = { rule: 'answerPerItem', sent: 'batch[*]', answers: 'result[*]' } as const;
const uniqueSeats: RuleSpec = { rule: 'uniqueField', items: 'zones[*].seats[*]', field: 'seat_id' };

const findRules: RuleSpec[] = [{ rule: 'notEmpty', items: 'result[*]' }, { rule: 'ticketsMatchFilter' }];
const withinAll: RuleSpec = {
  rule: 'fieldWithin',
  items: 'result[*]',
  field: 'id',
  of: '6.9',
  ofItems: 'result[*]',
  ofField: 'id',
};
/** Tickets that another search finds too are the same there. */
const sameAs = (of: string): RuleSpec => ({
  rule: 'agrees',
  items: 'result[*]',
  with: { of },
  at: 'result[*]',
  except: [],
});

/** A seat that was checked by itself is the same among all of them. */
const asChecked: RuleSpec = {
  rule: 'agrees',
  items: 'zones[*].seats[*]',
  with: { of: '6.8' },
  at: 'result[*]',
  key: 'seat_id',
  fields: ['available', 'coords', 'row', 'place', 'price', 'currency_id'],
  except: [],
};

function otherCases(rule: RuleSpec): string[] {
  if ('of' in rule) return [rule.of];
  return rule.rule === 'agrees' && 'of' in rule.with ? [rule.with.of] : [];
}

function find(id: string, path: string, ids: Record<string, number>, rules: RuleSpec[] = []): ContractCase {
  const needs = [...new Set(rules.flatMap(otherCases))];
  const scenario = ok('partnersRead', 'partners-tickets-found', {
    rules: [...findRules, ...rules],
    rows: ticketRows('result[*]'),
  });
  return defineCase({ id, method: 'POST', path, params: ids, needs, profiles: AUDIT, scenarios: [scenario] });
}

export const partnersCases: ContractCase[] = [
  defineCase({
    ...write,
    id: '6.1',
    path: `${tickets}/add/${show}`,
    profiles: SEED,
    scenarios: partnersWrite('partners-ticket-added', {
      live: undoAdd,
      rules: added,
      rows: ticketRows('result'),
    }),
  }),
  defineCase({
    ...write,
    id: '6.2',
    path: `${tickets}/add/${show}`,
    profiles: AUDIT,
    scenarios: partnersWrite('partners-tickets-added', {
      live: undoAddBatch,
      rules: [
        ...head,
        { ...perBatchItem, echo: ['seat_id', 'external_id', 'external_order_id'] },
        { rule: 'sentComesBack', sent: 'batch[*]', answers: 'result[*]' },
        { rule: 'everyFieldIs', items: 'result[*]', field: 'paid', value: 0 },
        { rule: 'unpaidHasNoBarcode' },
      ],
      rows: ticketRows('result[*]'),
    }),
  }),
  defineCase({
    ...write,
    id: '6.3',
    path: `${tickets}/add/${show}`,
    profiles: AUDIT,
    scenarios: partnersWrite('partners-ticket-added', {
      live: undoAdd,
      rules: [...added, { rule: 'sameInstant', sent: 'reserved_to', came: 'result.reserved_to' }],
      rows: ticketRows('result'),
    }),
  }),
  defineCase({
    ...write,
    id: '6.4',
    path: `${tickets}/update/${show}`,
    profiles: AUDIT,
    scenarios: partnersWrite('partners-ticket-added', {
      live: updateOwn,
      setup: [ticketsBefore(120260)],
      rules: [
        ...head,
        liveBefore,
        updateKeeps('result', ['client_email', 'client_phone']),
        { rule: 'ticketsPaid' },
        { rule: 'echo', object: 'result', fields: ['id', 'paid', 'client_email', 'client_phone'] },
        { rule: 'sentComesBack', sent: '', answers: 'result' },
        { rule: 'sameInstant', sent: 'paid_at', came: 'result.paid_at' },
      ],
      rows: ticketRows('result'),
    }),
  }),
  defineCase({
    ...write,
    id: '6.5',
    path: `${tickets}/update/${show}`,
    profiles: AUDIT,
    scenarios: partnersWrite('partners-tickets-added', {
      live: updateOwnBatch,
      setup: [ticketsBefore([120260, 120261])],
      rules: [
        ...head,
        liveBefore,
        updateKeeps('result[*]'),
        { rule: 'ticketsPaid' },
        { ...perBatchItem, echo: ['id'] },
        { rule: 'sentComesBack', sent: 'batch[*]', answers: 'result[*]' },
      ],
      rows: ticketRows('result[*]'),
    }),
  }),
  defineCase({
    ...write,
    id: '6.6',
    path: `${tickets}/remove/${show}`,
    profiles: AUDIT,
    scenarios: partnersWrite('partners-ticket-removed', {
      live: removeOwn,
      setup: [ticketsBefore(120260)],
      rules: [
        ...head,
        liveBefore,
        {
          rule: 'agrees',
          in: 'find',
          items: 'result[*]',
          with: { aside: 'before' },
          at: 'result[*]',
          except: ['deleted', 'barcode'],
        },
        { rule: 'removed' },
        { rule: 'asideShows', aside: 'find', items: 'result[*]', field: 'deleted', value: 1 },
      ],
      followUps: [
        {
          name: 'find',
          method: 'POST',
          path: `${tickets}/find`,
          token: 'partnersWrite',
          schema: 'partners-tickets-found',
          body: { filter: { id: { $sent: 'id' } } },
        },
      ],
    }),
  }),
  defineCase({
    ...write,
    id: '6.7',
    path: `${tickets}/remove/${show}`,
    profiles: AUDIT,
    scenarios: partnersWrite('partners-tickets-removed', {
      live: removeOwnBatch,
      rules: [...head, { rule: 'removed' }],
    }),
  }),
  defineCase({
    id: '6.8',
    method: 'POST',
    path: `${tickets}/check/${show}`,
    params,
    profiles: SEED,
    scenarios: [
      ok('partnersRead', 'partners-seats-checked', {
        rules: [...head, { ...perBatchItem, echo: ['seat_id', 'offer_id'] }],
        rows: checkRows('result[*]'),
      }),
    ],
  }),
  find('6.9', `${tickets}/find`, {}),
  find('6.10', `${tickets}/find/12`, { EVENT_ID: 12 }, [withinAll, sameAs('6.9')]),
  find('6.11', `${tickets}/find/12/4076`, { EVENT_ID: 12, SHOW_ID: 4076 }, [withinAll, sameAs('6.9')]),
  find('6.12', `${tickets}/find`, {}),
  find('6.13', `${tickets}/find`, {}, [sameAs('6.12')]),
  defineCase({
    id: '6.14',
    method: 'GET',
    path: '/api/partners/v1/events/seats/{EVENT_ID}',
    profiles: SEED,
    needs: ['6.8'],
    scenarios: [
      ok('partnersRead', 'partners-seats', {
        rules: [eventOfPath, uniqueSeats, asChecked],
        rows: partnerSeatRows(),
      }),
    ],
  }),
  defineCase({
    id: '6.15',
    method: 'GET',
    path: `/api/partners/v1/events/seats/${show}`,
    profiles: SEED,
    scenarios: [
      ok('partnersRead', 'partners-seats', { rules: [...head, uniqueSeats], rows: partnerSeatRows() }),
    ],
  }),
];
