import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, table } from './forms.ts';

/** A wrong address with the one that is said to be right, below an item that says so. */
function addresses(wrong: string, right: string, current: string, correct: string): string {
  return `1. **${wrong}**\n   - ${current}: \`${'https://museum.test/v2/halls'}\`\n   - ${correct}: \`${right}\` (of the old museum)`;
}

const HALLS = 'https://museum.test/v2/halls';
const LOOP =
  '```python\n# pauses grow exponentially\nfor attempt in range(4):\n    load()\n    wait_s = attempt * 2.5\n```';
const WRITES = table(
  '| ID | Call | Status |',
  '| 5.1 | POST /halls/add | ✅ 200 |',
  '| 5.2 | POST /halls/remove | ✅ 201 |',
  '| 5.3 | GET /halls | ✅ 200 |',
);

// What is said to be two and is one: wrong once, and then put right.
const FORMS: Form[] = [
  [
    'a wrong address and the right one',
    'two-values',
    addresses('Wrong address of the halls', HALLS, 'Current address', 'Correct address'),
    'Correct address: `https://museum.test/v2',
    'Correct address: `https://museum.test/v3',
  ],
  [
    'the same in Russian, of what is possible',
    'two-values',
    addresses('Адрес залов неверен: неправильный', HALLS, 'Указанный адрес', 'Вероятный верный адрес'),
    'верный адрес: `https://museum.test/v2',
    'верный адрес: `https://museum.test/v3',
  ],
  [
    'what was changed from one to the same',
    'two-values',
    'The limit of the queue was changed from `40s` to `40s`.',
    '`40s` to',
    '`30s` to',
  ],
  [
    'the same in Russian',
    'two-values',
    '- Таблица переименована с stg_halls на stg_halls, строк 12',
    'с stg_halls на',
    'с raw_halls на',
  ],
  ['a delay of code that grows by steps', 'two-values', LOOP, 'attempt * 2.5', '2.5 ** attempt'],
  [
    'delays of a sentence that grow by steps',
    'two-values',
    '- Repeats: 4 with exponential pauses (3s, 6s, 9s)',
    '9s',
    '12s',
  ],
  [
    'the same in Russian',
    'two-values',
    '- Повторы: экспоненциальные паузы 5 → 10 → 15 сек',
    '15 сек',
    '20 сек',
  ],
  [
    'writes that were refused, and all got through',
    'none-but-some',
    `${WRITES}${below('Rights', '- All write calls were refused')}`,
    '✅ 200',
    '✅ 403',
  ],
];

test.each(FORMS)('%s', (...form) => expectOnlyWhenWrong(form));

test.each([
  [
    'a value that is looked up and found right',
    addresses('Address of the halls', HALLS, 'Current address', 'Correct address'),
  ],
  ['another thing', addresses('Wrong address of the halls', HALLS, 'Current address', 'Correct number')],
  ['what was masked', '1. **Wrong key**\n   - Current key: `XXXXXXXX`\n   - Correct key: `XXXXXXXX`'],
  ['a name and the same one in quotes', '- The type was changed from Hall to "Hall"'],
  ['letters of another size', '- The table was renamed from Halls to halls'],
  ['plain words', '- The bench was moved and changed from hall to hall'],
  ['a comment on other code', LOOP.replace('exponentially', 'slowly')],
  ['a delay that is far off', LOOP.replace('    load()', '    load()\n'.repeat(20))],
  ['a delay that doubles', '- Repeats: exponential pauses (3s, 6s, 12s)'],
  ['pauses that are all one', '- Repeats: no exponential pauses (3s, 3s, 3s)'],
  [
    'one of two writes that was refused',
    `${WRITES.replace('201', '403')}${below('Rights', '- All write calls were refused')}`,
  ],
  [
    'a call that only looks',
    `${table('| ID | Call | Status |', '| 5.1 | POST /halls/find | 200 |', '| 5.2 | GET /halls | 200 |')}${below('Rights', '- Read-only access is verified')}`,
  ],
])('not told: %s', (_, text) => {
  expect(lintAudit(`# Report\n\nTests executed: 6\n\n${text}\n`, null)).toEqual([]);
});
