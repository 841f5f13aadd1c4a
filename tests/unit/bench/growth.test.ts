import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { parseSpec } from '../../../src/spec/read-spec.ts';
import type { BenchRow } from '../../bench/bench-result.ts';
import { copiedId, grownCases } from '../../bench/growth/copied-case.ts';
import { grownSpec } from '../../bench/growth/grown-project.ts';
import { growthOf } from '../../bench/growth/growth-table.ts';
import { allCases } from '../../cases/all-cases.ts';

const documents = readDocuments(DEFAULT_OPTIONS);
const plan = planRun(DEFAULT_OPTIONS, documents, allCases);

test('a grown project is the same calls and checks again, under ids of their own', () => {
  const spec = parseSpec(Buffer.from(grownSpec(plan, 3)), documents.spec.file);
  const grown = planRun(DEFAULT_OPTIONS, { ...documents, spec }, grownCases(allCases, 3));
  expect(grown.selected).toHaveLength(3 * plan.selected.length);
  expect(new Set(grown.selected.map(({ entry }) => entry.id)).size).toBe(grown.selected.length);
  const byId = new Map(grown.selected.map((planned) => [planned.entry.id, planned]));
  for (const { entry, case: own } of plan.selected) {
    for (const copy of [0, 1, 2]) {
      const found = byId.get(copiedId(entry.id, copy));
      const { id: _id, firstLine: _first, lastLine: _last, ...call } = entry;
      expect(found?.entry).toMatchObject(call);
      expect(found?.case.scenarios.map(({ rows }) => rows)).toEqual(own.scenarios.map(({ rows }) => rows));
      // What it reads of another answer it reads of the same copy.
      expect(found?.case.needs).toEqual(own.needs.map((id) => copiedId(id, copy)));
      expect(new Set(namedIn(found?.case.scenarios))).toEqual(
        new Set(namedIn(own.scenarios).map((id) => copiedId(id, copy))),
      );
    }
  }
});

/** The cases that rules name. */
function namedIn(scenarios: unknown): string[] {
  return [...JSON.stringify(scenarios).matchAll(/"of":"(\d+\.\d+)"/g)].map(([, id = '']) => id);
}

test('growth is told by further case, between neighbouring steps', () => {
  const row = (name: string, wallMs: number, peakMiB: number): BenchRow => ({
    name,
    title: name,
    version: '1',
    unfit: null,
    peakMiB,
    runs: [{ wallMs, cpuMs: wallMs, marks: {} }],
  });
  const steps = [
    { cases: 10, rows: [row('ours', 1000, 100), row('newman', 2000, 50)] },
    { cases: 110, rows: [row('ours', 1500, 101), row('newman', 6000, 60)] },
  ];
  expect(growthOf(steps)).toMatchObject([
    { title: 'ours', from: 10, to: 110, wallMs: 1500, ofNewman: 0.25, msPerCase: 5, kibPerCase: 10.24 },
    { title: 'newman', msPerCase: 40, ofNewman: 1 },
  ]);
  // A tool that could not be timed at a step has no growth.
  const [first, second] = steps as [(typeof steps)[0], (typeof steps)[0]];
  const broken = { ...second, rows: second.rows.map((one) => ({ ...one, unfit: 'broke' })) };
  expect(growthOf([first, broken])).toEqual([]);
});
