import type { ContractCase, Profile } from './case.ts';
import type { SpecDocument, SpecEntry } from './spec.ts';

/** What answers the requests of a run. */
export const TARGETS = ['replay', 'simulator', 'live'] as const;
export type TargetName = (typeof TARGETS)[number];

/** Which Partners tokens the write calls are run with. */
export const ACCESSES = ['read', 'write', 'both'] as const;

/** Which call is made where the spec's own is not documented: the spec's, or the documented one for the same purpose. */
export const ROUTES = ['spec', 'documented'] as const;
/** Languages of the page of an audit. */
export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Accounts that the simulator knows: the shipped reference, or one of the size and habits seen in production. */
export const DATASETS = ['reference', 'production'] as const;

/** What the user asked of a run. */
export interface AuditOptions {
  target: TargetName;
  profile: Profile;
  access: (typeof ACCESSES)[number];
  routes: (typeof ROUTES)[number];
  /** Path of the spec document. */
  spec: string;
  /** Folder under which the run's folder is made. */
  out: string;
  /** Language of the page. */
  lang: Language;
  /** True: CONDITIONAL exits 1 too. */
  strict: boolean;
  /** Command of the team's own loader, run in place of the audit's loaders; '' for none. */
  loader: string;
  /** Which account the simulator is. */
  dataset: (typeof DATASETS)[number];
  /** Folder or archive of an earlier audit to compare with; '' for none. */
  previous: string;
  /** The part of the test files to run, such as `1/3`; '' for all. */
  shard: string;
  /** Folder under which the folder of a shard is made. */
  blobs: string;
  /** Folder of the shards to make a bundle of; '' where a run is made. */
  merge: string;
  /** Which entries of the profile to run, as a list of ids, ranges and sections; '' for all. */
  only: string;
  /** Config of a project of your own; '' for `qtickets.config.ts` of the working folder, where there is one. */
  config: string;
  /** Folder of the recordings; '' for the config's, or the shipped ones. */
  fixtures: string;
}

/** A spec entry and its case. */
export interface PlannedEntry {
  entry: SpecEntry;
  case: ContractCase;
  /** Id under which its calls are recorded: another entry's where the documented call is made instead. */
  recordedAs: string;
}

/** One entry of a document, and whether there is a case for it. */
export interface CoverageLine {
  id: string;
  title: string;
  hasCase: boolean;
  profiles: readonly Profile[];
}

/** The two documents that cases are written for. */
export interface Documents {
  spec: SpecDocument;
  /** The calls that the vendor documents. */
  documented: SpecDocument;
}

/** What a run will do: decided before it starts, from the options, the spec document and the cases. */
export interface AuditPlan {
  options: AuditOptions;
  /** The document that the profile selects from. */
  spec: SpecDocument;
  /** Entries of the chosen profile that have a case, in the spec's order. */
  selected: PlannedEntry[];
  /** Ids of the entries that are run, where only some of `selected` were asked for; null for all of them. */
  only: readonly string[] | null;
  /** Every entry of either document that has a case, whatever its profile: rules may read the answers of any. */
  joined: PlannedEntry[];
  /** Entries as their document has them, where the documented call stands for them in `joined`. */
  replaced?: PlannedEntry[];
  /** Every entry of `spec`. */
  coverage: CoverageLine[];
  /** Every entry of each document, by its file name, whatever the profile. */
  documents: { kind: keyof Documents; file: string; lines: CoverageLine[] }[];
}
