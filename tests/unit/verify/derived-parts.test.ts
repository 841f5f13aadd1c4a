import { expect, test } from 'vitest';
import type { Answerer } from '../../../src/model/answered-by.ts';
import type { AuditTable } from '../../../src/model/audit-run.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { answererPhrase } from '../../../src/verify/derive/answerers.ts';
import { errorIn } from '../../../src/verify/derive/error-answers.ts';
import { itemsIn, kindOf, loadedKinds } from '../../../src/verify/derive/loaded-items.ts';
import { classOf, classSizes, isMet, passed } from '../../../src/verify/derive/results.ts';
import { isAccountedFor } from '../../../src/verify/derive/tables.ts';
import type { LoggedScenario, RunStarted } from '../../../src/verify/log/run-log.ts';

test.each<[string, boolean, string, [string, string][], number[][]]>([
  ['a check passed', true, 'call', [['a', 'pass']], []],
  [
    'rows came as they had to',
    true,
    'call',
    [
      ['a', 'pass'],
      ['b', 'notRun'],
    ],
    [
      [1, 1],
      [0, 0],
    ],
  ],
  [
    'a check failed',
    false,
    'call',
    [
      ['a', 'pass'],
      ['b', 'fail'],
    ],
    [],
  ],
  ['no check passed', false, 'call', [['a', 'notRun']], []],
  ['there was no check', false, 'call', [], []],
  ['it made no call', false, 'setup', [['a', 'pass']], []],
  ['it got no answer', false, 'silent', [['a', 'pass']], []],
  [
    'a row is missing',
    false,
    'call',
    [['a', 'pass']],
    [
      [1, 1],
      [1, 0],
    ],
  ],
])('a scenario has passed or failed: %s', (_, holds, role, checks, rows) => {
  const scenario = {
    exchanges: [{ role: role === 'silent' ? 'call' : role, response: role === 'silent' ? null : {} }],
    checks: checks.map(([name, result]) => ({ name, result, message: null })),
    rows: rows.map(([expected, actual]) => ({ table: 't', sent: 1, expected, actual })),
  } as unknown as LoggedScenario;
  expect(passed(scenario)).toBe(holds);
});

test.each<[string, [string, string][], number]>([
  [
    'failed',
    [
      ['ok', 'pass'],
      ['denied', 'fail'],
      ['ok', 'skipped'],
    ],
    1,
  ],
  [
    'skipped',
    [
      ['ok', 'pass'],
      ['denied', 'skipped'],
    ],
    1,
  ],
  ['notExecuted', [], 0],
  ['notExecuted', [['ok', 'pass']], 1],
  [
    'succeeded',
    [
      ['denied', 'pass'],
      ['ok', 'pass'],
    ],
    0,
  ],
  [
    'denied',
    [
      ['missing', 'pass'],
      ['denied', 'pass'],
    ],
    0,
  ],
  ['expectedError', [['missing', 'pass']], 0],
])('the class of an entry is %s: %j, and %d did not run', (kind, scenarios, left) => {
  const own = scenarios.map(([outcome, result]) => ({ outcome, result: result as 'pass' }));
  expect(classOf(own, left)).toBe(kind);
  expect(isMet(kind as 'failed')).toBe(['succeeded', 'denied', 'expectedError'].includes(kind));
  const entries = [{ class: kind }, { class: 'other' }, { class: kind }] as unknown as Parameters<
    typeof classSizes
  >[0];
  const sizes: Record<string, number> = classSizes(entries);
  expect(Object.keys(sizes)).toHaveLength(5);
  expect(sizes).toMatchObject(kind === 'notExecuted' ? {} : { [kind]: 2 });
  expect(Object.values(sizes).reduce((sum, size) => sum + size)).toBe(kind === 'notExecuted' ? 0 : 2);
});

