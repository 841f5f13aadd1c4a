import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, list, table } from './forms.ts';

const code = (...lines: string[]) => `\`\`\`\n${lines.join('\n')}\n\`\`\``;
const shifts = table(
  '| Shift | Runs | Success | Failure |',
  '| early | 6 | 6 | 0 |',
  '| late | 6 | 5 | 1 |',
  '| night | 6 | 4 | 2 |',
);
const lanes = table(
  '| No | Lane | Result |',
  '| L1 | pallets | ✅ |',
  '| L2 | crates | ❌ |',
  '| L3 | barrels | ✅ |',
  '| L4 | tins | ❌ |',
);
const shelves = table(
  '| Figure | Value |',
  '| Shelves before the move | 41 |',
  '| Added | 9 |',
  '| Removed | 6 |',
  '| Shelves after the move | 46 |',
);
const stock = table(
  '| Shelf | Book | Counted | Difference |',
  '| A | 310 | 310 | 0 |',
  '| B | 127 | 127 | 0 |',
  '| C | 95 | 91 | -4 |',
);
const day = table(
  '| Time | What |',
  '| 05.03 22:40 | porter reports the leak |',
  '| 05.03 23:10 | valve closed |',
  '| 06.03 07:30 | pipe mended |',
);
const goals = table(
  '| Measure | Before | Target | Now |',
  '| Unloading | 52 min | 20 min | 24 min |',
  '| Scans per pallet | 40 | ≤ 12 | 9 |',
);
const belts = table(
  '| Belt | Uptime | Stops |',
  '| north | 97% | 2 |',
  '| south | 71% | 9 |',
  '| yard | 88% | 4 |',
);
const calls = table(
  '| ID | Call | Result | ms |',
  '| K-1 | GET /halls | 200 | 210 |',
  '| K-2 | GET /halls/4 | 200 | 130 |',
  '| K-3 | GET /halls/5 | 200 | 1 260 |',
  '| M-1 | GET /tours | 200 | 95 |',
);
const defects = table('| No | What | Severity | State |', '| 1 | door jams | Blocker | open |');

// What a reader can compute, wrong once, and then put right.
const FORMS: Form[] = [
  [
    'a share of named things, far from their table',
    'count-not-in-matrix',
    `Three lanes of four are green.${below('Lanes', `\n${lanes}`)}`,
    'Three',
    'Two',
  ],
  [
    'all of as many right above their table',
    'rows-differ',
    below('Belts', `The belt log was read for all 4 belts.\n\n${belts}`),
    'all 4',
    'all 3',
  ],
  [
    'as many of as many beside a difference',
    'none-but-some',
    below('Stock', `${stock}\n\nBy the count 3 of 3 shelves match.`),
    '91 | -4',
    '95 | 0',
  ],
  [
    'all targets beside one that was missed, by its way from before',
    'none-but-some',
    `All targets were met.${below('Measures', goals)}`,
    '24 min',
    '19 min',
  ],
  [
    'all targets beside one that was missed, by its sign',
    'none-but-some',
    `All targets were met.${below('Measures', goals.replace('24 min', '18 min').replace('| 9 |', '| 14 |'))}`,
    '| 14 |',
    '| 11 |',
  ],
  [
    'a floor of every row',
    'none-but-some',
    below('Belts', `${belts}\n\nEvery belt is above the agreed floor of 75 % uptime.`),
    '71%',
    '76%',
  ],
  [
    'none that reached a limit but the one named',
    'none-but-some',
    below(
      'Belts',
      `${belts.replace('Uptime', 'Down')}\n\nApart from the north belt, no belt down for more than 80 % of the day.`,
    ),
    '88%',
    '8%',
  ],
  [
    'the mean of a group of ids with a hyphen',
    'sum-is-wrong',
    `${below('Test matrix', calls)}${below('Times', '- Mean of group K: 833 ms')}`,
    '833 ms',
    '533 ms',
  ],
  [
    'no open blockers beside one',
    'none-but-some',
    `State: handed over, no open blockers${below('Defects', defects)}`,
    'no open blockers',
    'one remark',
  ],
  [
    'never run again beside what was',
    'none-but-some',
    `Drills are never re-run, the first result counts.${below('Drills', 'The crane drill was re-run since the port was busy.')}`,
    'was re-run',
    'was left out',
  ],
];

test.each(FORMS)('%s', (...form) => {
  expectOnlyWhenWrong(form);
});

// Near to one of the forms, and not wrong.
const SOUND: readonly (readonly [string, string])[] = [
  ['a timeline over two days', below('Leak', `${day}\n`)],
  [
    'a log over two days',
    below(
      'Log',
      code(
        '2031-04-02 16:10:00 a',
        '2031-04-02 18:00:00 b',
        '2031-04-03 12:00:00 c',
        '2031-04-03 12:30:00 d',
      ),
    ),
  ],
  ['ids with a hyphen in statistics', below('Times', '- Fastest: `M-1`, 95 ms\n- Slowest: `K-3`, 1 260 ms')],
  [
    'copies that are kept in two places',
    'Backup of the stock: daily, kept for 10 days.\n\nCopies of the stock in the external vault are kept for 60 days.',
  ],
  [
    'counts of two kinds of tests',
    table('| Figure | Value |', '| Unit tests passed | 12/20 |', '| Admin tests passed | 4/9 |'),
  ],
  [
    'rows of a table told of in brackets',
    `**shelf_dim** (5 rows):\n\n${list('Source: the yard', 'Kept: all of them')}`,
  ],
  [
    'checks with what they are of',
    `Verifies that shelves agree (6 checks):\n\n${list('no gaps', 'no doubles', 'no strays')}`,
  ],
  [
    'a window of data beside the length of the run',
    list('Load window: 2001-01-01 00:00:00 to 2031-04-02 15:00:00', 'Duration: 4s'),
  ],
  [
    'ready with known issues, and ready',
    `Overall verdict: Ready for production with known issues (non-blocking)${below('Sign-off', 'The yard is ready for production.')}`,
  ],
  [
    'passed and failed of another number',
    `In March 20 were successful and 2 failed.${below('Shifts', shifts)}`,
  ],
  ['a share of other things', `Three halls of four are green.${below('Lanes', `\n${lanes}`)}`],
  [
    'a move with shelves of another kind',
    below('Move', shelves.replace('| Removed | 6 |', '| Renamed | 6 |')),
  ],
  ['targets that are to be met', `All targets should be met by May.${below('Measures', goals)}`],
  [
    'targets without a sign or a start',
    `All targets were met.${below('Measures', goals.replace('Before', 'Unit'))}`,
  ],
  ['a floor with an exception', below('Belts', `${belts}\n\nEvery belt but one is above 75 % uptime.`)],
  [
    'a list and what is told of another one',
    below('Drill', 'Drills took 41, 44 and 52 seconds. Slowest crane: 3 minutes.'),
  ],
  [
    'no open blockers beside one that is closed',
    `No open blockers.${below('Defects', defects.replace('open |', 'closed |'))}`,
  ],
  [
    'a log of another time',
    `Nothing above INFO was logged.${below('Log', `For comparison, an archived log:\n\n${code('2030-04-02T05:10:19Z WARN  scanner slow')}`)}`,
  ],
  ['an older line of versions', `Current version: 3.4.1${below('4.0.0 — 2031-02-01', '- a fix')}`],
  ['a severity that was lowered', `Severity: SEV-1${below('Review', 'It was later classified as SEV-2.')}`],
];

test.each(SOUND)('sound: %s', (_, text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});
