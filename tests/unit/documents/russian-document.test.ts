import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/documents/markdown/render-markdown.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { ENTRIES } from '../report/fixture-plan.ts';
import { englishIn } from './english-in.ts';
import { runsTold } from './runs-told.ts';

const SPEC = { file: 'requests_doc.md', entries: ENTRIES };
const FILES = [{ path: 'logs/a.jsonl', bytes: 12, sha256: '1'.repeat(64) }];
const RUNS = runsTold();
/** Models that no run could give: what they say does not fit together. */
const WRONG = ['server'];
const rendered = new Map<AuditRun, string>();

/** The Russian document of a run: rendered once for all tests. */
function inRussian(run: AuditRun): string {
  const text = rendered.get(run) ?? renderMarkdown(run, FILES, 'ru');
  rendered.set(run, text);
  return text;
}

test.each(Object.entries(RUNS))('no sentence of the Russian document is English: %s', (_, run) => {
  expect(englishIn(inRussian(run), run)).toEqual([]);
});

test('a sentence that has no Russian is seen', () => {
  const { ready } = RUNS;
  if (ready === undefined) throw new Error('no run');
  expect(englishIn(`${inRussian(ready)}\nNobody has told this.\n`, ready)).toEqual(['Nobody has told this.']);
});

test.each(Object.entries(RUNS))('its numbers, ids and names are those of the English one: %s', (_, run) => {
  const facts = (text: string) =>
    [...text.matchAll(/`[^`\n]+`|(?<![\d.])\d+(?:\.\d+)*/g)].map(([found]) => found).sort();
  expect(facts(inRussian(run))).toEqual(facts(renderMarkdown(run, FILES)));
});

test.each(Object.entries(RUNS).filter(([name]) => !WRONG.includes(name)))(
  'the lint finds no contradiction in a Russian document of ours: %s',
  (_, run) => {
    expect(lintAudit(inRussian(run), SPEC).map(({ first, message }) => `${first.line} ${message}`)).toEqual(
      [],
    );
  },
);

test.each([
  ['- **Выполнено**: 7', '- **Выполнено**: 8', 'counts-do-not-add-up'],
  ['- **Успешно**: 5', '- **Успешно**: 4', 'counts-do-not-add-up'],
  ['- **Общий статус**: ГОТОВО', '- **Общий статус**: УСЛОВНО', 'status-differs'],
  ['### Статус: ГОТОВО', '### Статус: НЕ ГОТОВО', 'status-differs'],
  ['| 0 | 3 | +3 | 1.1 +3 |', '| 0 | 3 | +3 | 1.1 +2 |', 'delta-not-of-sources'],
  ['| 0 | 3 | +3 | 1.1 +3 |', '| 0 | 4 | +3 | 1.1 +3 |', 'delta-is-wrong'],
  ['- **Файлов с ответами**: 7', '- **Файлов с ответами**: 9', 'response-files-differ'],
  [
    '- [x] Выполнены все запросы профиля (7 из 7)',
    '- [x] Выполнены все запросы профиля (6 из 7)',
    'tick-denies-itself',
  ],
  ['- **Уникальных клиентов**: 2', '- **Уникальных клиентов**: 3', null],
  ['7 из 7 (100%)', '7 из 7 (90%)', 'percent-is-wrong'],
  ['| 200 | 200 | +3 orders_raw', '| 200 | не выполнен | +3 orders_raw', null],
  ['- **Ожидаемые ошибки**: 1 (7.2 ', '- **Ожидаемые ошибки**: 2 (7.2 ', null],
])('an edit of a Russian document is found: %s', (from, to, rule) => {
  const { ready } = RUNS;
  if (ready === undefined) throw new Error('no run');
  const document = inRussian(ready);
  expect(document).toContain(from);
  const found = lintAudit(document.replace(from, to), SPEC).map((finding) => finding.rule);
  expect(found).not.toEqual([]);
  if (rule !== null) expect(found).toContain(rule);
});
