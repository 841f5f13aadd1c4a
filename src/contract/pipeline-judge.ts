import { saidLast } from '../common/last-words.ts';
import type { CaseScenario } from '../model/case.ts';
import type { RowDelta, TableCounts } from '../model/evidence.ts';
import type { PipelineRun } from '../model/pipeline.ts';
import type { AuditPlan } from '../model/plan.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { joinProblems } from './check-context.ts';
import type { CheckList } from './check-list.ts';
import { assignCalls, type PipelineSource, sourceLabel } from './pipeline-calls.ts';
import { adopt, type PipelineTable, pipelineTables } from './pipeline-tables.ts';
import { columnDoingProblems, differenceProblems, type MaskJson } from './row-differences.ts';
import { signed } from './table-changes.ts';

/** What a loader of the team's own left of one entry. */
export interface PipelineRows {
  deltas: RowDelta[];
  notes: string[];
}

/** What a loader left of tables that no entry of the profile fills. */
export interface OtherRows {
  problems: string[];
  /** Why nothing could be said of one of them; null when something was of each. */
  unseen: string | null;
  deltas: RowDelta[];
}

/** Judges the tables that a team's own loader filled, entry by entry. */
export interface PipelineJudge {
  /** The tables before the loader ran. */
  before: TableCounts;
  /** Tables that are held against the answers. */
  judged: string[];
  /** True the first time it is asked: what no entry accounts for is said once. */
  isFirst(): boolean;
  /** Records the checks of one scenario's rows. Throws what ClickHouse throws. */
  judge(list: CheckList, entryId: string, scenario: CaseScenario, mask: MaskJson): Promise<PipelineRows>;
  /** What is wrong with tables that no entry of the profile fills, and how many rows of them answers account for: said once. */
  unaccounted(mask: MaskJson): Promise<OtherRows>;
}

/** Opens the judge of a finished run of a loader. Reads the tables when first asked, and once. */
export function pipelineJudge(plan: AuditPlan, run: PipelineRun, warehouse: Warehouse): PipelineJudge {
  const sources = assignCalls(plan, run.calls);
  const writes = new Set(plan.joined.filter((joined) => joined.case.write).map(({ entry }) => entry.id));
  let read: Promise<Map<string, PipelineTable>> | undefined;
  let asked = false;
  const shown = new Set(sources.filter(({ selected }) => selected).map(({ label }) => label));
  const tables = () => {
    read ??= pipelineTables(sources, warehouse).then((found) => {
      for (const table of found.values()) adopt(table, shown);
      return found;
    });
    return read;
  };
  // What a table of the team's own never had is its own affair; what it had before the loader ran is not.
  const taken = new Map(
    warehouse.facts.tables.map(({ name, missingColumns }) => [
      name,
      missingColumns.filter((column) => run.missing[name]?.includes(column) === false),
    ]),
  );
  return {
    before: run.before,
    judged: sources.flatMap(({ scenario }) => scenario.rows.map(({ table }) => table)),
    isFirst: () => {
      const first = !asked;
      asked = true;
      return first;
    },
    judge: async (list, entryId, scenario, mask) => {
      if (scenario.rows.length === 0 || scenario.outcome !== 'ok') return nothing();
      if (writes.has(entryId)) return nothing('rows of writes are not asked of a loader');
      const source = sources.find(({ label }) => label === sourceLabel(entryId, scenario));
      list.record('loader', endOf(run));
      if (source === undefined || source.answers.length === 0)
        return notAsked(list, sources, source, scenario);
      const found = await tables();
      const names = [...new Set(scenario.rows.map(({ table }) => table))];
      const deltas = names.flatMap((name) => {
        const table = found.get(name);
        if (table === undefined) return [];
        const judgement = judgeTable(table, source.label, mask, taken, warehouse);
        record(list, table.table, judgement);
        return [judgement.delta];
      });
      const calls = source.answers.length;
      const unjudged = names.flatMap((name) => found.get(name)?.unjudged.get(source.label) ?? []);
      const beside = names.flatMap((name) => {
        const labels = found.get(name)?.adopted.get(source.label) ?? [];
        return labels.length === 0 ? [] : [`judged beside it in ${name}: calls of ${labels.join(', ')}`];
      });
      return {
        deltas,
        notes: [
          `judged by ${calls === 1 ? 'one call' : `${calls} calls`} of the loader`,
          ...beside,
          ...unjudged,
        ],
      };
    },
    unaccounted: async (mask) => {
      const left = [...(await tables()).values()].flatMap((table) => {
        const [label] = table.bySource.keys();
        return label !== undefined && shown.has(label) ? [] : [{ table, label }];
      });
      const judged = left.flatMap(({ table, label }) =>
        label === undefined ? [] : [judgeTable(table, label, mask, taken, warehouse)],
      );
      const strange = left.flatMap(({ table, label }) =>
        label === undefined ? tableProblems(table, taken) : [],
      );
      return {
        problems: [...strange, ...judged.flatMap(({ problems }) => problems)],
        unseen: judged.find(({ unseen }) => unseen !== null)?.unseen ?? null,
        deltas: judged.map(({ delta }) => delta),
      };
    },
  };
}

