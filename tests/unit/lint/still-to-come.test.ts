import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, list, table } from './forms.ts';

const SECTIONS = list('1.1: tickets', '1.2: one ticket', '2.1: guides', '4.1: halls', '4.2: one hall');
const TABLES = table(
  '| Table | Rows |',
  '| stg_museum_visits | 40 |',
  '| stg_museum_guides | 12 |',
  '| fact_museum_day | 40 |',
);

const DEMANDS = `## Acceptance criteria\n\n- [x] Halls are loaded\n- [ ] Timers run`;

// What is done and still to come, and what is said of all where some are named: wrong once, and then put right.
const FORMS: Form[] = [
  [
    'what is verified and to be calculated in one line',
    'tick-not-earned',
    '- **Checksum**: verified (to be calculated)',
    ' (to be calculated)',
    '',
  ],
  [
    'the same in Russian',
    'tick-not-earned',
    '- **Сумма архива**: проверена (будет рассчитана)',
    ' (будет рассчитана)',
    '',
  ],
  [
    'measures that are implemented, with one that must be',
    'tick-not-earned',
    `### Measures implemented\n\n${list('A second attempt after a timeout', 'The queue must be implemented by the loader')}`,
    'must be implemented by',
    'belongs to',
  ],
  [
    'data that are complete, with a part that is to be obtained',
    'tick-not-earned',
    `### ✅ Complete data of the museum\n\n${list('Halls: 4', 'Key of the gate: (to be obtained)')}`,
    '(to be obtained)',
    'in the vault',
  ],
  [
    'the same in Russian, below a line',
    'tick-not-earned',
    `Реализованы меры:\n\n${list('повтор после таймаута', 'очередь (нужно создать)')}`,
    ' (нужно создать)',
    '',
  ],
  [
    'what is there in full, and by some percent',
    'tick-not-earned',
    `- The warehouse is fully deployed${below('Readiness', list('**Warehouse**: 90 % ready', '**Loader**: 60 % ready'))}`,
    'fully deployed',
    'deployed',
  ],
  [
    'all sections of a range, of which one has no test',
    'id-without-row',
    `${SECTIONS}${below('End', '- ✅ All tests 1.x-4.x executed')}`,
    '2.1: guides',
    '2.1: guides\n- 3.1: rooms',
  ],
  [
    'a number of staging tables that is that of all tables',
    'rows-differ',
    `${TABLES}${below('End', 'Written to 3 staging tables.')}`,
    '3 staging',
    '2 staging',
  ],
  [
    'all that works, where more tests failed than passed',
    'none-but-some',
    `All critical functions work correctly.${below('Unit tests', '3/8 passed')}`,
    '3/8',
    '8/8',
  ],
  [
    'the same in Russian, in a line of a console',
    'none-but-some',
    `Система полностью функциональна.${below('Тесты', '```\n===== 6 failed, 2 passed in 0.4s =====\n```')}`,
    '6 failed, 2 passed',
    '8 passed',
  ],
  [
    'an error by its name that a tick says there is none of',
    'none-but-some',
    `${table('| Criterion | State |', '| load_halls.sql runs without QUOTA_EXCEEDED | ✅ |', '| Tables exist | ✅ |')}${below('Problems', '- `QUOTA_EXCEEDED` in load_halls.sql')}`,
    '` in load_halls.sql',
    '` in load_rooms.sql',
  ],
  [
    'what is implemented as the requirements say, one of which is not ticked',
    'none-but-some',
    `${DEMANDS}${below('Conclusion', 'The museum loader is fully implemented according to the requirements.')}`,
    '[ ] Timers run',
    '[x] Timers run',
  ],
  [
    'the same in Russian, of a task',
    'none-but-some',
    `## Критерии приёмки\n\n- [x] Залы загружены\n- [ ] Таймеры включены${below('Итог', 'Загрузчик полностью реализован в соответствии с требованиями задания.')}`,
    '[ ] Таймеры',
    '[x] Таймеры',
  ],
  [
    'all requirements of a task, in a conclusion of its own, and one with a sign of warning',
    'none-but-some',
    `## Checks\n\n${table('| Requirement | Status |', '| Halls are kept | ✅ |', '| Keys are changed | ⚠️ |')}${below('Remarks', '**Conclusion:** the loader meets all requirements of the task.')}`,
    '⚠️',
    '✅',
  ],
  [
    'the same in Russian, of all in a list of its own',
    'none-but-some',
    `## Соответствие\n\n${table('| Критерий DoD | Статус |', '| Залы загружены | ✅ |', '| Ключи сменены | ⚠️ |')}${below('Итог', '**Вывод:** показано соответствие всем требованиям DoD.')}`,
    '⚠️',
    '✅',
  ],
  [
    'a call that is concluded to work, where the server failed',
    'none-but-some',
    '### Second address\n\n- **Result:** HTTP 502 Bad Gateway\n- **Conclusion:** the second address works',
    '502 Bad Gateway',
    '200 OK',
  ],
  [
    'the same in Russian',
    'none-but-some',
    '### Запасной адрес\n\n- **Ответ:** 503\n- **Вывод:** адрес работает, причина у музея',
    '503',
    '200',
  ],
  [
    'what was made to work, and has errors',
    'none-but-some',
    `- Created working hall scripts${below('Open', '- Hall scripts contain syntax errors')}`,
    'Hall scripts contain',
    'Guide scripts contain',
  ],
];

