import { expect, test } from 'vitest';
import { plannedTests } from '../../../src/command/planned-tests.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import type { AuditPlan } from '../../../src/model/plan.ts';
import { checkJunit } from '../../../src/verify/files/check-junit.ts';
import { smallEntry } from '../contract/small-scenario.ts';
import { modelOf } from '../report/fixture-bundle.ts';
import { goodPlays, runOf } from '../report/fixture-run.ts';
import { toldBy } from './told-by.ts';

// Vitest leaves out of its report what XML does not hold, and more: no such sign may stand in the name of a test.

const FILE = 'tests/contract/3-events.test.ts';
const run = modelOf(runOf(goodPlays()));
const [entry] = run.entries;
if (entry === undefined) throw new RangeError('the run has no entry');

function nameOfTest(title: string): string {
  const { planned } = smallEntry({}, {}, { id: entry?.id ?? '', title, section: '3' });
  const plan = { selected: [planned], only: null, options: { access: 'full' } } as unknown as AuditPlan;
  return plannedTests(plan, '3')[0]?.title ?? '';
}

/** How many things are told of a report with this test, of an entry of this title. */
function told(name: string, title: string): number {
  const change: Partial<AuditRun> = { entries: [{ ...entry, title } as AuditRun['entries'][number]] };
  const totals = 'tests="1" failures="0" errors="0"';
  const xml = `<?xml version="1.0"?>\n<testsuites ${totals}><testsuite name="${FILE}" ${totals} skipped="0"><testcase classname="${FILE}" name="${name}" time="0.1"></testcase></testsuite></testsuites>`;
  return toldBy((ledger) =>
    checkJunit('junit.xml', Buffer.from(xml), { ...run, ...change }, ledger.of('junit')),
  ).length;
}

test.each(['\u0008', '\u000b', '\u001b', '\u007f', '\u0096', '\ufffd', '\ufffe', '\u{1fffe}', '\u2028'])(
  'a title with %j is the name that the runner writes and the verifier expects',
  (sign) => {
    const title = `List ${sign}price shades`;
    const name = nameOfTest(title);
    expect(name).toMatch(/^[\w. \\]+$/);
    expect(told(name, title)).toBe(told(`${entry.id} Prices`, 'Prices'));
    expect(told(name.replace('shades', 'shade'), title)).toBeGreaterThan(told(name, title));
  },
);

test('a title that every report holds is the name as it stands', () => {
  expect(nameOfTest('Список цен 🎫')).toBe(`${entry.id} Список цен 🎫`);
});
