import type { ContractCase, Profile } from './case.ts';
import type { SpecDocument, SpecEntry } from './spec.ts';

/** What answers the requests of a run. */
export const TARGETS = ['replay', 'simulator'] as const;
export type TargetName = (typeof TARGETS)[number];

/** Which Partners tokens the write calls are run with. */
export const ACCESSES = ['read', 'write', 'both'] as const;

/** What the user asked of a run. */
export interface AuditOptions {
  target: TargetName;
  profile: Profile;
  access: (typeof ACCESSES)[number];
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
  /** Every entry of the spec document that has a case, whatever its profile: rules may read the answers of any. */
  joined: PlannedEntry[];
  /** Every entry of the spec document with the profiles of its case; [] when it has none. */
  coverage: { id: string; title: string; hasCase: boolean; profiles: readonly Profile[] }[];
}
