import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { ctrfReport } from '../../../src/report/ctrf.ts';
import { isJunit, type JunitOptions, junitCopy, maskedJunit } from '../../../src/report/junit-copy.ts';
import { modelOf } from './fixture-bundle.ts';
import { goodBut, goodPlays, runOf } from './fixture-run.ts';

const XML = `<?xml version="1.0" encoding="UTF-8" ?>
<testsuites name="vitest tests" tests="5" failures="1" errors="0" time="3.5">
    <testsuite name="tests/contract/orders.test.ts" timestamp="2026-01-02T03:04:05.678Z" hostname="builder-7" tests="2" failures="1" errors="0" skipped="1" time="1.25">
        <testcase classname="tests/contract/orders.test.ts" name="1.1 &quot;List&quot; &lt;orders&gt;" time="0.75">
            <failure message="expected &amp;#x26; got" type="AssertionError">
at /srv/audit/src/check.ts:4:5 by 127.0.0.1:40100
            </failure>
        </testcase>
        <testcase classname="tests/contract/orders.test.ts" name="1.2" time="0.5"><skipped/></testcase>
    </testsuite>
    <testsuite name="tests/unit/spec/lines.test.ts" timestamp="2026-01-02T03:04:05.678Z" hostname="builder-7" tests="3" failures="0" errors="0" skipped="0" time="2.25">
        <testcase classname="x" name="y" time="2.25"/>
    </testsuite>
</testsuites>
`;
const FIXED = { roots: ['/srv/audit'], fixedTime: new Date('2025-11-09T13:59:21Z') };

test('only suites of the contract stay, and the totals fit them', () => {
  const root = rootOf(copyOf(XML, { roots: [], fixedTime: null }));
  const totals = { tests: '2', failures: '1', errors: '0', skipped: '1', time: '1.250' };
  expect(root).toMatchObject({ ...totals, name: 'vitest tests' });
  expect(root['testsuite']).toMatchObject({ name: 'tests/contract/orders.test.ts', time: '1.250' });
});

test('names, messages and skips come through unchanged', () => {
  const text = copyOf(XML, { roots: [], fixedTime: null });
  expect(text).toContain('name="1.1 &quot;List&quot; &lt;orders&gt;"');
  expect(text).toContain('message="expected &amp;#x26; got"');
  expect(text).toMatch(/<skipped\s*(\/>|><\/skipped>)/);
});

test('the host name, folders and ports are always dropped', () => {
  const text = copyOf(XML, { ...FIXED, fixedTime: null });
  for (const part of ['builder-7', '/srv/audit', '40100']) expect(text).not.toContain(part);
  expect(text).toContain('src/check.ts:4:5');
  expect(text).toContain('2026-01-02');
});

test('with a fixed time, durations and timestamps no longer differ', () => {
  const later = XML.replaceAll('2026-01-02', '2026-02-03')
    .replaceAll('0.75', '0.9')
    .replaceAll('1.25', '8.5');
  expect(copyOf(later, FIXED)).toBe(copyOf(XML, FIXED));
  expect(copyOf(later, { ...FIXED, fixedTime: null })).not.toBe(copyOf(XML, { ...FIXED, fixedTime: null }));
});

test('times have three decimals, whatever the runner writes', () => {
  for (const time of ['0', '1', '0.1234567', '1e-7', '12.5', '']) {
    const text = copyOf(XML.replace('1.25', time), { roots: [], fixedTime: null });
    for (const [, told] of text.matchAll(/ time="([^"]*)"/g)) expect(told).toMatch(/^\d+\.\d{3}$/);
  }
  expect(copyOf(XML, FIXED)).not.toMatch(/ time="(?!0\.000")/);
});

test('a test takes as long as its scenario did, as in ctrf.json, however long it waited for others', () => {
  const run = modelOf(runOf(goodPlays().slice(0, -1), { interrupted: true }));
  const [first] = run.entries.flatMap(({ scenarios }) => scenarios);
  if (first !== undefined) first.durationMs = 1234.56;
  const report = JSON.parse(ctrfReport(run).content.toString()) as {
    results: { tests: { name: string; duration: number }[] };
  };
  const told = report.results.tests.map(({ name, duration }) => [name, duration] as const);
  expect(told.map(([, duration]) => duration)).toContain(1235);
  const text = copyOf(
    vitestFile(Object.fromEntries(told.map(([name]) => [name, '']))),
    { roots: [], fixedTime: null },
    run,
  );
  expect(testsIn(text).map(({ name, time }) => [name, time])).toEqual(
    told.map(([name, duration]) => [name, (duration / 1000).toFixed(3)]),
  );
});

test('what is not a JUnit report gives nothing', () => {
  for (const text of ['<testsuites><testsuite></testsuites>', 'no xml', '<html/>']) {
    expect(isJunit(text)).toBe(false);
  }
});

