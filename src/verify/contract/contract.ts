import type { SchemaSet } from '../../json-schema/schema-set.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { ContractCase } from '../../model/case.ts';
import type { Documents } from '../../model/plan.ts';

/** The contract of a checkout: all that decides what an audit had to show. */
export interface Contract {
  cases: readonly ContractCase[];
  schemas: SchemaSet;
  /** The files that decide, by their path in the project, with the SHA-256 of each: those that a bundle lists, too. */
  sources: readonly { file: string; sha256: string }[];
  /** The spec document that an audit is to be of, and that of the vendor's calls. */
  documents: Documents;
}

/** What of a run's contract is not that of a checkout. */
export interface OtherContract {
  /** The files, or the document. */
  differs: string[];
  /** How to verify it all the same. */
  remedy: string;
}

/** What of a run's contract is not that of the checkout; null when nothing differs. */
export function otherContract(
  { schemas, spec, run }: Pick<AuditRun, 'schemas' | 'spec' | 'run'>,
  { sources, documents }: Contract,
): OtherContract | null {
  const theirs = new Map(schemas.map(({ file, sha256 }) => [file, sha256]));
  const own = new Map(sources.map(({ file, sha256 }) => [file, sha256]));
  const files = [...new Set([...own.keys(), ...theirs.keys()])].filter(
    (file) => own.get(file) !== theirs.get(file),
  );
  const wanted = run.profile === 'documented' ? documents.documented : documents.spec;
  if (files.length === 0 && wanted.sha256 === spec.sha256) return null;
  const { commit, dirty, toolVersion } = run;
  const place =
    commit === null ? `version ${toolVersion}` : `commit ${commit}${dirty ? ' with its changes' : ''}`;
  return {
    differs: [...(wanted.sha256 === spec.sha256 ? [] : [spec.file]), ...files],
    remedy:
      files.length > 0
        ? `Verify it in a checkout of ${place}.`
        : `Name the document that was to be audited: --spec <file>. The copy in the bundle cannot vouch for itself.`,
  };
}
