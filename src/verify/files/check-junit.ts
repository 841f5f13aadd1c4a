import { visibleInReports } from '../../common/plain-text.ts';
import type { AuditRun } from '../../model/audit-run.ts';
import type { JsonValue } from '../../model/json.ts';
import { utf8Text } from '../bytes/read-json.ts';
import { tablesJudged } from '../derive/row-facts.ts';
import { isAccountedFor } from '../derive/tables.ts';
import type { Comparisons } from '../ledger.ts';
import { kindsInText } from '../scan/text-rules.ts';
import { attribute, casesOf, listOf, memberOf, type TestCase, xmlIn } from './junit-xml.ts';

const TOTALS = ['tests', 'failures', 'errors', 'skipped'] as const;
const STATUS = { pass: 'passed', fail: 'failed', skipped: 'skipped' } as const;

/**
 * The copy of the test runner's report: a test for each scenario with its result, the names of the checks that failed, and
 * totals that are those of its tests. Its times are the runner's own, and nothing else in the bundle tells them.
 */
export function checkJunit(file: string, bytes: Buffer, run: AuditRun, ledger: Comparisons): void {
  const xml = utf8Text(bytes) ?? '';
  const root = xmlIn(xml);
  ledger.expect(root !== null, 'form of junit.xml', [file, 'no plain XML'], ['bundle', 'XML']);
  if (root === null) return;
  const suites = listOf(memberOf(root, 'testsuites'), 'testsuite');
  const cases = suites.flatMap((suite) => casesOf(suite));
  for (const suite of suites) checkFacts(file, suite, run, ledger);
  checkTotals(file, memberOf(root, 'testsuites') ?? {}, suites, ledger);
  checkCases(file, cases, run, ledger);
  ledger.notChecked.push('times in junit.xml, and the texts of its failures beyond the names of the checks');
}

// The facts of the run, in the order in which the audit writes them.
function checkFacts(file: string, suite: JsonValue, { run, verdict }: AuditRun, ledger: Comparisons): void {
  const wanted = [
    ['runId', run.id],
    ['verdict', verdict.status],
    ['saidOf', verdict.saidOf],
    ['target', run.target],
    ['profile', run.profile],
    ['commit', run.commit ?? 'unknown'],
    ['debug', run.debug ? 'true' : 'false'],
  ];
  const told = listOf(memberOf(suite, 'properties'), 'property').map((property) => [
    attribute(property, 'name'),
    attribute(property, 'value'),
  ]);
  const length = Math.max(wanted.length, told.length);
  for (let index = 0; index < length; index += 1) {
    ledger.same(
      `property of ${attribute(suite, 'name')}`,
      [file, told[index] ?? 'no such property'],
      ['the evidence', wanted[index] ?? 'no such property'],
    );
  }
}

function checkTotals(file: string, root: JsonValue, suites: readonly JsonValue[], ledger: Comparisons): void {
  for (const suite of suites) {
    const cases = casesOf(suite);
    const name = attribute(suite, 'name');
    const counted = {
      tests: cases.length,
      failures: cases.filter(({ status }) => status === 'failed').length,
      errors: 0,
      skipped: cases.filter(({ status }) => status === 'skipped').length,
    };
    for (const total of TOTALS) {
      ledger.same(
        `${total} of ${name}`,
        [file, attribute(suite, total)],
        ['its tests', String(counted[total])],
      );
    }
    const strangers = cases.filter((item) => item.suite !== name).length;
    ledger.same(`tests of other files in ${name}`, [file, strangers], ['its tests', 0]);
    const contract = /^tests\/contract\/[\w-]+\.test\.ts$/.test(name);
    ledger.expect(
      contract,
      'file of a suite',
      [file, name],
      ['suites of the contract', 'tests/contract/*.test.ts'],
    );
  }
  for (const total of TOTALS) {
    const stated = attribute(root, total);
    const sum = suites.reduce((all: number, suite) => all + Number(attribute(suite, total)), 0);
    // Older bundles leave this one out.
    if (stated !== '' || total !== 'skipped')
      ledger.same(`${total} in all`, [file, stated], ['its suites', String(sum)]);
  }
}

