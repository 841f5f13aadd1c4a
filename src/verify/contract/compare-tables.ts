import { JOB_COLUMNS } from '../../contract/job-row-check.ts';
import { canonicalText } from '../bytes/json-text.ts';
import type { Comparisons } from '../ledger.ts';
import { type LoggedScenario, labelOf, type RunLog, ranScenarios } from '../log/run-log.ts';
import type { Contract } from './contract.ts';
import type { JudgedAgain } from './judge-again.ts';

const JOB_TABLE = 'meta_job_runs';

/**
 * The tables of a run that filled an engine of its own: as the DDL makes them, empty before, and with the versions and the moment of
 * the run's own loads after. A server has tables, rows and writers of its own.
 */
export function compareTables(log: RunLog, { tables }: Pick<Contract, 'tables'>, ledger: Comparisons): void {
  const { warehouse, before } = log.started;
  if (warehouse?.engine !== 'embedded' || log.loader !== null) return;
  const place = `${log.file}:1`;
  const wanted = tables.map((table) => ({ ...table, missingColumns: [] }));
  ledger.same(
    'tables of the engine',
    [place, canonicalText(warehouse.tables)],
    ['schemas/clickhouse', canonicalText(wanted)],
  );
  for (const [name, { rows }] of Object.entries(before ?? {}))
    ledger.same(`rows of ${name} before the run`, [place, rows], ['an engine of the run', 0]);
  for (const scenario of ranScenarios(log))
    for (const { table, contested } of scenario.rows)
      ledger.same(
        `rows that another writer wrote into ${table} during ${labelOf(scenario)}`,
        [`${log.file}:${scenario.lines.rows}`, contested ?? 0],
        ['an engine of the run', 0],
      );
  if (log.started.shards === null) compareVersions(log, tables, ledger);
}

// A load's version is the start of the run, in milliseconds times 1000, and its number.
function compareVersions(log: RunLog, tables: Contract['tables'], ledger: Comparisons): void {
  const { after, line } = log.finished;
  const start = Date.parse(log.started.at);
  for (const { name, columns } of tables) {
    const found = after?.[name];
    if (found === undefined) continue;
    const loads = ranScenarios(log).filter(({ rows }) =>
      rows.some((row) => row.table === name && (row.sent ?? 0) > 0),
    );
    const last = Math.max(0, ...loads.map(({ load }) => load ?? 0));
    const filled = found.rows > 0 && last > 0;
    const place = `${log.file}:${line}`;
    ledger.same(
      `newest version in ${name}`,
      [place, found.maxVer],
      ['loads of the run', filled && columns.includes('_ver') ? String(start * 1000 + last - 1) : null],
    );
    ledger.same(
      `newest moment in ${name}`,
      [place, found.maxSnapshotTs],
      [
        'start of the run',
        filled && columns.includes('snapshot_ts')
          ? new Date(Math.floor(start / 1000) * 1000).toISOString()
          : null,
      ],
    );
  }
}

/** The columns of each table that a load was compared in: all that its case fills and the table has. */
export function compareColumns(log: RunLog, { logged, scenario }: JudgedAgain, ledger: Comparisons): void {
  if (log.loader !== null) return;
  for (const row of logged.rows) {
    const facts = log.started.warehouse?.tables.find(({ name }) => name === row.table);
    const spec = scenario.rows.find(({ table }) => table === row.table);
    if (facts === undefined || (spec === undefined && row.table !== JOB_TABLE) || row.compared === undefined)
      continue;
    const filled = spec === undefined ? JOB_COLUMNS : Object.keys(spec.columns);
    const wanted = facts.columns.filter(
      (column) => filled.includes(column) && !facts.missingColumns.includes(column),
    );
    ledger.expect(
      sameSet(row.compared, wanted) && row.leftOut === undefined,
      `columns of ${row.table} that ${labelOf(logged)} compared`,
      [placeOf(log, logged), row.compared.join(', ')],
      ['the case', wanted.join(', ')],
    );
  }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

function placeOf(log: RunLog, { lines }: LoggedScenario): string {
  return `${log.file}:${lines.rows}`;
}
