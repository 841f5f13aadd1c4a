import { valueAt } from '../common/items-path.ts';
import type { AuditRun } from '../model/audit-run.ts';
import { AuditError } from '../model/errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { readJson } from '../verify/bytes/read-json.ts';
import { openBundle } from '../verify/files/bundle.ts';
import type { AuditFacts } from './audit-facts.ts';
import { callsOf } from './calls-of.ts';

const MODEL = 'audit.json';
const RESPONSES = 'artifacts/qtickets_responses/';
const REMEDY = 'Name the folder of a finished run, such as reports/latest, or its archive.';

/**
 * Reads a bundle, a folder or a zip, for a comparison. It is taken at its word: `npm run verify` says whether it can be.
 * AuditError BUNDLE_REFUSED for what is no bundle or would do harm, USAGE for one that an audit of another kind wrote.
 */
export function readAudit(path: string): AuditFacts {
  const { files } = openBundle(path);
  const model = files.get(MODEL);
  if (model === undefined) throw new AuditError('USAGE', 'there is no audit.json', REMEDY, { file: path });
  const { value, problem } = readJson(model);
  const run = isModel(value) ? (value as unknown as AuditRun) : undefined;
  if (run === undefined) {
    const what = problem ?? 'not the model of an audit that this version can read';
    throw new AuditError('USAGE', `audit.json is ${what}`, REMEDY, { file: path, at: MODEL });
  }
  const calls = [...files].flatMap(([name, bytes]) => {
    if (!name.startsWith(RESPONSES)) return [];
    const { calls, problem } = callsOf(bytes);
    if (problem !== null) throw new AuditError('USAGE', problem, REMEDY, { file: path, at: name });
    return calls;
  });
  return { run, calls };
}

/** What a comparison reads of a model; what else one has is another version's business. */
const PARTS = ['run', 'verdict', 'spec', 'integrity', 'metrics'];
const LISTS = ['entries', 'tables', 'metrics.seats'];

function isModel(value: JsonValue | undefined): value is JsonObject {
  if (value === undefined || !isJsonObject(value) || value['schemaVersion'] !== '1.0') return false;
  const lists = LISTS.map((path) => valueAt(value, path));
  return (
    PARTS.every((part) => isJsonObject(value[part] ?? null)) &&
    lists.every((list) => Array.isArray(list) && list.every(isJsonObject))
  );
}
