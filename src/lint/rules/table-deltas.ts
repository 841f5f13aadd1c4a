import { idsIn } from '../document/entry-ids.ts';
import { shortTableName, signedNumber } from '../facts/delta-terms.ts';
import { factsOf, type TableFact } from '../facts/fact.ts';
import { finding, type LintFinding } from '../finding.ts';
import { listsOf, type RuleContext } from './context.ts';
import { isDisclosed } from './disclosed-rows.ts';

/** A delta must be after minus before, the sum of its sources, and the sum of the matrix. */
export function tableDeltas(context: RuleContext): LintFinding[] {
  const tables = factsOf(context.facts, 'table');
  return tables.flatMap((table) => [
    ...arithmetic(table),
    ...sources(table, context),
    ...sourceIds(table, context),
    ...matrix(table, context),
  ]);
}

function arithmetic(table: TableFact): LintFinding[] {
  const { before, after, delta, value, line } = table;
  if (before === null || after === null || delta === null || after - before === delta) return [];
  return [
    finding(
      'delta-is-wrong',
      [table, delta],
      [table, after - before],
      `Line ${line} gives ${value} a delta of ${signed(delta)}, but ${after} after and ${before} before make ${signed(after - before)}.`,
    ),
  ];
}

/** The rows that each source of a table added; null when a source gives none. */
function sourceTerms(source: string): { text: string; amount: number }[] | null {
  // Brackets hold remarks: `3.2 +0 (18 sent, none new)`.
  const terms = source.replaceAll(/\([^()]*\d[^()]*\)/g, '').split(/[,;]\s+|\s\/\s/);
  const read = terms.map((text) => {
    const found = /(?:^|\s|:)([+\u2212-]\d[\d\u00a0\u202f]*)(?!\d)/.exec(text);
    return found?.[1] === undefined ? null : { text, amount: signedNumber(found[1]) };
  });
  return read.some((term) => term === null) ? null : read.filter((term) => term !== null);
}

function sources(table: TableFact, { document }: RuleContext): LintFinding[] {
  const terms = sourceTerms(table.source);
  const delta = deltaOf(table);
  if (terms === null || delta === null) return [];
  const sum = terms.reduce((total, { amount }) => total + amount, 0);
  if (sum === delta || isDisclosed(document, table.value)) return [];
  return [
    finding(
      'delta-not-of-sources',
      [table, signed(delta)],
      [table, signed(sum)],
      `Line ${table.line} gives ${table.value} a delta of ${signed(delta)}, but its sources add up to ${signed(sum)}.`,
    ),
  ];
}

// A source must have run, and changed something.
function sourceIds(table: TableFact, context: RuleContext): LintFinding[] {
  const missing = listsOf(context, 'missing');
  const terms =
    sourceTerms(table.source) ??
    table.source.split(/[,;]\s+/).map((text) => ({ text, amount: deltaOf(table) ?? 0 }));
  return terms.flatMap(({ text, amount }) => {
    const { ids } = idsIn(text, context.letters);
    if (amount === 0 || ids.length !== 1 || isSide(text)) return [];
    const [id] = ids;
    const row = context.rows.find(({ value }) => value === id);
    const list = row === undefined ? missing.find(({ value }) => value.includes(id ?? '')) : undefined;
    if (list !== undefined) {
      return [
        finding(
          'delta-not-of-matrix',
          [table, text.trim()],
          [list, 'not run'],
          `Line ${table.line} takes rows of ${table.value} from ${id}, which line ${list.line} says did not run.`,
        ),
      ];
    }
    if (row === undefined || (row.change !== 'none' && row.state === 'ran')) return [];
    // Of two scenarios one was skipped: the rows are those of the other.
    if (row.terms.some((term) => term.table === shortTableName(table.value) && term.amount !== 0)) return [];
    return [
      finding(
        'delta-not-of-matrix',
        [table, text.trim()],
        [row, row.delta],
        `Line ${table.line} takes rows of ${table.value} from ${id}, but the matrix shows "${row.state === 'ran' ? row.delta : row.result}" for it (line ${row.line}).`,
      ),
    ];
  });
}

function matrix(table: TableFact, { rows, document }: RuleContext): LintFinding[] {
  const name = shortTableName(table.value);
  const delta = deltaOf(table);
  const terms = rows.flatMap((row) =>
    row.terms.filter((term) => term.table === name).map(({ amount }) => ({ row, amount })),
  );
  const counted = rows.some((row) => row.terms.length > 0);
  if (delta === null || !counted) return [];
  // Only raw tables are sure to be named in a matrix that counts rows; a fact table may follow from them.
  if (
    terms.length === 0 &&
    (delta === 0 || !/_raw$/.test(name) || rows.some(({ change }) => change === 'unknown'))
  )
    return [];
  const sum = terms.reduce((total, { amount }) => total + amount, 0) + sideRows(table);
  const [first] = terms;
  if (sum === delta || isDisclosed(document, table.value)) return [];
  return [
    finding(
      'delta-not-of-matrix',
      [table, signed(delta)],
      [first?.row ?? rows[0] ?? table, signed(sum)],
      `Line ${table.line} gives ${table.value} a delta of ${signed(delta)}, but the rows of the test matrix add ${signed(sum)} to it.`,
    ),
  ];
}

/** The delta of a table, or what before and after make it. */
export function deltaOf({ before, after, delta }: TableFact): number | null {
  return delta ?? (before === null || after === null ? null : after - before);
}

/** Rows that calls made for other tests added: they stand in the sources, and not in the matrix. */
export function sideRows({ source }: TableFact): number {
  return (sourceTerms(source) ?? [])
    .filter(({ text }) => isSide(text))
    .reduce((sum, { amount }) => sum + amount, 0);
}

function isSide(text: string): boolean {
  return /prerequisite|setup|preparation|подготов|предварит/i.test(text);
}

function signed(value: number): string {
  return value < 0 ? String(value) : `+${value}`;
}
