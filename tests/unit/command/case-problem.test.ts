import { expect, test } from 'vitest';
import { caseProblem } from '../../../src/command/case-problem.ts';
import { configProblem } from '../../../src/command/config-problem.ts';
import { PROFILES } from '../../../src/model/case.ts';
import { allCases } from '../../cases/all-cases.ts';
import { AUDIT, defineCase, ok } from '../../cases/define.ts';

const SHOWS = defineCase({
  id: '8.1',
  method: 'GET',
  path: '/api/partners/v1/events/lists',
  profiles: AUDIT,
  scenarios: [ok('partnersRead', 'partners-events', { rules: [{ rule: 'notEmpty', items: 'result[*]' }] })],
});

/** What a config says of the case with this changed, as JavaScript would take it. */
function toldOf(change: object): string {
  const problem = configProblem({ cases: [{ ...SHOWS, ...change }] }, '.');
  return problem === null ? '' : `${problem.what} ${problem.remedy}`;
}

/** Rows with one column, from there. */
function rowsOf(id: object): object {
  return { table: 'events_raw', loader: 'events', items: 'result[*]', columns: { id } };
}

/** The same of its scenario. */
function toldOfScenario(change: object): string {
  return toldOf({ scenarios: [{ ...SHOWS.scenarios[0], ...change }] });
}

test("no case of the suite's own is refused", () => {
  expect(allCases.map((one) => caseProblem(one, one.id, PROFILES)).filter((told) => told !== null)).toEqual(
    [],
  );
  expect(toldOf({})).toBe('');
});

test.each<[string, object, RegExp]>([
  ['a part that there is none of', { profile: AUDIT }, /case 8\.1 .*"profile"/],
  ['a lacking part', { needs: undefined }, /case 8\.1 lacks "needs".*defineCase/],
  ['a method that there is none of', { method: 'FETCH' }, /case 8\.1 .*"method".*GET/],
  ['a profile that there is none of', { profiles: ['adit'] }, /"adit".*audit/],
  ['a part of another type', { scenarios: {} }, /case 8\.1 .*"scenarios".*list/],
])('a case with %s is refused before anything is asked', (_, change, told) => {
  expect(toldOf(change)).toMatch(told);
});

test.each<[string, object, RegExp]>([
  ['rules under another name', { rule: [] }, /scenario 1 of case 8\.1 .*"rule"/],
  ['no rows', { rows: undefined }, /scenario 1 of case 8\.1 lacks "rows"/],
  ['an unknown token', { token: 'partnerRead' }, /"token".*partnersRead/],
  ['an unknown outcome', { outcome: 'okay' }, /"outcome".*"ok"/],
  ['an unknown rule', { rules: [{ rule: 'notEmtpy', items: 'a' }] }, /rule 1 of scenario 1 .*notEmpty/],
  ['a rule of no name', { rules: ['notEmpty'] }, /rule 1 of scenario 1/],
  ['a rule named as what every object has', { rules: [{ rule: 'constructor' }] }, /rule 1 of scenario 1/],
  ['a rule without its field', { rules: [{ rule: 'notEmpty' }] }, /\(notEmpty\) lacks "items"/],
  ['a rule with a field too many', { rules: [{ rule: 'noData', items: 'a' }] }, /\(noData\) has "items"/],
  [
    'a rule with a word it does not know',
    { rules: [{ rule: 'ordered', items: 'a', field: 'b', direction: 'up' }] },
    /"direction".*"asc" or "desc"/,
  ],
  [
    'a rule with no pattern',
    { rules: [{ rule: 'fieldMatches', items: 'a', field: 'b', pattern: '(' }] },
    /"pattern".*regular/,
  ],
  [
    'rows of no loader',
    { rows: [{ table: 'a', loader: 'b', items: 'c', columns: {} }] },
    /"rows" 1 .*"loader"/,
  ],
  ['a column from nowhere', { rows: [rowsOf({ from: 'itm', path: 'id' })] }, /column id in "rows" 1 .*item/],
  [
    'a column of no form',
    { rows: [rowsOf({ from: 'item', path: 'id', as: 'nmber' })] },
    /column id .*"as".*number/,
  ],
  [
    'a part of a column from nowhere',
    { rows: [rowsOf({ from: 'md5', parts: [{ from: 'item', path: 'id' }, 'id'] })] },
    /a part of column id .*nowhere/,
  ],
  ['a request of its own with a slip', { request: { bdoy: {} } }, /"request" of scenario 1 .*"bdoy"/],
  ['a setup call with a slip', { setup: [{ name: 'a', methd: 'GET' }] }, /call 1 of "setup" .*"methd"/],
  ['an undo that is no list', { live: { undo: {} } }, /"live" of scenario 1 .*"undo"/],
])('a scenario with %s is refused before anything is asked', (_, change, told) => {
  expect(toldOfScenario(change)).toMatch(told);
});

test('a case may be of a profile that its config makes', () => {
  const cases = [{ ...SHOWS, profiles: ['smoke'] }];
  expect(configProblem({ cases, profiles: { smoke: ['8.1'] } }, '.')).toBeNull();
});
