import { expect, test } from 'vitest';
import {
  joinProblems,
  listOf,
  messageOf,
  noteNothingAt,
  shown,
  shownAt,
} from '../../../src/contract/check-context.ts';
import { noteEmptyLists } from '../../../src/contract/empty-lists.ts';
import { noteFields } from '../../../src/contract/note-fields.ts';
import { digestProblems } from '../../../src/contract/pipeline-digests.ts';
import { skippedScenario } from '../../../src/contract/skipped-scenario.ts';
import { undocumentedRoute } from '../../../src/contract/undocumented-route.ts';
import { masker } from '../../../src/masking/create-masker.ts';
import type { CaseScenario } from '../../../src/model/case.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import type { RuleSpec } from '../../../src/model/rule.ts';
import { contextOf } from './judged.ts';
import { ANY_SCHEMA, smallEntry, smallRun } from './small-scenario.ts';

test('a route that the vendor does not document is told with the documented one', () => {
  const documented = { id: '1.2', scenarios: [''] };
  const { planned } = smallEntry({}, { documented });
  const other = smallEntry({}, {}, { id: '1.2', method: 'POST', path: '/api/rest/v1/other' }).planned;
  const { plan } = smallRun([], [planned, other]).run;
  const answer = (status: number, json: JsonValue | undefined, type = 'text/html') => ({
    status,
    headers: { 'content-type': type },
    bytes: Buffer.from(''),
    text: '',
    json,
  });
  const unknown = { error: 'x', status: 503, code: 'UNKNOWN_ERROR' };
  for (const came of [answer(404, undefined), answer(503, unknown)])
    expect(undocumentedRoute(plan, planned, came)).toEqual({
      kind: 'undocumented-route',
      message: expect.stringMatching(/GET \/api\/rest\/v1\/orders,.*POST \/api\/rest\/v1\/other \(1\.2\)$/),
    });
  for (const came of [
    answer(404, undefined, 'text/plain'),
    answer(404, {}),
    answer(503, undefined),
    answer(503, { ...unknown, code: 'X' }),
    answer(500, unknown),
    answer(200, {}),
    null,
  ])
    expect(undocumentedRoute(plan, planned, came)).toBeNull();
  expect(undocumentedRoute(plan, other, answer(404, undefined))).toBeNull();
  expect(undocumentedRoute({ ...plan, joined: [] }, planned, answer(404, undefined))?.message).toMatch(
    / 1\.2$/,
  );
});

const scenario = (rules: RuleSpec[], more: Partial<CaseScenario> = {}): CaseScenario => ({
  ...contextOf(null).scenario,
  rules,
  ...more,
});

test.each<[string, JsonValue, CaseScenario, string[]]>([
  ['content', { data: [] }, scenario([]), ['data[*]']],
  ['content of Partners', { result: [], data: {} }, scenario([]), ['result[*]']],
  ['a list itself', [], scenario([]), ['[*]']],
  [
    'a list of a rule',
    { data: { list: [] } },
    scenario([{ rule: 'notEmpty', items: 'data.list[*]' }]),
    ['data.list[*]'],
  ],
  ['a map of a rule', { data: {} }, scenario([{ rule: 'hasSelected', items: 'data{*}' }]), ['data{*}']],
  [
    'answers',
    { data: { made: [] } },
    scenario([{ rule: 'sentComesBack', sent: 'a', answers: 'data.made[*]' }]),
    ['data.made[*]'],
  ],
  [
    'rows',
    { x: [] },
    scenario([], { rows: [{ table: 't', loader: 'orders', items: 'x[*]', columns: {} }] }),
    ['x[*]'],
  ],
  ['lists of the case', { x: [] }, scenario([], { lists: ['x[*]', 'y'] }), ['x[*]']],
  ['what is no list', { data: {} }, scenario([{ rule: 'notEmpty', items: 'data.one' }]), []],
  [
    'lists of another call',
    { data: [1] },
    scenario([
      { rule: 'asideShows', aside: 'b', items: 'x[*]', field: 'a', value: 1 },
      { rule: 'agrees', items: 'y[*]', with: { of: '1' }, at: 'z[*]', except: [], in: 'b' },
    ]),
    [],
  ],
  [
    'a list of an answer and of another',
    { data: [1] },
    scenario([{ rule: 'agrees', items: 'y[*]', with: { of: '1' }, at: 'z[*]', except: [] }]),
    ['y[*]'],
  ],
  ['nothing at all', 'x', scenario([]), []],
  ['a full list', { data: [1] }, scenario([{ rule: 'notEmpty', items: 'data[*]' }]), []],
])('%s: an empty list is noted', (_, body, of, lists) => {
  const context = contextOf(body);
  noteEmptyLists(context, of);
  expect(context.findings).toEqual(
    lists.map((list) => ({ kind: 'nothing-to-check', message: expect.stringContaining(list) })),
  );
  expect(context.notes).toHaveLength(lists.length === 0 ? 0 : 1);
  const refused = contextOf(body, { scenario: { ...of, outcome: 'invalid' } });
  noteEmptyLists(refused, of);
  expect([refused.findings, refused.notes]).toEqual([[], []]);
});

