import type { CallSpec, CaseScenario, ContractCase } from '../../src/model/case.ts';
import type { RuleSpec } from '../../src/model/rule.ts';
import { DOCUMENTED, defineCase, ok, partnersWrite } from './define.ts';
import { checkRows, partnerSeatRows, ticketRows } from './rows.ts';

const partners = '/api/partners/v1';
const show = '{EVENT_ID}/{SHOW_ID}';
/** What an answer says of the event and the show is what the list of events says. */
const headOfList: RuleSpec = {
  rule: 'agrees',
  items: '',
  with: { of: 'P1' },
  at: 'result[*]',
  key: 'show_id',
  fields: [
    'event_name',
    'start_date',
    'finish_date',
    'city',
    ...['id', 'venue_id', 'place_name', 'place_address', 'place_description'].map(
      (field) => `scheme.${field}`,
    ),
  ],
  except: [],
};
const head: RuleSpec[] = [
  { rule: 'fieldIsAsked', field: 'event_id', asked: { param: 'EVENT_ID' } },
  { rule: 'fieldIsAsked', field: 'show_id', asked: { param: 'SHOW_ID' } },
  headOfList,
];
/** The call by another method, or with less of the path, answers what the first did. */
const asFirst = (of: string, items = ''): RuleSpec => ({
  rule: 'agrees',
  items,
  with: { of },
  at: items,
  ...(items === '' ? { key: 'show_id' } : {}),
  except: [],
});
/** A seat is where the map has it. */
const asMapped = (items: string, all: boolean): RuleSpec => ({
  rule: 'agrees',
  items,
  with: { of: 'P2' },
  at: 'seatmap.zones{*}.seats{*}',
  key: 'seat_id',
  atKey: '{key}',
  fields: ['coords', 'row', 'place'],
  all,
  except: [],
});
/** A seat is sold as the offer has it. */
const asOffered = (items: string, all: boolean): RuleSpec => ({
  rule: 'agrees',
  items,
  with: { of: 'P3' },
  at: 'offers.full.seats{*}',
  key: 'seat_id',
  atKey: '{key}',
  fields: ['available', 'price'],
  all,
  except: [],
});
/** What updating a ticket leaves as it was. */
const ticketsAsFound = (items: string, sent: readonly string[] = []): RuleSpec => ({
  rule: 'agrees',
  items,
  with: { of: 'P9' },
  at: 'result[*]',
  // Found as a number, and answered as either.
  except: ['id', 'paid', 'paid_at', 'barcode', 'reserved_to', ...sent],
});
const added: RuleSpec[] = [
  ...head,
  {
    rule: 'echo',
    object: 'result',
    fields: ['seat_id', 'offer_id', 'external_id', 'external_order_id', 'client_email'],
  },
  { rule: 'sameInstant', sent: 'reserved_to', came: 'result.reserved_to' },
  { rule: 'sentComesBack', sent: '', answers: 'result' },
  { rule: 'everyFieldIs', items: 'result', field: 'paid', value: 0 },
  { rule: 'unpaidHasNoBarcode' },
];
const perItem = { rule: 'answerPerItem', sent: 'batch[*]', answers: 'result[*]' } as const;
const found: RuleSpec[] = [{ rule: 'notEmpty', items: 'result[*]' }, { rule: 'ticketsMatchFilter' }];
const seats: RuleSpec[] = [
  ...head,
  { rule: 'uniqueField', items: 'zones[*].seats[*]', field: 'seat_id' },
  asMapped('zones[*].seats[*]', true),
  asOffered('zones[*].seats[*]', true),
];
const findSent: CallSpec = {
  name: 'find',
  method: 'POST',
  path: `${partners}/tickets/find`,
  token: 'partnersWrite',
  schema: 'partners-tickets-found',
  body: { filter: { id: { $sent: 'id' } } },
};

function call(
  id: string,
  method: ContractCase['method'],
  path: string,
  scenarios: CaseScenario[],
  write = false,
): ContractCase {
  const needs = [...new Set(scenarios.flatMap(({ rules }) => rules.flatMap(otherCases)))];
  return defineCase({
    id,
    method,
    path: `${partners}/${path}`,
    profiles: DOCUMENTED,
    needs,
    scenarios,
    write,
  });
}

function otherCases(rule: RuleSpec): string[] {
  return rule.rule === 'agrees' && 'of' in rule.with ? [rule.with.of] : [];
}

/** The same scenario by the other method: GET and POST are equivalent for every Partners call. */
function byOther(scenario: CaseScenario, method: 'GET' | 'POST'): CaseScenario {
  const name = [scenario.name === 'write' ? '' : scenario.name, method.toLowerCase()]
    .filter((part) => part !== '')
    .join('-');
  return { ...scenario, name, request: { ...scenario.request, method } };
}

/** A write by POST and by GET, and refused to a reading token. */
function writes(
  schema: string,
  parts: Pick<CaseScenario, 'rules' | 'rows'> & Partial<CaseScenario>,
): CaseScenario[] {
  const [denied, obeyed] = partnersWrite(schema, parts);
  return [denied, obeyed, obeyed === undefined ? undefined : byOther(obeyed, 'GET')].filter(
    (scenario) => scenario !== undefined,
  );
}

function reads(
  id: string,
  schema: string,
  parts: Pick<CaseScenario, 'rules' | 'rows'>,
  other: 'GET' | 'POST',
): CaseScenario[] {
  const scenario = ok('partnersRead', schema, parts);
  const rules = [...scenario.rules, asFirst(id)];
  return [scenario, byOther({ ...scenario, rules }, other)];
}

