import type { AuditPlan } from '../model/plan.ts';
import { ATTRIBUTES, buildXml, parseXml, type XmlNode } from '../report/ordered-xml.ts';
import { inXml } from '../report/public-text.ts';
import { contractFiles } from './contract-files.ts';
import { plannedTests } from './planned-tests.ts';

/**
 * The JUnit report of merged shards with the test files that are in none of them: their tests stand there as what the runner never
 * began, which the copy in the bundle calls skipped. Without them a reader of the report takes a part of a run for all of it.
 */
export function withMissingSuites(xml: string, plan: AuditPlan): string {
  const nodes = parseXml(xml);
  const root = nodes.find((node) => 'testsuites' in node);
  if (root === undefined) return xml;
  const suites = root['testsuites'] as XmlNode[];
  const told = suites.map((node) => (node[ATTRIBUTES] as Record<string, string> | undefined)?.['name']);
  const missing = contractFiles(plan).filter(({ file }) => !told.includes(file));
  if (missing.length === 0) return xml;
  root['testsuites'] = [
    ...suites,
    ...missing.map(({ file, section }) => suiteOf(file, plannedTests(plan, section))),
  ];
  return buildXml(nodes);
}

function suiteOf(file: string, tests: readonly { title: string }[]): XmlNode {
  return {
    testsuite: tests.flatMap(({ title }): XmlNode[] => [
      { '#text': '\n        ' },
      { testcase: [], [ATTRIBUTES]: { classname: file, name: inXml(title), time: '0' } },
    ]),
    [ATTRIBUTES]: {
      name: file,
      hostname: 'localhost',
      tests: String(tests.length),
      failures: '0',
      errors: '0',
      skipped: '0',
      time: '0',
    },
  };
}
