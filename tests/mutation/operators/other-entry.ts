import type { JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import { answer } from './make.ts';

/** The answer of another entry comes in place of this one's. `others` are by scenario. */
export function otherEntries(others: ReadonlyMap<string, JsonValue>): Operator[] {
  return [...others].map(([name, json]) =>
    answer('other entry', `otherEntry.${name}`, (reply) =>
      JSON.stringify(reply.json) === JSON.stringify(json) ? null : { json },
    ),
  );
}

/** An answer to another call of the same scenario comes: a cache that keeps what it should not. */
export function staleAnswers(calls: readonly JsonValue[]): Operator[] {
  return calls.map((json, index) =>
    answer('other entry', `stale.${index}`, (reply) =>
      JSON.stringify(reply.json) === JSON.stringify(json) ? null : { json },
    ),
  );
}
