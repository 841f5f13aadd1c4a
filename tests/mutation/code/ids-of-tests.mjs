// @ts-check
// Vitest's tests as StrykerJS names and judges them.
import { TestStatus } from '@stryker-mutator/api/test-runner';

/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */
/** @typedef {import('@vitest/runner').File} File */
/** @typedef {import('@vitest/runner').Test} Test */
/** @typedef {{ filepath: string, testIds: string[] }} Wanted */

/**
 * Tests by their ids, file by file.
 * @param {readonly string[]} testIds
 * @returns {Wanted[]}
 */
export function wantedOf(testIds) {
  /** @type {Map<string, string[]>} */
  const byFile = new Map();
  for (const id of testIds) {
    const [file = '', test = ''] = id.split('#');
    byFile.set(file, [...(byFile.get(file) ?? []), test]);
  }
  return [...byFile].map(([filepath, ids]) => ({ filepath, testIds: ids }));
}

/**
 * What became of the tests of a file that were wanted; all of them where none is named.
 * @param {File} file
 * @param {{ testIds?: string[] }} wanted
 * @returns {TestResult[]}
 */
export function resultsOf(file, { testIds }) {
  const tests = testsOf(file).filter(({ id }) => testIds === undefined || testIds.includes(id));
  const broken = file.result?.state === 'fail' ? messageOf(file) : undefined;
  return tests
    .filter((test) => test.mode !== 'skip' || broken !== undefined)
    .map((test) => {
      const base = {
        id: idOf(test),
        name: test.fullName,
        timeSpentMs: test.result?.duration ?? 0,
        fileName: file.filepath,
      };
      if (test.result?.state === 'pass') return { ...base, status: TestStatus.Success };
      if (test.result?.state === 'skip') return { ...base, status: TestStatus.Skipped };
      return { ...base, status: TestStatus.Failed, failureMessage: messageOf(test) ?? broken ?? 'failed' };
    });
}

/**
 * @param {import('@vitest/runner').Suite} suite
 * @returns {Test[]}
 */
function testsOf(suite) {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]));
}

/** @param {{ result?: import('@vitest/runner').TaskResult }} task */
function messageOf({ result }) {
  return result?.errors?.[0]?.message;
}

/**
 * The id of a test, with its file.
 * @param {Test} test
 */
export function idOf(test) {
  return `${test.file.filepath}#${test.id}`;
}
