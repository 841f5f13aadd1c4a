import type { AuditTable } from '../../model/audit-run.ts';
import { type LoggedScenario, type RunLog, ranScenarios } from '../log/run-log.ts';

/** The tables of the run: what they held before and after, and which scenario added how many rows. */
export function deriveTables(log: RunLog): AuditTable[] {
  const { before } = log.started;
  const { after, marked } = log.finished;
  if (before === null) return [];
  const ran = ranScenarios(log);
  return inOrder(Object.keys(before), log).map((name) => {
    const sources = ran.flatMap(({ id, scenario, counted, rows }) =>
      rows
        .filter((row) => row.table === name)
        .filter(({ sent, expected, actual }) => sent !== null || expected !== 0 || actual !== 0)
        .map(({ sent, actual }) => ({ id, scenario, sent, added: actual, counted })),
    );
    const rows = ran.flatMap((item) => item.rows).filter((row) => row.table === name);
    const [first, last] = [before[name], after?.[name]];
    const attributed = sources.reduce((sum, { added }) => sum + added, 0);
    const bases = [first, last].flatMap((count) => (count === undefined ? [] : [count.final]));
    const delta =
      first === undefined || last === undefined || first.final !== last.final ? null : last.rows - first.rows;
    const final = !bases.includes(false);
    return {
      name,
      before: first?.rows ?? 0,
      after: last?.rows ?? null,
      delta,
      attributed,
      others: delta === null || !final ? null : delta - attributed,
      contested: rows.reduce((sum, { contested }) => sum + (contested ?? 0), 0),
      final,
      strays:
        after === null || marked === null
          ? null
          : marked
              .filter(({ table }) => table === name)
              .flatMap((mark) => strayOf(mark, ran, replaces(name, log))),
      maxVer: last?.maxVer ?? null,
      maxSnapshotTs: last?.maxSnapshotTs ?? null,
      columns: deriveColumns(name, rows, sources.length, log),
      sources,
    };
  });
}

// Columns of the table as the run found it, and what became of each by the rows that the scenarios tell of.
function deriveColumns(
  name: string,
  rows: readonly LoggedScenario['rows'][number][],
  sources: number,
  { started }: RunLog,
): AuditTable['columns'] {
  const table = (started.warehouse?.tables ?? []).find((known) => known.name === name);
  const compared: string[] = [];
  const leftOut: AuditTable['columns']['leftOut'] = [];
  const anyCompared = rows.some((row) => (row.compared ?? []).length > 0);
  for (const column of table?.columns ?? []) {
    if (rows.some((row) => row.compared?.includes(column) === true)) {
      compared.push(column);
      continue;
    }
    const told = rows.flatMap((row) => row.leftOut ?? []).findLast((item) => item.column === column)?.reason;
    const missing = table?.missingColumns.includes(column) === true;
    const reason = missing
      ? 'the table has no such column'
      : anyCompared
        ? (told ?? 'no answer says what it must hold')
        : sources > 0
          ? 'no row of an answer was there to compare'
          : 'no answer of this run fills the table';
    leftOut.push({ column, reason });
  }
  return { compared, leftOut };
}

type Marked = NonNullable<RunLog['finished']['marked']>[number];

/** What the log shows of a load's rows in a table beyond what its scenario sent there. */
function strayOf(
  { table, load, rows, keys }: Marked,
  ran: readonly LoggedScenario[],
  replacing: boolean,
): NonNullable<AuditTable['strays']> {
  const owner = ran.find((item) => item.load === load);
  const sent = owner?.rows.find((row) => row.table === table);
  const allowed = sent?.sent ?? 0;
  const limit = replacing ? (sent?.distinct ?? allowed) : allowed;
  const stored = replacing ? keys : rows;
  if (stored <= limit) return [];
  const stray = limit === 0 ? rows : stored - limit;
  return [{ id: owner?.id ?? null, scenario: owner?.scenario ?? '', rows: stray }];
}

function replaces(name: string, { started }: RunLog): boolean {
  return (started.warehouse?.tables ?? []).some(
    (table) => table.name === name && /ReplacingMergeTree$/.test(table.engine),
  );
}

/**
 * True when the rows of a table are accounted for; on a server others may have added rows, but none may be missing. Where
 * FINAL took too long, only rows that strayed speak against a table.
 */
export function isAccountedFor(
  { after, others, contested, strays }: AuditTable,
  warehouse: RunLog['started']['warehouse'],
  byLoader = false,
): boolean {
  if (after === null) return false;
  if (strays !== null && strays.length > 0) return false;
  // What a loader fills was empty before, and nobody else's.
  if (warehouse?.engine === 'server' && !byLoader) return contested === 0 && (others === null || others >= 0);
  return others === 0;
}

function inOrder(names: readonly string[], { started }: RunLog): string[] {
  const known = (started.warehouse?.tables ?? []).map(({ name }) => name);
  const rest = names.filter((name) => !known.includes(name));
  return [...known.filter((name) => names.includes(name)), ...rest.sort()];
}
