import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONFIDENCES, isAtLeast } from '../../../src/lint/confidence.ts';
import { type Reading, readings } from './read-documents.ts';

// Found by a reader and not by the lint.
const NOT_FOUND = [
  // Two numbers of the tests that one part of the API denied.
  'denied 13 and 10',
  // Entries skipped may be among those run.
  '33 run and 17 skipped are not 51',
  // A table below a heading of errors may be of some of them.
  'ошибок 3, в таблице 2',
  // The archive stands in the line above its sum.
  'two sums of one archive',
  'no high findings, one high',
  // What did not run may be outside of what was asked for.
  '33 of 33 executed, 6.12 not',
  'ready, 6.12 not executed',
  // The counts of the JSON above stand for those of the run.
  '11 + 2 are not 12',
  // A sentence of what was received says of what was rejected that it was loaded.
  'all loaded, 12 rejected',
  // The table of the same document says that none failed.
  'pass with one failed',
  // Calls are no tests.
  '31 of 12,400 is 0.25 %',
  // Below a heading of requirements stands what is wanted.
  '19 of 101 is 19 %',
  '322 + 9 are not 330',
  'ready with nine failing',
];

const all = readings();

test.each(all)('what is said of a document is what a reader found: $name', ({ wrong, missed }) => {
  expect({ wrong: wrong.map(({ rule, message }) => `${rule}: ${message}`), missed }).toEqual({
    wrong: [],
    missed: missed.filter((what) => NOT_FOUND.includes(what)),
  });
});

const isRussian = ({ name }: Reading) =>
  /[а-я]{4}/i.test(readFileSync(`tests/lint-documents/read/${name}.md`, 'utf8').split('\n')[0] ?? '');

test('the table in the documentation has the figures of these documents', () => {
  expect(readFileSync('docs/lint-audit.md', 'utf8')).toContain(table());
});

function table(): string {
  const rows = [
    row('all', all),
    row(
      'in English',
      all.filter((one) => !isRussian(one)),
    ),
    row('in Russian', all.filter(isRussian)),
  ];
  return [
    '| Documents | | Findings | of them true | Contradictions | of them found |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    ...CONFIDENCES.slice(0, 2).map((level) =>
      row(`all, \`--min-confidence ${level}\``, all, (finding) => isAtLeast(finding.confidence, level)),
    ),
  ].join('\n');
}

function row(
  name: string,
  list: readonly Reading[],
  shown: (finding: Reading['findings'][number]) => boolean = () => true,
): string {
  const sum = (count: (one: Reading) => number) => list.reduce((total, one) => total + count(one), 0);
  const findings = sum((one) => one.findings.filter(shown).length);
  const right = sum((one) => one.right.filter(shown).length);
  const there = sum((one) => one.contradictions.length);
  const found = sum((one) => one.foundBy(shown));
  const share = (part: number, whole: number) =>
    `${part} (${whole === 0 ? 100 : Math.round((part * 100) / whole)} %)`;
  return `| ${name} | ${list.length} | ${findings} | ${share(right, findings)} | ${there} | ${share(found, there)} |`;
}