const SEATS = [{ seat_id: 1 }, { seat_id: 2 }];
test.each<[Parameters<typeof itemsIn>[0], JsonValue, JsonValue[]]>([
  ['orders', [1, 2], [1, 2]],
  ['orders', null, []],
  ['orders', 'text', []],
  ['orders', { id: 1 }, [{ id: 1 }]],
  ['orders', { data: [1] }, [1]],
  ['orders', { data: { id: 1 } }, [{ id: 1 }]],
  ['orders', { data: null }, []],
  ['orders', { data: 'x' }, []],
  ['seats', { data: { zones: [{ seats: SEATS }, { seats: null }, null, { seats: [3] }] } }, [...SEATS, 3]],
  ['seats', { data: { a: 1, b: 2 } }, [1, 2]],
  ['seats', { data: [1] }, []],
  ['seats', { data: null }, []],
  ['seats', { zones: [{ seats: SEATS }] }, [{ zones: [{ seats: SEATS }] }]],
  ['partnerRows', { zones: [{ seats: SEATS }], result: [9] }, SEATS],
  ['partnerRows', { result: [1, 2] }, [1, 2]],
  ['partnerRows', { result: { id: 1 } }, [{ id: 1 }]],
  ['partnerRows', { result: null }, []],
  ['partnerRows', { data: [1] }, []],
])('items of %s in %j', (kind, body, items) => {
  expect(itemsIn(kind, body)).toEqual(items);
});

test.each([
  ['stg_qtickets_api_orders_raw', '/a', 'orders'],
  ['stg_qtickets_api_clients_raw', '/a', 'clients'],
  ['stg_qtickets_api_price_shades_raw', '/a', 'priceShades'],
  ['stg_qtickets_api_discounts_raw', '/a', 'discounts'],
  ['stg_qtickets_api_promo_codes_raw', '/a', 'promoCodes'],
  ['stg_qtickets_api_barcodes_raw', '/a', 'barcodes'],
  ['stg_qtickets_api_partner_tickets_raw', '/a/seats', 'partnerRows'],
  ['stg_qtickets_api_inventory_raw', '/events/1/seats/2', 'seats'],
  ['fact_qtickets_inventory_latest', '/shows/1/seats', 'seats'],
  ['fact_qtickets_inventory_latest', '/shows/1/seats?a=1', 'seats'],
  ['stg_qtickets_api_inventory_raw', '/events?of=/seats', 'events'],
  ['stg_qtickets_api_inventory_raw', '/events/seatsof', 'events'],
  ['meta_job_runs', '/a', null],
  ['constructor', '/a', null],
])('a row of %s for %s stands for %s', (table, path, kind) => {
  expect(kindOf(table, path)).toBe(kind);
  const rows = [
    { table, sent: 2 },
    { table, sent: 1 },
    { table: 'stg_qtickets_api_clients_raw', sent: null },
  ];
  const scenario = {
    loaded: true,
    rows,
    exchanges: [
      { role: 'setup', request: { path: '/seats' } },
      { role: 'call', request: { path } },
    ],
  };
  const kinds = (of: object) => loadedKinds(of as unknown as LoggedScenario);
  expect(kinds(scenario)).toEqual(kind === null ? [] : [kind]);
  expect(kinds({ ...scenario, loaded: false })).toEqual([]);
  expect(kinds({ ...scenario, exchanges: scenario.exchanges.slice(0, 1) })).toEqual([]);
});

test.each<[JsonValue, [string | null, RegExp] | null]>([
  [{ error: 'no', code: 'X' }, ['X', /^no$/]],
  [{ error: 'no', message: 'other', code: 5 }, [null, /^no$/]],
  [{ status: 'error', error: '', message: ' a \n b ' }, [null, /^a b$/]],
  [{ status: 'error', message: 7 }, [null, /\S/]],
  [{ status: 'error', message: 'x'.repeat(200) }, [null, /^x{200}$/]],
  [{ status: 'error', message: 'x'.repeat(201) }, [null, /^x{200}\.\.\.$/]],
  [{ status: 'success', message: 'no' }, null],
  [{ error: 1 }, null],
  [{ error: null }, null],
  [['error'], null],
  ['error', null],
  [null, null],
])('an error in %j', (body, wanted) => {
  const found = errorIn(body);
  expect(found === null).toBe(wanted === null);
  if (wanted === null) return;
  expect(found?.code).toBe(wanted[0]);
  expect(found?.message).toMatch(wanted[1]);
});

