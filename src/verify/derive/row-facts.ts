import type { AuditRun } from '../../model/audit-run.ts';
import { labelOf } from '../log/run-log.ts';
import { isAccountedFor } from './tables.ts';

/** The scenarios with wrong rows in a table, or with rows that were not looked at, by their labels. */
function withoutRightRows(run: Pick<AuditRun, 'entries'>, table: string): string[] {
  const found: string[] = [];
  for (const { id, scenarios } of run.entries) {
    for (const { name, checks, rows } of scenarios) {
      const own = rows.filter((row) => row.table === table);
      const result = checks.find((check) => check.name === `rows:${table}`)?.result;
      const unseen = result === 'notRun' && own.length > 0;
      const uneven = own.some((row) => row.actual !== row.expected);
      if (result === 'fail' || unseen || uneven) found.push(labelOf({ id, scenario: name }));
    }
  }
  return found;
}

/** The tables of which it is known what must be in them. */
export function tablesJudged({ tables, loader }: Pick<AuditRun, 'tables' | 'loader'>): AuditRun['tables'] {
  return tables.filter(({ name }) => loader?.judged.includes(name) ?? true);
}

/** How many tables are accounted for and have no wrong rows, of how many, and which of them nothing was sent to. */
export function rightTables(run: Pick<AuditRun, 'entries' | 'tables' | 'warehouse' | 'loader'>): string {
  const right = tablesJudged(run).filter(({ name }) => withoutRightRows(run, name).length === 0);
  const found = right.filter((table) => isAccountedFor(table, run.warehouse, run.loader !== null));
  const idle = found.filter(({ sources: [first] }) => first === undefined);
  const said = `${found.length} of ${tablesJudged(run).length}`;
  return idle.length > 0 ? `${said}, ${idle.length} of them without a row` : said;
}
