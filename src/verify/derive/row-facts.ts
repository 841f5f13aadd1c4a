import type { AuditRun } from '../../model/audit-run.ts';
import { labelOf } from '../log/run-log.ts';
import { isAccountedFor } from './tables.ts';

/** The scenarios with wrong rows in a table, by their labels. */
function withWrongRows(run: Pick<AuditRun, 'entries'>, table: string): string[] {
  const found: string[] = [];
  for (const { id, scenarios } of run.entries) {
    for (const { name, checks, rows } of scenarios) {
      const failed = checks.find((check) => check.name === `rows:${table}`)?.result === 'fail';
      const uneven = rows.filter((row) => row.table === table && row.actual !== row.expected);
      if (failed || uneven.length > 0) found.push(labelOf({ id, scenario: name }));
    }
  }
  return found;
}

/** How many tables are accounted for and have no wrong rows. */
export function rightTables(run: Pick<AuditRun, 'entries' | 'tables' | 'warehouse'>): number {
  const right = run.tables.filter(({ name }) => withWrongRows(run, name).length === 0);
  return right.filter((table) => isAccountedFor(table, run.warehouse)).length;
}
