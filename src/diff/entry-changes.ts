import type { AuditEntry } from '../model/audit-run.ts';
import type { EntryChange } from '../model/comparison.ts';

type State = 'passed' | 'failed' | 'skipped' | 'not executed';

/** Entries of which something else became, in the order of the later audit; entries that only one knows are new or gone. */
export function entryChanges(before: readonly AuditEntry[], after: readonly AuditEntry[]): EntryChange[] {
  const old = new Map(before.map((entry) => [entry.id, stateOf(entry)]));
  const now = new Map(after.map((entry) => [entry.id, stateOf(entry)]));
  const ids = [...now.keys(), ...[...old.keys()].filter((id) => !now.has(id))];
  return ids.flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    return was === is
      ? []
      : [{ id, kind: kindOf(was, is), before: was ?? 'not in it', after: is ?? 'not in it' }];
  });
}

function stateOf({ class: kind }: AuditEntry): State {
  if (kind === 'failed' || kind === 'skipped') return kind;
  return kind === 'notExecuted' ? 'not executed' : 'passed';
}

function kindOf(was: State | undefined, is: State | undefined): EntryChange['kind'] {
  if (was === undefined) return 'new';
  if (is === undefined) return 'gone';
  if (is === 'failed') return 'newly failing';
  if (was === 'failed' && is === 'passed') return 'fixed';
  if (is === 'skipped' || is === 'not executed') return 'no longer run';
  return 'run again';
}
