import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, list, table } from './forms.ts';

/** A request with its condition, as a URL has it. */
function encoded(...conditions: [column: string, operator: string, value: string][]): string {
  const where = conditions.map(([column, operator, value]) => ({ column, operator, value }));
  return `\`\`\`bash\ncurl "https://museum.test/visits?where=${encodeURIComponent(JSON.stringify(where))}"\n\`\`\``;
}

/** What came back. */
function record(column: string, day: string): string {
  return `\`\`\`json\n{\n  "visits": [{\n    "${column}": "${day}T09:30:00+03:00"\n  }]\n}\n\`\`\``;
}

const PARAMETERS = list('**Query period:** 2026-04-01 — 2026-04-30', 'Condition: visited_at >= $start');
const CAME = below('Answers', list('Visits: 120', 'Bookings of 2019-2022 came back'));
const BY_URL = `### Request\n\n${encoded(['visited_at', '>=', '2026-04-01'], ['visited_at', '<', '2026-05-01'])}\n\n### Answer\n\n`;
const STEPS = table(
  '| Step | Call | Result |',
  '| A1 | `/bookings?since=20d` | 40 bookings |',
  '| A2 | GET | 9 |',
);

// What was asked for by its days, and what came: wrong once, and then put right.
const FORMS: Form[] = [
  [
    'a condition in a URL, and a record of years before',
    'window-not-kept',
    `${below('Test 4: visits', BY_URL)}${record('visited_at', '2021-07-08')}`,
    '2021-07-08',
    '2026-04-18',
  ],
  [
    'the same, and a record behind its end',
    'window-not-kept',
    `${below('Test 4: visits', BY_URL)}${record('visited_at', '2026-06-08')}`,
    '2026-06-08',
    '2026-05-01',
  ],
  [
    'a condition in words',
    'window-not-kept',
    `${below('Step 2', '- Condition: visited_at >= 2026-04-01')}\n\n${record('visited_at', '2021-07-08')}`,
    '2021',
    '2027',
  ],
  [
    'a sentence that says that windows work',
    'window-not-kept',
    `${below('Test 4: visits', BY_URL)}${record('visited_at', '2021-07-08')}${below('End', '- Date filters function as they should')}`,
    '2021-07-08',
    '2026-04-18',
  ],
  [
    'the same in Russian',
    'window-not-kept',
    `${below('Тест 4', BY_URL)}${record('visited_at', '2021-07-08')}${below('Итог', '- Фильтр по датам отбирает корректно')}`,
    '2021-07-08',
    '2026-04-18',
  ],
  [
    'a window among the parameters, and years of all that came',
    'window-not-kept',
    `${PARAMETERS}${CAME}`,
    '2019-2022',
    '2019-2026',
  ],
  [
    'days back from the day of the report, in Russian',
    'window-not-kept',
    `**Дата:** 2026-05-20\n\n${STEPS}${below('Факты', '- Получены записи экскурсий за 2020 год')}`,
    '2020 год',
    '2026 год',
  ],
];

test.each(FORMS)('%s', (...form) => expectOnlyWhenWrong(form));

test('the claim that windows work is one of the two lines', () => {
  const text = `# Report\n\n## Test 4\n\n- Condition: visited_at >= 2026-04-01\n\n${record('visited_at', '2021-07-08')}\n\n- Date filters work correctly\n`;
  expect(lintAudit(text, null)).toMatchObject([
    { rule: 'window-not-kept', confidence: 'medium', first: { line: 15 }, second: { line: 10 } },
  ]);
});

const OLD = record('visited_at', '2021-07-08');
test.each([
  ['a record of another test', `${below('Test 4: visits', BY_URL)}${below('Test 5: one visit', OLD)}`],
  ['another column', `${below('Test 4: visits', BY_URL)}${record('created_at', '2021-07-08')}`],
  [
    'a second request of the test with a window of its own',
    `${below('Test 4', BY_URL)}${encoded(['visited_at', '>=', '2020-01-01'])}\n\n${OLD}`,
  ],
  [
    'one of two records within it',
    `${below('Test 4', BY_URL)}${OLD}\n\n${record('visited_at', '2026-04-20')}`,
  ],
  ['the day before, in another zone', `${below('Test 4', BY_URL)}${record('visited_at', '2026-03-31')}`],
  ['a plan', `${below('Next steps', BY_URL)}${OLD}`],
  ['a window of the tests themselves', `- **Query period:** 2026-04-01 to 2026-04-30${CAME}`],
  [
    'what the author saw himself',
    `${PARAMETERS}${below('Answers', '- Bookings came back, but of 2019-2022')}`,
  ],
  [
    'a filter that is known to be broken',
    `${PARAMETERS}${CAME}${below('Defects', '- The filter by day is ignored')}`,
  ],
  [
    'a window that was made longer',
    `${PARAMETERS}${CAME}${below('Loader', '- Set MUSEUM_SINCE_HOURS=43800')}`,
  ],
  [
    'years of what was loaded elsewhere',
    `${PARAMETERS}${below('Warehouse', '- Data of 2019-2022: 40 rows')}`,
  ],
  ['a window in a sample of code', `${encoded(['visited_at', '>=', '2026-04-01'])}${CAME}`],
  ['days back from a day that nobody tells', `${STEPS}${below('Facts', '- Bookings of 2020 were received')}`],
  [
    'an address that cannot be decoded',
    `${below('Test 4', '`GET /visits?where=%7B%E0%A4visited_at`')}\n\n${OLD}`,
  ],
])('not told: %s', (_, text) => {
  expect(lintAudit(`# Report\n\nTests executed: 6\n\n${text}\n`, null)).toEqual([]);
});
