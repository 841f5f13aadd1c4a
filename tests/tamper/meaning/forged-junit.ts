import { allContractFiles } from '../../../src/command/contract-files.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { junitCopy } from '../../../src/report/junit-copy.ts';
import { type JunitSuite, junitText } from '../../selftest/junit-text.ts';

/** The report of a test runner that saw what the model says. */
export function forgedJunit(run: AuditRun): string {
  const files = allContractFiles();
  const suites = files.flatMap(({ section, file }): JunitSuite[] => {
    const entries = run.entries.filter((entry) => entry.section === section && entry.hasCase);
    const tests = entries.flatMap(({ id, title, scenarios, scenariosNotExecuted }) => {
      const nameOf = (name: string) => `${id} ${title}${name === '' ? '' : ` (${name})`}`;
      return [
        ...scenarios.map(({ name, result, checks }) => {
          const failed = checks.filter((check) => check.result === 'fail');
          const words = failed.map((check) => `${check.name}: ${check.message}`).join('\n');
          return {
            title: nameOf(name),
            seconds: 0.1,
            failure: failed.length === 0 ? null : new Error(words),
            skipped: result === 'skipped',
          };
        }),
        ...scenariosNotExecuted.map(({ name }) => ({
          title: nameOf(name),
          seconds: 0,
          failure: null,
          skipped: true,
        })),
      ];
    });
    return tests.length === 0 ? [] : [{ file, tests }];
  });
  return junitCopy(junitText(suites), run, { roots: [], fixedTime: null });
}
