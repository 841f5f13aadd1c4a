import { expect, test } from 'vitest';
import { checkFiles } from '../../../src/verify/files/check-sums.ts';
import { fileKind, isOutside, layoutProblems, pathOf } from '../../../src/verify/files/layout.ts';
import { toldBy } from './told-by.ts';

const STAMP = '20251109_135921';
const WHOLE = [
  ...[
    `qtickets_audit_${STAMP}.md`,
    `qtickets_audit_${STAMP}.html`,
    'audit.json',
    `logs/qtickets_run_${STAMP}.jsonl`,
  ],
  ...[`artifacts/clickhouse_counts_${STAMP}.csv`, 'artifacts/spec/a b.md', 'ctrf.json'],
];
const MORE = [
  ...[
    'artifacts/qtickets_responses/test_2_1.json',
    `logs/loader_output_${STAMP}.txt`,
    'junit.xml',
    'SHA256SUMS',
  ],
  ...[`qtickets_run_${STAMP}.zip`, 'attestation.json', 'attestation.dsse.json'],
];

test('a bundle has one file of each kind, and beside them some', () => {
  expect(layoutProblems(WHOLE)).toEqual([]);
  expect(layoutProblems([...WHOLE, ...MORE])).toEqual([]);
  expect(new Set([...WHOLE, ...MORE].map(fileKind)).size).toBe(WHOLE.length + MORE.length);
  for (const path of WHOLE) {
    expect(layoutProblems(WHOLE.filter((one) => one !== path))).toMatchObject([{ path: '' }]);
    expect(layoutProblems([...WHOLE, path])).toMatchObject([{ path }]);
  }
  const output = `logs/loader_output_${STAMP}.txt`;
  expect(layoutProblems([...WHOLE, output, output])).toMatchObject([{ path: output }]);
  for (const path of MORE.filter((one) => one !== output))
    expect(layoutProblems([...WHOLE, path, path])).toEqual([]);
});

// Whatever a spec document is called.
test.each([...WHOLE, ...MORE].filter((path) => !path.includes('spec')))(
  'a path with more before or behind it is of no kind: %s',
  (path) => {
    expect([
      fileKind(`a${path}`),
      fileKind(`${path}a`),
      fileKind(`a/${path}`),
      fileKind(`${path}/a`),
    ]).toEqual([null, null, null, null]);
    expect(layoutProblems([...WHOLE, `a${path}`])).toEqual([
      { path: `a${path}`, problem: expect.stringMatching(/\S/) },
    ]);
    expect(pathOf([...WHOLE, ...MORE], fileKind(path) ?? 'log')).toBe(path);
    expect(isOutside(path)).toBe(/zip$|SUMS|attestation/.test(path));
  },
);

test('a stamp has eight and six digits', () => {
  for (const path of [...WHOLE, ...MORE].filter((one) => one.includes(STAMP)))
    for (const other of ['2025119_135921', '20251109_13592', '20251109-135921'])
      expect(fileKind(path.replace(STAMP, other))).toBeNull();
  expect(pathOf(WHOLE, 'junit')).toBeNull();
});

test('a file that no bundle has is told by its path, and one that is missing by the bundle', () => {
  const bundle = {
    source: 'archive' as const,
    files: new Map([['x.txt', Buffer.from('x')]]),
    oddities: [],
    notes: [],
  };
  const places = toldBy((ledger) => checkFiles(bundle, ledger));
  expect(places[0]).toBe('x.txt');
  expect(new Set(places.slice(1))).toEqual(new Set(['bundle']));
});
