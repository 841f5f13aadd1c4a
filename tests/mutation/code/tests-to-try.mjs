// @ts-check
// Which tests are tried with a mutant, and in which order.
import { relative, sep } from 'node:path';
import { wantedOf } from './ids-of-tests.mjs';

/** @typedef {import('./ids-of-tests.mjs').Wanted} Wanted */

/** Of each altered folder, the tests that are tried: unit tests, and self tests that run in process. */
const TESTS_OF = [
  { folder: /^src\/contract\//, tests: /^tests\/unit\/(?:contract|warehouse|properties)\// },
  { folder: /^src\/warehouse\//, tests: /^tests\/unit\/(?:contract|warehouse|properties)\// },
  {
    folder: /^src\/verify\//,
    tests: /^tests\/(?:unit\/(?:verify|properties)\/|unit\/masking\/scanners-agree|selftest\/forged-bundles)/,
  },
];
/** Each mutant would wait for these: they start processes, or verify one bundle after another. */
const SLOW = new Set(
  ['properties/writers', 'verify/hostile', 'warehouse/process'].map((name) => `tests/unit/${name}.test.ts`),
);
/** So much of one file's tests is tried with a mutant, in milliseconds: of more, as many as that takes, evenly chosen. */
const MOST_OF_FILE = 6_000;

/**
 * The test files that hold a part of what is altered.
 * @param {{ dependents: (source: string) => string[] }} build
 * @param {readonly string[]} files
 */
export function testFilesOf(build, files) {
  const altered = files.map((file) => relative(process.cwd(), file).replaceAll(sep, '/'));
  const dependents = new Set(altered.flatMap((file) => build.dependents(file)));
  const wanted = TESTS_OF.filter(({ folder }) => altered.some((file) => folder.test(file)));
  return [...dependents]
    .filter((file) => file.endsWith('.test.ts') && !SLOW.has(file))
    .filter((file) => wanted.some(({ tests }) => tests.test(file)))
    .sort();
}

/**
 * Those files first in which the tests that reach the mutant take the least.
 * @param {readonly string[]} testIds
 * @param {ReadonlyMap<string, number>} times what each test takes, by its id, in milliseconds
 * @returns {Wanted[]}
 */
export function quickFirst(testIds, times) {
  const took = (/** @type {Wanted} */ { filepath, testIds: own }) =>
    own.reduce((sum, id) => sum + (times.get(`${filepath}#${id}`) ?? 0), 0);
  return wantedOf(testIds)
    .map((wanted) => {
      const step = Math.ceil(took(wanted) / MOST_OF_FILE);
      return { ...wanted, testIds: wanted.testIds.filter((_, index) => step < 2 || index % step === 0) };
    })
    .map((wanted) => ({ wanted, took: took(wanted) }))
    .sort((a, b) => a.took - b.took)
    .map(({ wanted }) => wanted);
}
