import type { ErrorObject } from 'ajv/dist/2020.js';
import { pointerToken } from '../common/items-path.ts';
import type { JsonValue } from '../model/json.ts';
import { choiceWords, expectedWords } from './expected-words.ts';
import { objectsIn, type SchemaPlaces } from './schema-places.ts';
import { compareProblems, type SchemaProblem } from './schema-problem.ts';

/** A problem with the part of the schema it comes from. */
interface Failure extends SchemaProblem {
  part: unknown;
}

/** Keywords that fail a value as a whole: an alternative that fails by one of them was not the one meant. */
const OTHER_KIND = new Set(['type', 'const', 'enum', 'anyOf', 'oneOf']);

/** Keywords beside which a keyword says nothing new about the same value. */
const BETTER: Record<string, readonly string[]> = {
  const: [],
  enum: [],
  type: ['enum', 'const'],
  pattern: ['format', 'type', 'enum', 'const'],
};

/** Keywords that only repeat failures reported below them. */
const ECHOES = new Set(['if', 'propertyNames']);

/**
 * Ajv's errors (made with `allErrors` and `verbose`) as problems: sorted by pointer, each once, without the noise of
 * alternatives that were not meant. `file` is the checked schema's, for a failure whose own place is unknown.
 */
export function foldErrors(
  errors: readonly ErrorObject[],
  places: SchemaPlaces,
  file: string,
): SchemaProblem[] {
  const failures: Failure[] = [];
  for (const error of errors) {
    if (ECHOES.has(error.keyword)) continue;
    const failure = failureOf(error, places, file);
    const isChoice = error.keyword === 'anyOf' || error.keyword === 'oneOf';
    // One by one: a call takes no hundred thousand arguments.
    for (const one of isChoice ? foldChoice(error, failure, failures, places) : [failure]) failures.push(one);
  }
  const problems = new Map<string, SchemaProblem>();
  for (const { pointer, keyword, expected, schemaFile } of withoutEchoes(failures)) {
    problems.set(`${pointer}\n${expected}\n${schemaFile}`, { pointer, keyword, expected, schemaFile });
  }
  return [...problems.values()].sort(compareProblems);
}

function failureOf(error: ErrorObject, places: SchemaPlaces, file: string): Failure {
  return {
    pointer: pointerOf(error),
    keyword: error.keyword,
    expected: expectedWords(error),
    schemaFile: places.fileOf(error.parentSchema) ?? file,
    part: error.parentSchema,
  };
}

function pointerOf(error: ErrorObject): string {
  const params: Record<string, unknown> = error.params;
  const property =
    params['missingProperty'] ??
    params['additionalProperty'] ??
    params['unevaluatedProperty'] ??
    error.propertyName;
  return typeof property === 'string'
    ? `${error.instancePath}/${pointerToken(property)}`
    : error.instancePath;
}

/**
 * Takes the failures of the alternatives off the end of `failures` and gives what to report instead: those of the one
 * alternative that was meant (its kind of value came, and it fails least), else the choice in words.
 */
function foldChoice(
  error: ErrorObject,
  failure: Failure,
  failures: Failure[],
  places: SchemaPlaces,
): Failure[] {
  const branches: JsonValue[] = Array.isArray(error.schema) ? error.schema : [];
  const reaches = branches.map((branch) => places.reach(branch));
  const inside = takeInside(failures, error.instancePath, reaches);
  if (inside.length === 0) return [failure];
  const meant = splitByBranch(inside, branches, reaches)
    .filter((found) => found.length > 0 && !found.some((one) => isOtherKind(one, error.instancePath)))
    .sort((a, b) => a.length - b.length)[0];
  return meant ?? [{ ...failure, expected: choiceWords(branches, places) }];
}

function takeInside(
  failures: Failure[],
  pointer: string,
  reaches: readonly ReadonlySet<unknown>[],
): Failure[] {
  const isInside = ({ pointer: at, part }: Failure) =>
    (at === pointer || at.startsWith(`${pointer}/`)) && reaches.some((reach) => reach.has(part));
  const before = failures.findLastIndex((one) => !isInside(one));
  return failures.splice(before + 1);
}

/** The failures of each alternative. Where a recursive schema leads into itself, a part counts for where it stands. */
function splitByBranch(
  inside: readonly Failure[],
  branches: readonly JsonValue[],
  reaches: readonly ReadonlySet<unknown>[],
): Failure[][] {
  const own = branches.map((branch) => new Set<unknown>(objectsIn(branch)));
  return branches.map((_, index) =>
    inside.filter(({ part }) => (own.some((set) => set.has(part)) ? own : reaches)[index]?.has(part)),
  );
}

function isOtherKind(failure: Failure, pointer: string): boolean {
  return failure.pointer === pointer && OTHER_KIND.has(failure.keyword);
}

/** Of the failures of one value under one part of a schema: allowed values say more than a type, a type than the rest. */
function withoutEchoes(failures: readonly Failure[]): Failure[] {
  const byPlace = new Map<string, Map<unknown, Set<string>>>();
  for (const { pointer, part, keyword } of failures) {
    const byPart = byPlace.get(pointer) ?? new Map<unknown, Set<string>>();
    byPlace.set(pointer, byPart.set(part, (byPart.get(part) ?? new Set()).add(keyword)));
  }
  return failures.filter(({ pointer, keyword, part }) => {
    const better = BETTER[keyword] ?? ['type', 'enum', 'const'];
    const own = byPlace.get(pointer)?.get(part);
    return !better.some((word) => own?.has(word));
  });
}
