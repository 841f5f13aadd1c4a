import type { AuditRun, AuditScenario, AuditTable } from '../model/audit-run.ts';
import type { WarehouseFacts } from '../model/evidence.ts';
import { scenarioLabel } from './words.ts';

/** True for a scenario of which rows are checked: with a loader those are not of every scenario. */
export function hasRowChecks({ checks }: AuditScenario): boolean {
  return checks.some(({ name }) => name.startsWith('rows:'));
}

/** True when every check of a scenario's rows was made and held: what was not looked at was not as expected. */
export function rowsHeld({ checks, rows }: AuditScenario): boolean {
  return (
    checks.every(({ name, result }) => !name.startsWith('rows:') || result === 'pass') &&
    rows.every(({ expected, actual }) => expected === actual)
  );
}

/** Labels of the scenarios whose rows in a table are not those that had to be there. */
export function wrongRowsIn({ entries }: Pick<AuditRun, 'entries'>, table: string): string[] {
  return entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(
        ({ checks, rows }) =>
          checks.some(({ name, result }) => name === `rows:${table}` && result === 'fail') ||
          rows.some((row) => row.table === table && row.expected !== row.actual),
      )
      .map(({ name }) => scenarioLabel({ id, scenario: name })),
  );
}

/** Tables whose rows are accounted for, and of which no scenario's rows are wrong. */
export function firmTables(run: Pick<AuditRun, 'entries' | 'tables' | 'warehouse'>): AuditTable[] {
  return run.tables.filter(
    (table) => reconciles(table, run.warehouse) && wrongRowsIn(run, table.name).length === 0,
  );
}

/**
 * Whether the rows of a table are accounted for. The embedded engine has one writer, so every row must be a scenario's, and only
 * counts with FINAL can show it. On a server others may add rows beside them; it takes that no key was written by both, and
 * that no row went away where that can be told. A table that was not counted at the end is not accounted for.
 */
export function reconciles(
  { after, others, contested, strays }: Pick<AuditTable, 'after' | 'others' | 'contested' | 'strays'>,
  warehouse: Pick<WarehouseFacts, 'engine'> | null,
): boolean {
  if (after === null || (strays ?? []).length > 0) return false;
  return warehouse?.engine === 'server' ? contested === 0 && (others ?? 0) >= 0 : others === 0;
}