function checkCases(file: string, cases: readonly TestCase[], run: AuditRun, ledger: Comparisons): void {
  const byName = new Map(cases.map((item) => [item.name, item]));
  ledger.same('tests with names of their own', [file, byName.size], ['its tests', cases.length]);
  const found = new Set<string>();
  for (const { id, title, specRef, scenarios, scenariosNotExecuted } of run.entries) {
    const place = [run.spec.artifact, specRef.split(':').at(-1)?.split('-')[0] ?? ''];
    const nameOf = (scenario: string) =>
      visibleInReports(`${id} ${title}${scenario === '' ? '' : ` (${scenario})`}`);
    const testOf = (scenario: string) => {
      const test = byName.get(nameOf(scenario)) ?? withMaskedTitle(cases, id, title, scenario);
      if (test === undefined) return undefined;
      found.add(test.name);
      ledger.same(`file and line of "${nameOf(scenario)}"`, [file, [test.file, test.line]], [specRef, place]);
      return test;
    };
    for (const { name, result, checks, skipReason } of scenarios) {
      const test = testOf(name);
      ledger.same(
        `result of "${nameOf(name)}"`,
        [file, test?.status ?? 'no such test'],
        ['the evidence', resultOf(result, checks)],
      );
      if (test?.status === 'skipped')
        ledger.same(`reason of "${nameOf(name)}"`, [file, test.reason], ['the evidence', skipReason]);
      for (const check of checks.filter((item) => item.result === 'fail')) {
        const told = test?.message.includes(`${check.name}: `) === true;
        ledger.expect(
          told,
          `failure of "${nameOf(name)}"`,
          [file, 'does not name the check'],
          ['the evidence', check.name],
        );
      }
    }
    for (const { name } of scenariosNotExecuted) {
      const test = testOf(name);
      ledger.expect(
        test?.status !== 'passed',
        `result of "${nameOf(name)}"`,
        [file, test?.status ?? 'no such test'],
        ['the evidence', 'not executed'],
      );
      const reason =
        run.coverage.notExecuted.find((item) => item.id === id)?.reason ??
        (run.run.interrupted ? 'the run was interrupted' : 'no reason was recorded');
      if (test?.status === 'skipped')
        ledger.same(`reason of "${nameOf(name)}"`, [file, test.reason], ['the evidence', reason]);
    }
  }
  const outside = failsOutside(run);
  for (const { name, suite, status } of cases) {
    // What a file throws outside its tests, the runner tells as a test of the file's name.
    const known = found.has(name) || (outside && name === suite && status === 'failed');
    ledger.expect(known, 'a scenario for every test', [file, name], ['the evidence', 'no such scenario']);
  }
}

// True when the last look at the tables failed, or something else that is no test.
function failsOutside(run: AuditRun): boolean {
  const wrong = tablesJudged(run).some((table) => !isAccountedFor(table, run.warehouse, run.loader !== null));
  return wrong || run.unhandledErrors.length > 0;
}

// The copy of the runner's report is masked, and a title of the spec document may hold what is masked there.
function withMaskedTitle(
  cases: readonly TestCase[],
  id: string,
  title: string,
  scenario: string,
): TestCase | undefined {
  if (kindsInText(title, true).length === 0) return undefined;
  const end = scenario === '' ? '' : ` (${scenario})`;
  return cases.find(({ name }) => name.startsWith(`${id} `) && name.endsWith(end));
}

// The runner knows the checks; rows that do not add up make a scenario fail in the audit alone.
function resultOf(result: keyof typeof STATUS, checks: readonly { result: string }[]): string {
  if (result === 'fail' && !checks.some((check) => check.result === 'fail')) return 'passed';
  return STATUS[result];
}
