import { expect, test } from 'vitest';
import { exitCodeFor } from '../../../src/command/exit-code.ts';
import { renderMarkdown } from '../../../src/documents/markdown/render-markdown.ts';
import { modelOf } from './fixture-bundle.ts';
import { CLIENTS, JOBS, ORDERS, planOf } from './fixture-plan.ts';
import { denied61, goodBut, goodPlays, runOf } from './fixture-run.ts';
import { notReady } from './not-ready.ts';

test('a run whose every entry passed is READY and counts each entry in one class', () => {
  const { verdict, classes, coverage } = modelOf(runOf(goodPlays()));
  expect(verdict).toMatchObject({ status: 'READY', missing: [] });
  expect(classes).toEqual({ failed: 0, skipped: 0, succeeded: 5, denied: 1, expectedError: 1 });
  expect(coverage).toMatchObject({
    specified: 7,
    executed: 7,
    passed: 7,
    failed: 0,
    skipped: 0,
    notExecuted: [],
  });
});

test('a failed check makes the entry failed and the run NOT READY', () => {
  const { verdict, classes, coverage } = modelOf(runOf(goodBut('2.2', { failed: 'schema' })));
  expect(verdict.status).toBe('NOT READY');
  expect(verdict.reasons.join()).toContain('2.2');
  expect(classes).toMatchObject({ failed: 1, succeeded: 4 });
  expect(coverage).toMatchObject({ executed: 7, passed: 6, failed: 1 });
});

test('a wrong row count fails a scenario whose checks all passed', () => {
  const run = runOf(goodBut('1.1', { rows: { [ORDERS]: [3, 2, 3], [JOBS]: [1, 1] } }));
  expect(modelOf(run).entries[0]?.class).toBe('failed');
  notReady(run);
});

test('a row that is lost where the tables held its key already is no change as expected', () => {
  const box = (run: ReturnType<typeof runOf>) =>
    /^.*changed the tables as expected.*$/m.exec(renderMarkdown(modelOf(run), []))?.[0];
  const rows = { [ORDERS]: [3, 0, 0], [JOBS]: [1, 1] } as const;
  expect(box(runOf(goodBut('1.1', { rows })))).toContain('(7 of 7)');
  expect(box(runOf(goodBut('1.1', { rows, failed: `rows:${ORDERS}` })))).toContain('(6 of 7)');
});

test('a skipped scenario makes the entry skipped and the run CONDITIONAL', () => {
  const { verdict, classes, coverage } = modelOf(runOf(goodBut('6.1', { skip: 'writes are not allowed' })));
  expect(verdict.status).toBe('CONDITIONAL');
  expect(classes).toMatchObject({ skipped: 1, denied: 0 });
  expect(coverage).toMatchObject({ executed: 6, skipped: 1, notExecuted: [] });
});

test('an entry that passed a denied and an ok scenario counts as succeeded, once', () => {
  const plays = [...goodPlays(), { id: '6.1', scenario: 'write', rows: { [JOBS]: [1, 1] as const } }];
  const { entries, classes, verdict } = modelOf(runOf(plays, { plan: planOf({ access: 'both' }) }));
  const entry = entries.find(({ id }) => id === '6.1');
  expect(entry?.scenarios.map(({ name }) => name)).toEqual(['read', 'write']);
  expect(entry?.class).toBe('succeeded');
  expect(classes).toEqual({ failed: 0, skipped: 0, succeeded: 6, denied: 0, expectedError: 1 });
  expect(verdict.status).toBe('READY');
});

test('a skipped scenario beside a failed one leaves the entry failed', () => {
  const plays = [
    ...goodBut('6.1', { failed: 'status' }),
    { id: '6.1', scenario: 'write', skip: 'writes are not allowed' },
  ];
  const { entries } = modelOf(runOf(plays, { plan: planOf({ access: 'both' }) }));
  expect(entries.find(({ id }) => id === '6.1')?.class).toBe('failed');
});

test('an interrupted run is INCOMPLETE and lists what did not run', () => {
  const model = modelOf(runOf(goodPlays().slice(0, 2), { interrupted: true }));
  const { verdict, coverage, classes } = model;
  expect(model.integrity.problems).toEqual([]);
  expect(verdict.status).toBe('INCOMPLETE');
  expect(coverage.executed).toBe(2);
  expect(coverage.notExecuted.map(({ id }) => id)).toEqual(['2.2', '3.1', '3.7', '6.1', '7.2']);
  expect(Object.values(classes).reduce((sum, count) => sum + count)).toBe(2);
});

test('an entry of which one scenario ran before the interruption is not executed', () => {
  const plan = planOf({ access: 'both' });
  const { entries, coverage } = modelOf(runOf([denied61()], { plan, interrupted: true }));
  const entry = entries.find(({ id }) => id === '6.1');
  expect(entry?.class).toBe('notExecuted');
  expect(entry?.scenariosNotExecuted).toEqual([{ name: 'write', outcome: 'ok' }]);
  expect(coverage.notExecuted.find(({ id }) => id === '6.1')?.reason).toContain('write');
});

test('a run without evidence is NOT READY', () => {
  const { verdict, coverage, tables } = modelOf(runOf([]));
  expect(verdict.status).toBe('NOT READY');
  expect(coverage.executed).toBe(0);
  expect(tables).toEqual([]);
});

test('a run in which everything was skipped executed nothing and is NOT READY', () => {
  const plays = goodPlays().map((play) => ({ ...play, skip: 'not today' }));
  const { verdict, coverage } = modelOf(runOf(plays));
  expect(verdict.status).toBe('NOT READY');
  expect(coverage).toMatchObject({ executed: 0, skipped: 7 });
});

