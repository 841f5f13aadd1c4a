/** A test of a small run as the test runner tells it. */
export interface Told {
  name: string;
  inside?: string;
}

/** What Vitest would write of these tests. */
export function smallJunit(cases: readonly Told[]): string {
  const count = (kind: string) => cases.filter(({ inside = '' }) => inside.startsWith(`<${kind}`)).length;
  const totals = `tests="${cases.length}" failures="${count('failure')}" errors="0"`;
  const rows = cases.map(
    ({ name, inside = '' }) =>
      `<testcase classname="tests/contract/all.test.ts" name="${name}" time="0.1">${inside}</testcase>`,
  );
  const suite = `<testsuite name="tests/contract/all.test.ts" timestamp="2025-11-09T13:59:21.000Z" hostname="h" ${totals} skipped="${count('skipped')}" time="1">`;
  return `<?xml version="1.0"?>\n<testsuites name="vitest tests" ${totals} time="1">${suite}${rows.join('')}</testsuite></testsuites>`;
}

/** The tests of a small run. */
export const TEST_NAMES = [
  '2.1 List clients',
  '3.7 Seats of a show',
  '6.1 Add one ticket (read)',
  '6.1 Add one ticket (write)',
  '7.2 Order that does not exist',
];
