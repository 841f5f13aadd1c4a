import type { AuditTable } from '../../model/audit-run.ts';
import type { TableCount, TableCounts } from '../../model/evidence.ts';
import { type RunLog, ranScenarios } from '../log/run-log.ts';

/** The tables of the run: what they held before and after, and which scenario added how many rows. */
export function deriveTables(log: RunLog): AuditTable[] {
  const { before } = log.started;
  const { after } = log.finished;
  if (before === null || after === null) return [];
  const ran = ranScenarios(log);
  return inOrder(after, log).map(([name, last]) => {
    const sources = ran.flatMap(({ id, scenario, counted, rows }) =>
      rows
        .filter((row) => row.table === name)
        .filter(({ sent, expected, actual }) => sent !== null || expected !== 0 || actual !== 0)
        .map(({ sent, actual }) => ({ id, scenario, sent, added: actual, counted })),
    );
    const rows = ran.flatMap((item) => item.rows).filter((row) => row.table === name);
    const first = before[name]?.rows ?? 0;
    const attributed = sources.reduce((sum, { added }) => sum + added, 0);
    return {
      name,
      before: first,
      after: last.rows,
      delta: last.rows - first,
      attributed,
      others: last.rows - first - attributed,
      contested: rows.reduce((sum, { contested }) => sum + (contested ?? 0), 0),
      maxVer: last.maxVer,
      maxSnapshotTs: last.maxSnapshotTs,
      sources,
    };
  });
}

/** True when the rows of a table are accounted for; on a server others may have added rows, but none may be missing. */
export function isAccountedFor(
  { others, contested }: AuditTable,
  warehouse: RunLog['started']['warehouse'],
): boolean {
  return warehouse?.engine === 'server' ? others >= 0 && contested === 0 : others === 0;
}

function inOrder(counts: TableCounts, { started }: RunLog): [string, TableCount][] {
  const known = (started.warehouse?.tables ?? []).map(({ name }) => name);
  const rest = Object.keys(counts).filter((name) => !known.includes(name));
  return [...known, ...rest.sort()].flatMap((name) => {
    const found = Object.hasOwn(counts, name) ? counts[name] : undefined;
    return found === undefined ? [] : [[name, found] as [string, TableCount]];
  });
}