test('a field that a schema does not know is a finding, and of many the first are told', () => {
  const unknown = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `field_${index}`, objects: 1 }));
  const schemas = {
    ...ANY_SCHEMA,
    fieldUses: () => [
      { schema: 'order', at: '', objects: 3, unknown: [{ name: 'more', objects: 2 }] },
      { schema: 'basket', at: 'data[*]', objects: 9, unknown: unknown(20) },
      { schema: 'seat', at: 'seats', objects: 9, unknown: unknown(22) },
      { schema: 'root', at: '', objects: 1, unknown: unknown(21) },
    ],
  } as unknown as typeof ANY_SCHEMA;
  const context = contextOf({});
  expect(noteFields(context, { schemas, masker }).map(({ at }) => at)).toEqual(['', 'data[*]', 'seats', '']);
  expect(new Set(context.findings.map(({ kind }) => kind))).toEqual(new Set(['unknown-field']));
  const messages = context.findings.map(({ message }) => message);
  expect(messages).toHaveLength(1 + 20 + 21 + 21);
  expect(messages[0]).toMatch(/^more is in 2 of 3 .*order/);
  expect(messages[1]).toMatch(/^data\[\*\]\.field_0 is in 1 of 9 .*basket/);
  expect(messages.filter((message) => message.startsWith('...'))).toEqual([
    expect.stringMatching(/2 more fields of seats .*seat/),
    expect.stringMatching(/1 more fields that root/),
  ]);
});

test('values and problems are shown in short', () => {
  expect([shown(undefined), shown('a'), shown('a'.repeat(78)), shown(null)]).toEqual([
    'nothing',
    '"a"',
    `"${'a'.repeat(78)}"`,
    'null',
  ]);
  expect(shown('a'.repeat(79))).toBe(`"${'a'.repeat(76)}...`);
  expect([shownAt({ a: [1] }, '/a/0'), shownAt({}, '/a')]).toEqual(['1', 'nothing']);
  expect([listOf('data[*].x.y[*]'), listOf('a.b')]).toEqual(['/data/*/x/y', '/a/b']);
  expect([messageOf([]), messageOf(['a'])]).toEqual([null, 'a']);
  expect(joinProblems(['1', '2', '3', '4', '5'])).toBe('1\n2\n3\n4\n5');
  expect(joinProblems(['1', '2', '3', '4', '5', '6', '7'])).toBe('1\n2\n3\n4\n5\n... and 2 more');
  expect(joinProblems(['1', '2'], 1)).toMatch(/^1\n.*1 more$/);
  expect(joinProblems(['a'.repeat(3000)]).length).toBeLessThan(2100);
  const context = contextOf({});
  noteNothingAt(context, 'a[*]');
  noteNothingAt(context, 'b[*]');
  noteNothingAt(context, 'a[*]');
  expect(context.findings).toHaveLength(2);
});

test('a digest of another formula tells the same rows apart', () => {
  const rows = (...pairs: [string | null, string | null][]) =>
    pairs.map(([wanted, actual], index) => ({
      key: String(index),
      nearest: { d: wanted },
      found: { d: actual },
    }));
  expect(digestProblems('d', rows(['a', 'a'], ['b', 'b']))).toEqual([]);
  expect(digestProblems('d', rows(['a', 'x'], ['b', 'y'], ['a', 'x']))).toBeNull();
  expect(digestProblems('d', rows(['a', 'x'], ['b', 'x']))).toEqual(['0', '1']);
  expect(digestProblems('d', rows(['a', 'x'], ['a', 'y']))).toEqual(['0', '1']);
  expect(digestProblems('d', rows(['a', 'a'], ['b', 'y']))).toEqual(['1']);
  expect(digestProblems('d', rows(['a', null], ['b', 'y']))).toEqual(['0', '1']);
  expect(digestProblems('d', rows([null, 'x']))).toEqual(['0']);
  expect(digestProblems('d', [])).toEqual([]);
});

test('a scenario that was not run says why, and nothing else', () => {
  const { planned, scenario: own } = smallEntry(
    { name: 'other', outcome: 'denied' },
    { write: true },
    { path: '/api/partners/v1/x' },
  );
  const { run } = smallRun([], [planned]);
  expect(skippedScenario(run, planned, own, 'it was not asked for')).toEqual({
    ...{
      id: '1.1',
      scenario: 'other',
      counted: true,
      outcome: 'denied',
      actual: 'not sent',
      httpStatus: null,
      durationMs: null,
    },
    ...{
      startedAt: '2025-11-09T10:00:00.000Z',
      finishedAt: '2025-11-09T10:00:00.000Z',
      exchanges: [],
      checks: [],
      rows: [],
    },
    ...{
      loaded: false,
      load: null,
      fieldUses: [],
      notes: [],
      findings: [],
      skipReason: 'it was not asked for',
    },
    expected: expect.stringMatching(/^403/),
  });
});
