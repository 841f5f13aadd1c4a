import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScenarioEvidence } from '../../src/model/evidence.ts';
import { FAULT_NAMES } from '../../src/simulator/faults/fault-names.ts';
import { failedChecks } from './altered-run.ts';
import { FAULT_ROWS, type FaultRow } from './api-faults-table.ts';
import { arrived, callOf, rowsOf, sectionOf, unreconciled } from './struck-facts.ts';
import { openStruckRun, type Patience, type StruckRun } from './struck-run.ts';

/** Longest that one run of two entries may take: a guard against one that hangs. */
const IN_TIME_MS = 30_000;

let struckRun: StruckRun;
beforeAll(async () => {
  struckRun = await openStruckRun();
});
afterAll(() => struckRun.close());

test('every fault of the simulator has its row', () => {
  expect(FAULT_NAMES.filter((name) => !FAULT_ROWS.some(({ fault }) => fault.fault === name))).toEqual([]);
});

const cases = FAULT_ROWS.flatMap((row) =>
  (['live', 'simulator'] as const).map((patience): [string, string, Patience, FaultRow] => [
    row.fault.fault,
    row.note,
    patience,
    row,
  ]),
);

test.each(cases)('%s %s, with the patience of %s', { timeout: IN_TIME_MS }, async (_, __, patience, row) => {
  const { fault, entry, other, policy } = row;
  const struck = await struckRun.under([fault], {
    ids: [entry, other],
    patience,
    ...(policy === undefined ? {} : { policy }),
  });
  const expected = row.expected[patience];
  const [own, control] = struck.evidence as [ScenarioEvidence, ScenarioEvidence];
  const { attempts } = callOf(struck, entry);
  const again = attempts.slice(1);
  const errors = sectionOf(struck.document, 5);

  // Nothing was sent that is not in the evidence: no redirect was followed, and no call repeated in silence.
  expect(arrived(struck)).toHaveLength(struck.seen);
  expect(attempts).toHaveLength(expected.attempts);
  expect(struck.unmasked).toEqual([]);
  expect(failedChecks(control)).toEqual([]);
  expect(unreconciled(struck)).toEqual([]);
  expect(sectionOf(struck.document, 9)).toContain(
    `Status: ${expected.passes ? 'READY' : 'NOT READY'}, said of `,
  );
  for (const [index, { waitMs, reason }] of again.entries())
    expect(errors).toContain(`| ${reason} | ${entry} | ${index + 2} | ${waitMs} ms |`);
  if (expected.passes) {
    expect(struck.exitCode).toBe(0);
    expect(failedChecks(own)).toEqual([]);
    expect(again.map(({ reason }) => reason)).toEqual(expected.reasons);
    if (expected.waits !== undefined) expect(again.map(({ waitMs }) => waitMs)).toEqual(expected.waits);
    expect(rowsOf(struck, entry)).toBeGreaterThan(0);
  } else {
    expect(struck.exitCode).toBe(1);
    const classes = struck.model.entries.map(({ id, class: kind }) => [id, kind]);
    expect(Object.fromEntries(classes)).toEqual({ [entry]: 'failed', [other]: 'succeeded' });
    expect(failedChecks(own)).toEqual([expected.check]);
    expect(own.actual).toBe(expected.actual);
    for (const words of expected.says) expect(errors).toContain(words);
    expect(sectionOf(struck.document, 3)).toContain(`${expected.actual} - FAILED (${expected.check})`);
    expect(own.loaded).toBe(false);
    expect(rowsOf(struck, entry)).toBe(0);
  }
});
