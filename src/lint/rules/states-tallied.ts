import { amountsOf } from '../amounts/amounts.ts';
import { type StateRow, statesOf } from '../amounts/state-tables.ts';
import type { State } from '../amounts/states.ts';
import { sizeOf, type Tally, talliesOf } from '../amounts/tallies.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const FEWEST = 3;
const WORDS: Record<State, string> = {
  pass: 'passed',
  fail: 'failed',
  skip: 'were skipped',
  block: 'were blocked',
};

/** The numbers of things that passed, failed and were skipped must be those that a table, or the headings, of as many things show. */
export function statesTallied(context: RuleContext): LintFinding[] {
  const { document } = context;
  const tables = statesOf(document).map(({ rows }) => rows.filter(({ isId }) => isId));
  const groups = [...tables, ...(tables.length > 1 ? [tables.flat()] : [])].filter(
    ({ length }) => length >= FEWEST,
  );
  const tallies = talliesOf(sentencesAndRows(document).filter(isOfThisRun));
  const told = new Set<string>();
  return [
    ...numberOfHeadings(context),
    ...groups.flatMap((rows) =>
      tallies.flatMap((tally) =>
        sizeOf(tally) === rows.length || saysNone(tally, rows)
          ? compared(tally, rows).filter(
              ({ first }) => !told.has(`${first.line}`) && told.add(`${first.line}`),
            )
          : [],
      ),
    ),
  ];
}

// `0 skipped`, with no number beside it, where a row is.
function saysNone(tally: Tally, rows: readonly StateRow[]): boolean {
  const [first] = rows;
  const [only, more] = tally.counts;
  if (only === undefined || more !== undefined || only[1].value !== 0 || first === undefined) return false;
  const { spot } = only[1];
  return spot.headings.length === 0 || spot.sectionTitle === first.spot.sectionTitle;
}

// `Tests executed: 8` above seven headings with their ids in a row.
function numberOfHeadings({ document }: RuleContext): LintFinding[] {
  const rows = statesOf(document).find(({ table }) => table === null)?.rows ?? [];
  const [first] = rows;
  const counted = sentencesAndRows(document)
    .filter(isOfThisRun)
    .filter(
      ({ section, headings, sectionTitle }) =>
        headings.length === 0 || section === 'summary' || sectionTitle === '',
    )
    .flatMap(amountsOf)
    .filter(
      ({ words, whole }) =>
        whole === null && words.includes('test') && words.every((word) => word === 'test' || word === 'run'),
    );
  const [said] = counted;
  if (first === undefined || said === undefined || rows.length < 4) return [];
  if (Math.abs(said.value - rows.length) > 2 || counted.some(({ value }) => value === rows.length)) return [];
  return [
    finding(
      'rows-differ',
      [said.spot, said.value],
      [first.head, rows.length],
      `Line ${said.spot.line} says "${said.spot.text}", but ${rows.length} tests have a heading (from line ${first.head.line}).`,
      'medium',
    ),
  ];
}

function compared({ counts }: Tally, rows: readonly StateRow[]): LintFinding[] {
  if (rows.some(({ state }) => state === null)) return [];
  return (['fail', 'pass', 'skip'] as const).flatMap((state) => {
    const said = counts.get(state);
    const own = rows.filter((row) => row.state === state || (state === 'skip' && row.state === 'block'));
    const blocked = state === 'skip' ? (counts.get('block')?.value ?? 0) : 0;
    if (said === undefined || said.value + blocked === own.length) return [];
    // What is too many of those that passed is to be seen at one that did not.
    const other =
      state === 'pass' && said.value > own.length ? rows.find((row) => row.state !== 'pass') : undefined;
    const first = other ?? own[0] ?? rows[0];
    if (first === undefined) return [];
    return [
      finding(
        'count-not-in-matrix',
        [said.spot, said.value],
        [first.spot, own.length],
        `Line ${said.spot.line} says "${said.spot.text}", but of the ${rows.length} that are listed ${own.length} ${WORDS[state]} (line ${first.spot.line}).`,
      ),
    ];
  });
}
