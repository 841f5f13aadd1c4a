import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { expectOnlyWhenWrong, type Form, table } from './forms.ts';

const ENDPOINTS = [
  '## Endpoints',
  '1. **`/halls`**\n   - Status: ✓ Working',
  '2. **`/tickets`**\n   - Status: ⚠️ Partially Working\n   - Paging is off',
].join('\n\n');
const SERVICES = table(
  '| Service | Status | Details |',
  '| Store | ✅ Connected | version 16 |',
  '| Courier | ⚠️ Not Configured | no key is given |',
);
const DEMANDS = table(
  '| Requirement | Status | Comment |',
  '| Seats are kept | ✅ | seen |',
  '| Keys are changed | ⚠️ | rights are lacking |',
);

// What is said of all, or of the whole, wrong once and then put right.
const CLAIMS: Form[] = [
  [
    'all of a kind in the label of a head, and the status of one',
    'none-but-some',
    `**Status:** ✅ All APIs Online\n\n${ENDPOINTS}`,
    '⚠️ Partially Working',
    '✓ Working',
  ],
  [
    'all of a kind in a heading, and one below it',
    'none-but-some',
    `## Endpoints\n\n### ✅ All Core Endpoints Working\n\n${ENDPOINTS.slice(14)}\n\n## Later\n\nNothing.`,
    '⚠️ Partially Working',
    '✓ Working',
  ],
  [
    'all endpoints below a share of the tests',
    'none-but-some',
    '## Summary\n\n**Suite: 36/40 tests passing**\n\n- ✅ All REST endpoints functioning properly\n- ✅ Limits kept',
    '36/40',
    '40/40',
  ],
  [
    'all requirements, in a compound',
    'none-but-some',
    `## Demands\n\n${DEMANDS}\n\n## Conclusion\n\nThe loader meets all requirements.`,
    'meets all requirements',
    'is quick',
  ],
  [
    'все компоненты',
    'none-but-some',
    `## Состав\n\n${table('| Компонент | Статус |', '| Загрузчик | ✅ Работает |', '| Витрина | ❌ Не работает |')}\n\n## Выводы\n\nВсе компоненты работают корректно.`,
    '❌ Не работает',
    '✅ Работает',
  ],
  [
    'a success of 100 % in words',
    'none-but-some',
    `## Tests\n\nNight suite: 27/30 tests passing.\n\n## Conclusion\n\nThe stand was verified with 100% success rate on all tests.`,
    '27/30',
    '30/30',
  ],
  [
    'ready, and a share of the tests',
    'status-hides-failures',
    '## Result\n\nNight suite: 27/30 tests passing.\n\n## Conclusion\n\nOur service is now **production-ready** with:\n\n- paging',
    '27/30',
    '30/30',
  ],
  [
    'готова к использованию',
    'status-hides-failures',
    '## Итоги тестов\n\n- Всего тестов: 90\n- Провалено: 31\n\n## Заключение\n\nОсновные случаи проходят, система готова к использованию.',
    'Провалено: 31',
    'Провалено: 0',
  ],
  [
    'ready, and a blocker in a sentence',
    'status-hides-failures',
    '## Conclusion\n\nThe loader is ready for production.\n\n- **Bookings** end in a time-out, a blocker for the release',
    ', a blocker for the release',
    ' in the old client',
  ],
  [
    'fully ready, and what nobody could test',
    'status-hides-failures',
    '## Problems seen\n\n**Effect:** The nightly export could not be tested\n\n## Final verdict\n\n**Result:** ✅ The system is fully ready for production',
    'could not be tested',
    'took an hour',
  ],
  [
    'an answer to whether it is ready',
    'status-differs',
    '## Summary\n\n**Verdict:** READY\n\n## Conclusion\n\n**Ready for production:** No, the keys are open',
    'No, the keys are open',
    'Yes',
  ],
];

test.each(CLAIMS)('%s', (...form) => {
  expectOnlyWhenWrong(form);
});

// What is ticked in one place and denied in another, or by its own words.
const TICKS: Form[] = [
  [
    'a row that was to end without errors',
    'tick-denies-itself',
    table(
      '| Step | Status | Comment |',
      '| Night load ended without errors | ✅ | ended with the expected error 502 |',
      '| Grants | ✅ | seen |',
    ),
    'ended with the expected error 502',
    'took an hour',
  ],
  [
    'what is not configured',
    'tick-not-earned',
    `## Services\n\n${SERVICES}\n\n## Features\n\n- [x] Courier is ready`,
    '⚠️ Not Configured',
    '✅ Configured',
  ],
];

