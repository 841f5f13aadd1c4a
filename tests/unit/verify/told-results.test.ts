import { expect, test } from 'vitest';
import { type Files, sealed, textOf, withText } from '../../tamper/seal-again.ts';
import { disagreeing, smallBundle, verified } from './small-bundle.ts';
import { smallJunit, TEST_NAMES, type Told } from './small-junit.ts';
import type { SmallRun } from './small-run.ts';

const FAILED = { label: '2.1', check: 'rule:ordered(id)', message: 'item 1 stands before item 0' };

function cases(change: Partial<Record<string, string>> = {}): Told[] {
  return TEST_NAMES.map((name) => ({ name, inside: change[name] ?? '' }));
}

const bundles = new Map<string, Promise<Files>>();

/** The bundle of such a run and report: made once for all tests that alter it. */
function bundle(told: readonly Told[], run: SmallRun = {}): Promise<Files> {
  const key = JSON.stringify([told, run]);
  const made = bundles.get(key) ?? smallBundle(run, { junitXml: smallJunit(told) });
  bundles.set(key, made);
  return made;
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
  ['a total', /(<testsuites .*) tests="5"/, '$1 tests="6"'],
  ['how many did not run', /(<testsuites .*) skipped="0"/, '$1 skipped="1"'],
  ['a total of a suite', /(<testsuite .*) skipped="0"/, '$1 skipped="1"'],
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
