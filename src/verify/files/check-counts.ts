import type { AuditTable } from '../../model/audit-run.ts';
import { utf8Text } from '../bytes/read-json.ts';
import type { Comparisons } from '../ledger.ts';

const HEAD = 'table_name,count_before,count_after,delta,max_ver,max_snapshot_ts';

/** The CSV of the tables, line by line, against the tables derived. */
export function checkCounts(
  file: string,
  bytes: Buffer,
  tables: readonly AuditTable[],
  ledger: Comparisons,
): void {
  const wanted = [HEAD, ...tables.map(lineOf), ''];
  const lines = (utf8Text(bytes) ?? '').split('\n');
  ledger.lines('line of the table counts', [file, lines], ['derived from the evidence log', wanted]);
}

function lineOf({ name, before, after, delta, maxVer, maxSnapshotTs }: AuditTable): string {
  return [name, before, after, delta, maxVer, maxSnapshotTs].map((value) => cellOf(value ?? '')).join(',');
}

/** A field by RFC 4180: in quotes where it must be. */
function cellOf(value: string | number): string {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
