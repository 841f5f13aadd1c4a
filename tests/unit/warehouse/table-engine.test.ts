import { expect, test } from 'vitest';
import { collapsingColumns, engineDoing, isVersionedBy } from '../../../src/warehouse/table-engine.ts';

test.each([
  ['', { leaves: 'all', final: false, oneRow: false }],
  ['Replacing', { leaves: 'one', final: true, oneRow: true }],
  ['Summing', { leaves: 'other', final: true, oneRow: true }],
  ['Aggregating', { leaves: 'other', final: true, oneRow: true }],
  ['Coalescing', { leaves: 'other', final: true, oneRow: true }],
  ['Collapsing', { leaves: 'other', final: true, oneRow: true }],
  ['VersionedCollapsing', { leaves: 'other', final: true, oneRow: false }],
  ['Graphite', { leaves: 'other', final: false, oneRow: true }],
])('what %sMergeTree does to rows is known, replicated, shared or neither', (kind, doing) => {
  for (const form of ['', 'Replicated', 'Shared'])
    expect(engineDoing(`${form}${kind}MergeTree`)).toEqual(doing);
});

test('an engine of no MergeTree merges nothing', () => {
  for (const engine of ['Memory', 'View', 'SummingMergeTreeOfOurs', 'OtherMergeTree'])
    expect(engineDoing(engine)).toEqual(engineDoing('MergeTree'));
});

test('the columns by which rows are cancelled are read from the engine, replicated or not', () => {
  expect(collapsingColumns('CollapsingMergeTree(sign) ORDER BY a')).toEqual({ sign: 'sign', version: null });
  const versioned = { sign: 'is', version: '_ver' };
  for (const engine of [
    'VersionedCollapsingMergeTree(is, _ver) ORDER BY (a)',
    'VersionedCollapsingMergeTree(`is`, `_ver`) PARTITION BY b ORDER BY a',
    "ReplicatedVersionedCollapsingMergeTree('/clickhouse/{uuid}/t(1)', '{replica}', is, _ver) ORDER BY a",
  ])
    expect([engine, collapsingColumns(engine)]).toEqual([engine, versioned]);
  for (const engine of ['MergeTree ORDER BY sign', 'ReplacingMergeTree(_ver, gone) ORDER BY a'])
    expect(collapsingColumns(engine)).toEqual({ sign: null, version: null });
});

test('which row of a key shows is read from the engine, replicated or not', () => {
  const replicated = "ReplicatedReplacingMergeTree('/clickhouse/{uuid}/t(1)', '{replica}'";
  for (const engine of [
    'ReplacingMergeTree(_ver) ORDER BY a',
    'ReplacingMergeTree(`_ver`) PARTITION BY tuple() ORDER BY (a, b)',
    `${replicated}, _ver) ORDER BY a`,
    "SharedReplacingMergeTree('/a', '{replica}', _ver) ORDER BY a",
  ])
    expect([engine, isVersionedBy('_ver', engine)]).toEqual([engine, true]);
  for (const engine of [
    'ReplacingMergeTree ORDER BY _ver',
    'ReplacingMergeTree(_ingest_ts) ORDER BY (_ver)',
    'ReplacingMergeTree(_ver, gone) ORDER BY a',
    `${replicated}) ORDER BY _ver`,
    `${replicated}, _ver, gone) ORDER BY a`,
    'MergeTree ORDER BY a',
  ])
    expect([engine, isVersionedBy('_ver', engine)]).toEqual([engine, false]);
});
