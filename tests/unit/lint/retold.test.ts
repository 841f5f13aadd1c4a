import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { expectOnlyWhenWrong, type Form, table } from './forms.ts';

const MATRIX = table(
  '| Test | What | Type | Code | Rows | Result |',
  '| K1 | list of halls | pos. | 200 | 480 | ✅ |',
  '| K2 | unknown hall | neg. | 404 | 0 | ✅ |',
  '| K3 | duplicate booking | neg. | 409 | 0 | ✅ |',
  '| K4 | booking of hall 7 | pos. | 201 | 0 | ✅ |',
);
const AGAIN = table('| Test | First | Re-run |', '| K3 | 409 ❌ | 200 ✅ |', '| K4 | 500 ❌ | 500 ❌ |');

// What one place has as a row and another tells in words, each wrong once, and then put right.
const FORMS: Form[] = [
  [
    'a status behind an id',
    'answer-differs',
    `${MATRIX}\n\nAn unknown hall (K2) is refused with 400.`,
    '400',
    '404',
  ],
  [
    'a status with the id before it, in words of the row',
    'answer-differs',
    `${MATRIX}\n\n**K3.** A duplicate booking goes through with 200.`,
    '200.',
    '409.',
  ],
  [
    'a status of a test that is told by its words alone',
    'answer-differs',
    `${MATRIX}\n\nThe duplicate call is refused with code 422.`,
    '422',
    '409',
  ],
  [
    'a number of a named thing in a table of such things',
    'two-values',
    `${table('| Hall | Seats | Sold |', '| A | 420 | 398 |', '| B | 1,100 | 1,025 |')}\n\nHall A has 420 seats, hall B 1,010.`,
    '1,010',
    '1,100',
  ],
  [
    'a number of a named thing in two sentences',
    'two-values',
    '## Found\n\n- venue 880: 21 barcodes\n- venue 913: 16 barcodes\n\n## Next\n\nClean the 26 barcodes of venue 880.',
    '26',
    '21',
  ],
  [
    'a severity',
    'two-values',
    `${MATRIX}\n\nK3 books twice, severity high.\n\n${table('| No | Test | Severity |', '| 1 | K3 | low |', '| 2 | K4 | high |')}`,
    'severity high',
    'severity low',
  ],
  [
    'a measure in the words of its column',
    'two-values',
    `${table('| ID | Call | Min |', '| L1 | orders | 5 |', '| L2 | seats | 4 |')}\n\n${table('| ID | p50 | p99 |', '| L1 | 80 | 320 |', '| L2 | 30 | 95 |')}\n\nSeats — the fastest, p99 is 75 ms.`,
    '75',
    '95',
  ],
  [
    'the version of a fix',
    'two-values',
    `R8: still wrong, although the fix is in 3.9.6.\n\n${table('| Test | Fixed in |', '| R7 | 3.9.6 |', '| R8 | not yet, planned for 3.10 |')}`,
    '| R8 | not yet, planned for 3.10 |',
    '| R8 | 3.9.6 |',
  ],
  [
    'how long things are kept',
    'two-values',
    '## Files\n\nThe files are kept for 30 days.\n\n## Space\n\nNow we keep the files, that is, they are stored for 90 days.',
    '90',
    '30',
  ],
  [
    'how fast the run was',
    'two-values',
    `${table('| Figure | Value |', '| Files | 24 |', '| Average speed | 36.7 rows/s |')}\n\n## Speed\n\nThe load as a whole makes 26.7 rows/s.`,
    '26.7',
    '36.7',
  ],
  [
    'a cell that says why it was not done',
    'none-but-some',
    `All 3 load jobs finished OK.\n\n${table('| # | Job | State |', '| 1 | orders | ok |', '| 2 | seats | skipped, no file |', '| 3 | halls | ok |')}`,
    'skipped, no file',
    'ok, no new rows',
  ],
  [
    'all of a kind that a column names',
    'none-but-some',
    `## Summary\n\nAll negative tests got 4xx.\n\n## Tests\n\n${MATRIX.replace('404 | 0 | ✅', '200 | 0 | ❌')}`,
    '200 | 0 | ❌',
    '404 | 0 | ✅',
  ],
  [
    'all after the re-run',
    'none-but-some',
    `## Summary\n\nAfter the re-run all 7 halls are at 100 %.\n\n## Re-run\n\n${AGAIN}`,
    'K4 | 500 ❌ | 500 ❌',
    'K4 | 500 ❌ | 201 ✅',
  ],
  [
    'all of so many',
    'none-but-some',
    `Of the 3 remarks all are fixed.\n\n${table('| No | Remark | State |', '| 1 | a | fixed |', '| 2 | b | not fixed, moved to 8.3 |', '| 3 | c | fixed |')}`,
    'not fixed, moved to 8.3',
    'fixed',
  ],
  [
    'a value that all have',
    'none-but-some',
    `All three tables use \`MergeLog\`.\n\n${table('| Table | Engine |', '| a | MergeLog |', '| b | Memory |', '| c | MergeLog |')}`,
    'Memory',
    'MergeLog',
  ],
  [
    'what every one of them had',
    'none-but-some',
    '- `Retry-After` was set on every 429.\n\n## Findings\n\n40 of the answers with 429 came without `Retry-After`.',
    'without',
    'with',
  ],
  [
    'a bound of all requests',
    'none-but-some',
    `## Timings (ms)\n\n${table('| ID | p95 |', '| P1 | 640 |', '| P2 | 912 |')}\n\n## Observations\n\np95 is below 800 ms for all requests.`,
    '912',
    '712',
  ],
  [
    'no 5xx beside a list of tests',
    'none-but-some',
    '## Summary\n\n- no 5xx answers during the whole run\n\n## Tests\n\n- ✅ 1.1 map — 200\n- ❌ 1.2 code with a slash — 502 from the gateway',
    '502 from the gateway',
    '404 from the gateway',
  ],
  [
    'no retries beside a log',
    'none-but-some',
    'No retries were needed.\n\n```\n01:33 load_seats: timeout, retry 1 of 3\n```',
    'timeout, retry 1 of 3',
    'done in 3 s',
  ],
  [
    'never in production',
    'none-but-some',
    'No call went to production.\n\n## Notes\n\nThe map is gone, so 1.4 was sent to production.',
    'sent to production',
    'left out',
  ],
  [
    'a number of files in words and in a list',
    'rows-differ',
    `## Summary\n\n4 response files were kept.\n\n## Response files\n\n${table('| # | File |', '| 1 | a.json |', '| 2 | b.json |', '| 3 | c.json |')}`,
    '4 response',
    '3 response',
  ],
  [
    'tests of the section',
    'rows-differ',
    `## Halls\n\nThere are four tests for halls.\n\n${table('| Test | Code |', '| 4.1 | 200 |', '| 4.2 | 200 |', '| 4.3 | 404 |')}`,
    'four',
    'three',
  ],
  [
    'several numbers behind one label',
    'rows-differ',
    `## For management\n\n- Defects: 3 in all, 1 high and 2 low.\n\n## Defects\n\n${table('| ID | What | Severity |', '| D-1 | a | low |', '| D-2 | b | high |', '| D-3 | c | medium |')}`,
    '| D-3 | c | medium |',
    '| D-3 | c | low |',
  ],
  [
    'a pass rate beside its tally',
    'percent-is-wrong',
    '* 16 tests, 14 ok, 2 not ok\n* pass rate 93.8 %',
    '93.8',
    '87.5',
  ],
  [
    'a total of hours with a fraction',
    'sum-is-wrong',
    table(
      '| Role | Hours |',
      '| tester | 9 |',
      '| engineer | 4 |',
      '| developer | 2.5 |',
      '| **all** | **16.5** |',
    ),
    '16.5',
    '15.5',
  ],
  [
    'a value before and one now',
    'two-values',
    `${table('| | 5.1 | 5.2 | Change |', '| Failed | 6 | 3 | −3 |', '| Time of the list, s | 14.0 | 10.5 | −3.5 |')}\n\nThe list became faster (14.0 s before, 9.1 s now).`,
    '9.1',
    '10.5',
  ],
  [
    'answers with a status',
    'two-values',
    `## Summary\n\n24 requests were let through (200).\n\n## Keys\n\n${table('| Key | 200 | 403 |', '| reader | 19 | 2 |', '| admin | 7 | 0 |', '| **sum** | **26** | **2** |')}`,
    '24',
    '26',
  ],
  [
    'rows of a log',
    'two-values',
    `${table('| # | Job | Rows |', '| 1 | load_orders | 3,181 |', '| 2 | load_seats | 2,750 |')}\n\n\`\`\`\nload_orders: inserted 3118 rows into orders_raw\n\`\`\``,
    '3118',
    '3181',
  ],
  [
    'the build of a log',
    'two-values',
    '**Build under test:** 6.2.1\n\n## Log\n\n```\n08:00:11 start, build 6.2.0, preprod\n```',
    'build 6.2.0',
    'build 6.2.1',
  ],
  [
    'the day of a log with dots',
    'two-values',
    '**Дата прогона:** 14.05.2026\n\n```\n13.05.2026 10:02 прогон начат\n13.05.2026 11:12 прогон окончен\n```',
    '**Дата прогона:** 14',
    '**Дата прогона:** 13',
  ],
  [
    'the length of the whole run',
    'duration-differs',
    '**Run:** started 09:12, finished 11:47\n\n## Summary\n\nThe whole run took 2 h 05 min.',
    '05',
    '35',
  ],
  [
    'a length with the pauses, beside a start and an end',
    'duration-differs',
    `## Duration\n\nWith the pauses it was 45 minutes.\n\n${table('| Step | Clock |', '| L1 start | 14:00 |', '| L8 end | 14:54 |')}`,
    '45',
    '54',
  ],
  [
    'one test in two kinds',
    'id-counted-twice',
    '**Positive:** P1, P2, P6\n**Negative:** P6, P8',
    'P2, P6',
    'P2, P3',
  ],
  [
    'ids below a heading that says what became of them',
    'result-differs',
    `## Passed at once\n\nHalls 1.1, 1.2, 1.3, 1.4.\n\n## Tests\n\n${table('| Test | Result |', '| 1.1 | ✅ |', '| 1.2 | ✅ |', '| 1.3 | ❌ |', '| 1.4 | ✅ |')}`,
    '❌',
    '✅',
  ],
  [
    'a re-run that is ticked and was not made',
    'tick-not-earned',
    '- [x] повторный прогон 3.4 после исправления\n\n## Вопросы\n\nПовторный прогон ещё не проводился, ждём исправления.',
    'ещё не проводился, ждём исправления',
    'прошёл',
  ],
  [
    'all of a kind that a heading names',
    'none-but-some',
    `## Summary\n\nEvery hall test passed at the first go.\n\n## Halls\n\n${MATRIX}`.replace(
      '480 | ✅',
      '480 | ❌',
    ),
    '480 | ❌',
    '480 | ✅',
  ],
  [
    'the status of all of a kind',
    'none-but-some',
    `## Summary\n\nAll negative tests got a 404.\n\n## Tests\n\n${MATRIX}`,
    '409',
    '404',
  ],
  [
    'several ids in one sentence',
    'answer-differs',
    `${MATRIX}\n\nK2 answered with 404, K3 with 422.`,
    '422',
    '409',
  ],
  [
    'none of a status, in Russian',
    'none-but-some',
    '## Итоги\n\n* ни один тест не получил ответ 5xx\n\n## Тесты\n\n- ✅ 1.1 схема — 200\n- ❌ 1.2 код с чертой — 502 от шлюза',
    '502 от шлюза',
    '404 от шлюза',
  ],
  [
    'some of those counted',
    'rows-differ',
    `## Summary\n\nThree defects were found, two of them high.\n\n## Defects\n\n${table('| ID | What | Severity |', '| D-1 | a | low |', '| D-2 | b | high |', '| D-3 | c | medium |')}`,
    '| D-3 | c | medium |',
    '| D-3 | c | high |',
  ],
  [
    'a column of a row with a name',
    'two-values',
    `${table('| Table | Ratio | Size, MB |', '| orders_raw | 6.0 | 75.0 |', '| halls_raw | 9.0 | 54.0 |')}\n\nThe ratio of halls_raw is 6.5.`,
    '6.5',
    '9.0',
  ],
  [
    'a thing whose rows say in words what they count',
    'two-values',
    `${table('| Test | What | Rows |', '| 3.1 | tickets of partner 1 | 600 |', '| 3.2 | tickets of partner 2 | 400 |')}\n\nPartner 2 has 440 tickets.`,
    '440',
    '400',
  ],
];

test.each(FORMS)('%s', (...form) => {
  expectOnlyWhenWrong(form);
});

test('what is told of another time, of a number of things or of what is to be done is compared with no row', () => {
  for (const text of [
    'K2 was 400 in the spring, it is 404 now.',
    'K1 gives 200 halls, K2 none.',
    'In the first attempt K3 answered with 500.',
    'Hall 7 has 1,200 seats, 120 of them in boxes.',
    'All negative tests got 4xx.',
    'A hold runs out after 15 minutes, the booking of a partner is kept for 3 days.',
    'With a valid hall K2 would answer 200.',
    '## Next\n\nK3 should be refused with 422.',
  ])
    expect(lintAudit(`# Report\n\n${MATRIX}\n\n${text}\n`, null)).toEqual([]);
});

test.each(['7.1 seconds', '7.1 minutes', '7.1 секунды', '7.1 млн строк'])(
  'a measure is no id: %s',
  (measure) => {
    const rows = table('| Test | Duration | Rows |', '| 7.1 | 12 ms | 3 |', '| 7.2 | 15 ms | 4 |');
    expect(lintAudit(`# Report\n\n${rows}\n\n## End\n\n- **Audit duration**: ${measure}\n`, null)).toEqual(
      [],
    );
  },
);
