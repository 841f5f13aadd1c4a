import { basename } from 'node:path';
import { DOCUMENTED_CALLS } from '../common/audit-options.ts';
import { sha256 } from '../common/canonical-json.ts';
import type { AuditOptions, Documents } from '../model/plan.ts';
import type { SpecDocument } from '../model/spec.ts';
import { parseSpec, readSpecBytes } from './read-spec.ts';

/** The documents of this process, by name and bytes: what stands in one does not change, and parsing takes a while. */
const parsed = new Map<string, SpecDocument>();
/** A process reads two; one that reads many has no use for the old ones. */
const MOST = 8;

/**
 * Reads the spec document that the options name, and the document of the vendor's calls. Throws as `readSpec`. What is given
 * is shared, and not to be changed.
 */
export function readDocuments({ spec }: Pick<AuditOptions, 'spec'>): Documents {
  return { spec: document(spec), documented: document(DOCUMENTED_CALLS) };
}

function document(path: string): SpecDocument {
  const bytes = readSpecBytes(path);
  const file = basename(path);
  const key = `${file} ${sha256(bytes)}`;
  const found = parsed.get(key) ?? parseSpec(bytes, path);
  if (parsed.size >= MOST) parsed.clear();
  parsed.set(key, found);
  return found;
}
