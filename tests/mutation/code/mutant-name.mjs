// @ts-check
// How a mutant of the code is named. Plain JavaScript, since the test runner that StrykerJS loads by its path asks for it, too.

/**
 * `12:4-12:9`, the form of a range of StrykerJS's `mutate`: its lines from 1, its columns from 0.
 * @param {import('@stryker-mutator/api/core').Location} location both from 0
 */
export function rangeOf({ start, end }) {
  return `${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
}

/**
 * A name by which a mutant is known in every process of a run.
 * @param {{ file: string, range: string, mutator: string, replacement: string }} mutant
 */
export function nameOf({ file, range, mutator, replacement }) {
  return `${file}:${range} ${mutator} ${replacement}`;
}
