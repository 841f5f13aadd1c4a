import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { PROFILES } from '../../../src/model/case.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { allCases } from '../../cases/all-cases.ts';

// Shards are made of sections, each with a warehouse and a target of its own.
test.each(PROFILES)('no two sections of profile %s share a table or an answer', (profile) => {
  const options = { ...DEFAULT_OPTIONS, profile };
  const plan = planRun(options, readDocuments(options), allCases);
  const sectionOf = new Map(plan.joined.map(({ entry }) => [entry.id, entry.section]));
  const fills = new Map<string, Set<string>>();
  for (const { entry, case: contractCase } of plan.selected) {
    for (const { rows } of contractCase.scenarios)
      for (const { table } of rows) fills.set(table, (fills.get(table) ?? new Set()).add(entry.section));
    for (const id of contractCase.needs) expect(sectionOf.get(id)).toBe(entry.section);
  }
  expect(fills.size).toBeGreaterThan(5);
  for (const sections of fills.values()) expect(sections.size).toBe(1);
});
