import { expect, test } from 'vitest';
import { type Files, sealed, textOf, withText } from '../../tamper/seal-again.ts';
import { disagreeing, smallBundle, verified } from './small-bundle.ts';
import type { SmallRun } from './small-run.ts';

const FAILED = { label: '2.1', check: 'rule:ordered(id)', message: 'item 1 stands before item 0' };

interface Told {
  name: string;
  inside?: string;
}

/** What Vitest would write of these tests. */
function junit(cases: readonly Told[]): string {
  const count = (kind: string) => cases.filter(({ inside = '' }) => inside.startsWith(`<${kind}`)).length;
  const totals = `tests="${cases.length}" failures="${count('failure')}" errors="0"`;
  const rows = cases.map(
    ({ name, inside = '' }) =>
      `<testcase classname="tests/contract/all.test.ts" name="${name}" time="0.1">${inside}</testcase>`,
  );
  const suite = `<testsuite name="tests/contract/all.test.ts" timestamp="2025-11-09T13:59:21.000Z" hostname="h" ${totals} skipped="${count('skipped')}" time="1">`;
  return `<?xml version="1.0"?>\n<testsuites name="vitest tests" ${totals} time="1">${suite}${rows.join('')}</testsuite></testsuites>`;
}

const NAMES = [
  '2.1 List clients',
  '3.7 Seats of a show',
  '6.1 Add one ticket (read)',
  '6.1 Add one ticket (write)',
  '7.2 Order that does not exist',
];

function cases(change: Partial<Record<string, string>> = {}): Told[] {
  return NAMES.map((name) => ({ name, inside: change[name] ?? '' }));
}

function bundle(told: readonly Told[], run: SmallRun = {}): Promise<Files> {
  return smallBundle(run, { junitXml: junit(told) });
}

test.each<[string, SmallRun, Told[]]>([
  ['all passed', {}, cases()],
  [
    'one failed',
    { failed: FAILED },
    cases({
      '2.1 List clients': `<failure message="entry 2.1&#10;${FAILED.check}: ${FAILED.message}" type="Error"/>`,
    }),
  ],
  ['one was skipped', { skipped: ['7.2'] }, cases({ '7.2 Order that does not exist': '<skipped/>' })],
  ['one was cut off and left out', { cut: ['7.2'] }, cases().slice(0, -1)],
])('the test report agrees when %s', async (_, run, told) => {
  expect(verified(await bundle(told, run)).disagreements).toEqual([]);
});

test('a test that an interruption kept from running is told as skipped, whatever the runner says of it', async () => {
  const files = await bundle(cases(), { cut: ['7.2'] });
  expect(disagreeing(files)).toEqual([]);
  const told = textOf(files, 'junit.xml');
  for (const [from, to] of [
    [/<skipped message="the run was interrupted">\s*<\/skipped>/, ''],
    ['"the run was interrupted"', '"nobody asked for it"'],
  ] as const) {
    expect(told).toMatch(from);
    expect(disagreeing(sealed(withText(files, 'junit.xml', told.replace(from, to))))).toEqual(['junit']);
  }
});

test.each<[string, Told[], SmallRun]>([
  ['a test is missing', cases().slice(1), {}],
  ['a test is of no scenario', [...cases(), { name: '8.1 Nothing' }], {}],
  ['a test is there twice', [...cases(), { name: '2.1 List clients' }], {}],
  [
    'a test has another name',
    cases().map((one, index) => (index === 0 ? { name: '2.1 List all' } : one)),
    {},
  ],
  ['a test failed that passed', cases({ '2.1 List clients': '<failure message="no" type="Error"/>' }), {}],
  ['a test passed that failed', cases(), { failed: FAILED }],
  [
    'a failure names another check',
    cases({ '2.1 List clients': '<failure message="status: no"/>' }),
    { failed: FAILED },
  ],
  ['a skipped test is told as passed', cases(), { skipped: ['7.2'] }],
])('the test report disagrees when %s', async (_, told, run) => {
  expect(disagreeing(await bundle(told, run))).toContain('junit');
});

test.each<[string, string | RegExp, string]>([
  ['a total', 'tests="5" failures="0" errors="0" time="1"', 'tests="6" failures="0" errors="0" time="1"'],
  ['a total of a suite', 'errors="0" skipped="0"', 'errors="0" skipped="1"'],
  ['of whom the verdict is said', 'of the simulator, made', 'of a live account, made'],
  ['the commit of a suite', `"${'a'.repeat(40)}"`, `"${'b'.repeat(40)}"`],
  ['the line of a test', / line="\d+"/, ' line="1"'],
  ['the file of a test', ' file="artifacts/spec/', ' file="src/'],
  ['an entity', '<testsuites', '<!DOCTYPE a [<!ENTITY b "c">]><testsuites'],
  ['a comment', '<testsuites', '<!-- passed --><testsuites'],
  ['XML that is none', '</testsuites>', ''],
])('the test report disagrees: %s', async (_, from, to) => {
  const files = await bundle(cases());
  const text = textOf(files, 'junit.xml');
  expect(text).toMatch(from);
  expect(disagreeing(sealed(withText(files, 'junit.xml', text.replace(from, to))))).toContain('junit');
});

test.each(['passed', 'failed', 'skipped', 'pending'])(
  'ctrf.json agrees with a run that has a test that is %s',
  async (status) => {
    const files = await smallBundle({
      ...(status === 'failed' ? { failed: FAILED } : {}),
      ...(status === 'skipped' ? { skipped: ['7.2'] } : {}),
      ...(status === 'pending' ? { cut: ['7.2'] } : {}),
    });
    expect(textOf(files, 'ctrf.json')).toContain(`"status": "${status}"`);
    expect(disagreeing(files)).toEqual([]);
    const text = textOf(files, 'ctrf.json').replace(`"status": "${status}"`, '"status": "other"');
    expect(disagreeing(sealed(withText(files, 'ctrf.json', text)))).toEqual(['ctrf']);
  },
);
