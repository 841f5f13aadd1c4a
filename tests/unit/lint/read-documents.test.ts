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
  // What two sentences mean, not what they count: dry or real, rehearsed or never, staging or production.
  'ORD-09 fetched 250 orders, wrap-up table says 240',
  'rollback rehearsed on staging on 9 October vs never exercised anywhere',
  'ClickHouse 24.3.5 in the header, 23.8.16 from the version query on the same node',
  '14.2 MB against 1,489,306 bytes',
  'feed 2.6.2 built on top of running 2.6.1 but deployed a day before it',
  'amount Decimal(12,2) по тексту, Float64 по DESCRIBE после миграции',
  'production never touched, but area C ran against production',
  'clients without a phone not loaded at all / loaded with a flag',
  'run was made with dry_run: true, yet rows were physically deleted',
  'failures said to be fewer than on 12 May, table 5 -> 7',
  'no new defects in the two weeks, TB-451 opened on 25.05',
  // The last twenty, by an author who had not seen the lint, and two that were found by chance.
  '214 rejected rows against 218 rejected orders',
  '1,250 orders fetched, none lost, but 1,200 rows in staging',
  '01:10 to 04:05 is not 1 h 55 min',
  'production read-only and nothing written, but a marker row was inserted',
  'all five checks passed, but the alert check failed',
  'failed id ST-14 in JSON, ST-11 in prose',
  'all others below one second, but ST-07 took 4.2 s',
  'seven nights without a failure, but 25 May failed',
  'rollback ticked as rehearsed, note says it was not',
  'GO with no open blockers, but blocker B-3 is open',
  '"no section got worse" but discounts 8 to 7',
  'warehouse agrees for every entity, but seats differ (1,420 / 1,388)',
  'file_count 7, six files listed',
  'all sizes equal, but report.md 9,802 / 9,820',
  'trials 12-14 March, item 3.3 done on 15.03',
  'QT-455 fixed in rc3 per changelog, open / still failing elsewhere',
  'run said to be rc3, build string rc2',
  'QT-447 retested on rc2 on 2 September, rc2 is of 4 September',
  '5 + 20 + 5 is 30, not 35 minutes',
  'no duplicates in both tables, query gives 37',
  'all personal data masked, but the row shows an e-mail',
  '15 additional tests, the tables have 16 rows',
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
    ...CONFIDENCES.slice(0, 1).map((level) =>
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
