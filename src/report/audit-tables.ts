import type { AuditTable } from '../model/audit-run.ts';
import type { FiledEvidence, TableCount, TableCounts, WarehouseFacts } from '../model/evidence.ts';
import { inExecutionOrder, inSpecOrder } from './evidence-order.ts';
import type { RunInput } from './run-input.ts';
import { scenarioRows } from './scenario-result.ts';

/** The first and the last snapshot of a run, in the order of execution; null when none was taken. */
export function runSnapshots(
  evidence: readonly FiledEvidence[],
): { before: TableCounts; after: TableCounts } | null {
  const taken = inExecutionOrder(evidence).filter(
    ({ before, after }) => Object.keys(before).length > 0 && Object.keys(after).length > 0,
  );
  const [first, last] = [taken[0], taken.at(-1)];
  return first === undefined || last === undefined ? null : { before: first.before, after: last.after };
}

/**
 * Every table of the snapshots: rows before and after the run, and the rows that scenarios account for. Scenarios that
 * only served others are accounted for too, since what they load is in the table. [] when no snapshot was taken.
 */
export function auditTables({
  evidence,
  plan,
  warehouse,
}: Pick<RunInput, 'evidence' | 'plan' | 'warehouse'>): AuditTable[] {
  const snapshots = runSnapshots(evidence);
  if (snapshots === null) return [];
  const ordered = inSpecOrder(evidence, plan);
  return inWarehouseOrder(snapshots.after, warehouse).map(([name, last]) => {
    const before = snapshots.before[name]?.rows ?? 0;
    const sources = ordered.flatMap((item) =>
      scenarioRows(item, warehouse)
        .filter((row) => row.table === name && (row.sent !== null || row.actual !== 0 || row.expected !== 0))
        .map(({ sent, actual }) => ({
          id: item.id,
          scenario: item.scenario,
          sent,
          added: actual,
          counted: item.counted,
        })),
    );
    const delta = last.rows - before;
    const attributed = sources.reduce((sum, { added }) => sum + added, 0);
    const contested = evidence
      .flatMap(({ rows }) => rows.filter(({ table }) => table === name))
      .reduce((sum, row) => sum + (row.contested ?? 0), 0);
    return {
      name,
      before,
      after: last.rows,
      delta,
      attributed,
      others: delta - attributed,
      contested,
      maxVer: last.maxVer,
      maxSnapshotTs: last.maxSnapshotTs,
      sources,
    };
  });
}

/** Counts in the warehouse's own order of tables: a snapshot's is whatever order the counts came back in. */
function inWarehouseOrder(counts: TableCounts, warehouse: WarehouseFacts | null): [string, TableCount][] {
  const known = warehouse?.tables.map(({ name }) => name) ?? [];
  const others = Object.keys(counts)
    .filter((name) => !known.includes(name))
    .sort();
  return [...known, ...others].flatMap((name) => {
    const count = counts[name];
    return count === undefined ? [] : [[name, count]];
  });
}

/**
 * Whether the rows of a table are accounted for. The embedded engine has one writer, so every row must be a scenario's.
 * On a server others may add rows beside them; it takes that no key was written by both, and that no row went away.
 */
export function reconciles(
  { others, contested }: Pick<AuditTable, 'others' | 'contested'>,
  warehouse: Pick<WarehouseFacts, 'engine'> | null,
): boolean {
  return warehouse?.engine === 'server' ? contested === 0 && others >= 0 : others === 0;
}