test.each(TICKS)('%s', (...form) => {
  expectOnlyWhenWrong(form);
});

const FAILED = table(
  '| Endpoint | Status | Notes |',
  '| GET /halls | ✅ Working | |',
  '| GET /old | ❌ Failed | |',
);

// Of other things, of another run, asked for, known, or as it should be.
test.each([
  [
    'tests and services',
    `**Status:** ✅ ALL TESTS PASSED\n\n${SERVICES.replace('⚠️ Not Configured', '❌ Not installed')}`,
  ],
  ['asked for', `${FAILED}\n\n## Conclusion\n\n- Verify all endpoints are working`],
  ['with an exception', `${FAILED}\n\n## Conclusion\n\nAll endpoints are working, except the old one.`],
  ['of the core', `## Result\n\n${FAILED}\n\n- ✅ All core endpoints are working`],
  [
    'of a heading beside it',
    `## Result\n\n### ✅ All New Endpoints Working\n\nFast.\n\n### Others\n\n${FAILED}`,
  ],
  [
    'known',
    `${FAILED.replace('❌ Failed | ', '❌ Failed | known, optional')}\n\n## Conclusion\n\nAll endpoints are working.`,
  ],
  [
    'passed in a later run',
    `## Run 1\n\n${FAILED}\n\n## Run 2\n\n- GET /old: ✅ Working\n\n## Conclusion\n\nAll endpoints are working.`,
  ],
  [
    'a share before a whole',
    'Suite: 25/30 tests passing.\n\nWith the new clock: 30/30 tests passing.\n\n## Conclusion\n\nThe API is production-ready.',
  ],
  [
    'a share that is known',
    'Suite: 27/30 tests passing. The three are known and accepted.\n\n## Conclusion\n\nThe API is production-ready.',
  ],
  [
    'a blocker that is gone',
    '## Resolved issues\n\n- The queue was full, a blocker for the release\n\n## Conclusion\n\nThe API is production-ready.',
  ],
  ['no blocker', '## Conclusion\n\nThe API is production-ready. Release blockers: none.'],
  ['нет блокеров', '## Выводы\n\nСистема готова к эксплуатации. Блокеров для релиза нет.'],
  [
    'a meaning of a class',
    '## Conclusion\n\nThe API is production-ready.\n\n- P1: a release blocker\n- P2: later',
  ],
  [
    'none in a part',
    `## Summary\n\nNo defects found in the exporter.\n\n## Defects\n\n${table('| Defect | Fix |', '| The loader stops at midnight | calendar |')}`,
  ],
  [
    'none written down',
    `## Summary\n\nNo defects found.\n\n## Defects\n\n${table('| Defect | Fix |', '| none | — |')}`,
  ],
  [
    'a call that is to fail',
    table(
      '| Test | Status | Comment |',
      '| Wrong password | ✅ | failed with error 401 |',
      '| Halls | ✅ | seen |',
    ),
  ],
  ['a stand-in', `## Services\n\n${SERVICES}\n\n## Features\n\n- [x] Courier fallback works`],
  [
    'two components',
    '## Loader\n\n- [x] Unit tests written\n\n## Viewer\n\n- [ ] Unit tests written\n- [x] Paging',
  ],
  [
    'two users',
    `## Owner\n\n${table('| Module | Status |', '| Audit log | ✅ Works |', '| Export | ✅ Works |')}\n\n## Guest\n\n${table('| Module | Status |', '| Audit log | ❌ No access |', '| Export | ✅ Works |')}`,
  ],
  [
    'an open box of later',
    '## Checks\n\n### Docs ✅\n\n- [x] Manual\n\n### Export ✅\n\n- [x] CSV\n- [ ] PDF (planned)',
  ],
  [
    'things named after what failed',
    '**Status:** ✅ ALL TESTS PASSED\n\n## Tests\n\n### Test 1 - Failed login\n\n- Test 2: Failed logins are counted\n- Result: PASS',
  ],
  ['a share that is told', '- ✅ Unit tests: 798/800 tests pass (99.8%)'],
  ['a word of two states', '## Criteria\n\n- [x] The journal holds ok/failed'],
])('no contradiction: %s', (_, text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});
