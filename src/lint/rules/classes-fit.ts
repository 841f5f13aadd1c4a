import { type ClassClaim, classClaims } from '../classes/class-claims.ts';
import { type ClassRow, classedRows } from '../classes/class-rows.ts';
import type { Counted, ResultClass } from '../classes/class-words.ts';
import { idWords } from '../document/entry-ids.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { scopesOf } from '../facts/scope.ts';
import { finding, type LintFinding } from '../finding.ts';
import { once } from '../once.ts';
import type { RuleContext } from './context.ts';

/**
 * A number of entries of a class must be that of the rows. Words for the classes are used in many ways: whether one with an expected error passed, or one that
 * was denied was executed, is for the document to say. So only a document most of whose numbers its rows give, in one way or another, is held to them.
 */
export function classesFit({ document }: RuleContext): LintFinding[] {
  const rows = classedRows(document);
  const [first] = rows;
  if (first === undefined || !countsItsRows(document)) return [];
  // More may be planned, or missing, than has a row.
  const hasMissing = rows.some(({ classes }) => classes.includes('missing'));
  const { right, wrong } = judged(document);
  // Two numbers of one line that are right elsewhere are of another part: a run on another stand, a pass of two.
  const isOfAnother = ({ line }: ClassClaim) => {
    const beside = wrong.filter((claim) => claim.line === line);
    return (
      beside.length > 1 &&
      beside.every(({ counted }) => right.some((claim) => claim.counted === counted && claim.line !== line))
    );
  };
  const told = wrong
    .filter((claim) => !isOfAnother(claim))
    .filter(
      ({ counted, value }, index, all) =>
        counted !== 'planned' &&
        (counted !== 'missing' || hasMissing) &&
        all.findIndex((one) => one.counted === counted && one.value === value) === index,
    );
  return told.map((claim) => {
    const own = rowsOf(claim.counted, rows);
    const shown = own.length;
    const named = own.length === 0 || own.length > 12 ? '' : ` (${idWords(own.map(({ id }) => id))})`;
    return finding(
      'count-not-in-matrix',
      [claim, claim.value],
      [own[0] ?? first, shown],
      `Line ${claim.line} says "${claim.text}", but of the ${rows.length} entries from line ${first.line} on ${shown} are ${WORDS[claim.counted]}${named}.`,
    );
  });
}

/** True for a document whose rows give most of the numbers that it has for its classes: then they are what it counts. */
export function countsItsRows(document: LintDocument): boolean {
  const { right, wrong } = judged(document);
  return new Set(right.map(({ counted }) => counted)).size >= 3 && wrong.length * 2 <= right.length;
}

/** True for a number at a place that the rows of the document give for a class, or for two classes together. */
export function isOfItsRows(
  document: LintDocument,
  { line, value }: { line: number; value: string },
): boolean {
  if (!countsItsRows(document)) return false;
  const rows = classedRows(document);
  const { right, wrong } = judged(document);
  const isExact = ({ counted, value: own }: ClassClaim) =>
    counted === 'executed' || rowsOf(counted, rows).length === own;
  const isError = ({ counted }: ClassClaim) => counted === 'expectedError' || counted === 'denied';
  const own = right.filter((claim) => claim.line === line);
  const same = own.filter((claim) => String(claim.value) === value);
  if (same.length > 0) return same.some(isExact);
  return own.some(isError) && right.filter(isError).every(isExact) && !wrong.some(isError);
}

/** True where the numbers of the classes make the number of the entries executed or planned. */
export function classesReachTotal(document: LintDocument): boolean {
  const { right } = judged(document);
  const of = (counted: Counted) => right.find((claim) => claim.counted === counted)?.value;
  const sum = (['success', 'expectedError', 'denied', 'failed'] as const).reduce(
    (total, name) => total + (of(name) ?? 0),
    0,
  );
  const wholes = [of('executed'), of('planned'), (of('executed') ?? 0) + (of('denied') ?? 0)];
  return countsItsRows(document) && (wholes.includes(sum) || wholes.includes(sum + (of('missing') ?? 0)));
}

const judged = once((document: LintDocument): Record<'right' | 'wrong', ClassClaim[]> => {
  const rows = classedRows(document);
  const [first] = rows;
  if (first === undefined) return { right: [], wrong: [] };
  const scopes = scopesOf(document);
  const claims = classClaims(document).filter((claim) => {
    const told = { ...claim, value: claim.text };
    // Rows are those of the last run, unless they say otherwise.
    const { run } = scopes.of(told);
    const isEarlier = scopes.hasLaterRun && (run === 'first' || run === 'both');
    return !isEarlier && !scopes.mayDiffer(told, { ...first, value: first.id });
  });
  // What was skipped and what was not executed may be counted apart.
  const missing = claims.filter(({ counted }) => counted === 'missing').map(({ value }) => value);
  const shown = rowsOf('missing', rows).length;
  const apart = missing.includes(shown) || missing.reduce((total, value) => total + value, 0) === shown;
  const fits = (claim: ClassClaim) =>
    acceptedFor(claim.counted, rows).some(([from, to]) => from <= claim.value && claim.value <= to) ||
    (apart && claim.counted === 'missing' && claim.value < shown);
  const right = new Set(claims.filter(fits));
  return { right: [...right], wrong: claims.filter((claim) => !right.has(claim)) };
});

const WORDS: Readonly<Record<Counted, string>> = {
  success: 'successful',
  expectedError: 'expected errors',
  denied: 'denied',
  failed: 'failed',
  missing: 'without a result',
  executed: 'executed',
  planned: 'listed',
};

function rowsOf(counted: Counted, rows: readonly ClassRow[]): ClassRow[] {
  if (counted === 'planned') return [...rows];
  if (counted === 'executed') return rows.filter(({ classes }) => !classes.includes('missing'));
  return rows.filter(({ classes }) => classes.includes(counted));
}

/** Whole numbers from the first to the last of the two. */
export type Span = readonly [from: number, to: number];

/** Every number that a claim may mean, with the rows as they are. */
export function acceptedFor(counted: Counted, rows: readonly ClassRow[]): Span[] {
  const sure = (name: ResultClass) =>
    rows.filter(({ classes: [only, more] }) => only === name && more === undefined).length;
  const maybe = (name: ResultClass) => rows.filter(({ classes }) => classes.includes(name)).length;
  const own = (...names: readonly ResultClass[]): Span => [
    names.reduce((sum, name) => sum + sure(name), 0),
    names.reduce((sum, name) => sum + maybe(name), 0),
  ];
  const ran = rows.length - maybe('missing');
  switch (counted) {
    case 'success':
      return [own('success'), own('success', 'expectedError'), own('success', 'expectedError', 'denied')];
    case 'expectedError':
      return [own('expectedError'), own('expectedError', 'denied')];
    case 'failed':
      return [own('failed'), own('failed', 'denied')];
    case 'executed':
      return [
        [ran, ran],
        [ran - maybe('denied'), ran - sure('denied')],
      ];
    case 'planned':
      return [
        [rows.length, rows.length],
        [ran, ran],
      ];
    default:
      return [own(counted)];
  }
}
