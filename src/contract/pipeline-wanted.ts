import type { RowSpec } from '../model/case.ts';
import { isJsonObject } from '../model/json.ts';
import { keyOf } from '../warehouse/key-values.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type ColumnTexts, type ExpectedRow, expectedRows } from './expected-rows.ts';
import type { PipelineAnswer, PipelineSource } from './pipeline-calls.ts';
import {
  coarseKey,
  gatheredColumns,
  isCoarse,
  type TableShape,
  tableShape,
  withoutRun,
} from './pipeline-shape.ts';

/** By label of the source: the rows of its answers, and those of them that no source before it has. */
export type KeysBySource = Map<string, { keys: Set<string>; newKeys: Set<string> }>;

/** What the answers to a loader ask of one table. */
export interface Wanted {
  shape: TableShape;
  /** True when rows of equal key are one row for a reader. */
  replacing: boolean;
  /** By `keyOf`: what the answers hold of each row. */
  fine: Map<string, ColumnTexts[]>;
  /** Rows that stand for many items, each by a part of the key. */
  coarse: Map<string, { columns: string[]; key: string }>;
  bySource: KeysBySource;
  /** Keys of `fine` that were withdrawn: the last answer to the request that held them does not. */
  gone: Set<string>;
  gathered: Set<string>;
  /** The text that stands for NULL in a column; null where it can hold that. */
  nullText: (column: string) => string | null;
  /** The text of a value as the type of the column has it. */
  heldText: (column: string, text: string) => string;
}

/** The rows that the answers of the sources ask of a table, by the table's own key. */
export function wantedRows(table: string, sources: readonly PipelineSource[], warehouse: Warehouse): Wanted {
  const specsOf = ({ scenario }: PipelineSource) =>
    scenario.rows.filter((candidate) => candidate.table === table);
  const facts = warehouse.facts.tables.find(({ name }) => name === table);
  const shape = tableShape(sources.flatMap(specsOf), facts?.sortingKey ?? [], (column) =>
    warehouse.hasColumn(table, column),
  );
  const wanted: Wanted = {
    shape,
    replacing: facts?.engine.endsWith('ReplacingMergeTree') === true,
    fine: new Map(),
    coarse: new Map(),
    bySource: new Map(),
    gone: new Set(),
    gathered: new Set(),
    nullText: (column) => (warehouse.hasColumn(table, column) ? warehouse.nullText(table, column) : null),
    heldText: (column, text) =>
      warehouse.hasColumn(table, column) ? warehouse.heldText(table, column, text) : text,
  };
  const held = new Set<string>();
  for (const source of sources) {
    const keys = new Set<string>();
    const specs = specsOf(source);
    for (const spec of specs) for (const key of addRows(wanted, spec, source.answers, held)) keys.add(key);
    // What a source loads into other tables makes it no source of this one.
    if (specs.length > 0 && source.answers.length > 0)
      wanted.bySource.set(source.label, { keys, newKeys: new Set() });
  }
  for (const key of held) wanted.gone.delete(key);
  return wanted;
}

// Adds the rows of a source's answers; gives their keys. Those that are still held go into `held`.
function addRows(
  wanted: Wanted,
  given: RowSpec,
  answers: readonly PipelineAnswer[],
  held: Set<string>,
): string[] {
  const spec = withoutRun(given);
  const { shape, fine, coarse } = wanted;
  const rows = answers.map((answer) => rowsOf(spec, shape.key, answer, wanted));
  if (!rows.some((found) => isCoarse(spec, found)))
    return rows.flatMap((found, index) => {
      const keys = isOutdated(answers, index) ? wanted.gone : held;
      return found.map(({ key, columns }) => {
        const text = keyOf(key);
        const before = fine.get(text);
        if (before === undefined) fine.set(text, [columns]);
        else before.push(columns);
        keys.add(text);
        return text;
      });
    });
  for (const column of gatheredColumns(spec, shape)) wanted.gathered.add(column);
  const columns = coarseKey(spec, shape);
  return rows.flat().map((row) => {
    const key = keyOf(columns.map((column) => row.columns[column] ?? ''));
    const unit = `${columns.join(', ')} ${key}`;
    coarse.set(unit, { columns, key });
    return unit;
  });
}

// A page is a part of a list, and what is missing in it may be on another: only a whole answer takes the place of one before.
function isOutdated(answers: readonly PipelineAnswer[], index: number): boolean {
  const isWhole = ({ body }: PipelineAnswer) => !isJsonObject(body) || body['paging'] === undefined;
  const own = answers[index];
  return answers.slice(index + 1).some((later) => later.request === own?.request && isWhole(later));
}

function rowsOf(
  spec: RowSpec,
  key: readonly string[],
  { body, params }: PipelineAnswer,
  { nullText, heldText }: Pick<Wanted, 'nullText' | 'heldText'>,
): ExpectedRow[] {
  // Neither time nor version is read: no column of the spec comes from the run.
  const facts = { body, params, snapshotTs: new Date(0), ver: 0, nullText, heldText };
  return [...expectedRows(spec, key, facts).values()];
}

/** Gives each key to the first source that has it: new rows are those of one source alone. */
export function claimKeys(bySource: KeysBySource): void {
  const claimed = new Set<string>();
  for (const { keys, newKeys } of bySource.values()) {
    for (const text of keys) if (!claimed.has(text)) newKeys.add(text);
    for (const text of keys) claimed.add(text);
  }
}
