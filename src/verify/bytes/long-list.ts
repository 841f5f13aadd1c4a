import type { JsonValue } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';

/** Where a value has more in one list or object than any run tells, in words; null where it has not. */
export function longList(value: JsonValue | undefined, pointer = ''): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const children = Object.entries(value);
  if (children.length > LIMITS.listItems) return `${pointer || '/'}: more than ${LIMITS.listItems} items`;
  for (const [key, child] of children) {
    const problem = longList(child, `${pointer}/${key}`);
    if (problem !== null) return problem;
  }
  return null;
}
