import { expect, test } from 'vitest';
import { judged } from './judged-statement.ts';

const SELECT = ['SelectWithUnionQuery (children 1)'];

test.each<[string, string[], [string, string][]?, string?]>([
  ['SELECT file FROM t', SELECT],
  ['SELECT t.file, (file) FROM t', SELECT],
  ['SELECT f(t.file, a.disk) FROM t', SELECT],
  ["SELECT 'file(1)', '(file)'", SELECT],
  ['SELECT files(1)', SELECT],
  [
    'SELECT count() FROM numbers(3)',
    [...SELECT, ' TableExpression (children 1)', '  Function numbers (children 1)'],
  ],
  [
    'SELECT 1 IN tuple(1)',
    [
      ...SELECT,
      ' Function in (children 1)',
      '  ExpressionList (children 2)',
      '   Identifier a',
      '   Function tuple (children 1)',
    ],
  ],
  [
    'SELECT null(1)',
    [
      ...SELECT,
      ' Function plus (children 1)',
      '  ExpressionList (children 2)',
      '   Identifier a',
      '   Function null (children 1)',
    ],
  ],
  [
    'SELECT values IN t',
    [
      ...SELECT,
      ' Function in (children 1)',
      '  ExpressionList (children 2)',
      '   Function values (children 1)',
      '   Identifier t',
    ],
  ],
  [
    'CREATE TABLE t (a Int8) ENGINE = MergeTree ORDER BY a',
    [
      'CreateQuery t (children 2)',
      ' Storage definition (children 2)',
      '  Function MergeTree',
      '  Function anything (children 1)',
    ],
  ],
  ["INSERT INTO t FROM INFILE '/own' FORMAT CSV", ['InsertQuery t'], [], '/own'],
  ["SELECT INFILE, 'x'", SELECT],
  ['SELECT {a:Identifier}', SELECT, [['a', 'name']]],
  ['SELECT {a:String}', SELECT, [['a', 'file']]],
  ['SELECT f({b:Identifier})', SELECT, [['a', 'file']]],
])('%s is run', async (written, tree, params, file) => {
  expect(await judged(written, tree, params, file)).toBe(written);
});

test.each<[string, string[], number, RegExp, [string, string][]?, string?]>([
  ['SYSTEM SHUTDOWN', ['SYSTEM query'], 497, /kind SYSTEM/],
  ['', [''], 497, /kind/],
  ["SELECT file('x')", SELECT, 497, /file/],
  ["SELECT FILE('x')", SELECT, 497, /FILE/],
  ["SELECT `file`('x')", SELECT, 497, /file/],
  ['SELECT "disk"(\'x\')', SELECT, 497, /disk/],
  ['SELECT * APPLY file', ['SelectWithUnionQuery', '  ColumnsApplyTransformer'], 497, /file/],
  ['SELECT arrayMap(file, a)', SELECT, 497, /file/],
  ['SELECT arrayMap(file AS f, a)', SELECT, 497, /file/],
  ['SELECT arrayMap((file), a)', SELECT, 497, /file/],
  ['SELECT f(a, `file`)', SELECT, 497, /file/],
  ['SELECT `f`(a, file)', SELECT, 497, /file/],
  ['SELECT f({a:Identifier}, 1)', SELECT, 497, /file/, [['a', 'file']]],
  ['SELECT {a:Identifier}', SELECT, 497, /name/, [['a', 'fi\\x']]],
  ["SELECT 1 INTO OUTFILE 'x'", SELECT, 48, /OUTFILE/, [], 'x'],
  ["INSERT INTO t FROM INFILE 'x' FORMAT CSV", ['InsertQuery t'], 48, /INFILE/],
  ["INSERT INTO t FROM INFILE 'x' FORMAT CSV", ['InsertQuery t'], 48, /INFILE/, [], '/own'],
  [
    'SELECT 1 FROM url(1)',
    [...SELECT, ' TableExpression (children 1)', '  Function url (children 1)'],
    497,
    /url/,
  ],
  ['INSERT INTO FUNCTION s3(1) VALUES', ['InsertQuery (children 1)', ' Function s3 (children 1)'], 497, /s3/],
  [
    'CREATE TABLE t AS remote(1)',
    ['CreateQuery t (children 1)', ' Function remote (children 1)'],
    497,
    /remote/,
  ],
  [
    'SELECT 1 IN VALUES(1)',
    [
      ...SELECT,
      ' Function in (children 1)',
      '  ExpressionList (children 2)',
      '   Identifier a',
      '   Function VALUES (children 1)',
    ],
    497,
    /VALUES/,
  ],
  [
    'SELECT 1 NOT IN loop(1)',
    [
      ...SELECT,
      ' Function globalNotIn (children 1)',
      '  ExpressionList (children 2)',
      '   Identifier a',
      '   Function loop (children 1)',
    ],
    497,
    /loop/,
  ],
  [
    'CREATE TABLE t (a Int8) ENGINE = URL(1)',
    ['CreateQuery t (children 2)', ' Storage definition (children 1)', '  Function URL (children 1)'],
    497,
    /URL/,
  ],
  [
    'CREATE DATABASE d ENGINE = Backup(1)',
    ['CreateQuery d (children 1)', ' Storage definition (children 1)', '  Function Backup (children 1)'],
    497,
    /Backup/,
  ],
])('%s is refused', async (written, tree, code, named, params, file) => {
  await expect(judged(written, tree, params, file)).rejects.toThrow(
    expect.objectContaining({ code, sentence: expect.stringMatching(named) }),
  );
});

