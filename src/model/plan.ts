import type { Access, ContractCase, Profile } from './case.ts';
import type { SpecDocument, SpecEntry } from './spec.ts';

export type TargetName = 'replay' | 'simulator';

/** What the user asked of a run. */
export interface AuditOptions {
  target: TargetName;
  profile: Profile;
  access: Access | 'both';
  /** Path of the spec document. */
  spec: string;
  /** Folder under which the run's folder is made. */
  out: string;
  /** True: CONDITIONAL exits 1 too. */
  strict: boolean;
}

/** A spec entry and its case. */
export interface PlannedEntry {
  entry: SpecEntry;
  case: ContractCase;
}

/** What a run will do: decided before it starts, from the options, the spec document and the cases. */
export interface AuditPlan {
  options: AuditOptions;
  spec: SpecDocument;
  /** Entries of the chosen profile that have a case, in the spec's order. */
  selected: PlannedEntry[];
  /** Every entry of the spec document with the profiles of its case; [] when it has none. */
  coverage: { id: string; title: string; hasCase: boolean; profiles: readonly Profile[] }[];
}
