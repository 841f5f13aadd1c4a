import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { junitCopy } from '../../../src/report/junit-copy.ts';

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
  const root = rootOf(junitCopy(XML, { roots: [], fixedTime: null }));
  expect(root).toMatchObject({ tests: '2', failures: '1', errors: '0', time: '1.25', name: 'vitest tests' });
  expect(root['testsuite']).toMatchObject({ name: 'tests/contract/orders.test.ts', time: '1.25' });
});

test('names, messages and skips come through unchanged', () => {
  const text = junitCopy(XML, { roots: [], fixedTime: null }) ?? '';
  expect(text).toContain('name="1.1 &quot;List&quot; &lt;orders&gt;"');
  expect(text).toContain('message="expected &amp;#x26; got"');
  expect(text).toMatch(/<skipped\s*(\/>|><\/skipped>)/);
});

test('the host name, folders and ports are always dropped', () => {
  const text = junitCopy(XML, { ...FIXED, fixedTime: null }) ?? '';
  for (const part of ['builder-7', '/srv/audit', '40100']) expect(text).not.toContain(part);
  expect(text).toContain('src/check.ts:4:5');
  expect(text).toContain('2026-01-02');
});

test('with a fixed time, durations and timestamps no longer differ', () => {
  const later = XML.replaceAll('2026-01-02', '2026-02-03')
    .replaceAll('0.75', '0.9')
    .replaceAll('1.25', '8.5');
  expect(junitCopy(later, FIXED)).toBe(junitCopy(XML, FIXED));
  expect(junitCopy(later, { ...FIXED, fixedTime: null })).not.toBe(
    junitCopy(XML, { ...FIXED, fixedTime: null }),
  );
});

test('what is not a JUnit report gives nothing', () => {
  for (const text of ['<testsuites><testsuite></testsuites>', 'no xml', '<html/>']) {
    expect(junitCopy(text, FIXED)).toBeNull();
  }
});

test('a report without a contract suite has no suite and zero totals', () => {
  const only = XML.replace('tests/contract/orders', 'tests/other/orders');
  const root = rootOf(junitCopy(only, FIXED));
  expect(root).toMatchObject({ tests: '0', failures: '0' });
  expect(root['testsuite']).toBeUndefined();
});

function rootOf(text: string | null): Record<string, unknown> {
  const parsed: unknown = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(
    text ?? '',
  );
  return (parsed as { testsuites: Record<string, unknown> }).testsuites;
}