const LIVE: Answerer = { who: 'account', host: 'qtickets.ru', answers: 2, recordings: null };
const MADE = { files: 3, from: '2025-11-07', to: '2025-11-08' };
test.each<[Answerer[], string[]]>([
  [[], []],
  [[LIVE], ['qtickets.ru']],
  [[{ ...LIVE, host: '127.0.0.1:80' }], ['machine', '127.0.0.1:80']],
  [[{ ...LIVE, host: '[::1]' }], ['machine']],
  [[{ ...LIVE, host: 'localhost:8080' }], ['machine']],
  [[{ ...LIVE, host: '127.0.0.1.example.org' }], ['account']],
  [[{ ...LIVE, host: 'a127.0.0.1' }], ['account']],
  [[{ ...LIVE, host: 'example.org:80:80' }], ['account']],
  [[{ ...LIVE, recordings: MADE }], ['3', 'qtickets.ru', '2025-11-07', '2025-11-08']],
  [[{ ...LIVE, host: null, recordings: { ...MADE, files: 1, to: MADE.from } }], ['1', 'live', '2025-11-07']],
  [[{ who: 'simulator', host: null, answers: 1, recordings: MADE }], ['simulator', '2025-11-08']],
  [
    [{ who: 'simulator', host: null, answers: 1, recordings: null }, LIVE],
    ['simulator', '1 answer)', '2 answers)'],
  ],
])('who answered is said with what is known of it: %j', (answerers, parts) => {
  const phrase = answererPhrase(answerers);
  expect(phrase).toMatch(/\S/);
  for (const part of parts) expect(phrase).toContain(part);
  if (!parts.includes('machine')) expect(phrase).not.toContain('machine');
  if (answerers.length < 2) expect(phrase).not.toContain('(');
});

test('recordings of one day, of a host that is not told, and of one source alone are said without more', () => {
  const phrase = answererPhrase([{ ...LIVE, host: null, recordings: { ...MADE, to: MADE.from } }]);
  expect(phrase.split(MADE.from)).toHaveLength(2);
  expect(phrase).not.toContain('null');
});

const EMBEDDED = { engine: 'embedded' } as RunStarted['warehouse'];
const SERVER = { engine: 'server' } as RunStarted['warehouse'];
const STRAY = [{ id: null, scenario: '', rows: 1 }];
test.each<[Partial<AuditTable>, RunStarted['warehouse'], boolean, boolean]>([
  [{}, EMBEDDED, false, true],
  [{ after: null }, EMBEDDED, false, false],
  [{ strays: STRAY }, EMBEDDED, false, false],
  [{ strays: null }, EMBEDDED, false, true],
  [{ others: 1 }, EMBEDDED, false, false],
  [{ others: null }, EMBEDDED, false, false],
  [{ contested: 1 }, EMBEDDED, false, true],
  [{ others: 1 }, SERVER, false, true],
  [{ others: null }, SERVER, false, true],
  [{ others: -1 }, SERVER, false, false],
  [{ contested: 1 }, SERVER, false, false],
  [{ strays: STRAY }, SERVER, false, false],
  [{ others: 1 }, SERVER, true, false],
  [{ contested: 1 }, SERVER, true, true],
  [{}, null, false, true],
])('rows are accounted for: %j on %j, by a loader: %s', (change, warehouse, byLoader, holds) => {
  const table = { after: 1, others: 0, contested: 0, strays: [], ...change } as unknown as AuditTable;
  expect(isAccountedFor(table, warehouse, byLoader)).toBe(holds);
  if (!byLoader) expect(isAccountedFor(table, warehouse)).toBe(holds);
});
