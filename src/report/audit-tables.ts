import { addTo } from '../common/group-by.ts';
import { isReplacing } from '../common/replacing-engine.ts';
import type { AuditTable } from '../model/audit-run.ts';
import type { FiledEvidence, MarkedRows, WarehouseFacts } from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import { inSpecOrder } from './evidence-order.ts';
import type { RunInput } from './run-input.ts';

/** What a scenario says of rows. */
export type RowEvidence = Pick<FiledEvidence, 'id' | 'scenario' | 'counted' | 'startedAt' | 'rows' | 'load'>;

/**
 * Every table of the run: rows before and after it, and the rows that scenarios account for. Scenarios that only served
 * others are accounted for too, since what they load is in the table. [] when the tables were never counted.
 */
export function auditTables({
  evidence,
  plan,
  warehouse,
  tables,
}: Pick<RunInput, 'warehouse' | 'tables'> & {
  evidence: readonly RowEvidence[];
  plan: AuditPlan;
}): AuditTable[] {
  if (tables === null) return [];
  const { before, closing } = tables;
  const ordered = inSpecOrder(evidence, plan);
  const owners = ownersOf(ordered);
  const rowsOf = rowsByTable(ordered);
  return inWarehouseOrder(Object.keys(before), warehouse).map((name) => {
    const first = before[name];
    const last = closing?.after[name];
    const rows = rowsOf.get(name) ?? [];
    const sources = rows
      .filter(({ row: { sent, expected, actual } }) => sent !== null || actual !== 0 || expected !== 0)
      .map(({ item: { id, scenario, counted }, row: { sent, actual } }) => ({
        id,
        scenario,
        sent,
        added: actual,
        counted,
      }));
    const attributed = sources.reduce((sum, { added }) => sum + added, 0);
    const comparable = first !== undefined && last !== undefined && first.final === last.final;
    const delta = comparable ? last.rows - first.rows : null;
    const final = first?.final !== false && last?.final !== false;
    return {
      name,
      before: first?.rows ?? 0,
      after: last?.rows ?? null,
      delta,
      attributed,
      others: final && delta !== null ? delta - attributed : null,
      contested: rows.reduce((sum, { row }) => sum + (row.contested ?? 0), 0),
      final,
      strays:
        closing === null || closing.marked === null
          ? null
          : straysOf(name, closing.marked, owners, warehouse),
      maxVer: last?.maxVer ?? null,
      maxSnapshotTs: last?.maxSnapshotTs ?? null,
      columns: columnsOf(
        name,
        rows.map(({ row }) => row),
        sources.length > 0,
        warehouse,
      ),
      sources,
    };
  });
}

/** The columns of a table that were compared in a row of any scenario, and why the others were not. */
function columnsOf(
  name: string,
  rows: readonly RowEvidence['rows'][number][],
  isLoaded: boolean,
  warehouse: WarehouseFacts | null,
): AuditTable['columns'] {
  const facts = warehouse?.tables.find((table) => table.name === name);
  const seen = new Set(rows.flatMap(({ compared }) => compared ?? []));
  const intended = new Map(
    rows.flatMap(({ leftOut }) => (leftOut ?? []).map(({ column, reason }) => [column, reason] as const)),
  );
  const reasonOf = (column: string) => {
    if (facts?.missingColumns.includes(column) === true) return 'the table has no such column';
    if (seen.size > 0) return intended.get(column) ?? 'no answer says what it must hold';
    return isLoaded ? 'no row of an answer was there to compare' : 'no answer of this run fills the table';
  };
  const all = facts?.columns ?? [];
  return {
    compared: all.filter((column) => seen.has(column)),
    leftOut: all
      .filter((column) => !seen.has(column))
      .map((column) => ({ column, reason: reasonOf(column) })),
  };
}

/** The scenario of each load, by its number. */
function ownersOf(evidence: readonly RowEvidence[]): Map<number, RowEvidence> {
  return new Map(evidence.flatMap((item) => (item.load === null ? [] : [[item.load, item] as const])));
}

function rowsByTable(
  evidence: readonly RowEvidence[],
): Map<string, { item: RowEvidence; row: RowEvidence['rows'][number] }[]> {
  const found = new Map<string, { item: RowEvidence; row: RowEvidence['rows'][number] }[]>();
  for (const item of evidence) {
    for (const row of item.rows) {
      addTo(found, row.table, { item, row });
    }
  }
  return found;
}

/**
 * Rows with the version of a load that its scenario did not send to the table, or more of them than it sent: of a replacing
 * table the keys count, since a merge may leave any number of equal rows.
 */
function straysOf(
  name: string,
  marked: readonly MarkedRows[],
  owners: ReadonlyMap<number, RowEvidence>,
  warehouse: WarehouseFacts | null,
): AuditTable['strays'] {
  const engine = warehouse?.tables.find((table) => table.name === name)?.engine ?? '';
  const replacing = isReplacing(engine);
  return marked
    .filter(({ table }) => table === name)
    .flatMap(({ load, rows, keys }) => {
      const owner = owners.get(load);
      const row = owner?.rows.find(({ table }) => table === name);
      const own = (replacing ? row?.distinct : undefined) ?? row?.sent ?? 0;
      const more = (replacing ? keys : rows) - own;
      if (more <= 0) return [];
      return [{ id: owner?.id ?? null, scenario: owner?.scenario ?? '', rows: own === 0 ? rows : more }];
    });
}

/**
 * What is worth keeping of the rows that bear a version of the run. How many a replacing table still stores of a load whose
 * keys a later load sent again is a matter of merges: it says nothing, and two equal runs would differ.
 */
export function firmMarks(
  marked: readonly MarkedRows[],
  evidence: readonly RowEvidence[],
  warehouse: WarehouseFacts,
): MarkedRows[] {
  const replacing = new Set(
    warehouse.tables.filter(({ engine }) => isReplacing(engine)).map(({ name }) => name),
  );
  const owners = ownersOf(evidence);
  return marked.filter(
    (mark) => !replacing.has(mark.table) || straysOf(mark.table, [mark], owners, warehouse)?.length !== 0,
  );
}

/** Tables in the warehouse's own order: that of a count is whatever order the counts came back in. */
function inWarehouseOrder(names: readonly string[], warehouse: WarehouseFacts | null): string[] {
  const known = (warehouse?.tables ?? []).map(({ name }) => name);
  const others = names.filter((name) => !known.includes(name)).sort();
  return [...known.filter((name) => names.includes(name)), ...others];
}
