import { stringify } from 'csv-stringify/sync';
import type { AuditTable } from '../model/audit-run.ts';

const COLUMNS = ['table_name', 'count_before', 'count_after', 'delta', 'max_ver', 'max_snapshot_ts'] as const;

/** CSV (RFC 4180, line feeds) with a line for each table; an unknown version or time is empty. */
export function countsCsv(tables: readonly AuditTable[]): string {
  const rows = tables.map(({ name, before, after, delta, maxVer, maxSnapshotTs }) => [
    name,
    before,
    after,
    delta,
    maxVer,
    maxSnapshotTs,
  ]);
  return stringify(rows, { header: true, columns: [...COLUMNS] });
}
