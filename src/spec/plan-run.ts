import type { ContractCase } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditOptions, AuditPlan, PlannedEntry } from '../model/plan.ts';
import type { SpecDocument, SpecEntry } from '../model/spec.ts';
import { SpecCaseMismatchError } from './spec-error.ts';

/**
 * Joins the cases of the chosen profile with the entries of the spec document, in the document's order.
 * Throws SPEC_CASE_MISMATCH for a case without its entry or with another method or path, and NOTHING_TO_RUN when
 * nothing is left to do: an empty audit proves nothing.
 */
export function planRun(
  options: AuditOptions,
  spec: SpecDocument,
  cases: readonly ContractCase[],
): AuditPlan {
  const byId = new Map(spec.entries.map((entry) => [entry.id, entry]));
  const chosen = new Map<string, PlannedEntry>();
  const others = new Map<string, PlannedEntry>();
  for (const contractCase of cases) {
    if (contractCase.profiles.includes(options.profile)) {
      chosen.set(contractCase.id, { entry: entryFor(spec, byId, contractCase), case: contractCase });
    } else {
      const entry = byId.get(contractCase.id);
      if (entry !== undefined) others.set(contractCase.id, { entry, case: contractCase });
    }
  }
  if (chosen.size === 0) {
    throw new AuditError(
      'NOTHING_TO_RUN',
      `profile ${options.profile} has no case`,
      'Choose another --profile or add a case to tests/cases/.',
    );
  }
  const profilesOf = new Map(cases.map(({ id, profiles }) => [id, profiles]));
  return {
    options,
    spec,
    selected: spec.entries.flatMap(({ id }) => chosen.get(id) ?? []),
    joined: spec.entries.flatMap(({ id }) => chosen.get(id) ?? others.get(id) ?? []),
    coverage: spec.entries.map(({ id, title }) => ({
      id,
      title,
      hasCase: profilesOf.has(id),
      profiles: profilesOf.get(id) ?? [],
    })),
  };
}

function entryFor(
  spec: SpecDocument,
  byId: ReadonlyMap<string, SpecEntry>,
  contractCase: ContractCase,
): SpecEntry {
  const wanted = `${contractCase.method} ${contractCase.path}`;
  const entry = byId.get(contractCase.id);
  if (entry === undefined) {
    throw new SpecCaseMismatchError(
      spec.file,
      `case ${contractCase.id} (${wanted}) has no entry in the spec document`,
    );
  }
  const found = `${entry.method} ${entry.path}`;
  if (found !== wanted) {
    throw new SpecCaseMismatchError(
      spec.file,
      `case ${contractCase.id} was written for ${wanted}, but the entry says ${found}`,
      entry.firstLine,
    );
  }
  return entry;
}
