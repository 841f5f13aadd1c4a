import { expect, test } from 'vitest';
import { compareAudits } from '../../../src/diff/compare-audits.ts';
import { comparisonText } from '../../../src/diff/comparison-text.ts';
import { answered, entriesWith, factsOf } from './facts.ts';

test('an audit compared with itself shows no change', () => {
  const found = compareAudits(factsOf(), factsOf());
  expect(found).toMatchObject({ entries: [], fieldChanges: [], numbers: [], unlike: [], regressions: [] });
});

test.each([
  ['passed, now failed', {}, { '1.1': 'failed' }, 'newly failing', 1],
  ['failed, now passed', { '1.1': 'failed' }, {}, 'fixed', 0],
  ['passed, now skipped', {}, { '1.1': 'skipped' }, 'no longer run', 1],
  ['failed, now not executed', { '1.1': 'failed' }, { '1.1': 'notExecuted' }, 'no longer run', 1],
  ['skipped, now passed', { '1.1': 'skipped' }, {}, 'run again', 0],
  ['skipped, now failed', { '1.1': 'skipped' }, { '1.1': 'failed' }, 'newly failing', 1],
] as const)('an entry that %s', (_, before, after, kind, regressions) => {
  const found = compareAudits(
    factsOf({ entries: entriesWith(before) }),
    factsOf({ entries: entriesWith(after) }),
  );
  expect(found.entries.map((change) => [change.id, change.kind])).toEqual([['1.1', kind]]);
  expect(found.regressions).toHaveLength(regressions);
});

test('an entry that the later audit does not hold is lost only within the same profile', () => {
  const { run } = factsOf();
  const fewer = run.entries.slice(1);
  expect(compareAudits(factsOf(), factsOf({ entries: fewer })).regressions).toHaveLength(1);
  const other = compareAudits(factsOf(), factsOf({ entries: fewer, run: { ...run.run, profile: 'seed' } }));
  expect(other.entries.map(({ kind }) => kind)).toEqual(['gone']);
  expect(other.regressions).toEqual([]);
  expect(other.unlike.join()).toContain('seed');
});

test.each([
  ['schemas/api/orders.schema.json', 'another set of schemas'],
  ['schemas/clickhouse/orders.sql', 'other definitions of tables'],
  ['src/contract/check-rows.ts', 'other cases or rules'],
])('of %s that is another one it is told what it is', (file, told) => {
  const of = (sum: string) =>
    factsOf({
      schemas: [
        { file: 'schemas/api/a.schema.json', sha256: 'a' },
        { file, sha256: sum },
      ],
    });
  expect(compareAudits(of('b'), of('c')).unlike).toEqual([told]);
});

test('what answered is a thing in which two audits may differ, and an older one may not name it', () => {
  const { verdict } = factsOf().run;
  const live = factsOf({ verdict: { ...verdict, saidOf: 'the account at qtickets.ru, live' } });
  const found = compareAudits(factsOf(), live);
  expect(found.unlike).toEqual([`what answered: ${verdict.saidOf} and the account at qtickets.ru, live`]);
  expect(comparisonText(found)).toContain('READY, said of the account at qtickets.ru, live');
  const { saidOf: _, ...older } = verdict;
  const before = factsOf({ verdict: older as typeof verdict });
  expect(compareAudits(before, live).before.saidOf).toBeNull();
});

test('a worse verdict is a regression, a better one is not', () => {
  const ready = factsOf();
  const conditional = factsOf({
    verdict: { status: 'CONDITIONAL', saidOf: 'the simulator', reasons: [], missing: [] },
  });
  expect(compareAudits(ready, conditional).regressions).toHaveLength(1);
  expect(compareAudits(conditional, ready).regressions).toEqual([]);
});

test('rows that tables gained and metrics are compared, also within the metrics of a part', () => {
  const { run } = factsOf();
  const tables = run.tables.map((table, index) =>
    index === 0 ? { ...table, attributed: table.attributed + 7 } : table,
  );
  const metrics = { ...run.metrics, orders: { ...run.metrics.orders, paid: 99 } };
  const found = compareAudits(factsOf(), factsOf({ tables, metrics }));
  const first = run.tables[0];
  expect(found.numbers).toEqual([
    { name: `rows of ${first?.name}`, before: first?.attributed, after: (first?.attributed ?? 0) + 7 },
    { name: 'orders.paid', before: run.metrics.orders.paid, after: 99 },
  ]);
});

test.each([
  ['is gone', { a: 1, b: 1 }, { a: 1 }, 1],
  ['has another type', { a: 1 }, { a: 'x' }, 1],
  ['may be null', { a: 1 }, { a: null }, 1],
  ['is no longer null', { a: null }, { a: 1 }, 0],
  ['is new', { a: 1 }, { a: 1, b: 1 }, 0],
])('a field that %s', (_, before, after, regressions) => {
  const found = compareAudits(factsOf({}, [answered(before)]), factsOf({}, [answered(after)]));
  expect(found.fieldChanges).toHaveLength(1);
  expect(found.regressions).toHaveLength(regressions);
});