test.each([
  'catboostEvaluate',
  'showCertificate',
  'aiGenerate',
  'aiClassify',
  'aiExtract',
  'aiTranslate',
  'aiEmbed',
  'disk',
  'file',
])('the function %s is not run', async (name) => {
  await expect(judged(`SELECT ${name}(1)`, SELECT)).rejects.toThrow(
    expect.objectContaining({ code: 497, sentence: expect.stringContaining(name) }),
  );
});

test.each([
  'format',
  'values',
  'input',
  'null',
  'generateRandom',
  'fuzzJSON',
  'fuzzQuery',
  'loop',
  'viewIfPermitted',
  'executable',
  'eval',
  'arrowStream',
  'dictionary',
])('the set of IN is no table %s', async (name) => {
  const tree = [
    ...SELECT,
    ' Function notIn (children 1)',
    '  ExpressionList (children 2)',
    '   Identifier a',
    `   Function ${name} (children 1)`,
  ];
  await expect(judged('SELECT 1', tree)).rejects.toThrow(
    expect.objectContaining({ code: 497, sentence: expect.stringContaining(name) }),
  );
});

test.each([
  'numbers',
  'numbers_mt',
  'zeros',
  'zeros_mt',
  'generateSeries',
  'generate_series',
  'primes',
  'view',
  'viewExplain',
  'merge',
  'mergeTreeIndex',
  'mergeTreeProjection',
])('the table function %s is run', async (name) => {
  expect(
    await judged('SELECT 1', [...SELECT, ' TableExpression (children 1)', `  Function ${name} (children 1)`]),
  ).toBe('SELECT 1');
});

test.each([
  ...[
    'SelectWithUnionQuery',
    'SelectIntersectExceptQuery',
    'Explain',
    'DescribeQuery',
    'CheckQuery',
    'ShowTables',
    'ShowColumns',
    'ShowIndexes',
    'ShowFunctions',
  ],
  ...[
    'ShowEngineQuery',
    'ShowSetting',
    'ShowCreateTableQuery',
    'ShowCreateViewQuery',
    'ShowCreateDatabaseQuery',
    'ShowProcesslistQuery',
    'ShowGrantsQuery',
  ],
  ...[
    'ExistsTableQuery',
    'ExistsViewQuery',
    'ExistsDatabaseQuery',
    'UseQuery',
    'Set',
    'InsertQuery',
    'CreateQuery',
    'AlterQuery',
    'DropQuery',
    'TruncateQuery',
  ],
  ...['UndropQuery', 'Rename', 'OptimizeQuery', 'DeleteQuery', 'UpdateQuery', 'DetachQuery'],
])('a statement of the kind %s is run', async (kind) => {
  expect(await judged('x', [`${kind} (children 1)`])).toBe('x');
});
