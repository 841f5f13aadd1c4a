import { idsIn } from '../document/entry-ids.ts';
import type { LintDocument, Statement } from '../document/lint-document.ts';
import type { MatrixFact } from './fact.ts';
import { outcomeOf, statusCodes } from './outcome.ts';
import { spotOf } from './spot-of.ts';

/** Fewer blocks may be of some tests that the text speaks of. */
const FEWEST = 3;
const RESULT = /^(?:status|result|outcome|actual(?: result| status)?|статус|результат|итог|факт)$/i;
const EXPECTED = /^(?:expected(?: result| status)?|ожида\p{L}*(?: результат| статус)?)$/iu;

/**
 * The tests of a document that gives each a heading of its own (`### Test 2.1: list clients`, `Status: FAILED` below it), as rows of a
 * matrix. [] where fewer than three have a result. The line of a row is that of its result.
 */
export function testBlocks({ statements }: LintDocument, letters: boolean): MatrixFact[] {
  const rows: MatrixFact[] = [];
  let id: string | null = null;
  let expected = '';
  for (const statement of statements) {
    if (statement.origin === 'heading') {
      id = idOfTest(statement.text, letters);
      expected = '';
    } else if (id !== null && EXPECTED.test(statement.label ?? '')) expected = statement.value;
    else if (id !== null && RESULT.test(statement.label ?? '')) {
      rows.push(rowOf(statement, id, expected));
      id = null;
    }
  }
  return rows.length < FEWEST ? [] : rows;
}

function idOfTest(heading: string, letters: boolean): string | null {
  const text = heading.replace(/^[^\p{L}\p{N}]+/u, '').replace(/^(?:test(?: case)?|тест|запрос)\s+/i, '');
  const { ids } = idsIn(text, letters);
  const [only, more] = ids;
  const names =
    only !== undefined &&
    (text.startsWith(only) || new RegExp(`\\(${only.replace('.', '\\.')}\\)`).test(text));
  return names && more === undefined ? only : null;
}

function rowOf(statement: Statement, id: string, expected: string): MatrixFact {
  const result = statement.value;
  return {
    ...spotOf(statement),
    ...{
      kind: 'row',
      value: id,
      ref: '',
      expected,
      result,
      delta: '',
      terms: [],
      change: 'unknown',
      artifacts: null,
    },
    state: /not (?:executed|run)|не выполн/i.test(result)
      ? 'notExecuted'
      : /skipped|пропущ/i.test(result)
        ? 'skipped'
        : 'ran',
    codes: statusCodes(result),
    outcome: outcomeOf(expected, result),
  };
}
