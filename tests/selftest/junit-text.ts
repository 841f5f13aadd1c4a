/** One test file's results, as a JUnit file tells them. */
export interface JunitSuite {
  file: string;
  tests: { title: string; seconds: number; failure: Error | null; skipped: boolean }[];
}

/** A JUnit file in the form of Vitest's reporter, without stacks; `audit-command.test.ts` compares the two. */
export function junitText(suites: readonly JunitSuite[]): string {
  const all = { tests: 0, failures: 0, seconds: 0 };
  const lines = suites.flatMap(({ file, tests }) => {
    const failures = tests.filter(({ failure }) => failure !== null).length;
    const seconds = tests.reduce((sum, test) => sum + test.seconds, 0);
    all.tests += tests.length;
    all.failures += failures;
    all.seconds += seconds;
    const counts = `tests="${tests.length}" failures="${failures}" errors="0" skipped="${tests.filter(({ skipped }) => skipped).length}"`;
    return [
      `    <testsuite name="${file}" timestamp="${new Date().toISOString()}" hostname="localhost" ${counts} time="${seconds}">`,
      ...tests.flatMap((test) => testLines(file, test)),
      '    </testsuite>',
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" ?>',
    `<testsuites name="vitest tests" tests="${all.tests}" failures="${all.failures}" errors="0" time="${all.seconds}">`,
    ...lines,
    '</testsuites>',
    '',
  ].join('\n');
}

/** One JUnit file of several; the totals of its root are not counted. */
export function joinedJunit(files: readonly string[]): string {
  const suites = files.flatMap((file) => file.match(/ {4}<testsuite [\s\S]*<\/testsuite>/) ?? []);
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<testsuites name="vitest tests" tests="0">\n${suites.join('\n')}\n</testsuites>\n`;
}

function testLines(
  file: string,
  { title, seconds, failure, skipped }: JunitSuite['tests'][number],
): string[] {
  return [
    `        <testcase classname="${file}" name="${escaped(title)}" time="${seconds}">`,
    ...(skipped ? ['<skipped/>'] : []),
    ...(failure === null
      ? []
      : [
          `            <failure message="${escaped(failure.message)}" type="${failure.name}">`,
          escaped(`${failure.name}: ${failure.message}`),
          '            </failure>',
        ]),
    '        </testcase>',
  ];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
