import { type OpenRun, openRun } from '../../src/command/open-run.ts';
import { DDL_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { closingLook } from '../../src/contract/closing-look.ts';
import { runScenario } from '../../src/contract/run-scenario.ts';
import type { AuditTable } from '../../src/model/audit-run.ts';
import type { RunTables, ScenarioEvidence } from '../../src/model/evidence.ts';
import { auditTables, firmMarks } from '../../src/report/audit-tables.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { connectEmbedded } from '../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../src/warehouse/connection.ts';
import { openOver } from '../../src/warehouse/open-warehouse.ts';
import type { Row } from '../../src/warehouse/row.ts';
import { allCases } from '../cases/all-cases.ts';

const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
// All of them share the one engine of the process.
let opened = 0;

/** What happens to one INSERT in place of its being sent; `send` sends rows as they would have been. */
export type Strike = (
  table: string,
  rows: readonly Row[],
  send: (rows: readonly Row[]) => Promise<void>,
) => Promise<void>;

/** How a run over a ClickHouse with faults is opened. */
export interface StruckOptions {
  /** `server` judges as where others write too. */
  engine: WarehouseConnection['engine'];
  /** Statements before the audit's own tables are made; `{database}` is the database. */
  before?: string[];
}

/** A run over the recordings whose INSERTs can be tampered with. */
export interface StruckWarehouse {
  run: OpenRun;
  /** What happens to INSERTs from now on; undefined: nothing but what should. */
  strike: Strike | undefined;
  /** Every statement that was sent, a SELECT or an INSERT, in order. */
  statements: string[];
  /** Runs statements as another writer; `{database}` is the database. */
  other(...statements: string[]): Promise<void>;
  /** Rows of a SELECT that is not counted among `statements`. */
  ask(sql: string): Promise<unknown[][]>;
  /** Runs the ok scenario of a case. */
  evidenceOf(id: string, change?: Partial<OpenRun>): Promise<ScenarioEvidence>;
  /** The last look at the tables, held against all evidence since the last `reset`. */
  closing(): Promise<{ tables: RunTables; audited: AuditTable[] }>;
  /** Empties the tables and forgets all evidence. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openStruckWarehouse({ engine, before = [] }: StruckOptions): Promise<StruckWarehouse> {
  opened += 1;
  const database = `struck_${opened}`;
  const embedded = await connectEmbedded(undefined);
  const statements: string[] = [];
  const other = async (...all: string[]) => {
    for (const sql of all) await embedded.command('another writer', sql.replaceAll('{database}', database));
  };
  const connection: WarehouseConnection = {
    ...embedded,
    engine,
    select: (doing, sql, limitMs) => {
      statements.push(sql);
      return embedded.select(doing, sql, limitMs);
    },
    insert: (doing, into, rows) => {
      statements.push(`INSERT INTO ${into}`);
      const send = (given: readonly Row[]) => embedded.insert(doing, into, given);
      const table = /`([^`]+)`$/.exec(into)?.[1] ?? '';
      return struck.strike === undefined ? send(rows) : struck.strike(table, rows, send);
    },
  };
  await other('CREATE DATABASE {database}', ...before);
  const warehouse = await openOver(connection, { database, ddlDir: DDL_DIR });
  const run = await openRun({
    plan,
    env: {},
    runId: 'struck',
    startedAt: new Date('2025-11-09T10:00:00Z'),
    warehouse,
  });
  let evidence: ScenarioEvidence[] = [];
  const struck: StruckWarehouse = {
    run,
    strike: undefined,
    statements,
    other,
    ask: (sql) => embedded.select('ask', sql),
    evidenceOf: async (id, change = {}) => {
      const planned = plan.joined.find(({ entry }) => entry.id === id);
      const scenario = planned?.case.scenarios.find(({ outcome }) => outcome === 'ok');
      if (planned === undefined || scenario === undefined) throw new RangeError(`no case ${id}`);
      const found = await runScenario({ ...run, answers: new Map(), ...change }, planned, scenario);
      evidence.push(found);
      return found;
    },
    closing: async () => {
      const look = await closingLook(run);
      const marked = look.marked === null ? null : firmMarks(look.marked, evidence, warehouse.facts);
      const tables = { before: run.before, closing: { after: look.after, marked } };
      return { tables, audited: auditTables({ evidence, plan, warehouse: warehouse.facts, tables }) };
    },
    reset: async () => {
      struck.strike = undefined;
      evidence = [];
      statements.length = 0;
      run.loads.byRunId.clear();
      await warehouse.reset();
    },
    close: () => run.close(),
  };
  return struck;
}
