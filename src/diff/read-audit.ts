import type { AuditRun } from '../model/audit-run.ts';
import { AuditError } from '../model/errors.ts';
import { readJson } from '../verify/bytes/read-json.ts';
import { openBundle } from '../verify/files/bundle.ts';
import type { AuditFacts } from './audit-facts.ts';
import { callsOf } from './calls-of.ts';

const RESPONSES = 'artifacts/qtickets_responses/';
const REMEDY = 'Name the folder of a finished run, such as reports/latest, or its archive.';

/**
 * Reads a bundle, a folder or a zip, for a comparison. It is taken at its word: `npm run verify` says whether it can be.
 * AuditError BUNDLE_REFUSED for what is no bundle or would do harm, USAGE for one that an audit of another kind wrote.
 */
export function readAudit(path: string): AuditFacts {
  const { files } = openBundle(path);
  const model = files.get('audit.json');
  const { value } = model === undefined ? { value: undefined } : readJson(model);
  const run = value as unknown as AuditRun | undefined;
  if (run?.schemaVersion !== '1.0')
    throw new AuditError('USAGE', 'there is no audit.json that this audit can read', REMEDY, { file: path });
  const calls = [...files].flatMap(([name, bytes]) => {
    if (!name.startsWith(RESPONSES)) return [];
    const { calls, problem } = callsOf(bytes);
    if (problem !== null) throw new AuditError('USAGE', problem, REMEDY, { file: path, at: name });
    return calls;
  });
  return { run, calls };
}
