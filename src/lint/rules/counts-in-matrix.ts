import { classRows } from '../classes/class-rows.ts';
import type { ResultClass } from '../classes/class-words.ts';
import { idWords } from '../document/entry-ids.ts';
import type { CountFact, MatrixFact } from '../facts/fact.ts';
import { factsOf } from '../facts/fact.ts';
import { saysPassed } from '../facts/outcome.ts';
import { finding, type LintFinding } from '../finding.ts';
import { isOfItsRows } from './classes-fit.ts';
import { amount, countOf, type RuleContext } from './context.ts';
import { deniedAmongErrors } from './counts-add-up.ts';

/** Counts of tests must be those of the matrix's rows: executed, succeeded, failed, answered with an expected error, skipped. */
export function countsInMatrix(context: RuleContext): LintFinding[] {
  // What the classes of the rows give is right, whatever their statuses seem to say.
  return differing(context).filter(({ first }) => !isOfItsRows(context.document, first));
}

function differing(context: RuleContext): LintFinding[] {
  const { rows } = context;
  const [first] = rows;
  if (first === undefined || context.excerpt) return [];
  const ran = rows.filter(({ state }) => state === 'ran');
  const found: LintFinding[] = [];
  const compare = (fact: CountFact | undefined, accepted: number[], what: string, at: MatrixFact = first) => {
    if (fact === undefined || accepted.includes(fact.value)) return;
    const shown = accepted[0] ?? 0;
    found.push(
      finding(
        'count-not-in-matrix',
        [fact, fact.value],
        [at, shown],
        `Line ${fact.line} says "${fact.text}", but the test matrix (from line ${first.line}) has ${amount(shown, 'row', 'rows')} ${what}.`,
      ),
    );
  };
  const told = new Set<number>();
  for (const fact of factsOf(context.facts, 'count')) {
    if (fact.concept !== 'executed' || fact.part || told.has(fact.value)) continue;
    told.add(fact.value);
    compare(fact, [ran.length], 'of tests that ran');
  }
  compare(
    countOf(context, 'total'),
    [rows.length, ran.length, countOf(context, 'specified')?.value ?? rows.length],
    'in all',
  );
  compare(
    countOf(context, 'skipped'),
    [rows.filter(({ state }) => state === 'skipped').length],
    'marked as skipped',
  );
  const unrun = rows.filter(({ state }) => state === 'notExecuted').length;
  if (unrun > 0)
    compare(countOf(context, 'notExecuted'), [unrun, rows.length - ran.length], 'marked as not executed');
  const of = (outcome: MatrixFact['outcome']) => ran.filter((row) => row.outcome === outcome);
  if (ran.some(({ outcome }) => outcome === 'unknown'))
    return [...found, ...moreFailed(context, of('failed'))];
  const [success, error, failed] = [of('success').length, of('error').length, of('failed').length];
  const succeeded = countOf(context, 'succeeded');
  // What is too many of those that passed is to be seen at one that did not.
  const [lost] = of('failed');
  const strict = succeeded !== undefined && (/2xx|\b20\d\b/.test(succeeded.text) || succeeded.ids.length > 0);
  compare(
    succeeded,
    strict ? [success] : [success, ran.length - failed],
    'with a 2xx result',
    (succeeded?.value ?? 0) > success ? lost : first,
  );
  compare(countOf(context, 'passed'), [ran.length - failed, success], 'whose result is the expected one');
  compare(
    countOf(context, 'failed'),
    [failed],
    'whose result is marked as failed or is not the expected one',
    lost,
  );
  found.push(...errorsInMatrix(context, of('error'), error));
  return found;
}

