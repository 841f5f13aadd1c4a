import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { groupBy } from '../../src/common/group-by.ts';
import { type Mutant, type Operator, pointerOf } from './mutant.ts';
import type { MutationRun, RedCheck } from './mutation-run.ts';
import { ANSWER_OPERATORS } from './operators/all.ts';
import { type Place, placesOf } from './place.ts';

/** A mutant of the recordings whose verdict is kept: one for each thing that a check can say. */
export interface KnownDefect {
  scenario: string;
  call: number;
  pattern: string;
  pointer: string;
  operator: string;
  /** Each check that fails, with the places and values that it names; words are left out. */
  red: string[];
}

/** Where the kept verdicts stand; `npm run mutate -- --keep` writes them. */
export const KNOWN_DEFECTS_FILE = join(PROJECT_DIR, 'tests', 'mutation', 'known-defects.jsonl');

/** The kept verdicts by scenario. */
export function readKnownDefects(): Map<string, KnownDefect[]> {
  const lines = readFileSync(KNOWN_DEFECTS_FILE, 'utf8').trimEnd().split('\n');
  const known = lines.map((line) => JSON.parse(line) as KnownDefect);
  return groupBy(known, ({ scenario }) => scenario);
}

/** Makes known defects of scenarios again, each from its place and operator. */
export function defectMaker({ scenarios }: MutationRun): (defect: Omit<KnownDefect, 'red'>) => Mutant {
  const operators = new Map<string, Operator>(ANSWER_OPERATORS.map((operator) => [operator.name, operator]));
  const placesBy = new Map<string, Map<string, Place[]>>();
  return ({ scenario, call, pattern, pointer, operator: name }) => {
    const recording = scenarios.find((candidate) => candidate.name === scenario)?.recordings[call];
    const operator = operators.get(name);
    if (recording === undefined || operator === undefined)
      throw new RangeError(`there is no ${name} of ${scenario} [${call}]`);
    const key = `${scenario} ${call}`;
    const places = placesBy.get(key) ?? placesOf(scenario, call, recording);
    placesBy.set(key, places);
    const place = places.get(pattern)?.find((candidate) => pointerOf(candidate) === pointer);
    const replacement = place === undefined ? null : operator.at(place);
    if (place === undefined || replacement === null)
      throw new RangeError(`${name} does not fit ${scenario} [${call}] ${pointer}`);
    return { operator, place, replacement };
  };
}

/** Names a place, a text in quotation marks, or a number. */
const FACT = /"(?:[^"\\]|\\.)*"|(?:\/[\w;#*~.$-]+)+|-?\d+(?:\.\d+)?/g;

/** What the failed checks say, without their words: of each its name, and the places and values that it names. */
export function factsOf(red: readonly RedCheck[]): string[] {
  return red.map(({ check, message }) => [check, ...(message.match(FACT) ?? [])].join(' ').slice(0, 300));
}

/**
 * What a message says whatever the place, the values, the call and what is compared are: equal for two defects that a check tells
 * in the same words.
 */
export function wordsOf({ check, message }: RedCheck): string {
  const [first = ''] = message.split('\n');
  const words = first.replace(/^[^:]*, (?:GET|POST|PUT|DELETE) \S+ /, '').replace(FACT, '…');
  return `${check.replace(/\(.*/, '')} ${words}`.slice(0, 160);
}
