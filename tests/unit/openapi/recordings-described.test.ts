import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { matchesTemplate } from '../../../src/common/path-template.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Recording } from '../../../src/targets/recording.ts';
import { operations, wrongAt } from './described-answers.ts';

const RECORDINGS = 'fixtures/recordings';

const recorded = readdirSync(RECORDINGS)
  .filter((file) => /^[RP]\d/.test(file))
  .flatMap((file) =>
    (JSON.parse(readFileSync(`${RECORDINGS}/${file}`, 'utf8')) as Recording[]).map((call, index) => ({
      name: `${file} ${index}: ${call.method} ${call.path} ${call.status}`,
      ...call,
    })),
  );

function operationOf(call: { method: string; path: string }) {
  const found = operations.filter(
    ({ method, path }) => method === call.method && matchesTemplate(path, call.path),
  );
  const [operation] = found;
  if (operation === undefined || found.length > 1)
    throw new RangeError(`${found.length} operations for ${call.path}`);
  return operation;
}

test('there are recordings of every documented call', () => {
  expect(new Set(recorded.map(({ name }) => name.split('.')[0])).size).toBe(32);
});

test.each(recorded)('$name', (call) => {
  const operation = operationOf(call);
  expect(Object.keys(operation.responses)).toContain(String(call.status));
  expect(wrongAt(operation, call.status, call.response)).toEqual([]);
  expect(wrongAt(operation, call.status, 'another answer')).not.toEqual([]);
});

test('an answer that lacks a field of a component it refers to is refused', () => {
  const call = recorded.find(({ name }) => name.startsWith('R2.json'));
  if (call === undefined) throw new RangeError('no recording of R2');
  const { uniqid, ...data } = (call.response as { data: JsonObject }).data;
  expect(wrongAt(operationOf(call), 200, { data })).toEqual(['/data/uniqid']);
});