test('each text of the contract is masked as it reads, and the report stays well-formed', () => {
  const asked: string[] = [];
  const mask = (text: string) => {
    asked.push(text);
    return text.replaceAll('"List" <orders>', '<"masked">');
  };
  const text = maskedJunit(XML, mask);
  expect(isJunit(text)).toBe(true);
  expect(text).toContain('name="1.1 &lt;&quot;masked&quot;&gt;"');
  expect(text).toContain('message="expected &amp;#x26; got"');
  expect(asked).toContain('expected &#x26; got');
  expect(asked.join('\n')).toContain('at /srv/audit/src/check.ts:4:5');
  expect(copyOf(text, FIXED)).toBe(
    copyOf(XML, FIXED).replace(/&quot;List&quot; &lt;orders&gt;/, '&lt;&quot;masked&quot;&gt;'),
  );
});

test('suites of others are neither masked nor kept, and what was measured is no text', () => {
  const text = maskedJunit(XML, (plain) => {
    if (/lines\.test|^(?:\d|0\.\d+|1\.25|3\.5)$|^2026-/.test(plain)) throw new Error(`masked: ${plain}`);
    return plain;
  });
  expect(text).not.toContain('lines.test.ts');
  expect(copyOf(text, FIXED)).toBe(copyOf(XML, FIXED));
});

test('what is no JUnit report is masked as the text that it is', () => {
  expect(maskedJunit('no &amp; xml', (text) => text.toUpperCase())).toBe('NO &AMP; XML');
});

test('a report without a contract suite has no suite and zero totals', () => {
  const only = XML.replace('tests/contract/orders', 'tests/other/orders');
  const root = rootOf(copyOf(only, FIXED));
  expect(root).toMatchObject({ tests: '0', failures: '0' });
  expect(root['testsuite']).toBeUndefined();
});

test('each suite says of which run it is, what the verdict is, and of what that is said', () => {
  const facts = [...copyOf(XML, FIXED).matchAll(/<property name="(\w+)" value="([^"]*)">/g)].map(
    ([, name, value]) => [name, value],
  );
  expect(Object.fromEntries(facts)).toEqual({
    runId: 'qtickets_replay_run_20251109_135921',
    verdict: 'READY',
    saidOf: '1 recording of the simulator, made on 2025-11-09',
    target: 'replay',
    profile: 'audit',
    commit: 'a'.repeat(40),
    debug: 'false',
  });
});

test('each test has the file and the line of its entry in the spec document of the bundle', () => {
  const [first] = testsIn(copyOf(XML, FIXED));
  expect(first).toMatchObject({ file: 'artifacts/spec/requests_doc.md', line: '18' });
});

test('what did not run is skipped, and says why; the totals follow', () => {
  const told = vitestFile({ '6.1 Add &lt;one&gt; (read)': '<skipped/>', '7.2 Entry 7.2': '' });
  const run = modelOf(
    runOf(goodBut('6.1', { skip: 'writes are "not" allowed' }).slice(0, -1), { interrupted: true }),
  );
  const text = copyOf(told, FIXED, run);
  expect(testsIn(text).map(({ skipped }) => skipped?.message)).toEqual([
    'writes are "not" allowed',
    'the run was interrupted',
  ]);
  const root = rootOf(text);
  // Of the totals alone a reader takes for passed what is neither failed nor skipped.
  for (const totals of [root, root['testsuite']]) expect(totals).toMatchObject({ tests: '2', skipped: '2' });
});

test('a test that ran, or that failed, is not called skipped', () => {
  const failed = '<failure message="broke" type="Error"></failure>';
  const told = vitestFile({ '1.1 Entry 1.1': '', '7.2 Entry 7.2': failed });
  const run = modelOf(runOf(goodPlays().slice(0, -1), { interrupted: true }));
  const tests = testsIn(copyOf(told, FIXED, run));
  expect(tests.map(({ skipped }) => skipped)).toEqual([undefined, undefined]);
});

function vitestFile(told: Record<string, string>): string {
  const file = 'tests/contract/all.test.ts';
  const tests = Object.entries(told).map(
    ([name, inside]) => `<testcase classname="${file}" name="${name}" time="0.1">${inside}</testcase>`,
  );
  const totals = `tests="${tests.length}" failures="0" errors="0"`;
  return `<testsuites name="vitest tests" ${totals} time="1"><testsuite name="${file}" ${totals} skipped="0" time="1">${tests.join('')}</testsuite></testsuites>`;
}

interface ReadTest {
  name?: string;
  time?: string;
  file?: string;
  line?: string;
  skipped?: { message: string };
}

function testsIn(text: string): ReadTest[] {
  const { testcase } = rootOf(text)['testsuite'] as { testcase: ReadTest[] };
  return testcase;
}

function copyOf(xml: string, options: JunitOptions, audit: AuditRun = modelOf(runOf(goodPlays()))): string {
  return junitCopy(xml, audit, options);
}

function rootOf(text: string): Record<string, unknown> {
  const parsed: unknown = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text);
  return (parsed as { testsuites: Record<string, unknown> }).testsuites;
}
