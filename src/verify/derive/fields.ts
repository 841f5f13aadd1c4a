import type { AuditRun, UnseenFields } from '../../model/audit-run.ts';
import { type RunLog, ranScenarios } from '../log/run-log.ts';

/** How many objects of the answers were looked at, and which fields of their schemas none of them had, by schema and place. */
export function deriveFields(log: RunLog): AuditRun['drift'] {
  const uses = ranScenarios(log).flatMap(({ fieldUses }) => fieldUses);
  const keys = [...new Set(uses.map(({ schema, at }) => JSON.stringify([schema, at])))].sort();
  const places = keys.map((key): UnseenFields => {
    const own = uses.filter(({ schema, at }) => JSON.stringify([schema, at]) === key);
    const [first] = own;
    return {
      schema: first?.schema ?? '',
      at: first?.at ?? '',
      objects: sum(own),
      absent: (first?.absent ?? []).filter((field) => own.every(({ absent }) => absent.includes(field))),
    };
  });
  return { objects: sum(uses), neverSeen: places.filter((place) => place.absent.length > 0) };
}

function sum(uses: readonly { objects: number }[]): number {
  return uses.reduce((total, { objects }) => total + objects, 0);
}
