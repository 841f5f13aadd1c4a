import type { Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as textOf } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/documents/markdown/render-markdown.ts';
import { untrueSentences } from './document-sentences.ts';
import { modelOf } from './fixture-bundle.ts';
import { JOBS, ORDERS, planOf } from './fixture-plan.ts';
import { goodBut, goodPlays, runOf } from './fixture-run.ts';

const RUNS: [string, ReturnType<typeof runOf>][] = [
  ['ready', runOf(goodPlays())],
  [
    'failed',
    runOf(goodBut('1.1', { failed: 'rule:ordered', actual: '200 | a\nb', rows: { [ORDERS]: [3, 2, 3] } })),
  ],
  ['skipped', runOf(goodBut('6.1', { skip: 'writes are not allowed' }))],
  ['interrupted', runOf(goodPlays().slice(0, 3), { interrupted: true })],
  ['empty', runOf([], { warehouse: null, git: null })],
  [
    'both accesses',
    runOf([...goodPlays(), { id: '6.1', scenario: 'write', rows: { [JOBS]: [1, 1] } }], {
      plan: planOf({ access: 'both' }),
    }),
  ],
  [
    'without a case',
    runOf(
      goodPlays().filter(({ id }) => id !== '2.2'),
      { plan: planOf({ profile: 'full' }, ['2.2']) },
    ),
  ],
];

/** What each run comes to: made, rendered and parsed once for all tests, which change nothing of it. */
const TOLD = RUNS.map(([name, run]) => {
  const model = modelOf(run);
  const text = renderMarkdown(model, []);
  return [name, { model, text, root: parse(text) }] as const;
});

test.each(TOLD)('the nine sections stand in order: %s', (_, { root: { children } }) => {
  const titles = children
    .filter((node) => node.type === 'heading' && node.depth === 2)
    .map((node) => textOf(node));
  expect(titles.map((title) => title.slice(0, 2))).toEqual([
    '1.',
    '2.',
    '3.',
    '4.',
    '5.',
    '6.',
    '7.',
    '8.',
    '9.',
  ]);
});

test.each(TOLD)(
  'the matrix has a row for each entry, and is the only table that begins with ids: %s',
  (_, { model, root }) => {
    const withIds = tables(root).filter((rows) =>
      rows.slice(1).some(([first]) => /^\d+\.\d+/.test(first ?? '')),
    );
    expect(withIds).toHaveLength(1);
    const rows = withIds[0]?.slice(1) ?? [];
    expect(rows.map(([id]) => id)).toEqual(model.entries.map(({ id }) => id));
    expect(rows.map(([, title]) => title)).toEqual(model.entries.map(({ title }) => title));
    expect(rows.map(([, , endpoint]) => endpoint)).toEqual(
      model.entries.map(({ method, path }) => `${method} ${path}`),
    );
    expect(rows.map(([, , , ref]) => ref)).toEqual(model.entries.map(({ specRef }) => specRef));
    expect(rows.every((cells) => cells.length === 9)).toBe(true);
    for (const [index, { scenarios }] of model.entries.entries()) {
      const artifacts = scenarios.filter(({ artifact }) => artifact !== null).length;
      expect(rows[index]?.[8]?.split(':')[0]).toBe(String(artifacts));
      const changed = scenarios
        .flatMap((scenario) => scenario.rows)
        .reduce((sum, row) => sum + row.actual, 0);
      const told = [...(rows[index]?.[6] ?? '').matchAll(/([+-]\d+) /g)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      );
      expect(told).toBe(changed);
    }
  },
);

test.each(TOLD)('the verification table has the numbers of the model: %s', (_, { model, root }) => {
  const rows =
    tables(root)
      .find(([head]) => head?.[1] === 'Count Before')
      ?.slice(1) ?? [];
  expect(
    rows.map(([name, before, after, delta]) => [name, Number(before), Number(after), Number(delta)]),
  ).toEqual(model.tables.map(({ name, before, after, delta }) => [name, before, after, delta]));
  for (const [index, table] of model.tables.entries()) {
    const told = [...(rows[index]?.[4] ?? '').matchAll(/ ([+-]\d+)/g)].map(([, n]) => Number(n));
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(table.attributed);
    expect(told).toHaveLength(table.sources.length);
  }
});

test.each(TOLD)(
  'the classes of the summary add up to what was executed or skipped: %s',
  (_, { model, root }) => {
    const facts = summary(root);
    const number = (name: string) => Number.parseInt(facts.get(name) ?? '', 10);
    const classes = [
      'Succeeded',
      'Failed',
      'Expected errors',
      'Permission denied as expected',
      'Skipped',
    ].map(number);
    expect(classes.reduce((sum, count) => sum + count, 0)).toBe(number('Executed') + number('Skipped'));
    expect(number('Entries of the profile')).toBe(
      number('Executed') + number('Skipped') + model.coverage.notExecuted.length,
    );
    expect(facts.get('Overall status')).toBe(`${model.verdict.status}, said of ${model.verdict.saidOf}`);
  },
);

