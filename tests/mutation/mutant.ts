import type { JsonValue } from '../../src/model/json.ts';
import type { Place } from './place.ts';
import type { Reply } from './reply.ts';

/** What kind of defect an operator plants. */
export type Family =
  | 'shape'
  | 'value'
  | 'date'
  | 'text'
  | 'list'
  | 'envelope'
  | 'error'
  | 'meaning'
  | 'writes'
  | 'other entry'
  | 'transport'
  | 'pipeline';

/** What stands at the place instead; `null` in place of it: the operator does not fit the place. */
export type Replacement =
  | { value: JsonValue }
  | { remove: true }
  | { reply: (reply: Reply) => Reply }
  /** Several values of the object at the place; `undefined` takes one away. */
  | { members: Record<string, JsonValue | undefined> };

/** A named way to alter an answer. */
export interface Operator {
  name: string;
  family: Family;
  /** What it makes of a place; null where it does not fit, or would change nothing. */
  at(place: Place): Replacement | null;
}

/** One alteration of one answer. */
export interface Mutant {
  operator: Operator;
  place: Place;
  replacement: Replacement;
}

/** The name by which a mutant is found again: scenario, call, place and operator. */
export function mutantName({ operator, place }: Pick<Mutant, 'operator' | 'place'>): string {
  return `${place.scenario} [${place.call}] ${pointerOf(place)} ${operator.name}`;
}

/** The place as a JSON Pointer. */
export function pointerOf({ path }: Pick<Place, 'path'>): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
