import { expect, test } from 'vitest';
import { CLIENTS, type Given, JOBS, job, pass, row, toldOfRows } from './told-of-rows.ts';

test.each<[string, Given, string[]]>([
  ['as it is', {}, []],
  ['two loads', { second: {} }, []],
  [
    'rows that did not come, though their check passed',
    { scenario: { rows: [row({ actual: 1 }), job()] } },
    ['8'],
  ],
  [
    'rows that did not come, whose check failed',
    {
      scenario: {
        rows: [row({ actual: 1 }), job()],
        checks: [{ name: `rows:${CLIENTS}`, result: 'fail' }, ...pass(JOBS)],
      },
    },
    [],
  ],
  ['a check without rows', { scenario: { rows: [row()] } }, ['8']],
  [
    'a check of no table',
    {
      scenario: {
        rows: [],
        checks: [
          { name: 'rows:others', result: 'pass' },
          { name: 'rule:rows', result: 'pass' },
        ],
      },
    },
    [],
  ],
  [
    'a check without rows that was not run',
    { scenario: { rows: [row()], checks: [...pass(CLIENTS), { name: `rows:${JOBS}`, result: 'notRun' }] } },
    [],
  ],
  ['a table twice', { scenario: { rows: [row(), row(), job()] } }, ['8']],
  ['a column that the table lacks', { scenario: { rows: [row({ compared: ['id', 'x'] }), job()] } }, ['8']],
  ['a column twice', { scenario: { rows: [row({ compared: ['id', 'id'] }), job()] } }, ['8']],
  [
    'a column that was compared and left out',
    { scenario: { rows: [row({ leftOut: [{ column: 'id' }] }), job()] } },
    ['8'],
  ],
  [
    'a column that is known to be missing',
    { missing: ['gone'], scenario: { rows: [row({ compared: ['gone'] }), job()] } },
    ['8'],
  ],
  [
    'columns of a table that nobody knows',
    { scenario: { rows: [row({ table: 'x', compared: ['y'] }), job()], checks: pass(JOBS), loaded: true } },
    ['8'],
  ],
  ['no column compared behind rows', { scenario: { rows: [row({ compared: [] }), job()] } }, ['8']],
  [
    'no column compared where no row came',
    { scenario: { rows: [row({ compared: undefined, actual: 0, expected: 0 }), job()] } },
    [],
  ],
  [
    'no column compared of a check that failed',
    {
      scenario: {
        rows: [row({ compared: undefined }), job()],
        checks: [{ name: `rows:${CLIENTS}`, result: 'fail' }, ...pass(JOBS)],
      },
    },
    [],
  ],
  [
    'a column that was left out, and is one',
    { scenario: { rows: [row({ compared: ['id'], leftOut: [{ column: 'name' }] }), job()] } },
    [],
  ],
  [
    'a column that was left out, and is none',
    { scenario: { rows: [row({ leftOut: [{ column: 'x' }] }), job()] } },
    ['8'],
  ],
  ['loads in another order than their scenarios', { scenario: { load: 2 }, second: { load: 1 } }, []],
  ['other columns than before', { second: { rows: [row({ compared: ['id'] }), job()] } }, ['15']],
  [
    'columns left out before',
    {
      scenario: { rows: [row({ compared: undefined, actual: 0, expected: 0 }), job()] },
      second: { rows: [row({ compared: ['id'] }), job()] },
    },
    [],
  ],
  ['fewer sent than the answer has', { scenario: { rows: [row({ sent: 1 }), job()] } }, ['8']],
  ['an answer with fewer items', { body: { data: [1] } }, ['8']],
  ['an answer that is no JSON', { body: 'x', json: false }, []],
  [
    'rows that failed',
    {
      body: { data: [1] },
      scenario: { checks: [...pass(JOBS), { name: 'rows:warehouse', result: 'fail' }] },
    },
    [],
  ],
  [
    'rows of a rule that failed',
    {
      body: { data: [1] },
      scenario: { checks: [...pass(CLIENTS, JOBS), { name: 'rule:a', result: 'fail' }] },
    },
    ['8'],
  ],
  ['rows that were not sent', { scenario: { rows: [row({ sent: null }), job()] } }, []],
  ['two rows of a job', { scenario: { rows: [row(), job({ sent: 2 })] } }, ['8']],
  [
    'rows of a loader of the team',
    {
      loader: {
        calls: [],
        received: [{ items: 0, distinct: 0, from: [], tables: [CLIENTS, JOBS] }],
        judged: [CLIENTS, JOBS],
        line: 2,
      },
      body: {},
    },
    [],
  ],
  [
    'nothing loaded',
    {
      scenario: {
        loaded: false,
        load: null,
        checks: [],
        rows: [row({ sent: null, actual: 0, expected: 0 })],
      },
    },
    [],
  ],
  [
    'nothing loaded, and rows sent',
    { scenario: { loaded: false, load: null, checks: [], rows: [row()] } },
    ['8'],
  ],
  ['a load without a number', { scenario: { load: null } }, ['8']],
  [
    'a number without a load',
    { scenario: { loaded: false, checks: [], rows: [] }, finished: { marked: [] } },
    ['8'],
  ],
  ['as many distinct keys as rows', { scenario: { rows: [row({ distinct: 2 }), job()] } }, []],
  ['more distinct keys than rows', { scenario: { rows: [row({ distinct: 3 }), job()] } }, ['8']],
  ['distinct keys of no rows', { scenario: { rows: [row({ sent: null, distinct: 1 }), job()] } }, ['8']],
  ['a load from 2', { scenario: { load: 2 } }, ['log']],
  ['a load twice', { second: { load: 1 } }, ['log', '20']],
  [
    'a load from 2 of a run that was cut off',
    { scenario: { load: 2 }, finished: { interrupted: true, marked: null, after: null } },
    [],
  ],
  [
    'a load twice of a run that was cut off',
    { second: { load: 1 }, finished: { interrupted: true, marked: null, after: null } },
    ['log'],
  ],
  ['looked for and not counted', { finished: { after: null } }, ['20']],
  ['counted and not looked for', { finished: { marked: null } }, []],
  ['a job row that was not found', { finished: { marked: [] } }, ['8']],
  ['a job row twice', { finished: { marked: [{ table: JOBS, load: 1, rows: 2, keys: 2 }] } }, ['8']],
  [
    'a table twice in what was found',
    {
      finished: {
        marked: [
          { table: JOBS, load: 1, rows: 1 },
          { table: JOBS, load: 1, rows: 1 },
        ],
      },
    },
    ['20'],
  ],
  [
    'rows of a load of nobody',
    {
      finished: {
        marked: [
          { table: JOBS, load: 1, rows: 1 },
          { table: JOBS, load: 5, rows: 1 },
        ],
      },
    },
    ['20'],
  ],
  [
    'rows in a table that was not counted',
    {
      finished: {
        marked: [
          { table: JOBS, load: 1, rows: 1 },
          { table: 'x', load: 1, rows: 1 },
        ],
      },
    },
    ['20'],
  ],
  [
    'rows of one load in two tables',
    {
      finished: {
        marked: [
          { table: JOBS, load: 1, rows: 1 },
          { table: CLIENTS, load: 1, rows: 2 },
        ],
      },
    },
    [],
  ],
])('rows, checks and loads of the log are held against each other: %s', (_, given, places) => {
  expect(toldOfRows(given)).toEqual(places);
});
