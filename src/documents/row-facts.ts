import type { AuditRun, AuditScenario, AuditTable } from '../model/audit-run.ts';
import type { WarehouseFacts } from '../model/evidence.ts';
import type { PipelineFacts } from '../model/pipeline.ts';

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

/** Where each load leaves a row of its own. */
const JOB_TABLE = 'meta_job_runs';

/** Rows that scenarios added to the tables of the data. The job log, one row a load, is told beside it. */
export function rowsAdded(scenarios: readonly Pick<AuditScenario, 'rows'>[]): { data: number; jobs: number } {
  const sum = (isJob: boolean) =>
    scenarios
      .flatMap(({ rows }) => rows)
      .filter(({ table }) => (table === JOB_TABLE) === isJob)
      .reduce((total, { actual }) => total + actual, 0);
  return { data: sum(false), jobs: sum(true) };
}

/** The scenarios whose rows in a table are not those that had to be there. */
export function wrongRowsIn(
  { entries }: Pick<AuditRun, 'entries'>,
  table: string,
): { id: string; scenario: string }[] {
  return entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(
        ({ checks, rows }) =>
          checks.some(({ name, result }) => name === `rows:${table}` && result === 'fail') ||
          rows.some((row) => row.table === table && row.expected !== row.actual),
      )
      .map(({ name }) => ({ id, scenario: name })),
  );
}

/** Tables of which it is known what must be in them: with a loader of the team's own, those that its answers fill. */
export function judgedTables({ tables, loader }: Pick<AuditRun, 'tables' | 'loader'>): AuditTable[] {
  return loader === null ? tables : tables.filter(({ name }) => loader.judged.includes(name));
}

/** What the rows of the tables are held against. */
export function rowsHeldAgainst({ loader }: Pick<AuditRun, 'loader'>): string {
  return loader === null ? 'the rows of the scenarios' : 'the answers to the loader';
}

/** True when rows stand in a table of which a scenario's check could not be made: nobody knows whether they are right. */
function isUnseen({ entries }: Pick<AuditRun, 'entries'>, table: string): boolean {
  return entries.some(({ scenarios }) =>
    scenarios.some(
      ({ checks, rows }) =>
        checks.some(({ name, result }) => name === `rows:${table}` && result === 'notRun') &&
        rows.some((row) => row.table === table),
    ),
  );
}

/** Judged tables whose rows are accounted for and were looked at, and of which no scenario's rows are wrong. */
export function firmTables(run: Pick<AuditRun, 'entries' | 'tables' | 'warehouse' | 'loader'>): AuditTable[] {
  return judgedTables(run).filter(
    (table) =>
      reconciles(table, run.warehouse, run.loader) &&
      wrongRowsIn(run, table.name).length === 0 &&
      !isUnseen(run, table.name),
  );
}

/** How many of the judged tables are firm, `11 of 11`, and of how many that says little: no scenario sent them a row or changed them. */
export function firmCount(run: Pick<AuditRun, 'entries' | 'tables' | 'warehouse' | 'loader'>): string {
  const firm = firmTables(run);
  const bare = firm.filter(({ sources }) => sources.length === 0).length;
  return `${firm.length} of ${judgedTables(run).length}${bare === 0 ? '' : `, ${bare} of them without a row`}`;
}

/**
 * Whether the rows of a table are accounted for. The embedded engine has one writer, so every row must be a scenario's, and only
 * counts with FINAL can show it. On a server others may add rows beside them; it takes that no key was written by both, and
 * that no row went away where that can be told. A table that was not counted at the end is not accounted for. Tables of a loader
 * were empty before it, and are its own wherever they are.
 */
export function reconciles(
  { after, others, contested, strays }: Pick<AuditTable, 'after' | 'others' | 'contested' | 'strays'>,
  warehouse: Pick<WarehouseFacts, 'engine'> | null,
  loader: Pick<PipelineFacts, 'judged'> | null = null,
): boolean {
  if (after === null || (strays ?? []).length > 0) return false;
  return warehouse?.engine === 'server' && loader === null
    ? contested === 0 && (others ?? 0) >= 0
    : others === 0;
}
