import { basename } from 'node:path';
import { inject } from 'vitest';
import type { CaseScenario } from '../../src/model/case.ts';
import type { PlannedEntry } from '../../src/model/plan.ts';
import { plannedScenarios } from '../../src/model/planned-scenarios.ts';
import { plan } from './contract-run.ts';

/** The entries of a section, with the scenarios that are run of each. */
export function scenariosOf(section: string): { planned: PlannedEntry; scenario: CaseScenario }[] {
  return plan.selected
    .filter(({ entry }) => entry.section === section)
    .flatMap((planned) =>
      plannedScenarios(planned, plan.options.access).map((scenario) => ({ planned, scenario })),
    );
}

/** Name of the test of a scenario. */
export function testName({ entry }: PlannedEntry, { name }: CaseScenario): string {
  return `${entry.id} ${entry.title}${name === '' ? '' : ` (${name})`}`;
}

/** True for the section whose test file is the last of this run in which a test is run: a filter may leave out others. */
export function isLastSection(section: string): boolean {
  const { files, namePattern } = inject('selectedTests');
  const pattern = namePattern === null ? null : new RegExp(namePattern);
  const sections = files.map((file) => basename(file).split('-')[0] ?? '');
  const last = sections.findLast((name) =>
    scenariosOf(name).some(({ planned, scenario }) => pattern?.test(testName(planned, scenario)) ?? true),
  );
  return last === section;
}
