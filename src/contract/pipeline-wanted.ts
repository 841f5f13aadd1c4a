import type { RowSpec } from '../model/case.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { keyOf } from '../warehouse/key-values.ts';
import { engineDoing } from '../warehouse/table-engine.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type ColumnTexts, type ExpectedRow, expectedRows, type RowFacts } from './expected-rows.ts';
import type { PipelineAnswer, PipelineSource } from './pipeline-calls.ts';
import { rowKey } from './pipeline-key.ts';
import { coarseKey, gatheredColumns, type TableShape, withoutRun } from './pipeline-shape.ts';

/** By label of the source: the rows of its answers, and those of them that no source before it has. */
export type KeysBySource = Map<string, { keys: Set<string>; newKeys: Set<string> }>;

/** How values stand in the columns of a table. */
type ColumnForms = Required<Pick<RowFacts, 'nullText' | 'heldText'>>;

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
  /** By label of the source: why its rows cannot be told from others. */
  unjudged: Map<string, string>;
  /** Keys of `fine` that were withdrawn: the last answer to the request that held them does not. */
  gone: Set<string>;
  gathered: Set<string>;
}

/** The rows that the answers of the sources ask of a table, by `rowKey`. */
export function wantedRows(table: string, sources: readonly PipelineSource[], warehouse: Warehouse): Wanted {
  const facts = warehouse.facts.tables.find(({ name }) => name === table);
  const texts: ColumnForms = {
    nullText: (column) => (warehouse.hasColumn(table, column) ? warehouse.nullText(table, column) : null),
    heldText: (column, text) =>
      warehouse.hasColumn(table, column) ? warehouse.heldText(table, column, text) : text,
  };
  const rowsOf = rememberedRows(texts);
  // What a source loads into other tables makes it no source of this one.
  const asked = sources.flatMap((source) =>
    source.scenario.rows
      .filter((spec) => spec.table === table)
      .map((spec) => ({
        source,
        spec,
        valuesOf: (columns: readonly string[]) =>
          source.answers.flatMap((answer) => rowsOf(spec, columns, answer).map(({ key }) => key)),
      })),
  );
  const { shape, shared, unjudged } = rowKey(table, asked, warehouse);
  const wanted: Wanted = {
    shape,
    replacing: engineDoing(facts?.engine ?? '').oneRow,
    fine: new Map(),
    coarse: new Map(),
    bySource: new Map(),
    unjudged: new Map(),
    gone: new Set(),
    gathered: new Set(),
  };
  const held = new Set<string>();
  for (const [index, { source, spec }] of asked.entries()) {
    const rows = source.answers.map((answer) => rowsOf(spec, shape.key, answer));
    const isCoarse = rows.flat().some(({ key }) => shared[index]?.has(keyOf(key)) === true);
    if (isCoarse && unjudged !== null) wanted.unjudged.set(source.label, unjudged);
    const keys = isCoarse
      ? addCoarse(wanted, spec, rows.flat())
      : addFine(wanted, source.answers, rows, held);
    if (source.answers.length === 0) continue;
    const before = wanted.bySource.get(source.label)?.keys ?? [];
    wanted.bySource.set(source.label, { keys: new Set([...before, ...keys]), newKeys: new Set() });
  }
  for (const key of held) wanted.gone.delete(key);
  return wanted;
}

// Adds the rows of a source's answers; gives their keys. Those that are still held go into `held`.
function addFine(
  { fine, gone }: Wanted,
  answers: readonly PipelineAnswer[],
  rows: readonly (readonly ExpectedRow[])[],
  held: Set<string>,
): string[] {
  const last = lastWhole(answers);
  return rows.flatMap((found, index) => {
    const isOutdated = (last.get(answers[index]?.request ?? '') ?? index) > index;
    const keys = isOutdated ? gone : held;
    return found.map(({ key, columns }) => {
      const text = keyOf(key);
      const before = fine.get(text);
      if (before === undefined) fine.set(text, [columns]);
      else before.push(columns);
      keys.add(text);
      return text;
    });
  });
}

// Adds the rows that stand for many of a source's rows; gives their keys.
function addCoarse(
  { shape, coarse, gathered }: Wanted,
  spec: RowSpec,
  rows: readonly ExpectedRow[],
): string[] {
  for (const column of gatheredColumns(spec, shape)) gathered.add(column);
  const columns = coarseKey(spec, shape);
  return rows.map((row) => {
    const key = keyOf(columns.map((column) => row.columns[column] ?? ''));
    const unit = `${columns.join(', ')} ${key}`;
    coarse.set(unit, { columns, key });
    return unit;
  });
}

// By request: the last answer that is a whole. A page is a part of a list, and what is missing in it may be on another: only a whole
// answer takes the place of one before.
function lastWhole(answers: readonly PipelineAnswer[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const [index, { request, body }] of answers.entries())
    if (!isJsonObject(body) || body['paging'] === undefined) last.set(request, index);
  return last;
}

type RowsOf = (spec: RowSpec, key: readonly string[], answer: PipelineAnswer) => readonly ExpectedRow[];

// An answer that came again is the same object, and makes the same rows: they are held once.
function rememberedRows(texts: ColumnForms): RowsOf {
  const known = new Map<RowSpec, Map<JsonValue, Map<string, readonly ExpectedRow[]>>>();
  return (spec, key, answer) => {
    const ofSpec = known.get(spec) ?? new Map<JsonValue, Map<string, readonly ExpectedRow[]>>();
    known.set(spec, ofSpec);
    const ofBody = ofSpec.get(answer.body) ?? new Map<string, readonly ExpectedRow[]>();
    ofSpec.set(answer.body, ofBody);
    const place = JSON.stringify([key, answer.params]);
    const rows = ofBody.get(place) ?? rowsOf(spec, key, answer, texts);
    ofBody.set(place, rows);
    return rows;
  };
}

function rowsOf(
  spec: RowSpec,
  key: readonly string[],
  { body, params }: PipelineAnswer,
  { nullText, heldText }: ColumnForms,
): ExpectedRow[] {
  // Neither time nor version is read: no column of the spec comes from the run.
  const facts = { body, params, snapshotTs: new Date(0), ver: 0, nullText, heldText };
  return [...expectedRows(withoutRun(spec), key, facts).values()];
}

/** Gives each key to the first source that has it: new rows are those of one source alone. */
export function claimKeys(bySource: KeysBySource): void {
  const claimed = new Set<string>();
  for (const { keys, newKeys } of bySource.values()) {
    for (const text of keys) if (!claimed.has(text)) newKeys.add(text);
    for (const text of keys) claimed.add(text);
  }
}
