import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Exchange } from '../../../src/model/evidence.ts';
import type { PipelineFacts } from '../../../src/model/pipeline.ts';
import { checkLoaderOutput } from '../../../src/verify/files/check-loader-output.ts';
import { judgeLoader } from '../../../src/verify/judge/judge-loader.ts';
import { judgeSizes } from '../../../src/verify/judge/judge-sizes.ts';
import type { RunLog } from '../../../src/verify/log/run-log.ts';
import { toldBy } from './told-by.ts';

// Parts of a log, with what each check asks of it.

const CALL = { method: 'GET', path: '/a', status: 200, entry: { id: '1.1', scenario: '' }, items: 3 };
const OWN = { method: 'GET', path: '/b', status: 404, entry: null, items: null };
const RECEIVED = { kind: 'orders', tables: ['t'], calls: 1, items: 3, distinct: 2, from: ['1.1'] };

function byLoader(loader: object, rows: string[] = ['t']): RunLog {
  return {
    file: 'log',
    loader: { line: 2, calls: [CALL, OWN], received: [RECEIVED], judged: ['t'], ...loader },
    scenarios: [{ skipReason: null, rows: rows.map((table) => ({ table })) }],
  } as unknown as RunLog;
}

test.each<[string, object, string[], string[]]>([
  ['as it is', {}, ['t'], []],
  ['no row', {}, [], []],
  ['as many distinct items as items', { received: [{ ...RECEIVED, distinct: 3 }] }, ['t'], []],
  ['more distinct items than items', { received: [{ ...RECEIVED, distinct: 4 }] }, ['t'], ['log:2']],
  ['fewer items than its calls have', { received: [{ ...RECEIVED, items: 2 }] }, ['t'], ['log:2']],
  ['another entry', { received: [{ ...RECEIVED, from: ['1.2'] }] }, ['t'], ['log:2']],
  [
    'entries in another order',
    {
      calls: [{ ...CALL, entry: { id: '9.1' }, items: 0 }, CALL],
      received: [{ ...RECEIVED, from: ['9.1', '1.1'] }],
    },
    ['t'],
    [],
  ],
  ['a call that failed and made rows', { calls: [{ ...CALL, status: 500 }] }, ['t'], ['log:2']],
  [
    'a call that makes rows without a number of them',
    { calls: [CALL, { ...CALL, items: null }] },
    ['t'],
    ['log:2'],
  ],
  ['a call that makes none with a number of them', { calls: [CALL, { ...OWN, items: 0 }] }, ['t'], ['log:2']],
  ['items of a call that makes none', { calls: [CALL, { ...OWN, items: 5 }] }, ['t'], ['log:2']],
  ['a table that nothing was received for', { judged: ['t', 'u'] }, ['t'], ['log:2']],
  [
    'tables in another order',
    { judged: ['u', 't'], received: [{ ...RECEIVED, tables: ['t', 'u'] }] },
    ['t'],
    [],
  ],
  ['rows of another table', {}, ['t', 'u'], ['log']],
])('what a loader received is held against its calls: %s', (_, loader, rows, places) => {
  expect(toldBy((ledger) => judgeLoader(byLoader(loader, rows), ledger.of('log')))).toEqual(places);
});

test('a run without a loader has nothing of one to judge', () => {
  const log = { file: 'log', loader: null, scenarios: [] } as unknown as RunLog;
  expect(toldBy((ledger) => judgeLoader(log, ledger.of('log')))).toEqual([]);
});

const OUTPUT = Buffer.from('first\r\nsecond  \nlast');
const SUM = createHash('sha256').update(OUTPUT).digest('hex');
test.each<[string, Buffer | null, object, string[]]>([
  ['as it is', OUTPUT, {}, []],
  ['lines of it', OUTPUT, { lastLines: ['first', 'second', 'last'] }, []],
  ['a line that is not in it', OUTPUT, { lastLines: ['last', 'irst'] }, ['the evidence log']],
  ['another length', OUTPUT, { output: { path: 'o', bytes: 1, sha256: SUM } }, ['o']],
  ['another sum', OUTPUT, { output: { path: 'o', bytes: OUTPUT.length, sha256: 'a' } }, ['o']],
  ['no file', null, {}, ['o', 'the evidence log']],
  ['no file, and no lines', null, { lastLines: [] }, ['o']],
])('the output of a loader is the file that the log names: %s', (_, bytes, change, places) => {
  const facts = { output: { path: 'o', bytes: OUTPUT.length, sha256: SUM }, lastLines: ['last'], ...change };
  const files = new Map(bytes === null ? [] : [['o', bytes]]);
  expect(toldBy((ledger) => checkLoaderOutput(files, facts as PipelineFacts, ledger.of('log')))).toEqual(
    places,
  );
});

// [1,"ab",{"keys":[]},[],{}]: 1, 2, 2 and 4 and 2, 2, 2, with a sign between each and around all.
const BODY = [1, 'ab', { keys: [] }, [], {}];
const LEAST = 1 + 2 + 3 + (1 + 2 + 4 + 2 + 1) + 3 + 3;
test.each<[string, number | null, boolean, boolean, unknown, boolean]>([
  ['the least', LEAST, true, false, BODY, true],
  ['one less', LEAST - 1, true, false, BODY, false],
  ['the most', 20 * JSON.stringify(BODY).length + 1000, true, false, BODY, true],
  ['one more', 20 * JSON.stringify(BODY).length + 1001, true, false, BODY, false],
  ['none', null, true, false, BODY, false],
  ['none under a fixed clock', null, true, true, BODY, true],
  ['one under a fixed clock', LEAST, true, true, BODY, false],
  ['nothing, of what is no JSON', 0, false, false, 'page', true],
  ['much, of what is no JSON', 1e9, false, false, 'page', true],
  ['of a text', 2, true, false, 'ab', true],
  ['less of a text', 1, true, false, 'ab', false],
  ['of null', 1, true, false, null, true],
  ['of an empty list', 2, true, false, [], true],
  ['less of an empty object', 1, true, false, {}, false],
])('an answer has a size that its body can have: %s', (_, bytes, json, fixed, body, holds) => {
  const exchange = {
    request: { method: 'GET', path: '/a' },
    response: { bytes, json, body },
  } as unknown as Exchange;
  const silent = { request: {}, response: null } as unknown as Exchange;
  expect(
    toldBy((ledger) => judgeSizes([silent, exchange], 'log:3', '1.1', fixed, ledger.of('responses'))),
  ).toEqual(holds ? [] : ['log:3']);
});
