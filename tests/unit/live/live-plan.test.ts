import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { writeGuard } from '../../../src/http/write-guard.ts';
import { bindIds } from '../../../src/live/bind-ids.ts';
import { type FailedLooks, LIVE_IDS, type LiveIds } from '../../../src/live/live-ids.ts';
import { isReasonOf, livePlan, skipKey } from '../../../src/live/live-plan.ts';
import type { AuditPlan, PlannedEntry } from '../../../src/model/plan.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { allCases } from '../../cases/all-cases.ts';

const plan = planRun(
  { ...DEFAULT_OPTIONS, target: 'live', profile: 'full' },
  readDocuments(DEFAULT_OPTIONS),
  allCases,
);
const examples: LiveIds = Object.fromEntries(LIVE_IDS.map(({ role, example }) => [role, example]));
const own: LiveIds = {
  ...examples,
  event: '901',
  show: '902',
  order: '903',
  basket: '904',
  partnersEvent: '905',
  partnersShow: '906',
  seat: 'HALL-1;1',
};

function entryOf(from: AuditPlan, id: string): PlannedEntry {
  const planned = from.joined.find(({ entry }) => entry.id === id);
  if (planned === undefined) throw new RangeError(`no entry ${id}`);
  return planned;
}

function skipsAt(
  origin: string,
  allowed: string[],
  ids: LiveIds = examples,
  failed: FailedLooks = {},
): ReadonlyMap<string, string> {
  return livePlan(plan, { ids, failed, guard: writeGuard(allowed), route: () => ({ origin }) }).skips;
}

test('the ids of the account replace the examples in paths, bodies and parameters', () => {
  const bound = (id: string) => bindIds(entryOf(plan, id), own).planned;
  expect(bound('3.7').entry.examples).toEqual(['/api/rest/v1/events/901/seats/902']);
  expect(bound('1.7').entry.examples).toEqual(['/api/rest/v1/orders/903/baskets/904']);
  expect(bound('1.5').entry.body).toMatchObject({
    where: [
      { column: 'payed', value: 1 },
      { column: 'event_id', value: 901 },
    ],
  });
  expect(bound('6.1').entry.body).toMatchObject({ seat_id: 'HALL-1;1', price: 1500.5 });
  expect(bound('6.11').entry.path).toBe('/api/partners/v1/tickets/find/905/906');
  expect(bound('6.11').case.params).toEqual({ EVENT_ID: '905', SHOW_ID: '906' });
});

test('with the examples as ids nothing changes', () => {
  for (const planned of plan.joined) {
    const { examples: listed, ...entry } = planned.entry;
    expect(bindIds(planned, examples).planned.entry).toEqual({ ...entry, examples: listed.slice(0, 1) });
  }
});

test('an id that is not known skips what needs it, and names the variable', () => {
  const { event: _, ...without } = examples;
  const skips = skipsAt('http://127.0.0.1:1', [], without);
  expect(skips.get(skipKey('3.6', ''))).toContain('QTICKETS_EVENT_ID');
  expect(skips.has(skipKey('1.1', ''))).toBe(false);
});

test('a write that makes its own ticket does not need the one of the example', () => {
  const { ticket: _, otherTicket: __, ...without } = examples;
  const skips = skipsAt('http://127.0.0.1:1', [], without);
  expect(skips.has(skipKey('6.4', 'write'))).toBe(false);
  expect(skips.get(skipKey('6.4', 'read'))).toContain('QTICKETS_TICKET_ID');
});

test('on loopback every scenario runs', () => {
  expect([...skipsAt('http://127.0.0.1:8787', [])]).toEqual([]);
});

test('on a live host no write is sent unless its event is listed, and every read is', () => {
  const skips = skipsAt('https://qtickets.ru', []);
  for (const { entry, case: contractCase } of plan.selected) {
    for (const { name } of contractCase.scenarios) {
      expect([entry.id, skips.has(skipKey(entry.id, name))]).toEqual([entry.id, contractCase.write]);
    }
  }
});

test('a listed event lets through what can be undone, and nothing else', () => {
  const skips = skipsAt('https://qtickets.ru', ['12', '33']);
  const sent = plan.selected.flatMap(({ entry, case: { write, scenarios } }) =>
    write
      ? scenarios
          .filter(({ name }) => !skips.has(skipKey(entry.id, name)))
          .map(({ name }) => `${entry.id} ${name}`.trim())
      : [],
  );
  expect(sent).toEqual([
    '3.5',
    ...['6.1', '6.2', '6.3', '6.4', '6.5', '6.6', '6.7'].flatMap((id) => [`${id} read`, `${id} write`]),
  ]);
  expect(skips.get(skipKey('5.4', ''))).toContain('could not be undone');
});

test('an id that a failed call looked for says which, and is a reason for want of that id alone', () => {
  const { event: _, ...others } = examples;
  const wanted = 'no id is known for event: set QTICKETS_EVENT_ID';
  const call = 'GET /api/rest/v1/events/33: status 500';
  const reasonAfter = (...calls: string[]) =>
    skipsAt('http://127.0.0.1:1', [], others, { event: calls, order: ['none'] }).get(skipKey('3.3', ''));
  expect(skipsAt('http://127.0.0.1:1', [], others).get(skipKey('3.3', ''))).toBe(wanted);
  expect(reasonAfter(call)).toBe(`${wanted}, or run again, since a call that looks for it failed: ${call}`);
  expect(reasonAfter(call, call, call)).toContain(`${call} (and 2 more)`);
  expect(isReasonOf(wanted, reasonAfter(call) ?? '')).toBe(true);
  expect(isReasonOf('no id is known for show: set QTICKETS_SHOW_ID', reasonAfter(call) ?? '')).toBe(false);
  expect(isReasonOf(wanted, `${wanted}, or not`)).toBe(false);
});
