import type { SchemaSet } from '../../json-schema/schema-set.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { ContractCase, Profile } from '../../model/case.ts';
import type { WarehouseFacts } from '../../model/evidence.ts';
import type { Documents } from '../../model/plan.ts';
import type { Recording } from '../../targets/recording.ts';

/** The contract of a checkout: all that decides what an audit had to show. */
export interface Contract {
  cases: readonly ContractCase[];
  schemas: SchemaSet;
  /** The files that decide, by their path in the project, with the SHA-256 of each: those that a bundle lists, too. */
  sources: readonly { file: string; sha256: string }[];
  /** The spec document that an audit is to be of, and that of the vendor's calls. */
  documents: Documents;
  /** The tables of an engine that the run filled by itself, by their DDL. */
  tables: readonly WarehouseTable[];
  /** What the manifest says of a recording, and its answers, the same list each time; null for one that is not there. */
  recordings: (file: string) => RecordedFile | null;
  /** Why a replay of these recordings leaves a scenario out; null where it does not. */
  leftOut: (recordedAs: string, scenario: string) => string | null;
  /** Sections of the spec document that a shard (`2/3`) runs; [] for what is no shard. */
  sectionsOf: (profile: Profile, shard: string) => string[];
}

/** A file of recordings. */
export interface RecordedFile {
  of: 'live' | 'simulator';
  host: string | null;
  recordedAt: string;
  answers: readonly Recording[];
}

/** A table as its DDL makes it. */
export type WarehouseTable = Pick<
  WarehouseFacts['tables'][number],
  'name' | 'engine' | 'sortingKey' | 'columns'
>;

/** What of a run's contract is not that of a checkout. */
export interface OtherContract {
  /** The files, or the document. */
  differs: string[];
  /** How to verify it all the same. */
  remedy: string;
}

/** What of a run's contract is not that of the checkout; null when nothing differs. */
export function otherContract(
  { schemas, spec, run, coverageOfSpec }: Pick<AuditRun, 'schemas' | 'spec' | 'run' | 'coverageOfSpec'>,
  { sources, documents }: Contract,
): OtherContract | null {
  const theirs = new Map(schemas.map(({ file, sha256 }) => [file, sha256]));
  const own = new Map(sources.map(({ file, sha256 }) => [file, sha256]));
  const files = [...new Set([...own.keys(), ...theirs.keys()])].filter(
    (file) => own.get(file) !== theirs.get(file),
  );
  const isDocumented = run.profile === 'documented';
  const wanted = isDocumented ? documents.documented : documents.spec;
  const others = [
    // A copy under another name is one that somebody must name: a document vouches by its name, too.
    ...(wanted.sha256 === spec.sha256 && wanted.file === spec.file ? [] : [spec.file]),
    // Of the document that is not in use a bundle has no copy, but its name.
    ...(isDocumented && coverageOfSpec.file !== documents.spec.file ? [coverageOfSpec.file] : []),
  ];
  if (files.length === 0 && others.length === 0) return null;
  return {
    differs: [...others, ...files],
    remedy:
      files.length > 0
        ? placeOf(files, run)
        : `Name the document that was to be audited: --spec <file>. The copy in the bundle cannot vouch for itself.`,
  };
}

/** A run that rests on files which this checkout does not have. */
export function otherFiles(differs: string[], { run }: Pick<AuditRun, 'run'>): OtherContract {
  return { differs, remedy: checkoutOf(run) };
}

// A project's own files are no part of any checkout.
function placeOf(files: readonly string[], run: AuditRun['run']): string {
  const isOwn = (file: string) => file.startsWith('project/');
  return [
    ...(files.some(isOwn)
      ? [
          'Verify it in the project whose config it was: where its qtickets.config.ts is, or with --config <file>.',
        ]
      : []),
    ...(files.every(isOwn) ? [] : [checkoutOf(run)]),
  ].join(' ');
}

function checkoutOf({ commit, dirty, toolVersion }: AuditRun['run']): string {
  const place =
    commit === null ? `version ${toolVersion}` : `commit ${commit}${dirty ? ' with its changes' : ''}`;
  return `Verify it in a checkout of ${place}.`;
}
