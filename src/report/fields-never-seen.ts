import type { UnseenFields } from '../model/audit-run.ts';
import type { FiledEvidence } from '../model/evidence.ts';

/**
 * Fields that the schemas name and that no object of the run's answers had, by schema and place, with the objects that
 * were looked at. A place whose every field came somewhere is left out. Calls made for others are not looked at.
 */
export function fieldsNeverSeen(evidence: readonly Pick<FiledEvidence, 'fieldUses'>[]): UnseenFields[] {
  const places = new Map<string, UnseenFields>();
  for (const { schema, at, objects, absent } of evidence.flatMap(({ fieldUses }) => fieldUses)) {
    const key = JSON.stringify([schema, at]);
    const known = places.get(key);
    places.set(key, {
      schema,
      at,
      objects: objects + (known?.objects ?? 0),
      absent: known === undefined ? absent : known.absent.filter((field) => absent.includes(field)),
    });
  }
  return [...places.entries()]
    .filter(([, place]) => place.absent.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, place]) => place);
}

/** Objects of the run's answers whose schemas name fields. */
export function objectsLookedAt(evidence: readonly Pick<FiledEvidence, 'fieldUses'>[]): number {
  return evidence.flatMap(({ fieldUses }) => fieldUses).reduce((sum, { objects }) => sum + objects, 0);
}
