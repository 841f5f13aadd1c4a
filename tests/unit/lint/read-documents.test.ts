import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONFIDENCES, type Confidence, DEFAULT_CONFIDENCE, isAtLeast } from '../../../src/lint/confidence.ts';
import type { LintFinding } from '../../../src/lint/finding.ts';
import { type Reading, readings } from './read-documents.ts';

const all = readings();

test.each(all)(
  'what is said of a document is what a reader found: $name',
  ({ wrong, knownWrong, missed, known }) => {
    expect({ wrong: countBy(wrong.map(({ rule }) => rule)), missed }).toEqual({
      wrong: knownWrong,
      missed: known,
    });
  },
);

function countBy(rules: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const rule of rules) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

const isRussian = ({ name }: Reading) =>
  /[а-я]{4}/i.test(readFileSync(`tests/lint-documents/read/${name}.md`, 'utf8').split('\n')[0] ?? '');

test('the table in the documentation has the figures of these documents', () => {
  expect(readFileSync('docs/lint-audit.md', 'utf8')).toContain(table());
});

function table(): string {
  return [
    '| Documents | | Findings | of them true | Contradictions | of them found |',
    '| --- | --- | --- | --- | --- | --- |',
    row('all', all, DEFAULT_CONFIDENCE),
    row(
      'in English',
      all.filter((one) => !isRussian(one)),
      DEFAULT_CONFIDENCE,
    ),
    row('in Russian', all.filter(isRussian), DEFAULT_CONFIDENCE),
    ...CONFIDENCES.filter((level) => level !== DEFAULT_CONFIDENCE).map((level) =>
      row(`all, \`--min-confidence ${level}\``, all, level),
    ),
  ].join('\n');
}

function row(name: string, list: readonly Reading[], level: Confidence): string {
  const shown = ({ confidence }: LintFinding) => isAtLeast(confidence, level);
  const sum = (count: (one: Reading) => number) => list.reduce((total, one) => total + count(one), 0);
  const findings = sum((one) => one.findings.filter(shown).length);
  const right = sum((one) => one.right.filter(shown).length);
  const there = sum((one) => one.contradictions.length);
  const found = sum((one) => one.foundBy(shown));
  const share = (part: number, whole: number) =>
    `${part} (${whole === 0 ? 100 : Math.round((part * 100) / whole)} %)`;
  return `| ${name} | ${list.length} | ${findings} | ${share(right, findings)} | ${there} | ${share(found, there)} |`;
}
