import type { LintTable, Statement } from '../document/lint-document.ts';
import { plainCell } from '../document/numbers.ts';
import type { CountFact, TestConcept } from './fact.ts';
import { spotOf } from './spot-of.ts';
import { classOf } from './test-counts.ts';

// `All` may be all of one kind.
const TOTAL_ROW = /^(?:grand |overall )?(?:total|итого|всего)(?!\p{L})/iu;
const PASSED = /^(?:✅ ?)?(?:passed|pass|ok|success\w*|пройдено|успешно)$/i;
const FAILED = /^(?:❌ ?)?(?:failed|fail|failures|провалено|неуспешно)$/i;
const PAIR =
  /^(?<label>[\p{L} ]{2,24}?)\s?[:=–—-]?\s?(?<value>\d{1,5})(?:\s+(?:tests?|entries|requests|тест\p{L}*|запрос\p{L}*))?(?:\s?%?|\s*\([^()]*\))\.?$/u;

const REVERSED =
  /^(?<value>\d{1,5})\s+(?:(?:were|was)\s+)?(?<label>(?:tests?\s+|entries\s+|requests\s+|тест\p{L}*\s+)?[\p{L} ]{4,24}?)(?:\s*\([^()]*\))?\.?$/u;
const TESTS_FIRST =
  /^(\d{1,5})\s+(?:tests?|entries|requests|тест\p{L}*|запрос\p{L}*)(?:\s+(?:in all|in total|всего))?\s*[:—–-]\s*/iu;

/**
 * The counts of a row of totals, where a table has what passed and what failed beside each other: `Total | 21 | 18 | 3`. Those of any
 * other table are of something else than tests.
 */
export function totalRowCounts(table: LintTable): CountFact[] {
  const row = table.rows.at(-1);
  if (row === undefined || !TOTAL_ROW.test((row.cells[0] ?? '').trim())) return [];
  const at = (pattern: RegExp) => table.header.findIndex((head) => pattern.test(head.trim()));
  const columns: [TestConcept, number][] = [
    ['succeeded', at(PASSED)],
    ['failed', at(FAILED)],
  ];
  if (columns.some(([, column]) => column < 0)) return [];
  return columns.flatMap(([concept, column]): CountFact[] => {
    const cell = plainCell(row.cells[column]);
    if (!/^\d{1,5}$/.test(cell)) return [];
    const { section, sectionTitle, headings } = table;
    const text = row.cells.join(' | ');
    return [
      {
        ...{ line: row.line, section, sectionTitle, headings, text },
        ...{ kind: 'count', concept, value: Number(cell), ids: [], nested: false, part: false },
      },
    ];
  });
}

/**
 * Counts that a line lists behind each other and nothing else: `Total 33, passed 33, failed 0 (100%).`,
 * `30 tests planned, 26 executed, 3 skipped`, `26 tests: 23 passed, 3 failed`.
 */
export function countsInRow(statement: Statement): CountFact[] {
  const [lead = '', all] = TESTS_FIRST.exec(statement.text) ?? [];
  const parts = statement.text.slice(lead.length).split(/\s*[,;|/]\s+|\s+(?:and|и)\s+(?=\d)/);
  if (parts.length < 2) return [];
  const counts = parts.map((part) => {
    const { label = '', value = '' } = (PAIR.exec(part.trim()) ?? REVERSED.exec(part.trim()))?.groups ?? {};
    const concept = classOf(label.trim());
    return concept === null ? null : { concept, value: Number(value) };
  });
  if (all !== undefined) counts.unshift({ concept: 'total', value: Number(all) });
  if (counts.some((count) => count === null)) return [];
  return counts
    .filter((count) => count !== null)
    .map((count) => ({
      ...spotOf(statement),
      ...{ kind: 'count', ...count, ids: [], nested: false, part: false },
    }));
}