test.each(TOLD)('one verdict stands in sections 1 and 9: %s', (_, { model, text }) => {
  const found = text.match(/NOT READY|INCOMPLETE|CONDITIONAL|\bREADY\b/g) ?? [];
  expect(found).toHaveLength(2);
  expect(new Set(found)).toEqual(new Set([model.verdict.status]));
});

test.each(TOLD)(
  'every sentence follows from the model, in its numbers, ids and ticks: %s',
  (_, { model, text }) => {
    expect(untrueSentences(model, text)).toEqual([]);
  },
);

test('a sentence that does not follow, or that nobody knows, is told', () => {
  const model = modelOf(runOf(goodPlays()));
  const document = renderMarkdown(model, []);
  const changed = document
    .replace('met its expectation (7 of 7)', 'met its expectation (6 of 7)')
    .replace('### Key numbers', 'Reviewed by 3 people.');
  expect(untrueSentences(model, changed)).toHaveLength(2);
});

test('cells of an entry with two scenarios name both', () => {
  const row = matrixRow('both accesses', '6.1');
  expect(row.slice(4)).toEqual([
    'read: 401 or 403; write: 200',
    'read: 403 WRONG_AUTHORIZATION; write: 200',
    'read: No change; write: +1 meta_job_runs',
    'read: 12 ms; write: 12 ms',
    '2: read, write',
  ]);
});

test('a failed entry says so, and pipes and line breaks stay within its cell', () => {
  expect(matrixRow('failed', '1.1')[5]).toBe('200 | a b - FAILED (rule:ordered)');
});

test('entries that did not run say why they have no result', () => {
  const not = 'not executed';
  expect(matrixRow('interrupted', '6.1').slice(4)).toEqual(['denied', not, not, not, '0']);
  expect(matrixRow('without a case', '2.2').slice(4)).toEqual([...Array(4).fill('no case'), '0']);
  expect(matrixRow('skipped', '6.1').slice(4)).toEqual(['401 or 403', 'skipped', 'skipped', 'skipped', '0']);
});

test('the boxes of the checklist follow the run', () => {
  const boxes = (name: string) => (toldOf(name).text.match(/^- \[[x ]\]/gm) ?? []).join('');
  expect(boxes('ready')).not.toContain('[ ]');
  expect(boxes('ready').match(/\[x\]/g)).toHaveLength(boxes('failed').match(/\[.\]/g)?.length ?? 0);
  // The entry failed, its rows are not those expected, and so its table does not reconcile.
  expect(boxes('failed').match(/\[ \]/g)).toHaveLength(3);
  expect(boxes('empty')).toContain('[ ]');
});

test('a scan hit is listed with its file and place, and an unmeasured duration is named so', () => {
  const model = modelOf(runOf(goodPlays(), { clockFixed: true }));
  model.maskingScan.hits.push({ file: 'audit.json', at: 'line 12', kind: 'email' });
  const text = renderMarkdown(model, [{ path: 'logs/a.jsonl', bytes: 12, sha256: 'c'.repeat(64) }]);
  expect(tables(parse(text))).toContainEqual([
    ['Kind', 'File', 'Place'],
    ['email', 'audit.json', 'line 12'],
  ]);
  expect(tables(parse(text))).toContainEqual([
    ['File', 'Bytes', 'SHA-256'],
    ['logs/a.jsonl', '12', 'c'.repeat(64)],
  ]);
  expect(text).toContain('not measured');
});

function toldOf(name: string): (typeof TOLD)[number][1] {
  const told = TOLD.find(([candidate]) => candidate === name)?.[1];
  if (told === undefined) throw new Error(`no run ${name}`);
  return told;
}

function matrixRow(name: string, id: string): string[] {
  const row = tables(toldOf(name).root)
    .flat()
    .find(([first]) => first === id);
  return row ?? [];
}

function parse(text: string): Root {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

function tables({ children }: Root): string[][][] {
  const isTable = (node: RootContent): node is Table => node.type === 'table';
  return children
    .filter(isTable)
    .map((table) => table.children.map((row) => row.children.map((cell) => textOf(cell))));
}

function summary({ children }: Root): Map<string, string> {
  const list = children.find((node) => node.type === 'list');
  const items = list?.type === 'list' ? list.children.map((item) => textOf(item)) : [];
  return new Map(items.map((item) => [item.split(': ')[0] ?? '', item.split(': ').slice(1).join(': ')]));
}

test.each(['ReplicatedReplacingMergeTree', 'SharedReplacingMergeTree'])(
  'rows of equal key that a %s replaced are told as such',
  (engine) => {
    const run = runOf(goodPlays());
    const told = (of: string) => {
      const tables = run.warehouse?.tables.map((table) =>
        table.engine === 'MergeTree' ? table : { ...table, engine: of },
      );
      const model = modelOf({
        ...run,
        warehouse: run.warehouse && { ...run.warehouse, tables: tables ?? [] },
      });
      return renderMarkdown(model, []).match(/^.*client_id\.$/gm);
    };
    expect(told(engine)).toEqual(told('ReplacingMergeTree'));
    expect(told(engine)).toHaveLength(1);
  },
);
