import type { AuditRun, AuditScenario } from '../../model/audit-run.ts';
import { labelOf } from '../log/run-log.ts';
import { isAccountedFor } from './tables.ts';

/** Scenarios of which rows are checked, and how many of them had all of those checks made and passed. */
export function rightRows(scenarios: readonly AuditScenario[]): { right: number; looked: number } {
  const looked = scenarios
    .map(({ checks, rows }) => ({
      results: checks.filter(({ name }) => /^rows:/.test(name)).map(({ result }) => result),
      uneven: rows.some((row) => row.actual !== row.expected),
    }))
    .filter(({ results }) => results.length > 0);
  const wrong = looked.filter(
    ({ results, uneven }) => uneven || results.includes('fail') || results.includes('notRun'),
  );
  return { right: looked.length - wrong.length, looked: looked.length };
}

/** The scenarios with wrong rows in a table, by their labels. */
export function withWrongRows(run: Pick<AuditRun, 'entries'>, table: string): string[] {
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
