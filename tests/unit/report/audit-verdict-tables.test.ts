import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/documents/markdown/render-markdown.ts';
import type { TableCounts } from '../../../src/model/evidence.ts';
import { modelOf } from './fixture-bundle.ts';
import { CLIENTS, SALES } from './fixture-plan.ts';
import { goodPlays, runOf } from './fixture-run.ts';
import { notReady } from './not-ready.ts';

/** The counts at the end of a run, to be changed. */
function countsOf(run: ReturnType<typeof runOf>): TableCounts {
  return run.tables?.closing?.after ?? {};
}

function addRows(run: ReturnType<typeof runOf>, table: string, rows: number): void {
  const count = countsOf(run)[table];
  Object.assign(count ?? {}, { rows: (count?.rows ?? 0) + rows, keys: (count?.keys ?? 0) + rows });
}

test('a table that changed by more than the scenarios say does not reconcile', () => {
  const run = runOf(goodPlays());
  addRows(run, SALES, 4);
  const { verdict, tables } = modelOf(run);
  expect(tables.find(({ name }) => name === SALES)).toMatchObject({ delta: 4, attributed: 0 });
  expect(verdict.status).toBe('NOT READY');
});

test('on a server, rows of other writers are told apart and fail nothing; rows that went away do', () => {
  const run = runOf(goodPlays());
  if (run.warehouse !== null) run.warehouse.engine = 'server';
  addRows(run, SALES, 4);
  const model = modelOf(run);
  expect(model.verdict.status).toBe('READY');
  expect(model.tables.find(({ name }) => name === SALES)).toMatchObject({ others: 4, attributed: 0 });
  addRows(run, CLIENTS, -1);
  notReady(run);
});

test('on a server, a key that another writer wrote as well makes the run CONDITIONAL', () => {
  const run = runOf(goodPlays());
  if (run.warehouse !== null) run.warehouse.engine = 'server';
  const [row] = run.evidence[0]?.rows ?? [];
  if (row !== undefined) Object.assign(row, { expected: 2, actual: 2, contested: 1 });
  const { verdict, tables } = modelOf(run);
  expect(verdict.status).toBe('CONDITIONAL');
  // A newer version shows no other writer where the clock of this machine is behind.
  expect(verdict.reasons.join('\n')).toMatch(/version .*clock/);
  expect(tables.find(({ contested }) => contested > 0)).toMatchObject({ others: 1, contested: 1 });
});

test('rows of a load in a table that its scenario does not name are told, and by which scenario', () => {
  for (const engine of ['embedded', 'server'] as const) {
    const run = runOf(goodPlays());
    if (run.warehouse !== null) run.warehouse.engine = engine;
    addRows(run, SALES, 3);
    run.tables?.closing?.marked?.push({ table: SALES, load: 1, rows: 3, keys: 3 });
    const { tables, verdict } = modelOf(run);
    const strays = [{ id: '1.1', scenario: '', rows: 3 }];
    expect(tables.find(({ name }) => name === SALES)).toMatchObject({ strays });
    expect(verdict.status).toBe('NOT READY');
    expect(verdict.reasons.join()).toContain('3 rows of the load of 1.1');
  }
});

test('rows with a version of the run that no scenario used are told', () => {
  const run = runOf(goodPlays());
  if (run.warehouse !== null) run.warehouse.engine = 'server';
  run.tables?.closing?.marked?.push({ table: CLIENTS, load: 500, rows: 1, keys: 1 });
  notReady(run);
});

test('more keys of a load than it sent are told; equal rows that are not merged yet are not', () => {
  const run = runOf(goodPlays());
  if (run.warehouse !== null) run.warehouse.engine = 'server';
  run.tables?.closing?.marked?.push({ table: CLIENTS, load: 2, rows: 4, keys: 2 });
  expect(modelOf(run).verdict.status).toBe('READY');
  run.tables?.closing?.marked?.push({ table: CLIENTS, load: 3, rows: 2, keys: 2 });
  notReady(run);
});

test('a job row that is there twice is told', () => {
  const run = runOf(goodPlays());
  const [job] = run.tables?.closing?.marked ?? [];
  Object.assign(job ?? {}, { rows: 2, keys: 2 });
  notReady(run);
});

test('a table that was counted without FINAL is held to the rows of the run alone, and the document says so', () => {
  const run = runOf(goodPlays());
  if (run.warehouse !== null) run.warehouse.engine = 'server';
  for (const counts of [run.tables?.before ?? {}, countsOf(run)])
    Object.assign(counts[CLIENTS] ?? {}, { rows: 700, keys: null, final: false });
  const model = modelOf(run);
  expect(model.verdict.status).toBe('READY');
  expect(model.tables.find(({ name }) => name === CLIENTS)).toMatchObject({
    before: 700,
    delta: 0,
    others: null,
    final: false,
  });
  expect(renderMarkdown(model, []).match(/without FINAL|those that section 6 names/g)).toHaveLength(2);
  Object.assign(run.tables?.before[CLIENTS] ?? {}, { final: true });
  const table = modelOf(run).tables.find(({ name }) => name === CLIENTS);
  expect(table).toMatchObject({ delta: null, others: null });
});

test('where the run is the only writer, counts without FINAL leave open what else is in a table', () => {
  const run = runOf(goodPlays());
  for (const counts of [run.tables?.before ?? {}, countsOf(run)])
    Object.assign(counts[CLIENTS] ?? {}, { rows: 700, keys: null, final: false });
  const { verdict, tables } = modelOf(run);
  expect(verdict.status).toBe('CONDITIONAL');
  expect(verdict.reasons.join()).toContain(CLIENTS);
  expect(renderMarkdown(modelOf(run), [])).toContain(
    `the rows of the scenarios (${tables.length - 1} of ${tables.length}`,
  );
});

test('a run that could not be looked for in the whole tables is CONDITIONAL, on a server too', () => {
  const run = runOf(goodPlays());
  if (run.tables?.closing) run.tables.closing.marked = null;
  expect(modelOf(run).verdict.status).toBe('CONDITIONAL');
  if (run.warehouse !== null) run.warehouse.engine = 'server';
  expect(modelOf(run).verdict.status).toBe('CONDITIONAL');
});

test('a run without a count at its end is NOT READY, or INCOMPLETE when it was interrupted; no number is made up', () => {
  const run = runOf(goodPlays());
  if (run.tables !== null) run.tables.closing = null;
  notReady(run);
  const model = modelOf({ ...run, interrupted: true });
  expect(model.verdict.status).toBe('INCOMPLETE');
  expect(model.tables[0]).toMatchObject({ before: 0, after: null, delta: null, others: null, strays: null });
  const document = renderMarkdown(model, []);
  expect(document).toContain('not counted');
  expect(document).toContain('The tables were not counted after the run');
});

test('distinct keys that are not the rows which FINAL shows break the evidence', () => {
  const run = runOf(goodPlays());
  Object.assign(countsOf(run)[CLIENTS] ?? {}, { keys: 99 });
  notReady(run);
});