test.each(FORMS)('%s', (...form) => expectOnlyWhenWrong(form));

test.each([
  ['what is to be done in a plan', `## Next steps\n\n${list('Checksum: verified (to be calculated)')}`],
  [
    'a heading that asks for completeness',
    `### To be completed\n\n${list('The queue must be implemented by the loader')}`,
  ],
  ['what is made and not yet sent', '- **Archive**: created (to be uploaded)'],
  [
    'all that works beside a few tests that failed',
    `All critical functions work correctly.${below('Unit tests', '7/8 passed')}`,
  ],
  [
    'an error by its name that is fixed',
    `- [x] load_halls.sql runs without QUOTA_EXCEEDED${below('Problems', '- `QUOTA_EXCEEDED` in load_halls.sql: fixed')}`,
  ],
  [
    'a form of requirements that nobody has filled in',
    `${DEMANDS.replace('[x]', '[ ]')}${below('Conclusion', 'The museum loader is fully implemented according to the requirements.')}`,
  ],
  [
    'boxes of what is wished for, beside requirements that are met',
    `${DEMANDS.replace('Acceptance criteria', 'Ideas')}${below('Conclusion', 'The loader meets all requirements.')}`,
  ],
  [
    'what is meant to meet an error, and does',
    '### Limits\n\n- **Result:** HTTP 503\n- **Conclusion:** the second attempt after a refusal works',
  ],
  [
    'an error of one address, and a conclusion on another one',
    '### One\n\n- **Result:** HTTP 502\n\n### Other\n\n- **Conclusion:** the address works',
  ],
  [
    'errors that were found and mended',
    `- Created working hall scripts${below('Mended', '- Hall scripts contain syntax errors: fixed')}`,
  ],
  ['a share of another thing', '- The warehouse is fully deployed\n- **Loader**: 60 % ready'],
  [
    'a range of which few sections are named',
    `${list('1.1: tickets', '2.1: guides')}${below('End', '- All tests 1.x-7.x executed')}`,
  ],
  ['a range that leaves some out', `${SECTIONS}${below('End', '- All tests 1.x-4.x executed except 3.x')}`],
  ['a number of other staging tables', `${TABLES}${below('End', 'There are 5 staging tables elsewhere.')}`],
])('not told: %s', (_, text) => {
  expect(lintAudit(`# Report\n\nTests executed: 6\n\n${text}\n`, null)).toEqual([]);
});
