import { expect, test } from 'vitest';
import type { Exchange } from '../../../src/model/evidence.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { CLIENTS, JOBS, ORDERS, PARTNERS, planOf } from '../report/fixture-plan.ts';
import {
  attempt,
  denied61,
  exchange,
  goodBut,
  goodPlays,
  missing72,
  type PlayedRun,
  runOf as runOfPlays,
} from '../report/fixture-run.ts';
import { differing } from './derived-again.ts';
import { alterationsOf, leavesOf, withLeaf } from './leaves.ts';

// The model of a run is built by one code and derived again by another: whatever was played, both must come to the same.

type Change = Parameters<typeof runOfPlays>[1];
const HOST = { os: 'Linux', node: 'v20.20.2', clickhouse: '26.7.2.1' };
const runOf = (plays: Parameters<typeof runOfPlays>[0], change: Change = {}) =>
  runOfPlays(plays, { host: HOST, ...change });

const sourced = (answeredBy: Exchange['answeredBy'], status = 200): Exchange => ({
  ...exchange('setup', 'an order', status, { data: [] }),
  answeredBy,
});
const recorded = (
  of: 'live' | 'simulator',
  host: string | null,
  day: string,
  file = `${day}.json`,
): Exchange => sourced({ by: 'recording', file, of, host, recordedAt: `2025-11-${day}T12:00:00.000Z` });
const live = (host: string) => sourced({ by: 'live', host });
const SIMULATOR = sourced({ by: 'simulator' });
const orders = (...data: JsonValue[]) => goodBut('1.1', { body: { data } });
const use = (schema: string, at: string, objects: number, ...absent: string[]) => ({
  schema,
  at,
  objects,
  absent,
  unknown: [],
});

/** Everything at once that a run may tell. */
function busy(): PlayedRun {
  const run = runOf(
    [
      {
        id: '1.1',
        rows: { [ORDERS]: [3, 3], [JOBS]: [1, 1] },
        body: { data: [{ id: 1, payed: true }, { id: 2 }, { id: 2, payed: true }] },
        extra: [recorded('live', 'b.example', '08'), recorded('live', 'a.example', '07'), live('c.example')],
        fieldUses: [use('orders', 'data[*]', 3, 'a', 'b'), use('orders', 'data[*]', 2, 'b')],
        attempts: [attempt(503, null), attempt(200, 'status 503')],
        notes: ['slow'],
        findings: [{ kind: 'unknown-field', message: 'data[*].x' }],
      },
      {
        id: '2.1',
        rows: { [CLIENTS]: [2, 1, 2], [JOBS]: [1, 1] },
        failed: 'rule:a',
        body: { data: [{ id: 5 }] },
      },
      { id: '2.2', skip: 'no id', actual: 'not sent' },
      { id: '3.1', counted: false, rows: { [ORDERS]: [1, 1], [JOBS]: [1, 1] }, body: { data: [{ id: 9 }] } },
      goodPlays()[4] ?? denied61(),
      denied61(),
      {
        id: '6.1',
        scenario: 'write',
        rows: { [PARTNERS]: [2, 2], [JOBS]: [1, 1] },
        body: { result: [{ id: 1 }] },
      },
      missing72(),
    ],
    { unhandledErrors: ['a hook broke'] },
  );
  return run;
}

const RUNS: Readonly<Record<string, () => PlayedRun>> = {
  good: () => runOf(goodPlays()),
  busy,
  nothing: () => runOf([], { interrupted: true }),
  'without cases': () => runOf(goodPlays().slice(1, -2), { plan: planOf({}, ['1.1', '7.2', '6.1']) }),
  'answered by many': () =>
    runOf(
      goodBut('1.1', {
        extra: [
          ...[recorded('live', 'b.example', '08'), recorded('live', 'b.example', '06'), SIMULATOR],
          ...[recorded('live', 'a.example', '07'), recorded('live', 'c.example', '07'), live('z.example')],
          ...[live('y.example'), recorded('simulator', null, '05'), recorded('live', 'b.example', '08')],
          ...[live('y.example'), sourced(null)],
        ],
      }),
    ),
  'nobody answered': () => {
    const run = runOf([missing72()]);
    for (const item of run.evidence.flatMap(({ exchanges }) => exchanges))
      Object.assign(item, { response: null, answeredBy: null, attempts: [attempt(null, null)] });
    return run;
  },
  'fields of several schemas': () =>
    runOf(
      goodBut('1.1', {
        fieldUses: [
          ...[use('orders', 'data[*]', 2, 'b', 'a'), use('orders', 'data[*].client', 1, 'c')],
          ...[use('clients', '', 1, 'x'), use('clients', '', 4), use('orders', 'data[*]', 1, 'a')],
        ],
      }),
    ),
  'orders of any kind': () =>
    runOf(
      orders(
        ...[
          { id: 1, payed: true },
          { id: 1, payed: false },
          { id: 2, payed: 1 },
          { id: '2', payed: true },
        ],
        ...[{ payed: true }, { payed: true }, null, 5, { id: null, payed: true }],
      ),
    ),
  'events of any kind': () =>
    runOf(
      goodBut('3.1', {
        body: {
          data: [1, '1', true, 0, '0', false, null, 'true', 2].map((is_active, id) => ({ id, is_active })),
        },
      }),
    ),
  'seats that no path names': () =>
    runOf(goodBut('3.7', { body: { data: { zones: [{ seats: [{ seat_id: 1, available: 1 }] }] } } })),
};

test.each(Object.entries(RUNS))('what is derived of a run is what was written of it: %s', (_, make) => {
  expect(differing(make())).toEqual([]);
});

/** What of the evidence the model rests on; of an answer no more than what is counted in it. */
const OF_MODEL =
  /^\/evidence\/\*\/(?:counted|skipReason|durationMs|httpStatus|loaded|load|rows\/\*\/(?!table)|checks\/\*\/result|notes|findings|fieldUses|exchanges(?:\/\*\/(?:role|attempts|answeredBy|response(?:\/(?:status|json|body(?:\/(?:data|result|error|status|code|message)(?:\/\*(?:\/\w+)?)?)?))?))?$)|^\/tables|^\/warehouse\/(?:engine|tables)/;
const WORDS: Readonly<Record<string, readonly JsonValue[]>> = {
  result: ['pass', 'fail', 'notRun'],
  role: ['setup', 'call'],
};
/** What leaves a value in its form: what has another form is never derived from. */
const TRIED = ['flipped', 'emptied', 'lastTwice', 'turned', 'longer'];

test('it is so of a run in which one thing is otherwise', () => {
  const run = busy();
  const plain = JSON.parse(
    JSON.stringify({ evidence: run.evidence, tables: run.tables, warehouse: run.warehouse }),
  );
  const wrong: string[] = [];
  for (const { pointer, pattern, value } of leavesOf(plain, true)) {
    if (!OF_MODEL.test(pattern)) continue;
    for (const to of othersOf(pointer, value)) {
      const said = differing({ ...run, ...(withLeaf(plain, pointer, to) as object) });
      wrong.push(...said.map((member) => `${pointer} ${to}: ${member}`));
    }
  }
  expect(wrong).toEqual([]);
});

function othersOf(pointer: string, value: JsonValue): readonly (JsonValue | undefined)[] {
  if (pointer === '/warehouse/engine') return ['server'];
  const words = WORDS[pointer.split('/').at(-1) ?? ''];
  if (words !== undefined) return words;
  if (typeof value === 'number') return [0, 2];
  return alterationsOf(value).flatMap(([name, to]) => (TRIED.includes(name) ? [to] : []));
}