function nothing(...notes: string[]): PipelineRows {
  return { deltas: [], notes };
}

// An endpoint that was asked otherwise is judged where that call was handed to; one that was not asked is a gap.
function notAsked(
  list: CheckList,
  sources: readonly PipelineSource[],
  source: PipelineSource | undefined,
  { rows }: CaseScenario,
): PipelineRows {
  const endpoint = source?.endpoint ?? 'the endpoint';
  const other = sources.find((one) => one.endpoint === source?.endpoint && one.answers.length > 0);
  if (other !== undefined)
    return nothing(`the loader asks ${endpoint} otherwise: its rows are judged at ${other.id}`);
  for (const table of new Set(rows.map((row) => row.table)))
    list.skip(`rows:${table}`, `the loader got no answer of ${endpoint}`);
  return nothing();
}

/** What is said of the rows of one table at one entry. */
interface TableJudgement {
  problems: string[];
  /** Why nothing could be said of them; null when something was. */
  unseen: string | null;
  delta: RowDelta;
}

function record(list: CheckList, table: string, { problems, unseen }: TableJudgement): void {
  if (problems.length > 0) list.record(`rows:${table}`, joinProblems(problems, problems.length));
  else if (unseen !== null) list.skip(`rows:${table}`, unseen);
  else list.record(`rows:${table}`, null);
}

function judgeTable(
  found: PipelineTable,
  label: string,
  mask: MaskJson,
  taken: ReadonlyMap<string, readonly string[]>,
  warehouse: Warehouse,
): TableJudgement {
  const { table, bySource, present, wrong, leftOut } = found;
  const { keys, newKeys } = bySource.get(label) ?? { keys: new Set<string>(), newKeys: new Set<string>() };
  const fresh = [...newKeys];
  // A row that is there as often as answers hold it is asked as often.
  const actual = fresh.reduce((sum, key) => sum + (present.get(key) ?? 0), 0);
  const expected = actual + fresh.filter((key) => !present.has(key)).length;
  const lost = [...keys].filter((key) => !present.has(key)).length;
  const problems: string[] = [];
  if (actual !== expected)
    problems.push(`${table}: expected ${signed(expected)} rows of the loader, came ${signed(actual)}`);
  if (lost > 0) {
    const why = warehouse.made.has(table) ? 'the loader left no such table' : warehouse.ownDoing(table);
    const words = `${table}: ${lost} of ${keys.size} rows of the answers are not there`;
    problems.push(why === null ? words : `${words} (${why})`);
  }
  // What belongs to no entry is told at the first that fills the table.
  if ([...bySource.keys()][0] === label) problems.push(...tableProblems(found, taken));
  const differences = [...keys].flatMap((key) => wrong.get(key) ?? []);
  problems.push(...columnDoingProblems(table, differences, (column) => warehouse.columnDoing(table, column)));
  problems.push(...differenceProblems(table, found.keyColumns, differences, 'answers hold', mask));
  const unjudged = found.unjudged.get(label);
  const isSeen = unjudged === undefined && [...keys].some((key) => present.has(key));
  const compared = isSeen ? found.columns : [];
  const unseen =
    keys.size > 0 && compared.length === 0
      ? (unjudged ?? `${table}: no column that an answer fills could be compared`)
      : null;
  const delta = {
    table,
    sent: null,
    expected,
    actual,
    ...(compared.length === 0 ? {} : { compared }),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
  return { problems, unseen, delta };
}

function tableProblems(
  { table, strays, repeated, stale }: PipelineTable,
  taken: ReadonlyMap<string, readonly string[]>,
): string[] {
  const gone = taken.get(table) ?? [];
  return [
    ...(gone.length > 0 ? [`${table}: before the loader ran it had ${gone.join(', ')}`] : []),
    ...(strays > 0 ? [`${table}: ${amountOf(strays)} there that no answer to the loader holds`] : []),
    ...(repeated > 0 ? [`${table}: ${amountOf(repeated)} there once more than the answers hold`] : []),
    ...(stale > 0
      ? [
          `${table}: ${amountOf(stale)} there as before that the last answer to the same request no longer holds`,
        ]
      : []),
  ];
}

function amountOf(rows: number): string {
  return rows === 1 ? '1 row is' : `${rows} rows are`;
}

function endOf({ exitCode, signal, timedOut, lastLines, calls }: PipelineRun): string | null {
  if (exitCode === 0) return null;
  const how = timedOut
    ? 'did not end in time'
    : exitCode === null
      ? `was ended by ${signal ?? 'a signal'}`
      : `exited with ${exitCode}`;
  const last = saidLast(lastLines);
  const missed = calls.filter(({ status }) => status === 501).length;
  const unrecorded =
    missed === 0 ? '' : ` (${missed} of its calls have no recording: --target simulator answers all)`;
  return `the loader ${how}${last === undefined ? '' : `: ${last}`}${unrecorded}`;
}
