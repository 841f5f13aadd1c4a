import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { matchResponses } from '../../../src/verify/responses/match-responses.ts';
import { goodBut, runOf } from '../report/fixture-run.ts';
import { writtenOf } from './derived-again.ts';
import { leavesOf, withLeaf } from './leaves.ts';
import { toldBy } from './told-by.ts';

const { log, files } = writtenOf(runOf(goodBut('6.1', { scenario: 'by  nobody: at all' })));
const LOG = log.file;
const PATH = 'artifacts/qtickets_responses/test_1_1.json';
const content = JSON.parse(files.get(PATH)?.toString() ?? '') as JsonObject;

function told(change: Readonly<Record<string, string | null>>): string[] {
  const own = new Map(files);
  for (const [path, text] of Object.entries(change))
    if (text === null) own.delete(path);
    else own.set(path, Buffer.from(text));
  return toldBy((ledger) => matchResponses(log, own, ledger.of('responses')));
}

test('the answers of a run are in files named by their scenarios', () => {
  expect(told({})).toEqual([]);
  expect([...files.keys()]).toContain('artifacts/qtickets_responses/test_6_1_by-nobody-at-all.json');
});

test.each<[string, Record<string, string | null>, string[]]>([
  ['no file of a scenario', { [PATH]: null }, [`${LOG}:6`]],
  [
    'a file of no scenario',
    { 'artifacts/qtickets_responses/x.json': '{}' },
    ['artifacts/qtickets_responses/x.json'],
  ],
  ['a file elsewhere', { 'artifacts/x.json': '{}' }, []],
  ['a file that is no JSON', { [PATH]: '{' }, [`${LOG}:6`, PATH]],
  ['a file of another form', { [PATH]: JSON.stringify(content) }, [`${LOG}:6`, PATH]],
  ['a file that lacks a member', { [PATH]: prettyJson({ ...content, id: undefined }) }, [`${LOG}:6`, PATH]],
  ['no exchange', { [PATH]: prettyJson({ ...content, exchanges: [] }) }, [`${LOG}:6`, `${PATH}#/exchanges`]],
])('what is wrong with the files of answers is told: %s', (_, change, places) => {
  expect(told(change)).toEqual(places);
});

/** Another value of the same form. */
function other(value: JsonValue): JsonValue {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return value === null ? 'x' : `${String(value)}x`;
}

test('each value of a file of answers that the log tells, too, is told where it is otherwise', () => {
  const pointers = leavesOf(content, true).filter(
    ({ pointer, value }) =>
      !Array.isArray(value) &&
      (typeof value !== 'object' || value === null) &&
      !/\/headers\//.test(pointer) &&
      !/\/(?:outcome|counted|by|of)$/.test(pointer),
  );
  const untold = pointers.filter(({ pointer, value }) => {
    const places = told({ [PATH]: prettyJson(withLeaf(content, pointer, other(value))) });
    return places.length < 2;
  });
  expect(untold.map(({ pointer }) => pointer)).toEqual([]);
});

test('a place in the log is the line of the event that says it', () => {
  const lines = (member: string) => {
    const own = new Map(files).set(PATH, Buffer.from(prettyJson({ ...content, [member]: 'x' })));
    const found: string[] = [];
    toldBy((ledger) => {
      matchResponses(log, own, ledger.of('responses'));
      found.push(...ledger.disagreements.map(({ second }) => second.place));
    });
    return found;
  };
  expect(lines('actual')).toEqual([PATH, `${LOG}:6`]);
  expect(lines('expected')).toEqual([PATH, `${LOG}:2`]);
});
