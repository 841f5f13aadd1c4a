import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LintFinding, RuleId } from '../../../src/lint/finding.ts';
import { lintAudit, readAndLint } from '../../../src/lint/lint-audit.ts';
import { readSpec } from '../../../src/spec/read-spec.ts';

const FOLDER = 'tests/lint-documents';
const spec = readSpec(join(FOLDER, 'venue_requests.md'));

// The rules that each document with a planted contradiction breaks; it breaks no other.
const PLANTED: Record<string, RuleId[]> = {
  'answer-of-another-status': ['answer-differs'],
  'box-with-a-cross': ['tick-unreadable'],
  'classes-do-not-add-up': ['counts-do-not-add-up', 'count-not-in-matrix'],
  'commit-too-short': ['hash-malformed'],
  'counted-under-two-headings': ['id-counted-twice'],
  'delta-is-wrong': ['delta-is-wrong'],
  'delta-without-sign': ['delta-is-wrong', 'delta-not-of-metrics'],
  'duration-too-long': ['duration-differs'],
  'errors-counted-wrong': ['rows-differ'],
  'executed-not-in-matrix': ['count-not-in-matrix', 'counts-do-not-add-up'],
  'failed-id-is-another': ['class-not-in-matrix'],
  'failure-hidden-in-the-matrix': ['status-hides-failures', 'count-not-in-matrix'],
  'generated-before-start': ['time-order'],
  'hand-written-audit': [
    'status-differs',
    'counts-do-not-add-up',
    'count-not-in-matrix',
    'duration-differs',
    'id-counted-twice',
    'id-wrongly-denied',
    'response-files-differ',
    'job-runs-differ',
    'tick-not-earned',
    'tick-unreadable',
    'percent-is-wrong',
    'ids-do-not-reach-total',
    'hash-malformed',
  ],
  'hash-too-long': ['hash-malformed'],
  'id-in-two-classes': ['id-counted-twice'],
  'job-runs-copied': ['job-runs-differ'],
  'key-number-without-row': ['id-without-row'],
  'later-than-itself': ['time-order'],
  'left-out-and-ready': ['status-hides-failures'],
  'list-shorter-than-its-count': ['id-count-differs'],
  'matrix-delta-differs': ['delta-not-of-matrix'],
  'metric-is-not-the-delta': ['delta-not-of-metrics'],
  'missing-counted-wrong': ['missing-count-differs', 'counts-do-not-add-up'],
  'more-left-than-seats': ['seats-impossible'],
  'more-than-all-tables': ['part-and-whole'],
  'no-such-day': ['time-impossible'],
  'not-in-the-spec-they-say': ['id-wrongly-denied'],
  'nothing-failed-they-say': ['none-but-some'],
  'one-sum-for-two-files': ['hash-differs'],
  'outside-the-scope': ['id-out-of-range'],
  'parts-of-another-total': ['parts-do-not-add-up'],
  'outside-of-its-window': ['window-not-kept'],
  'paid-and-unpaid': ['sum-is-wrong'],
  'passed-with-another-status': ['result-differs'],
  'percent-of-the-footer': ['percent-is-wrong'],
  'percent-of-the-missing': ['percent-is-wrong'],
  'prose-counts': ['counts-do-not-add-up', 'count-not-in-matrix'],
  'ready-with-a-failure': ['status-hides-failures'],
  'response-files-copied': ['response-files-differ'],
  'row-twice': ['id-unmentioned', 'id-counted-twice'],
  'run-and-missing': ['id-run-and-missing', 'counts-do-not-add-up'],
  'russian-box': ['tick-not-earned'],
  'russian-delta': ['delta-not-of-metrics', 'delta-is-wrong'],
  'russian-percent': ['percent-is-wrong'],
  'russian-status': ['status-differs'],
  'seats-do-not-add-up': ['sum-is-wrong'],
  'skipped-and-executed': [
    'count-not-in-matrix',
    'class-not-in-matrix',
    'id-run-and-missing',
    'counts-do-not-add-up',
  ],
  'source-without-change': ['delta-not-of-matrix'],
  'sources-do-not-add-up': ['delta-not-of-sources'],
  'spec-not-accounted': ['id-unmentioned'],
  'spec-of-another-size': ['id-unmentioned', 'spec-size-differs'],
  'stamp-is-not-the-start': ['stamp-differs'],
  'stamp-of-another-run': ['stamp-differs'],
  'statuses-differ': ['status-differs'],
  'sum-is-wrong': ['sum-is-wrong'],
  'sum-of-zeros': ['hash-impossible'],
  'tests-unaccounted': ['id-unmentioned', 'ids-do-not-reach-total', 'counts-do-not-add-up'],
  'table-said-to-be-filled': ['table-is-empty'],
  'ticked-and-missing': ['tick-denies-itself'],
  'two-counts-of-orders': ['two-values'],
  'two-numbers-of-clients': ['key-number-differs'],
  'unknown-id': ['id-unknown'],
  'wrong-lines-cited': ['spec-lines-differ'],
};

test.each(readdirSync(join(FOLDER, 'clean')))('a sound document gives no finding: %s', (file) => {
  expect(messages(`clean/${file}`)).toEqual([]);
});

test.each(Object.entries(PLANTED))(
  'a planted contradiction is found, and nothing else: %s',
  (name, rules) => {
    const found = findings(`planted/${name}.md`).map(({ rule }) => rule);
    expect([...new Set(found)].sort()).toEqual([...rules].sort());
  },
);