// Where some results cannot be read, those marked as failed are no fewer than they say.
function moreFailed(context: RuleContext, rows: readonly MatrixFact[]): LintFinding[] {
  const failed = countOf(context, 'failed');
  const [first] = rows;
  if (failed === undefined || first === undefined || failed.value >= rows.length) return [];
  return [
    finding(
      'count-not-in-matrix',
      [failed, failed.value],
      [first, rows.length],
      `Line ${failed.line} says "${failed.text}", but ${idWords(rows.map(({ value }) => value))} ${rows.length === 1 ? 'is' : 'are'} marked as failed (line ${first.line}).`,
    ),
  ];
}

/** An id listed in a class must have a row of that class. */
export function classesInMatrix(context: RuleContext): LintFinding[] {
  const { facts, rows } = context;
  const byId = new Map(rows.map((row) => [row.value, row]));
  const classes = new Map(classRows(context.document).map((row) => [row.id, row.classes]));
  return factsOf(facts, 'count').flatMap((fact) => {
    const wrong = fact.ids.flatMap((id) => {
      const row = byId.get(id);
      const passes = fact.concept === 'failed' && row !== undefined && saysPassed(row.result);
      const own = CLASS_OF[fact.concept];
      const isOfClass = own !== undefined && classes.get(id)?.includes(own) === true;
      return row === undefined || isOfClass || (fits(fact.concept, row) && !passes) ? [] : [row];
    });
    const [row] = wrong;
    if (row === undefined) return [];
    return [
      finding(
        'class-not-in-matrix',
        [fact, idWords(wrong.map(({ value }) => value))],
        [row, row.result],
        `Line ${fact.line} counts ${idWords(wrong.map(({ value }) => value))} under "${fact.text.split(/[:(]/)[0]?.trim()}", but the matrix shows ${row.value} with the result "${row.result}"${row.expected === '' ? '' : ` where "${row.expected}" was expected`} (line ${row.line}).`,
      ),
    ];
  });
}

const CLASS_OF: Partial<Record<CountFact['concept'], ResultClass>> = {
  succeeded: 'success',
  passed: 'success',
  expectedErrors: 'expectedError',
  denied: 'denied',
  failed: 'failed',
  notExecuted: 'missing',
  skipped: 'missing',
};

function fits(concept: CountFact['concept'], { outcome, state }: MatrixFact): boolean {
  if (concept === 'skipped') return state === 'skipped';
  if (concept === 'notExecuted') return state !== 'ran';
  if (concept === 'specified' || concept === 'total' || concept === 'otherClass') return true;
  if (state !== 'ran') return false;
  if (outcome === 'unknown' || concept === 'executed') return true;
  if (concept === 'passed') return outcome !== 'failed';
  if (concept === 'failed') return outcome === 'failed';
  return outcome === (concept === 'succeeded' ? 'success' : 'error');
}

function errorsInMatrix(context: RuleContext, rows: readonly MatrixFact[], shown: number): LintFinding[] {
  const expected = countOf(context, 'expectedErrors');
  const denied = countOf(context, 'denied');
  const stated = expected ?? denied;
  const [first] = context.rows;
  if (stated === undefined || first === undefined) return [];
  const both = (expected?.value ?? 0) + (denied?.value ?? 0);
  const refusals = [
    rows.filter(({ codes }) => codes.includes(403)),
    rows.filter(({ codes }) => codes.some((code) => code === 401 || code === 403)),
  ];
  const accepted =
    expected !== undefined && denied !== undefined
      ? [both, ...(deniedAmongErrors(expected, denied) ? [expected.value] : [])]
      : refusals
          .flatMap(({ length }) =>
            expected === undefined ? [stated.value - length + shown] : [stated.value + length],
          )
          .concat(stated.value);
  if (accepted.includes(shown)) return [];
  const said = expected !== undefined && denied !== undefined ? (accepted.at(-1) ?? both) : both;
  return [
    finding(
      'count-not-in-matrix',
      [stated, said],
      [first, shown],
      `The summary counts ${amount(said, 'test', 'tests')} answered with an error as expected (line ${stated.line}), but the matrix shows ${shown}${shown === 0 ? '' : ` (${idWords(rows.map(({ value }) => value))})`}.`,
    ),
  ];
}
