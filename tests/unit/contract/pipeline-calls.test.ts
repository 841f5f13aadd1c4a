import { expect, test } from 'vitest';
import { assignCalls, sourceLabel } from '../../../src/contract/pipeline-calls.ts';
import type { PipelineCall } from '../../../src/model/pipeline.ts';
import { item, spec } from './row-specs.ts';
import { smallEntry, smallRun } from './small-scenario.ts';

const call = (changes: Partial<PipelineCall> = {}): PipelineCall => ({
  method: 'GET',
  path: '/api/rest/v1/orders/8',
  query: '',
  body: null,
  status: 200,
  answer: { data: [] },
  ...changes,
});
const rows = [spec({ id: item('id') })];
const entry = (id: string, more = {}, scenario = {}, contractCase = {}) =>
  smallEntry({ rows, ...scenario }, contractCase, {
    id,
    path: '/api/rest/v1/orders/{ORDER_ID}',
    examples: ['/api/rest/v1/orders/8'],
    ...more,
  }).planned;

test('a call is handed to the entry that asks the same, or else to the first of its endpoint', () => {
  const first = entry('1.1', {}, {}, { params: { SHOW_ID: 3 } });
  const { plan } = smallRun(
    [],
    [
      entry('0.1', {}, { outcome: 'denied' }),
      entry('0.2', {}, {}, { write: true }),
      entry('0.3', {}, { rows: [] }),
      entry('0.4', { method: 'POST' }),
      first,
      entry('1.2', { body: { a: 1 } }),
      entry('1.3', {}, { name: 'other', request: { body: { b: 1 } } }),
    ],
  ).run;
  const answers = (calls: PipelineCall[], of = plan) =>
    assignCalls(of, calls)
      .map(
        ({ label, answers: got }) => [label, got.map(({ call: index, params }) => [index, params])] as const,
      )
      .filter(([, got]) => got.length > 0);
  expect(answers([call(), call({ path: '/api/rest/v1/orders/9' })])).toEqual([
    [
      '1.1',
      [
        [0, { SHOW_ID: '3', ORDER_ID: '8' }],
        [1, { SHOW_ID: '3', ORDER_ID: '9' }],
      ],
    ],
  ]);
  expect(answers([call({ body: { a: 1 } })])).toEqual([['1.2', [[0, { ORDER_ID: '8' }]]]]);
  expect(answers([call({ body: { b: 1 } })])).toEqual([['1.3 other', [[0, { ORDER_ID: '8' }]]]]);
  expect(answers([call({ body: { c: 1 } })])).toMatchObject([['1.1', [[0, {}]]]]);
  for (const refused of [
    { status: 500 },
    { answer: null },
    { answer: { status: 'error' } },
    { path: '/other' },
    { method: 'PUT' },
  ])
    expect(answers([call(refused)])).toEqual([]);
  expect(answers([call()], { ...plan, selected: plan.selected.slice(5) })).toEqual([
    ['1.1', [[0, { SHOW_ID: '3', ORDER_ID: '8' }]]],
  ]);
  expect(assignCalls({ ...plan, selected: plan.selected.slice(5) }, []).map(({ label }) => label)).toEqual([
    '1.2',
    '1.3 other',
    '0.4',
    '1.1',
  ]);
  const [one, two, three] =
    assignCalls(plan, [call(), call(), call({ query: '?a' })]).find(({ id }) => id === '1.1')?.answers ?? [];
  expect([one?.request === two?.request, one?.request === three?.request]).toEqual([true, false]);
  expect(assignCalls(plan, []).find(({ id }) => id === '1.3')).toMatchObject({
    endpoint: 'GET /api/rest/v1/orders/{ORDER_ID}',
  });
  expect([
    sourceLabel('1.1', smallEntry().scenario),
    sourceLabel('1.1', smallEntry({ name: 'x' }).scenario),
  ]).toEqual(['1.1', '1.1 x']);
});

test('a call that the documented one stands for is handed to its entry as the document has it', () => {
  const own = entry('4.1');
  const { plan } = smallRun([], [entry('4.1', { path: '/documented', examples: ['/documented'] })]).run;
  const handed = (replaced: (typeof own)[]) =>
    assignCalls({ ...plan, replaced }, [call(), call({ path: '/documented' })])
      .filter(({ answers }) => answers.length > 0)
      .map(({ id, selected, answers }) => [id, selected, answers.map(({ call: index }) => index)]);
  expect(handed([own])).toEqual([
    ['4.1', true, [1]],
    ['4.1', false, [0]],
  ]);
  expect(handed([])).toEqual([['4.1', true, [1]]]);
  const labels = assignCalls({ ...plan, replaced: [own] }, []).map(({ label }) => label);
  expect(new Set(labels).size).toBe(2);
});