test('every planted document stands in the table', () => {
  const names = readdirSync(join(FOLDER, 'planted')).map((file) => file.replace(/\.md$/, ''));
  expect(names.sort()).toEqual(Object.keys(PLANTED).sort());
});

test('every rule is broken by a planted document', () => {
  const source = readFileSync('src/lint/finding.ts', 'utf8');
  const rules = [...source.matchAll(/^ {2}\| '([\w-]+)'/gm)].map(([, rule]) => rule);
  expect(rules.length).toBeGreaterThan(30);
  expect([...new Set(Object.values(PLANTED).flat())].sort()).toEqual(rules.sort());
});

test('the lines and values of a finding are those of the document', () => {
  for (const name of Object.keys(PLANTED)) {
    const lines = text(`planted/${name}.md`).split('\n');
    for (const { first, second, message } of findings(`planted/${name}.md`)) {
      for (const { line, value } of [first, second]) {
        expect(lines[line - 1], `${name}: ${message}`).toMatch(/\S/);
        expect(value).not.toBe('');
      }
      expect(message).toMatch(/\.$/);
    }
  }
});

test('the contradictions of a document written by hand are all found, each with both places', () => {
  const found = findings('planted/hand-written-audit.md').map(({ rule, first, second }) => [
    rule,
    `${first.line}: ${first.value}`,
    `${second.line}: ${second.value}`,
  ]);
  expect(found).toEqual([
    ['status-differs', '4: CONDITIONAL', '64: NOT READY'],
    ['counts-do-not-add-up', '5: 13', '6: 14'],
    ['count-not-in-matrix', '5: 13', '26: 12'],
    ['count-not-in-matrix', '6: 10', '26: 9'],
    ['count-not-in-matrix', '8: 4', '26: 3'],
    ['duration-differs', '11: 80.0 seconds', '71: 118 seconds'],
    ['id-counted-twice', '14: 3.2 and 3.3', '15: 3.2 and 3.3'],
    ['id-wrongly-denied', '19: 1.3 and 4.2', '19: venue_requests.md: 1.3 in line 25, 4.2 in line 79'],
    ['response-files-differ', '26: 12', '60: 13'],
    ['job-runs-differ', '53: 9', '5: 13'],
    [
      'tick-not-earned',
      '56: Archive sealed with its SHA256',
      '73: the SHA-256 is one of 104 characters, which is none',
    ],
    ['tick-unreadable', '57: Whole Partners API exercised', '57: Whole Partners API exercised'],
    ['percent-is-wrong', '66: 67%', '66: 33.3%'],
    ['ids-do-not-reach-total', '72: 15', '26: 14'],
    ['hash-malformed', '73: 104 hex digits', '73: 64 hex digits'],
  ]);
});

test('without a spec document the rules that need one are left out', () => {
  expect(lintAudit(text('planted/unknown-id.md'), null)).toEqual([]);
});

test('a text that is no audit document gives no finding', () => {
  expect(lintAudit('', spec)).toEqual([]);
  expect(lintAudit('# Notes\n\nNothing here.\n', spec)).toEqual([]);
});

test.each([
  ['', false],
  [
    '# A library\n\nInstall it with `npm install`. Version 2.1 needs Node 20.\n\n## Tests\n\nRun `npm test`.\n',
    false,
  ],
  ['# Notes\n\n- Buy 3 tickets\n- Call 2 people\n', false],
  [
    '# Changelog\n\n## 2.1, 2026-05-04\n\n- Fixed: 3 loaders\n- 4 checks were added\n- It took 5 minutes\n- 6 files were found\n',
    false,
  ],
  [
    '# Go-live checklist, 2026-05-04\n\n- [x] History loaded\n- [x] Rollback rehearsed\n- [ ] Alert tested\n- [x] Tokens rotated\n',
    true,
  ],
  [
    '# Смена, ночь на 19 мая\n\nПришло 1 871 заказ, загрузка прошла. Закончили в 05:41. В логе найдено 14 строк ERROR. Было 24 прогона.\n',
    true,
  ],
  ['# Audit\n\n- Tests executed: 3\n', true],
  ['# Audit\n\n**Вердикт**: ГОТОВ\n', true],
])('a text is known as an audit document by what it holds: %j', (markdown, isAudit) => {
  expect(readAndLint(markdown, null).isAudit).toBe(isAudit);
});

test('a text in which most ids are of another spec document gives less sure findings', () => {
  const rows = ['8.1', '8.2', '8.3', '8.4', '8.5'].map(
    (id) => `| ${id} | venue_requests.md:1-2 | 200 | 200 |`,
  );
  const table = ['## Test matrix', '', '| Test | Spec | Expected | Result |', '|-|-|-|-|', ...rows].join(
    '\n',
  );
  const found = lintAudit(table, spec);
  expect(found.map(({ confidence }) => confidence)).not.toContain('high');
  expect(found.filter(({ rule }) => rule === 'id-unknown')).toHaveLength(1);
});

test('line ends of Windows change nothing', () => {
  const file = 'planted/hand-written-audit.md';
  expect(lintAudit(text(file).replaceAll('\n', '\r\n'), spec)).toEqual(findings(file));
});

// Several tests look at one document: each is read once.
const linted = new Map<string, LintFinding[]>();

function findings(file: string): LintFinding[] {
  const found = linted.get(file) ?? lintAudit(text(file), spec);
  linted.set(file, found);
  return found;
}

function messages(file: string): string[] {
  return findings(file).map(({ rule, message }) => `${rule}: ${message}`);
}

function text(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}
