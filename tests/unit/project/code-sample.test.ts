import { expect, test } from 'vitest';
import { drawSample, wilson } from '../../mutation/code/sample.ts';
import { resultsOf, summaryOf } from '../../mutation/code/sample-report.ts';

const mutants = ['src/contract/a.ts', 'src/warehouse/b.ts', 'src/verify/c.ts'].flatMap((file) =>
  Array.from({ length: 20 }, (_, line) => ({
    file,
    range: `${line + 1}:2-${line + 1}:3`,
    mutator: 'BooleanLiteral',
    replacement: 'true',
  })),
);

test('a sample has as many of each folder, the same for the same seed, and others for another', () => {
  const drawn = drawSample(mutants, 5, '1');
  expect(drawn.map(({ file }) => file)).toEqual(
    mutants.filter((_, at) => at % 20 < 5).map(({ file }) => file),
  );
  expect(new Set(drawn).size).toBe(15);
  expect(drawSample(mutants.toReversed(), 5, '1')).toEqual(drawn);
  expect(drawSample(mutants, 5, '2')).not.toEqual(drawn);
});

// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lie between %f and %f', (hits, size, low, high) => {
  const bounds = wilson(hits, size);
  expect([bounds.low, bounds.high].map((bound) => Number(bound.toFixed(4)))).toEqual([low, high]);
});

test('those that were drawn alone are counted, whatever stands within their ranges', () => {
  const drawn = mutants.slice(0, 4);
  const statuses = ['Killed', 'Timeout', 'Survived', 'Ignored'];
  const found = mutants.slice(0, 5).map(({ mutator, replacement }, line) => ({
    location: { start: { line: line + 1, column: 3 }, end: { line: line + 1, column: 4 } },
    mutatorName: mutator,
    replacement,
    status: statuses[line] ?? 'Survived',
  }));
  const report = { files: { 'src/contract/a.ts': { mutants: found } } };
  const results = resultsOf(drawn, report, () => '  !x\n'.repeat(20));
  expect(results.map(({ status, original }) => [status, original])).toEqual(
    statuses.map((status) => [status, '!']),
  );
  const facts = { command: 'npm run mutate:code', date: '2026-11-29', seconds: 1, of: 60 };
  expect(summaryOf(results, facts)[2]).toMatch(
    /^\| src\/contract \| 4 \| 1 \| 1 \| 1 \| 0 \| 1 \| 66\.7 % \|/,
  );
  expect(() => resultsOf(mutants.slice(6, 7), report, () => '')).toThrow(RangeError);
});