const ticketIds = [{ id: 120260 }, { id: 120261 }];
const updates = ticketIds.map(({ id }) => ({ id, paid: 1, paid_at: '2025-11-07T11:30:00+03:00' }));
const checks = ['CENTER_PARTERRE-20;5', 'CENTER_PARTERRE-20;6'].map((seat_id) => ({
  seat_id,
  offer_id: 'full',
}));

// Batch mode is one call of the documentation for four functions; the entry itself adds.
const batches: CaseScenario[] = [
  ...writes('partners-tickets-added', {
    rules: [
      ...head,
      { ...perItem, echo: ['seat_id', 'external_id', 'external_order_id'] },
      { rule: 'sentComesBack', sent: 'batch[*]', answers: 'result[*]' },
      { rule: 'everyFieldIs', items: 'result[*]', field: 'paid', value: 0 },
      { rule: 'unpaidHasNoBarcode' },
    ],
    rows: ticketRows('result[*]'),
  }),
  batch(
    'update',
    'partnersWrite',
    'partners-tickets-added',
    updates,
    [
      { rule: 'ticketsPaid' },
      { ...perItem, echo: ['id'] },
      { rule: 'sentComesBack', sent: 'batch[*]', answers: 'result[*]' },
      ticketsAsFound('result[*]'),
    ],
    ticketRows('result[*]'),
  ),
  batch('remove', 'partnersWrite', 'partners-tickets-removed', ticketIds, [{ rule: 'removed' }], []),
  batch(
    'check',
    'partnersRead',
    'partners-seats-checked',
    checks,
    [
      { ...perItem, echo: ['seat_id', 'offer_id'] },
      { rule: 'agrees', items: 'result[*]', with: { of: 'P7' }, at: 'result', key: 'seat_id', except: [] },
      asMapped('result[*]', false),
      asOffered('result[*]', false),
    ],
    checkRows('result[*]'),
  ),
];

function batch(
  name: string,
  token: CaseScenario['token'],
  schema: string,
  items: Record<string, string | number>[],
  rules: RuleSpec[],
  rows: CaseScenario['rows'],
): CaseScenario {
  return {
    ...ok(token, schema, { rules: [...head, ...rules], rows }),
    name,
    ...(token === 'partnersWrite' ? { access: 'write' as const } : {}),
    request: { path: `${partners}/tickets/${name}/${show}`, body: { batch: items } },
  };
}

export const documentedPartnersCases: ContractCase[] = [
  call(
    'P1',
    'GET',
    'events/lists',
    reads(
      'P1',
      'partners-events',
      {
        rules: [{ rule: 'uniqueField', items: 'result[*]', field: 'show_id' }],
        rows: [],
      },
      'POST',
    ),
  ),
  call(
    'P2',
    'GET',
    `events/seatmap/${show}`,
    reads('P2', 'partners-seatmap', { rules: head, rows: [] }, 'POST'),
  ),
  call(
    'P3',
    'GET',
    `events/offers/${show}`,
    reads('P3', 'partners-offers', { rules: head, rows: [] }, 'POST'),
  ),
  call(
    'P4',
    'POST',
    `tickets/add/${show}`,
    writes('partners-ticket-added', { rules: added, rows: ticketRows('result') }),
    true,
  ),
  call(
    'P5',
    'POST',
    `tickets/update/${show}`,
    writes('partners-ticket-added', {
      rules: [
        ...head,
        { rule: 'ticketsPaid' },
        { rule: 'echo', object: 'result', fields: ['id', 'paid', 'external_order_id'] },
        { rule: 'sentComesBack', sent: '', answers: 'result' },
        ticketsAsFound('result', ['external_order_id']),
      ],
      rows: ticketRows('result'),
    }),
    true,
  ),
  call(
    'P6',
    'POST',
    `tickets/remove/${show}`,
    writes('partners-ticket-removed', {
      rules: [
        ...head,
        { rule: 'removed' },
        { rule: 'asideShows', aside: 'find', items: 'result[*]', field: 'deleted', value: 1 },
        {
          rule: 'agrees',
          in: 'find',
          items: 'result[*]',
          with: { of: 'P9' },
          at: 'result[*]',
          except: ['deleted', 'barcode'],
        },
      ],
      rows: [],
      followUps: [findSent],
    }),
    true,
  ),
  call(
    'P7',
    'POST',
    `tickets/check/${show}`,
    reads(
      'P7',
      'partners-seat-checked',
      {
        rules: [
          ...head,
          { rule: 'echo', object: 'result', fields: ['seat_id', 'offer_id'] },
          asMapped('result', false),
          asOffered('result', false),
        ],
        rows: checkRows('result'),
      },
      'GET',
    ),
  ),
  call('P8', 'POST', `tickets/add/${show}`, batches, true),
  call('P9', 'POST', `tickets/find/${show}`, [
    ...reads('P9', 'partners-tickets-found', { rules: found, rows: ticketRows('result[*]') }, 'GET'),
    {
      ...ok('partnersRead', 'partners-tickets-found', {
        rules: [...found, asFirst('P9', 'result[*]')],
        rows: ticketRows('result[*]'),
      }),
      name: 'anywhere',
      request: { path: `${partners}/tickets/find` },
    },
  ]),
  call(
    'P10',
    'GET',
    `events/seats/${show}`,
    reads('P10', 'partners-seats', { rules: seats, rows: partnerSeatRows() }, 'POST'),
  ),
];
