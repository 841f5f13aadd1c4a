import type { AuditRun } from '../../model/audit-run.ts';
import type { JsonValue } from '../../model/json.ts';
import { walkBoth } from '../bytes/walk-both.ts';
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
  walkBoth(claimed as unknown as JsonValue, derived as unknown as JsonValue, (a, b, pointer) => {
    if (TAKEN.some((taken) => taken.pointer.test(pointer))) return;
    if (a !== undefined && a === b) ledger.held();
    else
      ledger.same(
        wordsOf(pointer, claimed),
        [`${file}#${pointer}`, a ?? null],
        [originOf(pointer, claimed, log), b ?? null],
      );
  });
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
