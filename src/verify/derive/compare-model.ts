import type { AuditRun } from '../../model/audit-run.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { Comparisons } from '../ledger.ts';
import { labelOf, type RunLog } from '../log/run-log.ts';
import { TAKEN } from './evidence.ts';

/** Every value of audit.json against the one derived; what was taken from it is not counted as compared. */
export function compareModel(
  file: string,
  claimed: AuditRun,
  derived: AuditRun,
  log: RunLog,
  ledger: Comparisons,
): void {
  const walk = (a: JsonValue | undefined, b: JsonValue | undefined, pointer: string): void => {
    if (TAKEN.some((taken) => taken.pointer.test(pointer))) return;
    if (Array.isArray(a) && Array.isArray(b)) {
      const length = Math.max(a.length, b.length);
      if (length === 0) ledger.held();
      for (let index = 0; index < length; index += 1) walk(a[index], b[index], `${pointer}/${index}`);
    } else if (isJsonObject(a) && isJsonObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        walk(a[key], b[key], `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      }
    } else if (a !== undefined && a === b) ledger.held();
    else {
      ledger.same(
        wordsOf(pointer, claimed),
        [`${file}#${pointer}`, a ?? null],
        [originOf(pointer, claimed, log), b ?? null],
      );
    }
  };
  walk(claimed as unknown as JsonValue, derived as unknown as JsonValue, '');
}

function wordsOf(pointer: string, { entries }: AuditRun): string {
  const [, part = '', index = ''] = pointer.split('/');
  const id = part === 'entries' ? entries[Number(index)]?.id : undefined;
  return id === undefined ? `value of audit.json at ${pointer}` : `value of entry ${id} at ${pointer}`;
}

// Where the derived value comes from: the scenario's lines, or the log as a whole.
function originOf(pointer: string, { entries }: AuditRun, log: RunLog): string {
  const [, part, index, list, number] = pointer.split('/');
  if (part === 'run' || part === 'warehouse' || part === 'spec') return `${log.file}:1`;
  if (part !== 'entries') return `derived from ${log.file}`;
  const entry = entries[Number(index)];
  const scenario = list === 'scenarios' ? entry?.scenarios[Number(number)]?.name : undefined;
  const label = entry === undefined ? '' : labelOf({ id: entry.id, scenario: scenario ?? '' });
  const line = log.scenarios.find((item) => labelOf(item) === label || item.id === entry?.id)?.line;
  return line === undefined ? `derived from ${log.file}` : `derived from ${log.file}:${line}`;
}