test('an entry that was not selected is not executed for the reason given', () => {
  const plays = goodPlays().filter(({ id }) => id !== '2.2');
  const { verdict, coverage } = modelOf(
    runOf(plays, { notSelected: new Map([['2.2', 'left out by a filter']]) }),
  );
  expect(verdict.status).toBe('CONDITIONAL');
  expect(coverage.notExecuted).toEqual([{ id: '2.2', reason: 'left out by a filter' }]);
});

test('an entry without evidence and without a reason breaks the evidence', () => {
  const run = runOf(goodPlays().filter(({ id }) => id !== '2.2'));
  notReady(run);
  expect(modelOf(run).integrity.problems).toHaveLength(1);
});

test('an entry without a case keeps the full profile from READY and is listed in any profile', () => {
  const plays = goodPlays().filter(({ id }) => id !== '2.2');
  const full = modelOf(runOf(plays, { plan: planOf({ profile: 'full' }, ['2.2']) }));
  expect(full.verdict.status).toBe('CONDITIONAL');
  expect(full.coverage).toMatchObject({ specified: 7, notExecuted: [{ id: '2.2', reason: 'no case' }] });
  const audit = modelOf(runOf(plays, { plan: planOf({}, ['2.2']) }));
  expect(audit.verdict.status).toBe('READY');
  expect(audit.coverage.specified).toBe(6);
  for (const { entries, coverageOfSpec } of [full, audit]) {
    expect(coverageOfSpec.withoutCase).toEqual(['2.2']);
    expect(entries.find(({ id }) => id === '2.2')).toMatchObject({ hasCase: false, class: 'notExecuted' });
  }
});

test('an error outside any case makes the run NOT READY', () => {
  notReady(runOf(goodPlays(), { unhandledErrors: ['a test file does not compile'] }));
});

test('what is left on the account makes the run NOT READY, and has an exit code of its own in any verdict', () => {
  const left = [
    { id: '6.1', scenario: 'write', kind: 'ticket' as const, what: 'ticket 71', event: '12', call: 'POST x' },
  ];
  const input = runOf(goodPlays(), { account: { undone: [], left } });
  notReady(input);
  expect(exitCodeFor(modelOf(input), false)).toBe(3);
  expect(exitCodeFor(modelOf({ ...input, interrupted: true }), false)).toBe(3);
  const document = renderMarkdown(modelOf(input), []);
  expect(document).toMatch(/Left on the account[\s\S]*6\.1 Entry 6\.1 \(write\) \| ticket 71 \| `POST x`/);
  const undone = modelOf(runOf(goodPlays(), { account: { undone: left, left: [] } }));
  expect([undone.verdict.status, exitCodeFor(undone, false)]).toEqual(['READY', 0]);
});

test('a scenario that asserts nothing has not passed', () => {
  const run = runOf(goodPlays());
  const [first] = run.evidence;
  if (first !== undefined) first.checks = [];
  expect(modelOf(run).entries[0]?.class).toBe('failed');
  notReady(run);
});

test('a passed scenario without an answer of its own call has not passed', () => {
  const run = runOf(goodPlays());
  const [first] = run.evidence;
  if (first !== undefined) first.exchanges = [];
  expect(modelOf(run).entries[0]?.class).toBe('failed');
});

test('a check that was not run though nothing failed keeps the run from READY', () => {
  const run = runOf(goodPlays());
  run.evidence[0]?.checks.push({ name: 'recording', result: 'notRun', message: 'no recording' });
  expect(modelOf(run).verdict.status).toBe('CONDITIONAL');
});

test('evidence that contradicts itself or the plan is broken', () => {
  const twice = runOf([...goodPlays(), { id: '1.1' }]);
  notReady(twice);
  expect(modelOf(twice).coverage.executed).toBe(7);
  notReady(runOf([...goodPlays(), { id: '6.1', scenario: 'write' }]));
  const wrongRows = runOf(goodPlays());
  const row = wrongRows.evidence[1]?.rows[0];
  if (row !== undefined) Object.assign(row, { expected: 9, actual: 9 });
  notReady(wrongRows);
  expect(modelOf(wrongRows).verdict.reasons.join()).toContain('of which the scenarios account for +9');
});

test('a scenario that is not counted changes no count of entries and accounts for its rows', () => {
  const plays = [
    { id: '2.1', counted: false, rows: { [CLIENTS]: [2, 2] as const } },
    ...goodBut('2.1', { rows: { [CLIENTS]: [2, 0], [JOBS]: [1, 1] } }),
  ];
  const model = modelOf(runOf(plays));
  expect(model.coverage.executed).toBe(7);
  expect(model.metrics.clients.loaded).toBe(3);
  const table = model.tables.find(({ name }) => name === CLIENTS);
  expect(table).toMatchObject({ delta: 2, attributed: 2 });
  expect(table?.sources[0]).toMatchObject({ id: '2.1', counted: false, added: 2 });
  expect(model.verdict.status).toBe('READY');
});

test('what passed with nothing to see is CONDITIONAL, and says so in the matrix', () => {
  const finding = { kind: 'nothing-to-check', message: 'the answer has no item at data[*]' };
  const model = modelOf(runOf(goodBut('1.1', { findings: [finding] })));
  expect(model.verdict.status).toBe('CONDITIONAL');
  expect(model.verdict.reasons.join()).toMatch(/nothing to see.*: 1\.1\./);
  expect(model.entries.find(({ id }) => id === '1.1')?.class).toBe('succeeded');
  const row = renderMarkdown(model, [])
    .split('\n')
    .find((line) => line.startsWith('| 1.1 '));
  expect(row).toContain('passed, nothing to see');
  const other = { kind: 'unknown-field', message: 'x is in 1 of 1 objects' };
  expect(modelOf(runOf(goodBut('1.1', { findings: [other] }))).verdict.status).toBe('READY');
});
