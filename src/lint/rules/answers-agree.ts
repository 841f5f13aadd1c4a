import { idWords } from '../document/entry-ids.ts';
import { factsOf } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import { countOf, type RuleContext } from './context.ts';

const NO_ERROR =
  /^(?:there were |there was )?no (?:4xx|errors?\b|error answers?|calls? (?:was|were) answered with an error)|^(?:4xx\S*|errors?)\b[^:]*:\s*(?:none|0|no)\b|^ошибок (?:не было|нет)/i;
/** Says that no test failed, or that all passed. */
export const NO_FAILURE =
  /\b(?:no|zero) (?:tests?|checks?|entry|entries) (?:has |have )?failed|\ball (?:\d+ )?(?:tests|entries) passed\b|все (?:\d+ )?тест\S* (?:успешно )?пройден\S*|все тест\S* прошли|ни один тест не (?:упал|провален)/i;

/** A status given for a test must be the one in its row of the matrix. */
export function answersAgree({ facts, rows }: RuleContext): LintFinding[] {
  const byId = new Map(rows.map((row) => [row.value, row]));
  return factsOf(facts, 'answer').flatMap((fact) => {
    const row = fact.ids
      .map((id) => byId.get(id))
      .find(
        (found) =>
          found !== undefined &&
          found.state === 'ran' &&
          found.codes.length > 0 &&
          !found.codes.includes(fact.value),
      );
    if (row === undefined) return [];
    return [
      finding(
        'answer-differs',
        [row, row.result],
        [fact, fact.value],
        `Line ${fact.line} gives ${fact.value} for ${row.value}, but the matrix shows the result "${row.result}" (line ${row.line}).`,
      ),
    ];
  });
}

/** "No errors" and "no test failed" must not stand beside errors and failures. */
export function noneMeansNone(context: RuleContext): LintFinding[] {
  const { document, rows } = context;
  const errors = rows.filter(({ state, codes }) => state === 'ran' && codes.some((code) => code >= 400));
  const failures = rows.filter(({ state, outcome }) => state === 'ran' && outcome === 'failed');
  const failed = countOf(context, 'failed');
  return document.statements.flatMap((statement) => {
    const { text, section, line, box } = statement;
    if (box !== null) return [];
    const [error] = errors;
    if (section === 'errors' && error !== undefined && NO_ERROR.test(text)) {
      return [
        finding(
          'none-but-some',
          [error, error.result],
          [statement, text],
          `Line ${line} says "${text}", but the matrix shows errors for ${idWords(errors.map(({ value }) => value))} (line ${error.line}).`,
        ),
      ];
    }
    if (!NO_FAILURE.test(text)) return [];
    const [row] = failures;
    const other = row ?? (failed !== undefined && failed.value > 0 ? failed : undefined);
    if (other === undefined) return [];
    const value = row === undefined ? `${failed?.value} failed` : `${row.value}: ${row.result}`;
    return [
      finding(
        'none-but-some',
        [other, value],
        [statement, text],
        `Line ${line} says "${text}", but line ${other.line} has ${value}.`,
      ),
    ];
  });
}
