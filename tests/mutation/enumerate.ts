import type { Mutant, Operator } from './mutant.ts';
import type { RecordedScenario } from './mutation-run.ts';
import { ANSWER_OPERATORS } from './operators/all.ts';
import { otherEntries, staleAnswers } from './operators/other-entry.ts';
import { type Place, placesOf } from './place.ts';

/** So many places of one pattern are offered to an operator before it is said not to fit. */
const MOST_OFFERED = 12;

/** Which mutants are made; all where nothing is said. */
export interface Wanted {
  /** Index of the call whose answer is altered. */
  call?: number;
  pattern?: string;
  /** Says it by the name of the operator. */
  operator?: (name: string) => boolean;
  /** Says it by the seed and all of these. */
  kind?: (words: string) => boolean;
}

/**
 * Every mutant of a scenario's answers: each operator at each pattern of places, at one place of the pattern that the seed
 * picks. Places of one pattern are alike, such as the prices of a list's orders.
 */
export function* mutantsOf(
  { name, recordings, scenario }: RecordedScenario,
  all: readonly RecordedScenario[],
  seed: number,
  wanted: Wanted = {},
): Generator<Mutant> {
  const own = scenario.setup?.length ?? 0;
  const others = new Map(
    all.flatMap((other) => {
      const json = other.recordings[other.scenario.setup?.length ?? 0]?.response;
      return other.name === name || json === undefined ? [] : [[other.name, json] as const];
    }),
  );
  for (const [call, recording] of recordings.entries()) {
    if (wanted.call !== undefined && wanted.call !== call) continue;
    const operators = [
      ...ANSWER_OPERATORS,
      ...staleAnswers(recordings.map(({ response }) => response)),
      ...(call === own ? otherEntries(others) : []),
    ].filter((operator) => wanted.operator?.(operator.name) !== false);
    for (const [pattern, places] of placesOf(name, call, recording)) {
      if (wanted.pattern !== undefined && wanted.pattern !== pattern) continue;
      for (const operator of operators) {
        const kind = `${seed} ${name} ${call} ${pattern} ${operator.name}`;
        const mutant = wanted.kind?.(kind) === false ? null : firstFit(operator, places, pick(kind));
        if (mutant !== null) yield mutant;
      }
    }
  }
}

/** A whole number below 2^32 that is the same for the same words. */
export function pick(words: string): number {
  // FNV-1a, with the last steps of MurmurHash3, so that words that differ in their last sign lie far apart.
  let hash = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1)
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function firstFit(operator: Operator, places: readonly Place[], start: number): Mutant | null {
  const tries = Math.min(places.length, MOST_OFFERED);
  for (let index = 0; index < tries; index += 1) {
    const place = places[(start + index) % places.length];
    const replacement = place === undefined ? null : operator.at(place);
    if (place !== undefined && replacement !== null) return { operator, place, replacement };
  }
  return null;
}
